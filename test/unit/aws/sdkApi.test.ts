import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { catchFailure, collect, connect, PATIENT, READS, SAMPLE } from './connect.ts';

const CLUSTER_NAME = 'my-cluster';
const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';

let sandbox: Sandbox;
let connections: AwsConnections;
let api: AwsApi;
let clusterArn: string;

beforeAll(async () => {
  sandbox = await startSandbox({ settleMs: 1 });
  clusterArn = sandbox.account.clusters.find((cluster) => cluster.arn.includes(`/${CLUSTER_NAME}/`))?.arn ?? '';
});

afterAll(() => sandbox.close());

beforeEach(() => {
  connections = connect(sandbox.endpoint);
  api = connections.api(SAMPLE);
});

afterEach(async () => {
  sandbox.reset();
  await connections.dispose();
});

describe('reading the sample account', () => {
  it('tells who is asking', async () => {
    const account = clusterArn.split(':')[4];
    expect(await api.getIdentity(PATIENT)).toEqual({ account, arn: expect.stringContaining(`:${account}:`) });
  });

  it('lists the clusters with their methods, and describes one alike', async () => {
    const clusters = await collect(api.listClusters(PATIENT));
    expect(clusters.length).toBeGreaterThanOrEqual(8);
    const cluster = clusters.find((entry) => entry.name === CLUSTER_NAME);
    expect(cluster).toMatchObject({ arn: clusterArn, type: 'PROVISIONED', state: 'ACTIVE' });
    expect(cluster?.authMethods.length).toBeGreaterThan(1);
    expect(clusters.filter((entry) => entry.type === 'SERVERLESS').map((entry) => entry.authMethods)).toContainEqual([
      'iam',
    ]);
    expect(await api.getCluster(clusterArn, PATIENT)).toEqual(cluster);
  });

  it('lists brokers for the enabled methods only', async () => {
    const { authMethods } = await api.getCluster(clusterArn, PATIENT);
    const brokers = await api.getBootstrapBrokers(clusterArn, PATIENT);
    const methods = brokers.filter((entry) => entry.network === 'vpc').map((entry) => entry.method);
    expect([...new Set(methods)].sort()).toEqual([...authMethods].sort());
  });

  it('keeps the brokers when the cluster may not be described', async () => {
    sandbox.setFaults({ deny: ['kafka:DescribeClusterV2'] });
    const brokers = await api.getBootstrapBrokers(clusterArn, PATIENT);
    expect(brokers.map((entry) => entry.method)).toEqual(expect.arrayContaining(['mtls', 'unauthenticated-tls']));
  });

  it('lists topics, SCRAM secrets and connections of a cluster', async () => {
    expect((await collect(api.listTopics(clusterArn, PATIENT))).map((topic) => topic.name)).toContain('AWSKafkaTopic');
    for (const secret of await collect(api.listScramSecrets(clusterArn, PATIENT))) {
      expect(secret).toMatch(/^arn:aws:secretsmanager:.*AmazonMSK_/);
    }
    expect(await collect(api.listClientVpcConnections(clusterArn, PATIENT))).toBeInstanceOf(Array);
    const [connection] = await collect(api.listVpcConnections(PATIENT));
    expect(connection?.arn).toContain(':vpc-connection/444455556666/');
    expect(connection?.targetClusterArn).toContain(':444455556666:cluster/');
  });

  it('lists MSK mappings only, out of all event sources', async () => {
    const mappings = await collect(api.listMappings(PATIENT));
    expect(mappings.length).toBeGreaterThan(20);
    expect(mappings.map((mapping) => mapping.EventSourceArn)).toSatisfy((arns: string[]) =>
      arns.every((arn) => arn.split(':')[2] === 'kafka'),
    );
    expect(sandbox.account.mappings.length).toBeGreaterThan(mappings.length);
    expect(mappings.find((mapping) => mapping.UUID === UUID)).toMatchObject({
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('lists functions, and gets one by name', async () => {
    const functions = await collect(api.listFunctions(PATIENT));
    expect(functions).toHaveLength(sandbox.account.functions.length);
    const wanted = functions.find((entry) => entry.name === 'my-kafka-function');
    expect(wanted).toMatchObject({ timeout: expect.any(Number), role: expect.stringContaining(':role/') });
    expect(await api.getFunction('my-kafka-function', PATIENT)).toMatchObject({ arn: wanted?.arn });
  });

  it('lists secrets, queues, notification topics and buckets', async () => {
    expect((await collect(api.listSecrets(PATIENT))).some((secret) => secret.name.startsWith('AmazonMSK_'))).toBe(true);
    const queues = await collect(api.listQueues(PATIENT));
    expect(queues.map((queue) => queue.fifo)).toEqual(expect.arrayContaining([true, false]));
    expect(queues[0]?.arn).toMatch(/^arn:aws:sqs:us-east-1:\d{12}:./);
    expect((await collect(api.listNotificationTopics(PATIENT)))[0]?.arn).toMatch(/^arn:aws:sns:us-east-1:\d{12}:./);
    expect((await collect(api.listBuckets(PATIENT)))[0]?.arn).toMatch(/^arn:aws:s3:::./);
  });
});

describe('changing mappings', () => {
  it('creates, gets with tags, updates, disables and deletes a mapping', async () => {
    const input: MappingInput = {
      FunctionName: 'my-kafka-function',
      EventSourceArn: clusterArn,
      Topics: ['adapter-test'],
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: '2026-01-01T00:00:00Z',
      BatchSize: 50,
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[1]}}' }] },
      Tags: { team: 'orders' },
    };
    const created = await api.createMapping(input, PATIENT);
    expect(created).toMatchObject({
      State: 'Creating',
      Topics: ['adapter-test'],
      StartingPositionTimestamp: '2026-01-01T00:00:00.000Z',
    });
    expect(await untilSettled(created.UUID)).toBe('Enabled');
    expect(await api.getMappingTags(created.EventSourceMappingArn ?? '', PATIENT)).toEqual({ team: 'orders' });

    const updated = await api.updateMapping(created.UUID, { BatchSize: 60, FilterCriteria: {} }, PATIENT);
    expect(updated).toMatchObject({ BatchSize: 60 });
    expect(updated.FilterCriteria?.Filters ?? []).toEqual([]);
    await untilSettled(created.UUID);
    await api.updateMapping(created.UUID, { Enabled: false }, PATIENT);
    expect(await untilSettled(created.UUID)).toBe('Disabled');
    expect((await api.deleteMapping(created.UUID, PATIENT)).State).toBe('Deleting');
    expect(await untilSettled(created.UUID)).toBe('gone');
  });

  it('says what AWS says when it refuses', async () => {
    const [existing] = await collect(api.listMappings(PATIENT));
    const { FunctionArn: FunctionName, EventSourceArn, Topics } = existing ?? {};
    const again = { FunctionName, EventSourceArn, Topics, StartingPosition: 'LATEST' };
    const conflict = await catchFailure(api.createMapping(again, PATIENT));
    expect(conflict).toMatchObject({ reason: 'conflict', code: 'ResourceConflictException', httpStatus: 409 });
    expect(conflict.message).toContain(`UUID ${existing?.UUID}`);

    const missing = await catchFailure(api.getMapping('00000000-0000-0000-0000-000000000000', PATIENT));
    expect(missing).toMatchObject({ reason: 'not-found', message: 'The resource you requested does not exist.' });
    const unknown = await catchFailure(
      api.createMapping({ ...again, FunctionName: 'no-such-function', Topics: ['other-topic'] }, PATIENT),
    );
    expect(unknown).toMatchObject({ reason: 'invalid', message: 'Function does not exist' });
  });

  it('refuses a timestamp that is none without asking AWS', async () => {
    const input = { FunctionName: 'f', StartingPositionTimestamp: 'soon' };
    const failure = await catchFailure(api.createMapping(input, PATIENT));
    expect(failure).toMatchObject({ reason: 'invalid', operation: 'lambda:CreateEventSourceMapping' });
    expect(sandbox.requests).toEqual([]);
  });

  async function untilSettled(uuid: string): Promise<string> {
    for (;;) {
      const state = await api.getMapping(uuid, PATIENT).then(
        (mapping) => mapping.State,
        () => 'gone',
      );
      if (!/ing$/.test(state)) return state;
    }
  }
});

describe('paging', () => {
  it('follows the token through pages of one and empty pages, and passes pages on as they come', async () => {
    sandbox.setFaults({ pageSize: 4, emptyPages: true });
    const pages: number[] = [];
    for await (const page of api.listClusters(PATIENT)) pages.push(page.length);
    expect(pages.filter((length) => length === 0).length).toBeGreaterThan(1);
    expect(Math.max(...pages)).toBe(4);
    sandbox.setFaults({});
    const whole = await collect(api.listClusters(PATIENT));
    expect(pages.reduce((sum, length) => sum + length, 0)).toBe(whole.length);
  });

  it('stops asking when the reader stops reading', async () => {
    sandbox.setFaults({ pageSize: 1 });
    for await (const page of api.listFunctions(PATIENT)) {
      expect(page).toHaveLength(1);
      break;
    }
    expect(sandbox.requests).toHaveLength(1);
  });
});

describe('faults', () => {
  it.each(Object.keys(READS))('reports that %s is denied, and nothing else is', async (operation) => {
    sandbox.setFaults({ deny: [operation] });
    const failure = await catchFailure(READS[operation]?.(api, clusterArn, UUID) ?? Promise.resolve());
    expect(failure).toMatchObject({ reason: 'access-denied', operation });
    expect(failure.message).toContain(operation);
    const other = operation.startsWith('kafka:List') ? api.getIdentity(PATIENT) : collect(api.listClusters(PATIENT));
    await expect(other).resolves.toBeTruthy();
  });

  it.each(['lambda:ListFunctions', 'sts:GetCallerIdentity', 'secretsmanager:ListSecrets', 's3:ListAllMyBuckets'])(
    'says that garbage in answer to %s is not AWS',
    async (operation) => {
      sandbox.setFaults({ garbage: true });
      const failure = await catchFailure(READS[operation]?.(api, clusterArn, UUID) ?? Promise.resolve());
      expect(failure).toMatchObject({ reason: 'unknown', operation });
      expect(failure.message).toContain(`${new URL(sandbox.endpoint).host} did not answer like AWS`);
    },
  );

  it('tries again when every second call is throttled', async () => {
    sandbox.setFaults({ throttleEvery: 2 });
    const [functions, mappings] = await Promise.all([
      collect(api.listFunctions(PATIENT)),
      collect(api.listMappings(PATIENT)),
    ]);
    expect(functions).toHaveLength(sandbox.account.functions.length);
    expect(mappings.length).toBeGreaterThan(20);
    expect(sandbox.requests.some((request) => request.status === 429)).toBe(true);
  });

  it('says so when connections are cut', async () => {
    sandbox.setFaults({ dropConnections: true });
    const failure = await catchFailure(api.getIdentity(PATIENT));
    expect(failure.reason).toBe('network');
    expect(failure.message).toBe(`${new URL(sandbox.endpoint).host} closed the connection without an answer.`);
    expect(sandbox.requests.length).toBe(5);
  });

  it('says so when the token expired', async () => {
    sandbox.setFaults({ expiredToken: true });
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure.reason).toBe('expired-credentials');
    expect(failure.message).toContain('expired');
  });
});
