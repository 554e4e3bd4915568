import * as l10n from '@vscode/l10n';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { type ChartNeed, type ChartSpec, isMeasured } from './charts.ts';
import type { MetricSeries } from './metricSeries.ts';
import { formatAmount, formatMinutes, formatNumber } from './numberWords.ts';

/** What a chart's numbers say, in one or two sentences; where there are none, why. Series in the order of the lines. */
export function toChartWords(chart: ChartSpec, series: readonly MetricSeries[], mapping: DeployedMapping): string {
  if (series.every((points) => points.length === 0)) return toNoDataWords(chart, mapping);
  return WORDS[chart.words](chart, series);
}

const NEEDS: Readonly<Record<ChartNeed, () => string>> = {
  EventCount: () => l10n.t('Event counts are not turned on for this mapping.'),
  ErrorCount: () => l10n.t('Error counts are not turned on for this mapping.'),
  KafkaMetrics: () => l10n.t('Kafka metrics are not turned on for this mapping.'),
  provisioned: () => l10n.t('Only mappings in provisioned mode have event pollers of their own.'),
};

/** Nothing is measured while a mapping is off (events.md 6); what is measured comes minutes late (limits.md 7). */
function toNoDataWords(chart: ChartSpec, mapping: DeployedMapping): string {
  if (chart.needs !== undefined && !isMeasured(chart, mapping)) return NEEDS[chart.needs]();
  if (mapping.State === 'Disabled') return l10n.t('No data: while a mapping is disabled, Lambda measures nothing.');
  if (chart.id === 'errors' || chart.id === 'losses') return l10n.t('None in this time.');
  if (chart.id === 'records') return l10n.t('No data: Lambda has polled nothing in this time.');
  if (chart.id === 'calls' || chart.id === 'duration' || chart.id === 'concurrency') {
    return l10n.t('No data: the function was not called in this time.');
  }
  return l10n.t('No data in this time. Metrics come up to three minutes late.');
}

const WORDS: Readonly<Record<ChartSpec['words'], (chart: ChartSpec, series: readonly MetricSeries[]) => string>> = {
  backlog: (_chart, series) => toBacklogWords(series[0] ?? []),
  totals: toTotalWords,
  level: toLevelWords,
};

/** Change a minute that counts as none, as a part of the backlog. */
const STEADY = 0.002;

function toBacklogWords(series: MetricSeries): string {
  const last = series.at(-1)?.value ?? 0;
  const slope = toSlope(series);
  const amount = formatAmount(last, 'records');
  if (slope === undefined) return l10n.t('{0} wait.', amount);
  if (Math.abs(slope) <= Math.max(0.5, last * STEADY)) {
    return last < 1 ? l10n.t('Nothing waits.') : l10n.t('{0} wait; that is steady.', amount);
  }
  const rate = formatAmount(Math.abs(slope), 'records');
  if (slope < 0) {
    const time = formatMinutes(last / -slope);
    return l10n.t('{0} wait. Lag falls by {1} a minute: at this rate it is at zero in {2}.', amount, rate, time);
  }
  const more = formatAmount(last + slope * 60, 'records');
  return l10n.t('{0} wait. Lag grows by {1} a minute: at this rate {2} wait in an hour.', amount, rate, more);
}

/** The newest part of a series, which says where it is going. */
const NEWEST = 1 / 4;
const FEWEST = 3;

/** Standard errors that a change has to be away from none: less is what the points scatter by anyway. */
const CERTAIN = 2;

/** Change a minute by least squares over the newest points, 0 where it is lost in their scatter; undefined with too few of them. */
export function toSlope(series: MetricSeries): number | undefined {
  const points = series.slice(-Math.max(FEWEST, Math.ceil(series.length * NEWEST)));
  if (points.length < FEWEST) return undefined;
  const origin = points[0]?.at ?? 0;
  const minutes = points.map(({ at }) => (at - origin) / 60_000);
  const meanTime = mean(minutes);
  const meanValue = mean(points.map(({ value }) => value));
  let upper = 0;
  let lower = 0;
  for (const [index, { value }] of points.entries()) {
    const away = (minutes[index] ?? 0) - meanTime;
    upper += away * (value - meanValue);
    lower += away * away;
  }
  if (lower === 0) return undefined;
  const slope = upper / lower;
  const scatter = points.reduce((sum, { value }, index) => {
    const away = value - meanValue - slope * ((minutes[index] ?? 0) - meanTime);
    return sum + away * away;
  }, 0);
  const error = Math.sqrt(scatter / (points.length - 2) / lower);
  return Math.abs(slope) < CERTAIN * error ? 0 : slope;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function toTotalWords({ id, lines }: ChartSpec, series: readonly MetricSeries[]): string {
  const totals = series.map((points) => points.reduce((sum, { value }) => sum + value, 0));
  if (totals.every((total) => total === 0)) return l10n.t('None in this time.');
  const [calls = 0, errors = 0] = totals;
  if (id === 'calls' && errors > 0 && errors === calls) {
    return l10n.t('In this time – Invocations: {0}. All of them failed.', formatNumber(calls));
  }
  const parts = lines.flatMap(({ label }, index) => {
    const total = totals[index] ?? 0;
    return total === 0 ? [] : [l10n.t('{0}: {1}', label(), formatNumber(total))];
  });
  return l10n.t('In this time – {0}.', parts.join(', '));
}

function toLevelWords({ unit }: ChartSpec, series: readonly MetricSeries[]): string {
  const values = series.flatMap((points) => points.map(({ value }) => value));
  const least = values.reduce((one, other) => Math.min(one, other));
  const most = values.reduce((one, other) => Math.max(one, other));
  if (least === most) return l10n.t('{0} all the time.', formatAmount(most, unit));
  const last = formatAmount(series[0]?.at(-1)?.value ?? 0, unit);
  return l10n.t('Last {0}; between {1} and {2} in this time.', last, formatNumber(least), formatAmount(most, unit));
}
