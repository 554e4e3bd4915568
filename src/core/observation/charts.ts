import * as l10n from '@vscode/l10n';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { isProvisioned } from '../mapping/provisionedMode.ts';
import type { MetricQuery, MetricStatistic } from './metricSeries.ts';

/** A group of MetricsConfig, or provisioned mode itself. */
export type ChartNeed = 'EventCount' | 'ErrorCount' | 'KafkaMetrics' | 'provisioned';

export type ChartUnit = 'records' | 'errors' | 'calls' | 'pollers' | 'milliseconds' | 'bytes';

export interface ChartLine {
  readonly metric: string;
  readonly statistic: MetricStatistic;
  readonly label: () => string;
}

/** One chart of a mapping: what it shows, and how its numbers are put into words. */
export interface ChartSpec {
  readonly id: string;
  readonly title: () => string;
  /** One sentence. */
  readonly about: () => string;
  readonly unit: ChartUnit;
  /** Whose metrics: those of a function are shared by all mappings that call it. */
  readonly of: 'mapping' | 'function';
  /** Absent: measured always, while the mapping is on. */
  readonly needs?: ChartNeed;
  readonly words: 'backlog' | 'totals' | 'level';
  readonly lines: readonly ChartLine[];
  readonly source: string;
}

/** Names, dimensions and statistics: Lambda developer guide, monitoring-metrics-types; events.md 6. */
export const CHARTS: readonly ChartSpec[] = [
  {
    id: 'lag',
    title: () => l10n.t('Offset lag'),
    about: () => l10n.t('Records that the function has not processed yet, of all mappings that call it.'),
    unit: 'records',
    of: 'function',
    words: 'backlog',
    lines: [{ metric: 'OffsetLag', statistic: 'Maximum', label: () => l10n.t('Lag') }],
    source: 'source-facts 180-182, events.md 6',
  },
  {
    id: 'mappingLag',
    title: () => l10n.t('Offset lag of this mapping'),
    about: () => l10n.t('Over all partitions, and on the partition that is furthest behind.'),
    unit: 'records',
    of: 'mapping',
    needs: 'KafkaMetrics',
    words: 'backlog',
    lines: [
      { metric: 'SumOffsetLag', statistic: 'Maximum', label: () => l10n.t('All partitions') },
      { metric: 'MaxOffsetLag', statistic: 'Maximum', label: () => l10n.t('Worst partition') },
    ],
    source: 'events.md 6',
  },
  {
    id: 'records',
    title: () => l10n.t('Records'),
    about: () => l10n.t('Read from the topic, left out by filters, given to the function and committed.'),
    unit: 'records',
    of: 'mapping',
    needs: 'EventCount',
    words: 'totals',
    lines: [
      { metric: 'PolledEventCount', statistic: 'Sum', label: () => l10n.t('Polled') },
      { metric: 'InvokedEventCount', statistic: 'Sum', label: () => l10n.t('Invoked') },
      { metric: 'FilteredOutEventCount', statistic: 'Sum', label: () => l10n.t('Filtered out') },
      { metric: 'CommittedEventCount', statistic: 'Sum', label: () => l10n.t('Committed') },
    ],
    source: 'events.md 6',
  },
  {
    id: 'losses',
    title: () => l10n.t('Failed records'),
    about: () => l10n.t('Records of failed invocations, and what became of those that were given up.'),
    unit: 'records',
    of: 'mapping',
    needs: 'EventCount',
    words: 'totals',
    lines: [
      { metric: 'FailedInvokeEventCount', statistic: 'Sum', label: () => l10n.t('Failed') },
      {
        metric: 'OnFailureDestinationDeliveredEventCount',
        statistic: 'Sum',
        label: () => l10n.t('Sent to the destination'),
      },
      { metric: 'DroppedEventCount', statistic: 'Sum', label: () => l10n.t('Dropped') },
    ],
    source: 'events.md 6',
  },
  {
    id: 'errors',
    title: () => l10n.t('Errors of the mapping'),
    about: () => l10n.t('By the step that went wrong. Invocations are counted by batch, not by record.'),
    unit: 'errors',
    of: 'mapping',
    needs: 'ErrorCount',
    words: 'totals',
    lines: [
      { metric: 'PollingErrorCount', statistic: 'Sum', label: () => l10n.t('Polling') },
      { metric: 'InvokeErrorCount', statistic: 'Sum', label: () => l10n.t('Invoking') },
      { metric: 'SchemaRegistryErrorCount', statistic: 'Sum', label: () => l10n.t('Schema registry') },
      { metric: 'OnFailureDestinationDeliveryErrorCount', statistic: 'Sum', label: () => l10n.t('Destination') },
      { metric: 'CommitErrorCount', statistic: 'Sum', label: () => l10n.t('Committing') },
    ],
    source: 'events.md 6',
  },
  {
    id: 'pollers',
    title: () => l10n.t('Event pollers'),
    about: () => l10n.t('Pollers that run, between the minimum and the maximum of the mapping.'),
    unit: 'pollers',
    of: 'mapping',
    needs: 'provisioned',
    words: 'level',
    lines: [{ metric: 'ProvisionedPollers', statistic: 'Maximum', label: () => l10n.t('Pollers') }],
    source: 'events.md 6, fields.md 14',
  },
  {
    id: 'calls',
    title: () => l10n.t('Function calls'),
    about: () => l10n.t('All calls of the function, whoever makes them.'),
    unit: 'calls',
    of: 'function',
    words: 'totals',
    lines: [
      { metric: 'Invocations', statistic: 'Sum', label: () => l10n.t('Invocations') },
      { metric: 'Errors', statistic: 'Sum', label: () => l10n.t('Errors') },
      { metric: 'Throttles', statistic: 'Sum', label: () => l10n.t('Throttles') },
    ],
    source: 'errors.md A9',
  },
  {
    id: 'duration',
    title: () => l10n.t('Duration of the function'),
    about: () => l10n.t('How long one call takes.'),
    unit: 'milliseconds',
    of: 'function',
    words: 'level',
    lines: [
      { metric: 'Duration', statistic: 'Average', label: () => l10n.t('Average') },
      { metric: 'Duration', statistic: 'Maximum', label: () => l10n.t('Longest') },
    ],
    source: 'errors.md A9',
  },
  {
    id: 'concurrency',
    title: () => l10n.t('Concurrency of the function'),
    about: () => l10n.t('Calls of the function at the same time.'),
    unit: 'calls',
    of: 'function',
    words: 'level',
    lines: [{ metric: 'ConcurrentExecutions', statistic: 'Maximum', label: () => l10n.t('At the same time') }],
    source: 'source-facts 175',
  },
];

/** Whether the mapping's configuration makes Lambda send what the chart shows. */
export function isMeasured({ needs }: ChartSpec, mapping: DeployedMapping): boolean {
  if (needs === undefined) return true;
  if (needs === 'provisioned') return isProvisioned(mapping);
  return mapping.MetricsConfig?.Metrics?.includes(needs) === true;
}

/** What has to be asked for a chart, a query a line. */
export function toQueries({ of, lines }: ChartSpec, mapping: DeployedMapping, functionName: string): MetricQuery[] {
  const dimension =
    of === 'mapping'
      ? ({ name: 'EventSourceMappingUUID', value: mapping.UUID } as const)
      : ({ name: 'FunctionName', value: functionName } as const);
  return lines.map(({ metric, statistic }) => ({ metric, statistic, dimension }));
}
