import { settleAll } from '../account/lifecycle.ts';
import { Measurements, type MetricName } from '../activity/series.ts';
import { findStatistic } from '../activity/statistics.ts';
import { isRecord } from '../parameters.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { InvalidParameter, ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** Amazon CloudWatch: what Lambda measures of mappings and of the functions that they feed. */
export const cloudWatch: Service = {
  // Its requests are signed for "monitoring", and its rights begin with "cloudwatch".
  name: 'monitoring',
  protocol: awsJson({
    version: '1.0',
    target: 'GraniteServiceVersion20100801',
    errorPrefix: 'com.amazonaws.cloudwatch#',
    message: 'message',
    queryCodes: { InvalidParameterValueException: 'InvalidParameterValue' },
  }),
  errors: {
    ...jsonErrors,
    accessDenied: { code: 'AccessDenied', status: 403 },
    throttled: { code: 'Throttling', status: 400 },
    invalidParameter: { code: 'InvalidParameterValueException', status: 400 },
    invalidToken: { code: 'InvalidNextToken', status: 400 },
  },
  operations: [
    { name: 'GetMetricData', actions: ['cloudwatch:GetMetricData'], handle: getMetricData },
    { name: 'ListMetrics', actions: ['cloudwatch:ListMetrics'], handle: listMetrics },
  ],
};

const minute = 60_000;
const longestQueryList = 500;

interface MetricQuery {
  readonly id: string;
  readonly metric: MetricName;
  /** Milliseconds. */
  readonly period: number;
  readonly statistic: string;
}

function getMetricData(call: Call): Answer {
  const queries = call.parameters.records('MetricDataQueries').map(parseQuery);
  if (queries.length === 0 || queries.length > longestQueryList) {
    throw new InvalidParameter('MetricDataQueries', 'The list MetricDataQueries must have from 1 to 500 members.');
  }
  const from = readTime(call, 'StartTime');
  const to = Math.min(readTime(call, 'EndTime'), call.now);
  settleAll(call.account, call);
  const measurements = new Measurements(call.account, call.now);
  const isAscending = call.parameters.text('ScanBy') === 'TimestampAscending';
  const results = queries.map((query) => {
    const points = toPoints(measurements, query, { from, to });
    const ordered = isAscending ? points : points.toReversed();
    return {
      Id: query.id,
      Label: query.metric.name,
      Timestamps: ordered.map(({ at }) => at / 1000),
      Values: ordered.map(({ value }) => value),
      StatusCode: 'Complete',
    };
  });
  return { body: { MetricDataResults: results, Messages: [] } };
}

/** Only minutes that are over have been measured; a period is told as soon as its first minute is. */
function toPoints(
  measurements: Measurements,
  { metric, period, statistic }: MetricQuery,
  { from, to }: { readonly from: number; readonly to: number },
): readonly { readonly at: number; readonly value: number }[] {
  const reduce = findStatistic(statistic);
  if (reduce === undefined) throw new InvalidParameter('Stat', `The value ${statistic} for Stat is not supported.`);
  const points: { at: number; value: number }[] = [];
  for (let at = Math.floor(from / period) * period; at < to; at += period) {
    const samples: number[] = [];
    for (let start = at; start < at + period && start + minute <= to; start += minute) {
      samples.push(...measurements.samples(metric, start));
    }
    if (samples.length > 0) points.push({ at, value: reduce(samples) });
  }
  return points;
}

function parseQuery(query: Readonly<Record<string, unknown>>): MetricQuery {
  const { Id: id, MetricStat: stat } = query;
  if (typeof id !== 'string' || !/^[a-z][a-zA-Z0-9_]*$/.test(id)) {
    throw new InvalidParameter('Id', `The value ${String(id)} for Id must match the expression ^[a-z][a-zA-Z0-9_]*$.`);
  }
  if (!isRecord(stat) || !isRecord(stat.Metric)) {
    throw new InvalidParameter('MetricStat', 'The sandbox reads metrics, and works out no expressions.');
  }
  const seconds = Number(stat.Period);
  if (!Number.isInteger(seconds) || seconds < 60 || seconds % 60 !== 0) {
    throw new InvalidParameter('Period', 'Period must be a multiple of 60.');
  }
  return { id, metric: parseMetric(stat.Metric), period: seconds * 1000, statistic: String(stat.Stat) };
}

function parseMetric({ Namespace, MetricName, Dimensions }: Readonly<Record<string, unknown>>): MetricName {
  const dimensions = Array.isArray(Dimensions) ? Dimensions.filter(isRecord) : [];
  return {
    namespace: String(Namespace),
    name: String(MetricName),
    dimensions: dimensions.map(({ Name, Value }) => ({ name: String(Name), value: String(Value) })),
  };
}

/** JSON carries times as seconds. */
function readTime(call: Call, name: string): number {
  const value = call.parameters.all[name];
  const time = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(time)) {
    throw new ServiceError({ code: 'MissingParameter', status: 400 }, `The parameter ${name} is required.`);
  }
  return time;
}

function listMetrics(call: Call): Answer {
  const { parameters } = call;
  const space = parameters.text('Namespace');
  const name = parameters.text('MetricName');
  const wanted = parameters.records('Dimensions');
  const metrics = new Measurements(call.account, call.now)
    .list()
    .filter((metric) => (space ?? metric.namespace) === metric.namespace && (name ?? metric.name) === metric.name)
    .filter(({ dimensions }) =>
      wanted.every(({ Name, Value }) =>
        dimensions.some((one) => one.name === Name && (Value === undefined || one.value === Value)),
      ),
    );
  const page = call.toPage(metrics, {
    list: `cloudwatch:ListMetrics ${space ?? ''} ${name ?? ''} ${JSON.stringify(wanted)}`,
    key: (metric) => JSON.stringify([metric.name, metric.dimensions]),
    token: parameters.text('NextToken'),
    tokenName: 'NextToken',
    maximum: 500,
  });
  return {
    body: {
      Metrics: page.items.map((metric) => ({
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: metric.dimensions.map((dimension) => ({ Name: dimension.name, Value: dimension.value })),
      })),
      ...(page.token !== undefined && { NextToken: page.token }),
    },
  };
}
