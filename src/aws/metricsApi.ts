import type { MetricQuery, MetricRange, MetricSeries } from '../core/observation/metricSeries.ts';
import type { SdkCalls } from './sdkCalls.ts';

/** What CloudWatch measures. */
export interface MetricsApi {
  /** One series a query, in the order of the queries. */
  readMetrics(
    queries: readonly MetricQuery[],
    range: MetricRange,
    signal: AbortSignal,
  ): Promise<readonly MetricSeries[]>;
}

/** Queries that one call takes (limits.md 1). */
const MOST_QUERIES = 500;

export function createMetricsApi(calls: SdkCalls): MetricsApi {
  /** Points by the id of their query, from all pages: the points of one series may stand on several. */
  const readBlock = async (queries: readonly MetricQuery[], range: MetricRange, signal: AbortSignal) => {
    const found = queries.map(() => new Map<number, number>());
    const pages = calls.pages('cloudwatch:GetMetricData', signal, async (NextToken, options) => {
      const { GetMetricDataCommand } = await import('@aws-sdk/client-cloudwatch');
      const client = await calls.clients.cloudWatch();
      const page = await client.send(new GetMetricDataCommand({ ...toInput(queries, range), NextToken }), options);
      return { items: page.MetricDataResults ?? [], next: page.NextToken };
    });
    for await (const results of pages) {
      for (const { Id = '', Timestamps = [], Values = [] } of results) {
        const points = found[Number(Id.slice(1))];
        for (const [index, time] of Timestamps.entries()) points?.set(time.getTime(), Values[index] ?? 0);
      }
    }
    return found.map(toSeries);
  };

  return {
    async readMetrics(queries, range, signal) {
      const blocks: Promise<readonly MetricSeries[]>[] = [];
      for (let first = 0; first < queries.length; first += MOST_QUERIES) {
        blocks.push(readBlock(queries.slice(first, first + MOST_QUERIES), range, signal));
      }
      return (await Promise.all(blocks)).flat();
    },
  };
}

function toInput(queries: readonly MetricQuery[], { from, to, period }: MetricRange) {
  return {
    StartTime: new Date(from),
    EndTime: new Date(to),
    ScanBy: 'TimestampAscending' as const,
    MetricDataQueries: queries.map(({ metric, dimension, statistic }, index) => ({
      Id: `q${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Lambda',
          MetricName: metric,
          Dimensions: [{ Name: dimension.name, Value: dimension.value }],
        },
        Period: period,
        Stat: statistic,
      },
    })),
  };
}

function toSeries(points: ReadonlyMap<number, number>): MetricSeries {
  return [...points].map(([at, value]) => ({ at, value })).sort((one, other) => one.at - other.at);
}
