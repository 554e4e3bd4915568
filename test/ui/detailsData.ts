import type { DeployedMapping } from '../../src/core/mapping/mapping.ts';
import { toChartColumns } from '../../src/core/observation/chartColumns.ts';
import { CHARTS, isMeasured } from '../../src/core/observation/charts.ts';
import { toChartWords } from '../../src/core/observation/chartWords.ts';
import type { LastError } from '../../src/core/observation/lastError.ts';
import type { MetricSeries } from '../../src/core/observation/metricSeries.ts';
import { toOverview } from '../../src/core/observation/overview.ts';
import { readLogRecord } from '../../src/core/observation/readLogRecord.ts';
import { type TimeRangeId, toMetricRange } from '../../src/core/observation/timeRanges.ts';
import type { ChartsState, LogLine, LogsState, OverviewState } from '../../src/details/protocol.ts';

export const UUID = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/2f0e1d3c-5b4a-4978-8695-a4b3c2d1e0f9-7';
const NOW = Date.UTC(2026, 10, 22, 12);

/** A mapping with everything turned on. */
export const WORKING: DeployedMapping = {
  UUID,
  FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:orders-processor',
  EventSourceArn: CLUSTER,
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
  State: 'Enabled',
  LastProcessingResult: 'OK',
  LastModified: '2026-11-15T12:00:00Z',
  BatchSize: 1000,
  MaximumBatchingWindowInSeconds: 1,
  ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 20 },
  MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
  LoggingConfig: { SystemLogLevel: 'INFO' },
  DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:orders-failures' } },
};

/** An on-demand mapping that cannot connect. */
export const FAILING: DeployedMapping = {
  ...WORKING,
  LastProcessingResult: 'PROBLEM: Connection error. Please check your event source connection configuration.',
  StateTransitionReason: 'USER_INITIATED',
  ProvisionedPollerConfig: undefined,
  MetricsConfig: undefined,
  LoggingConfig: undefined,
};

/** A mapping whose function throws. */
export const THROWING: DeployedMapping = { ...FAILING, LastProcessingResult: 'PROBLEM: Function call failed' };

const requestId = '0a1b2c3d-0000-4000-8000-000000000001';
export const LAST_ERROR = {
  kind: 'found',
  error: { at: Date.now() - 200_000, text: "KeyError: 'session_id'", requestId, words: requestId },
} as const;

export function toOverviewState(mapping: DeployedMapping, lastError?: LastError): OverviewState {
  const known = {
    region: 'us-east-1',
    clusters: [],
    functions: [
      {
        arn: mapping.FunctionArn,
        name: 'orders-processor',
        timeout: 60,
        memory: 1024,
        runtime: 'nodejs24.x',
        state: 'Active',
      },
    ],
  };
  return {
    place: 'Sample account · us-east-1',
    overview: toOverview(mapping, known, lastError),
    history: [{ at: NOW, state: mapping.State, result: mapping.LastProcessingResult ?? '' }],
    gone: false,
    readAt: NOW,
  };
}

/** One point a period; a gap where `value` gives none. */
function toSeries(range: TimeRangeId, value: (minute: number) => number | undefined): MetricSeries {
  const { from, to, period } = toMetricRange(range, NOW);
  const points: { at: number; value: number }[] = [];
  for (let at = from; at < to; at += period * 1000) {
    const found = value((at - from) / 60_000);
    if (found !== undefined) points.push({ at, value: found });
  }
  return points;
}

export function toChartsState(mapping: DeployedMapping, range: TimeRangeId = '3h'): ChartsState {
  const charts = CHARTS.map((chart, place) => {
    const series = chart.lines.map((_line, index) => {
      if (!isMeasured(chart, mapping) || (chart.id === 'losses' && index === 2)) return [];
      if (chart.id === 'lag') return toSeries(range, (minute) => 1000 + 1200 * minute);
      return toSeries(range, (minute) =>
        minute > 60 && minute < 75
          ? undefined
          : Math.round(300 * (place + 1) * (1.2 + Math.sin(minute / 14 + index * 2))),
      );
    });
    return {
      id: chart.id,
      title: chart.title(),
      about: chart.about(),
      unit: chart.unit,
      words: toChartWords(chart, series, mapping),
      measured: isMeasured(chart, mapping),
      labels: chart.lines.map(({ label }) => label()),
      ...toChartColumns(series, toMetricRange(range, NOW)),
    };
  });
  return { range, charts, loading: false, readAt: NOW };
}

const MESSAGES = [
  '{"eventType":"POLLER_STATUS_EVENT","kafkaEventSourceConnection":{"consumerGroupId":"orders-processor","assignedPartitionCount":12,"totalPartitionCount":12}}',
  '{"eventType":"KAFKA_STATUS_EVENT","kafkaPartitionOffsets":{"partition":"orders-3","endOffset":1204,"committedOffset":1180}}',
  '{"eventType":"ESM_PROCESSING_EVENT","logLevel":"WARN","error":{"errorMessage":"Not authorized to access topics: [orders]","errorCode":"org.apache.kafka.common.errors.TopicAuthorizationException"}}',
  "[ERROR] KeyError: 'session_id' in a record that is quite long, so long that it does not fit into a line of a narrow window",
];

export function toLogsState(): LogsState {
  const lines: LogLine[] = MESSAGES.map((message, index) => ({
    id: `e${index}`,
    at: NOW + index * 1000,
    stream: `2026/11/22/${UUID}`,
    raw: message,
    ...readLogRecord({ message }),
  }));
  return { source: 'mapping', filter: '', following: true, lines, loading: false, cut: false };
}
