import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import type { MetricQuery } from '../../../src/core/observation/metricSeries.ts';
import { openSandbox, type TestSandbox } from '../sandbox/sandboxClients.ts';
import { catchFailure, connect, PATIENT, SAMPLE } from './connect.ts';

const ORDERS = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const HOUR = 60 * 60_000;

let sandbox: TestSandbox;
let connections: AwsConnections;
let api: AwsApi;

beforeEach(async () => {
  sandbox = await openSandbox();
  connections = connect(sandbox.endpoint);
  api = connections.api(SAMPLE);
});

afterEach(() => connections.dispose());

const polled: MetricQuery = {
  metric: 'PolledEventCount',
  dimension: { name: 'EventSourceMappingUUID', value: ORDERS },
  statistic: 'Sum',
};

describe('metrics', () => {
  it('come oldest first, one series a query, in the order of the queries', async () => {
    const { now } = sandbox.clock;
    const unknown = { ...polled, metric: 'NoSuchMetric' };
    const series = await api.readMetrics([unknown, polled], { from: now - HOUR, to: now, period: 300 }, PATIENT);
    expect(series.map((points) => points.length)).toEqual([0, 12]);
    const [, points = []] = series;
    expect(points.map(({ at }) => at)).toEqual(Array.from({ length: 12 }, (_, index) => now - HOUR + index * 300_000));
    expect(points.every(({ value }) => value > 0)).toBe(true);
  });

  it('are asked for in blocks of what a call takes', async () => {
    const { now } = sandbox.clock;
    const queries = Array.from({ length: 501 }, () => polled);
    const series = await api.readMetrics(queries, { from: now - 300_000, to: now, period: 300 }, PATIENT);
    expect(series).toHaveLength(501);
    expect(new Set(series.map((points) => JSON.stringify(points))).size).toBe(1);
    expect(sandbox.requests.filter(({ operation }) => operation === 'GetMetricData')).toHaveLength(2);
  });

  it('fail with the right that is missing', async () => {
    sandbox.setFaults({ deny: ['cloudwatch:GetMetricData'] });
    const range = { from: 0, to: 1, period: 60 };
    const failure = await catchFailure(api.readMetrics([polled], range, PATIENT));
    expect(failure).toMatchObject({ reason: 'access-denied', operation: 'cloudwatch:GetMetricData' });
  });
});

describe('log records', () => {
  it('come page by page, oldest first', async () => {
    const { now } = sandbox.clock;
    const group = '/aws/lambda/orders-processor';
    const first = await api.readLogs(group, { from: now - 12 * HOUR }, PATIENT);
    expect(first.events).toHaveLength(1000);
    const second = await api.readLogs(group, { from: now - 12 * HOUR, token: first.next }, PATIENT);
    const times = [...first.events, ...second.events].map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(new Set([...first.events, ...second.events].map(({ id }) => id)).size).toBe(times.length);
  });

  it('are searched by a pattern', async () => {
    const { now } = sandbox.clock;
    const search = { from: now - HOUR, to: now, pattern: `"${ORDERS}/0"` };
    const { events, next } = await api.readLogs('/aws/lambda/orders-processor', search, PATIENT);
    expect(next).toBeUndefined();
    expect(new Set(events.map(({ message }) => JSON.parse(message).eventType))).toEqual(
      new Set(['POLLER_STATUS_EVENT']),
    );
    expect(events.every(({ stream }) => stream === `2026/11/22/${ORDERS}`)).toBe(true);
  });

  it('keep their ids when they are read again with others', async () => {
    const { now } = sandbox.clock;
    const read = async (from: number) =>
      (await api.readLogs('/aws/lambda/orders-processor', { from, to: now }, PATIENT)).events.map(({ id }) => id);
    const [long, short] = [await read(now - 20 * 60_000), await read(now - 10 * 60_000)];
    expect(short.length).toBeGreaterThan(0);
    expect(long.slice(-short.length)).toEqual(short);
  });

  it('of a group that is not there are not found', async () => {
    const failure = await catchFailure(api.readLogs('/aws/lambda/nobody', { from: 0 }, PATIENT));
    expect(failure).toMatchObject({ reason: 'not-found', operation: 'logs:FilterLogEvents' });
  });
});
