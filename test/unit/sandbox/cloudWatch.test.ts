import { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/startSandbox.ts';
import { openSandbox, type TestSandbox } from './sandboxClients.ts';

const working = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const filtered = '9c2f7a36-e51b-4d04-8a6e-3b70f8d1c594';
const unreachable = '0d95e3b7-a42c-4f18-8e6d-b7c13f50a928';
const hour = 60 * 60_000;

function toClient(sandbox: Sandbox): CloudWatchClient {
  const credentials = { accessKeyId: 'sample', secretAccessKey: 'sample' };
  return new CloudWatchClient({ endpoint: sandbox.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

interface Wanted {
  readonly metric: string;
  readonly uuid?: string;
  readonly function?: string;
  readonly stat?: string;
  readonly minutes?: number;
}

async function read(sandbox: TestSandbox, { metric, uuid, function: name, stat = 'Sum', minutes = 60 }: Wanted) {
  const dimension =
    uuid === undefined ? { Name: 'FunctionName', Value: name } : { Name: 'EventSourceMappingUUID', Value: uuid };
  const answer = await toClient(sandbox).send(
    new GetMetricDataCommand({
      StartTime: new Date(sandbox.clock.now - minutes * 60_000),
      EndTime: new Date(sandbox.clock.now),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        {
          Id: 'q0',
          MetricStat: {
            Metric: { Namespace: 'AWS/Lambda', MetricName: metric, Dimensions: [dimension] },
            Period: 60,
            Stat: stat,
          },
        },
      ],
    }),
  );
  return answer.MetricDataResults?.[0]?.Values ?? [];
}

function turnOnMetrics(sandbox: TestSandbox, uuid: string): void {
  const mapping = sandbox.account.mappings.find((entry) => entry.uuid === uuid);
  if (mapping !== undefined)
    mapping.configuration.MetricsConfig = { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] };
}

describe('metrics of the sample account', () => {
  it('are those that MetricsConfig and provisioned mode turn on, and the function’s own', async () => {
    const sandbox = await openSandbox();
    const list = async (Name: string, Value: string) => {
      const answer = await toClient(sandbox).send(
        new ListMetricsCommand({ Namespace: 'AWS/Lambda', Dimensions: [{ Name, Value }] }),
      );
      return (answer.Metrics ?? []).map(({ MetricName }) => MetricName).sort();
    };
    expect(await list('EventSourceMappingUUID', working)).toEqual([
      'CommittedEventCount',
      'DroppedEventCount',
      'EventPollerThroughputInBytes',
      'EventPollerUnit',
      'FailedInvokeEventCount',
      'FilteredOutEventCount',
      'InvokeErrorCount',
      'InvokedEventCount',
      'MaxOffsetLag',
      'OnFailureDestinationDeliveredEventCount',
      'OnFailureDestinationDeliveryErrorCount',
      'PolledEventCount',
      'PollingErrorCount',
      'ProvisionedPollers',
      'SchemaRegistryErrorCount',
      'SumOffsetLag',
    ]);
    expect(await list('EventSourceMappingUUID', filtered)).toEqual([]);
    expect(await list('FunctionName', 'orders-audit-log')).toContain('OffsetLag');
  });

  it('are the same each time they are read', async () => {
    const sandbox = await openSandbox();
    const wanted = { metric: 'PolledEventCount', uuid: working };
    const values = await read(sandbox, wanted);
    expect(values).toHaveLength(60);
    expect(new Set(values).size).toBeGreaterThan(30);
    expect(await read(sandbox, wanted)).toEqual(values);
  });

  it('show no events and a growing lag where the brokers cannot be reached', async () => {
    const sandbox = await openSandbox();
    turnOnMetrics(sandbox, unreachable);
    expect(await read(sandbox, { metric: 'PolledEventCount', uuid: unreachable })).toEqual([]);
    expect(await read(sandbox, { metric: 'PollingErrorCount', uuid: unreachable })).toHaveLength(60);
    const lag = await read(sandbox, { metric: 'OffsetLag', function: 'orders-audit-log', stat: 'Maximum' });
    expect((lag.at(-1) ?? 0) - (lag[0] ?? 0)).toBeGreaterThan(59 * 27);
  });

  it('show the lag going down once the cause is removed', async () => {
    const sandbox = await openSandbox();
    turnOnMetrics(sandbox, unreachable);
    const group = sandbox.account.securityGroups.find(({ name }) => name === 'msk-returns');
    group?.ingress.push({ fromPort: 9098, toPort: 9098, groups: [group.id] });
    await read(sandbox, { metric: 'OffsetLag', function: 'orders-audit-log' });
    sandbox.clock.now += 30 * 60_000;
    const lag = await read(sandbox, { metric: 'SumOffsetLag', uuid: unreachable, minutes: 20 });
    expect((lag[0] ?? 0) - (lag.at(-1) ?? 0)).toBeGreaterThan(19 * 2 * 28);
    expect((await read(sandbox, { metric: 'PolledEventCount', uuid: unreachable, minutes: 5 })).length).toBe(5);
  });

  it('show what filters leave out', async () => {
    const sandbox = await openSandbox();
    turnOnMetrics(sandbox, filtered);
    const [polled = 0] = await read(sandbox, { metric: 'PolledEventCount', uuid: filtered });
    const [out = 0] = await read(sandbox, { metric: 'FilteredOutEventCount', uuid: filtered });
    const [invoked = 0] = await read(sandbox, { metric: 'InvokedEventCount', uuid: filtered });
    expect(out).toBeGreaterThan(0);
    expect(out + invoked).toBe(polled);
  });

  it('show errors of a function that throws, and throttles of one without concurrency', async () => {
    const sandbox = await openSandbox();
    const name = 'clickstream-sessions';
    const errors = await read(sandbox, { metric: 'Errors', function: name });
    expect(errors).toHaveLength(60);
    expect(errors).toEqual(await read(sandbox, { metric: 'Invocations', function: name }));
    const mine = sandbox.account.functions.find((entry) => entry.name === name);
    if (mine !== undefined) mine.reservedConcurrency = 0;
    sandbox.clock.now += hour;
    expect(sandbox.account.mappings.some(({ history }) => history.at(-1)?.check === 'function-concurrency')).toBe(true);
    sandbox.clock.now += 10 * 60_000;
    expect(await read(sandbox, { metric: 'Invocations', function: name, minutes: 9 })).toEqual([]);
    expect(await read(sandbox, { metric: 'Throttles', function: name, minutes: 9 })).toHaveLength(9);
  });

  it('are not sent while a mapping is off', async () => {
    const sandbox = await openSandbox();
    turnOnMetrics(sandbox, 'e91c6d05-7bf8-4a32-8c4e-36d0a5f9e187');
    expect(await read(sandbox, { metric: 'PolledEventCount', uuid: 'e91c6d05-7bf8-4a32-8c4e-36d0a5f9e187' })).toEqual(
      [],
    );
  });

  it('refuse periods and statistics that CloudWatch does not know', async () => {
    const sandbox = await openSandbox();
    await expect(read(sandbox, { metric: 'PolledEventCount', uuid: working, stat: 'Middle' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});
