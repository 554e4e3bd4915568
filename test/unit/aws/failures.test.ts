import { expect, it } from 'vitest';
import { catchFailure, collect, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const BUCKET = 'example-event-archive';
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:payments-failures';

const account = useSampleAccount();

it('reads messages of a queue', async () => {
  const bodies = await account.api.readQueueMessages(QUEUE, PATIENT);
  expect(bodies).toEqual(account.sandbox.account.queues.find(({ arn }) => arn === QUEUE)?.messages);
  expect(await account.api.readQueueMessages(QUEUE.replace('payments', 'orders'), PATIENT)).toEqual([]);
  const gone = await catchFailure(account.api.readQueueMessages(QUEUE.replace('payments', 'no'), PATIENT));
  expect(gone).toMatchObject({ reason: 'not-found', operation: 'sqs:GetQueueUrl' });
});

it('lists and reads objects of a bucket', async () => {
  const [stored] = account.sandbox.account.buckets.find(({ name }) => name === BUCKET)?.objects ?? [];
  const objects = await collect(account.api.listObjects(BUCKET, PATIENT));
  expect(objects).toEqual([
    { key: stored?.key, bytes: Buffer.byteLength(stored?.text ?? ''), modified: '2026-11-21T16:04:31.000Z' },
  ]);
  expect(await account.api.readObject(BUCKET, stored?.key ?? '', PATIENT)).toBe(stored?.text);
  expect(await collect(account.api.listObjects('dest-bucket', PATIENT))).toEqual([]);
  expect(await catchFailure(account.api.readObject(BUCKET, 'not/there', PATIENT))).toMatchObject({
    reason: 'not-found',
  });
  expect(await catchFailure(collect(account.api.listObjects('nobody', PATIENT)))).toMatchObject({
    reason: 'not-found',
  });
});

it('goes through the pages of a large bucket', async () => {
  const bucket = account.sandbox.account.buckets.find(({ name }) => name === 'dest-bucket');
  if (bucket !== undefined) {
    bucket.objects = Array.from({ length: 1234 }, (_, index) => ({
      key: `a b/${String(index).padStart(4, '0')}`,
      modified: '2026-11-21T16:04:31.000Z',
      text: '{}',
    }));
  }
  const objects = await collect(account.api.listObjects('dest-bucket', PATIENT));
  expect(objects.map(({ key }) => key)).toEqual(bucket?.objects?.map(({ key }) => key));
  expect(await account.api.readObject('dest-bucket', 'a b/0007', PATIENT)).toBe('{}');
});
