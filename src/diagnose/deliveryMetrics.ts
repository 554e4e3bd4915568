import type { AwsApi } from '../aws/awsApi.ts';
import { DELIVERY_METRICS, DELIVERY_MINUTES, type DeliveryMetrics } from '../core/diagnosis/deliveryMetrics.ts';
import type { DiagnosisTarget } from '../core/diagnosis/subject.ts';

const MINUTE = 60_000;

/** Sums of the last minutes before `now` (milliseconds since the epoch), in one call. */
export async function readDeliveryMetrics(
  api: AwsApi,
  { mapping }: DiagnosisTarget,
  signal: AbortSignal,
  now = Date.now(),
): Promise<DeliveryMetrics> {
  const to = Math.ceil(now / MINUTE) * MINUTE;
  const dimension = { name: 'EventSourceMappingUUID', value: mapping.UUID } as const;
  const queries = DELIVERY_METRICS.map((metric) => ({ metric, dimension, statistic: 'Sum' }));
  const range = { from: to - DELIVERY_MINUTES * MINUTE, to, period: 60 };
  const series = await api.readMetrics(queries, range, signal);
  const sum = (metric: (typeof DELIVERY_METRICS)[number]) =>
    (series[DELIVERY_METRICS.indexOf(metric)] ?? []).reduce((total, { value }) => total + value, 0);
  const lost = series.slice(0, LOSSES).flatMap((points) => points.filter(({ value }) => value > 0));
  const last = Math.max(...lost.map(({ at }) => at));
  return {
    SchemaRegistryErrorCount: sum('SchemaRegistryErrorCount'),
    OnFailureDestinationDeliveryErrorCount: sum('OnFailureDestinationDeliveryErrorCount'),
    DroppedEventCount: sum('DroppedEventCount'),
    FailedInvokeEventCount: sum('FailedInvokeEventCount'),
    ...(lost.length > 0 && { lastLoss: new Date(last).toISOString() }),
  };
}

/** The first of the metrics tell of losses; the last one only of calls. */
const LOSSES = 3;
