import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { toLogMatcher } from '../../../src/sandbox/activity/logPattern.ts';
import { openSandbox, type TestSandbox } from './sandboxClients.ts';

const unauthorized = '8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d';
const logGroupName = '/aws/lambda/customer-profile-sync';

function toClient(sandbox: TestSandbox): CloudWatchLogsClient {
  const credentials = { accessKeyId: 'sample', secretAccessKey: 'sample' };
  return new CloudWatchLogsClient({ endpoint: sandbox.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

function turnOnLogs(sandbox: TestSandbox, uuid: string, level: string): void {
  const mapping = sandbox.account.mappings.find((entry) => entry.uuid === uuid);
  if (mapping !== undefined) mapping.configuration.LoggingConfig = { SystemLogLevel: level };
}

async function readSystemRecords(sandbox: TestSandbox, uuid: string): Promise<Record<string, unknown>[]> {
  const startTime = sandbox.clock.now - 10 * 60_000;
  const command = new FilterLogEventsCommand({ logGroupName, startTime, filterPattern: `"${uuid}/0"` });
  const { events = [] } = await toClient(sandbox).send(command);
  return events.map(({ message = '' }) => JSON.parse(message));
}

describe('logs of the sample account', () => {
  it('have system records where LoggingConfig asks for them, with the error that the poller meets', async () => {
    const sandbox = await openSandbox();
    expect(await readSystemRecords(sandbox, unauthorized)).toEqual([]);
    turnOnLogs(sandbox, unauthorized, 'WARN');
    const records = await readSystemRecords(sandbox, unauthorized);
    expect(records).toHaveLength(10);
    expect(records[0]).toMatchObject({
      eventType: 'ESM_PROCESSING_EVENT',
      logLevel: 'WARN',
      eventProcessorId: `${unauthorized}/0`,
      error: {
        errorMessage: 'Not authorized to access topics: [profile-updates]',
        errorCode: 'org.apache.kafka.common.errors.TopicAuthorizationException',
      },
    });
  });

  it('say more at lower levels', async () => {
    const sandbox = await openSandbox();
    turnOnLogs(sandbox, unauthorized, 'DEBUG');
    const kinds = new Set((await readSystemRecords(sandbox, unauthorized)).map(({ eventType }) => eventType));
    expect(kinds).toEqual(new Set(['ESM_PROCESSING_EVENT', 'POLLER_STATUS_EVENT', 'KAFKA_STATUS_EVENT']));
  });

  it('have what a function wrote: its error, and the report of each invocation', async () => {
    const sandbox = await openSandbox();
    const { events = [] } = await toClient(sandbox).send(
      new FilterLogEventsCommand({
        logGroupName: '/aws/lambda/clickstream-sessions',
        startTime: sandbox.clock.now - 60_000,
        filterPattern: '"[ERROR]"',
      }),
    );
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]?.message).toContain("KeyError: 'session_id'");
  });

  it('are listed by group and stream', async () => {
    const sandbox = await openSandbox();
    const client = toClient(sandbox);
    const groups = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/lambda/orders' }));
    expect(groups.logGroups?.map((group) => group.logGroupName)).toEqual([
      '/aws/lambda/orders-audit-log',
      '/aws/lambda/orders-processor',
    ]);
    const streams = await client.send(
      new DescribeLogStreamsCommand({
        logGroupName: '/aws/lambda/orders-processor',
        logStreamNamePrefix: '2026/11/22',
      }),
    );
    expect(streams.logStreams?.map((stream) => stream.logStreamName)).toContain(
      '2026/11/22/1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863',
    );
  });
});

describe('filter patterns', () => {
  it.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['"two words"', 'has two words', true],
    ['"two words"', 'two other words', false],
    ['one two', 'two and one', true],
    ['one -two', 'two and one', false],
    ['?one ?two', 'only two', true],
    ['?one ?two', 'three', false],
    ['{ $.error.errorCode = "A" }', '{"error":{"errorCode":"A"}}', true],
    ['{ $.error.errorCode != "A" }', '{"error":{"errorCode":"A"}}', false],
    ['{ $.error = "A" }', 'no JSON', false],
  ])('%s on %s: %s', (pattern, message, expected) => {
    expect(toLogMatcher(pattern)?.(message)).toBe(expected);
  });

  it('are refused where they are not known', () => {
    expect(toLogMatcher('{ ($.a = 1) && ($.b = 2) }')).toBeUndefined();
  });
});
