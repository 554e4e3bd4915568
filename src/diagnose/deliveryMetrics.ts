import type { AwsApi } from '../aws/awsApi.ts';
import { DELIVERY_METRICS, DELIVERY_MINUTES, type DeliveryMetrics } from '../core/diagnosis/deliveryMetrics.ts';
import type { DiagnosisTarget } from '../core/diagnosis/subject.ts';

const MINUTE = 60_000;

/** Sums of the last minutes before `now` (milliseconds since the epoch), in one call. */
export async function readDeliveryMetrics(
  api: AwsApi,
  { mapping, repairedAt = 0 }: DiagnosisTarget,
  signal: AbortSignal,
  now = Date.now(),
): Promise<DeliveryMetrics> {
  const to = Math.ceil(now / MINUTE) * MINUTE;
  const dimension = { name: 'EventSourceMappingUUID', value: mapping.UUID } as const;
  const queries = DELIVERY_METRICS.map((metric) => ({ metric, dimension, statistic: 'Sum' }));
  // The minute of a repair still counts what was before it.
  const from = Math.max(to - DELIVERY_MINUTES * MINUTE, Math.ceil(repairedAt / MINUTE) * MINUTE);
  const series = from < to ? await api.readMetrics(queries, { from, to, period: 60 }, signal) : [];
  const sum = (metric: (typeof DELIVERY_METRICS)[number]) =>
    (series[DELIVERY_METRICS.indexOf(metric)] ?? []).reduce((total, { value }) => total + value, 0);
  const lost = series.slice(0, LOSSES).flatMap((points) => points.filter(({ value }) => value > 0));
  const last = Math.max(...lost.map(({ at }) => at));
  return {
    SchemaRegistryErrorCount: sum('SchemaRegistryErrorCount'),
    OnFailureDestinationDeliveryErrorCount: sum('OnFailureDestinationDeliveryErrorCount'),
    DroppedEventCount: sum('DroppedEventCount'),
    FailedInvokeEventCount: sum('FailedInvokeEventCount'),
    minutes: Math.max(0, (to - from) / MINUTE),
    ...(lost.length > 0 && { lastLoss: new Date(last).toISOString() }),
  };
}

/** The first of the metrics tell of losses; the last one only of calls. */
const LOSSES = 3;
