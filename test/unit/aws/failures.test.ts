import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { catchFailure, collect, connect, PATIENT, SAMPLE } from './connect.ts';

const BUCKET = 'example-event-archive';
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:payments-failures';

let sandbox: Sandbox;
let connections: AwsConnections;
let api: AwsApi;

beforeAll(async () => {
  sandbox = await startSandbox();
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

it('reads messages of a queue', async () => {
  const bodies = await api.readQueueMessages(QUEUE, PATIENT);
  expect(bodies).toEqual(sandbox.account.queues.find(({ arn }) => arn === QUEUE)?.messages);
  expect(await api.readQueueMessages(QUEUE.replace('payments', 'orders'), PATIENT)).toEqual([]);
  const gone = await catchFailure(api.readQueueMessages(QUEUE.replace('payments', 'no'), PATIENT));
  expect(gone).toMatchObject({ reason: 'not-found', operation: 'sqs:GetQueueUrl' });
});

it('lists and reads objects of a bucket', async () => {
  const [stored] = sandbox.account.buckets.find(({ name }) => name === BUCKET)?.objects ?? [];
  const objects = await collect(api.listObjects(BUCKET, PATIENT));
  expect(objects).toEqual([
    { key: stored?.key, bytes: Buffer.byteLength(stored?.text ?? ''), modified: '2026-11-21T16:04:31.000Z' },
  ]);
  expect(await api.readObject(BUCKET, stored?.key ?? '', PATIENT)).toBe(stored?.text);
  expect(await collect(api.listObjects('dest-bucket', PATIENT))).toEqual([]);
  expect(await catchFailure(api.readObject(BUCKET, 'not/there', PATIENT))).toMatchObject({ reason: 'not-found' });
  expect(await catchFailure(collect(api.listObjects('nobody', PATIENT)))).toMatchObject({ reason: 'not-found' });
});

it('goes through the pages of a large bucket', async () => {
  const bucket = sandbox.account.buckets.find(({ name }) => name === 'dest-bucket');
  if (bucket !== undefined) {
    bucket.objects = Array.from({ length: 1234 }, (_, index) => ({
      key: `a b/${String(index).padStart(4, '0')}`,
      modified: '2026-11-21T16:04:31.000Z',
      text: '{}',
    }));
  }
  const objects = await collect(api.listObjects('dest-bucket', PATIENT));
  expect(objects.map(({ key }) => key)).toEqual(bucket?.objects?.map(({ key }) => key));
  expect(await api.readObject('dest-bucket', 'a b/0007', PATIENT)).toBe('{}');
});
