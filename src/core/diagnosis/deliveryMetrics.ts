import * as l10n from '@vscode/l10n';
import type { ProblemId } from '../hints/problems.ts';

/** How far back is looked. */
export const DELIVERY_MINUTES = 15;

/** Metrics come up to so many minutes late (limits.md 7). */
export const LATE_MINUTES = 3;

/** Members of MetricsConfig that turn the metrics on. */
export const METRIC_GROUPS = ['EventCount', 'ErrorCount'] as const;

/** Metrics of a mapping that tell of records that do not arrive (events.md 6). */
export const DELIVERY_METRICS = [
  'SchemaRegistryErrorCount',
  'OnFailureDestinationDeliveryErrorCount',
  'DroppedEventCount',
  'FailedInvokeEventCount',
] as const;

type DeliveryMetric = (typeof DELIVERY_METRICS)[number];

/** Sums of the last minutes; a metric without samples is 0. */
export interface DeliveryMetrics extends Readonly<Record<DeliveryMetric, number>> {
  /** Minutes that were counted: fewer after a repair. */
  readonly minutes: number;
  /** ISO 8601: the last minute in which something was lost. */
  readonly lastLoss?: string;
}

export type LossId = 'registry' | 'destination' | 'dropped' | 'dropped-after-failing';

interface DeliveryLoss {
  readonly count: (metrics: DeliveryMetrics) => number;
  readonly seen: (count: string, minutes: string) => string;
  /** What it tells of. */
  readonly problem: ProblemId;
}

/** The most telling first. */
export const DELIVERY_LOSSES: Readonly<Record<LossId, DeliveryLoss>> = {
  registry: {
    count: ({ SchemaRegistryErrorCount: count }) => count,
    seen: (count, minutes) =>
      l10n.t('Errors with the schema registry in the last {0} minutes: {1} (SchemaRegistryErrorCount)', minutes, count),
    problem: 'schema-registry-failed',
  },
  destination: {
    count: ({ OnFailureDestinationDeliveryErrorCount: count }) => count,
    seen: (count, minutes) =>
      l10n.t(
        'What failed did not arrive at the destination in the last {0} minutes: {1} times (OnFailureDestinationDeliveryErrorCount)',
        minutes,
        count,
      ),
    problem: 'destination-failed',
  },
  dropped: {
    count: ({ DroppedEventCount: dropped, FailedInvokeEventCount: failed }) => (failed === 0 ? dropped : 0),
    seen: (count, minutes) =>
      l10n.t(
        'Records dropped in the last {0} minutes, though no call of the function failed: {1} (DroppedEventCount)',
        minutes,
        count,
      ),
    problem: 'records-dropped',
  },
  'dropped-after-failing': {
    count: ({ DroppedEventCount: dropped, FailedInvokeEventCount: failed }) => (failed === 0 ? 0 : dropped),
    seen: (count, minutes) =>
      l10n.t(
        'Records dropped in the last {0} minutes, in which calls of the function failed: {1} (DroppedEventCount)',
        minutes,
        count,
      ),
    problem: 'function-call-failed',
  },
};

const IDS: readonly LossId[] = ['registry', 'destination', 'dropped', 'dropped-after-failing'];

export function listLosses(metrics: DeliveryMetrics): readonly { readonly id: LossId; readonly count: number }[] {
  return IDS.map((id) => ({ id, count: DELIVERY_LOSSES[id].count(metrics) })).filter(({ count }) => count > 0);
}

/** The problem that a check's sign tells of. */
export function findLossProblem(sign: string | undefined): ProblemId | undefined {
  const id = IDS.find((known) => known === sign);
  return id && DELIVERY_LOSSES[id].problem;
}
