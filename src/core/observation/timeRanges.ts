import * as l10n from '@vscode/l10n';
import type { MetricRange } from './metricSeries.ts';

export type TimeRangeId = '1h' | '3h' | '12h' | '1d' | '1w';

/** A stretch of time that charts show, and how finely. */
export interface TimeRange {
  readonly id: TimeRangeId;
  readonly label: () => string;
  readonly minutes: number;
  /** Seconds a point: Lambda measures each minute (limits.md 7), and more than 300 points fit no chart. */
  readonly period: number;
}

export const TIME_RANGES: readonly TimeRange[] = [
  { id: '1h', label: () => l10n.t('1 hour'), minutes: 60, period: 60 },
  { id: '3h', label: () => l10n.t('3 hours'), minutes: 180, period: 60 },
  { id: '12h', label: () => l10n.t('12 hours'), minutes: 720, period: 300 },
  { id: '1d', label: () => l10n.t('1 day'), minutes: 1440, period: 900 },
  { id: '1w', label: () => l10n.t('1 week'), minutes: 10_080, period: 3600 },
];

export const DEFAULT_TIME_RANGE: TimeRangeId = '3h';

export function isTimeRangeId(value: unknown): value is TimeRangeId {
  return TIME_RANGES.some(({ id }) => id === value);
}

/** What is asked for when the range ends at `now` (milliseconds since the epoch), on whole periods. */
export function toMetricRange(id: TimeRangeId, now: number): MetricRange {
  const { minutes, period } = TIME_RANGES.find((range) => range.id === id) ?? { minutes: 180, period: 60 };
  const step = period * 1000;
  const to = Math.ceil(now / step) * step;
  return { from: to - minutes * 60_000, to, period };
}
