import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  BUCKET,
  FOREIGN_KEY,
  KEY,
  ORDERS,
  QUEUE,
  SECRET,
  SHARED_SECRET,
  TOPIC,
  toArn,
} from './accessSubjects.ts';
import { catchFailure, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const bed = useSampleAccount();

describe('keys and secrets', () => {
  it('a key is told by ARN, id and alias, with its state and its policy', async () => {
    const { sandbox, api } = bed;
    const [byArn, byId, byAlias] = await Promise.all(
      [KEY, KEY.split('/')[1] ?? '', 'alias/payments-secrets'].map((id) => api.getKey(id, PATIENT)),
    );
    expect(byArn).toMatchObject({ arn: KEY, state: 'Enabled', awsManaged: false });
    expect(byArn?.policy).toMatchObject({
      known: true,
      value: { Statement: [{ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*' }] },
    });
    expect([byId, byAlias]).toEqual([byArn, byArn]);
    Object.assign(sandbox.account.keys.find(({ arn }) => arn === KEY) ?? {}, { state: 'PendingDeletion' });
    expect(await api.getKey(KEY, PATIENT)).toMatchObject({ state: 'PendingDeletion' });
    expect(await api.getKey('alias/aws/secretsmanager', PATIENT)).toMatchObject({ awsManaged: true });
  });

  it('a key of another account keeps its policy to itself', async () => {
    const { api } = bed;
    expect(await api.getKey(FOREIGN_KEY, PATIENT)).toMatchObject({
      arn: FOREIGN_KEY,
      policy: { known: false, gap: { reason: 'access-denied', operation: 'kms:GetKeyPolicy' } },
    });
  });

  it('a secret is told without its content, which is a call of its own', async () => {
    const { sandbox, api } = bed;
    expect(await api.getSecret(SECRET, PATIENT)).toEqual({
      arn: SECRET,
      name: 'AmazonMSK_payments-ledger',
      kmsKeyId: KEY,
      deletedDate: undefined,
      policy: { known: true, value: undefined },
    });
    expect(sandbox.requests.map(({ operation }) => operation).sort()).toEqual(['DescribeSecret', 'GetResourcePolicy']);
    expect(await api.getSecret(SHARED_SECRET, PATIENT)).toMatchObject({
      policy: { known: true, value: { Statement: [{ Principal: { AWS: ACCOUNT } }] } },
    });
    expect(JSON.parse((await api.readSecretValue(SECRET, PATIENT)) ?? '')).toHaveProperty(
      'username',
      'payments-ledger',
    );
  });

  it('a secret that is going to be deleted says so and is not read', async () => {
    const { sandbox, api } = bed;
    Object.assign(sandbox.account.secrets.find(({ arn }) => arn === SECRET) ?? {}, { deleted: '2026-11-20T10:00:00Z' });
    expect(await api.getSecret(SECRET, PATIENT)).toMatchObject({ deletedDate: '2026-11-20T10:00:00.000Z' });
    expect(await catchFailure(api.readSecretValue(SECRET, PATIENT))).toMatchObject({
      reason: 'invalid',
      operation: 'secretsmanager:GetSecretValue',
    });
  });
});

describe('destinations', () => {
  const policy = {
    Version: '2012-10-17' as const,
    Statement: [{ Effect: 'Deny' as const, Principal: '*' as const, Action: '*' }],
  };

  it('are queues, SNS topics and buckets with their keys and policies', async () => {
    const { sandbox, api } = bed;
    const none = { kmsKeyId: { known: true, value: undefined }, policy: { known: true, value: undefined } };
    expect(await api.getDestination(QUEUE, PATIENT)).toEqual({ arn: QUEUE, fifo: false, ...none });
    expect(await api.getDestination(TOPIC, PATIENT)).toEqual({ arn: TOPIC, fifo: false, ...none });
    expect(await api.getDestination(BUCKET, PATIENT)).toEqual({
      arn: BUCKET,
      fifo: false,
      region: 'us-east-1',
      ...none,
    });
    const all = [...sandbox.account.queues, ...sandbox.account.notificationTopics, ...sandbox.account.buckets];
    for (const one of all) Object.assign(one, { kmsKey: KEY, policy });
    const some = { kmsKeyId: { known: true, value: KEY }, policy: { known: true, value: policy } };
    for (const arn of [QUEUE, TOPIC, BUCKET]) expect(await api.getDestination(arn, PATIENT)).toMatchObject(some);
  });

  it('may be FIFO, or in another region, or none that AWS describes', async () => {
    const { sandbox, api } = bed;
    expect(await api.getDestination(toArn('sqs', 'orders-replay.fifo'), PATIENT)).toMatchObject({ fifo: true });
    expect(await api.getDestination(toArn('sns', 'audit-trail.fifo'), PATIENT)).toMatchObject({ fifo: true });
    Object.assign(sandbox.account.buckets[1] ?? {}, { region: 'eu-west-1' });
    expect(await api.getDestination(BUCKET, PATIENT)).toMatchObject({ region: 'eu-west-1' });
    expect(await api.getDestination('kafka://orders-dlq', PATIENT)).toBeUndefined();
  });

  it.each([
    ['s3:GetEncryptionConfiguration', 'kmsKeyId'],
    ['s3:GetBucketPolicy', 'policy'],
  ])('a bucket whose %s is denied keeps the rest', async (operation, member) => {
    const { sandbox, api } = bed;
    sandbox.setFaults({ deny: [operation] });
    expect(await api.getDestination(BUCKET, PATIENT)).toMatchObject({
      region: 'us-east-1',
      [member]: { known: false, gap: { reason: 'access-denied', operation } },
    });
  });
});

describe('functions and clusters', () => {
  it('a function is told with why it is in its state and what is reserved, in one call', async () => {
    const { sandbox, api } = bed;
    const facts = await api.getFunctionFacts('inventory-sync', PATIENT);
    const seed = sandbox.account.functions.find(({ name }) => name === 'inventory-sync');
    expect(facts).toMatchObject({
      ...(await api.getFunction('inventory-sync', PATIENT)),
      state: 'Failed',
      stateReason: seed?.stateReason?.message,
    });
    expect(sandbox.requests).toHaveLength(2);
    expect(facts.reservedConcurrency).toBeUndefined();
    Object.assign(seed ?? {}, { reservedConcurrency: 0 });
    expect(await api.getFunctionFacts('inventory-sync', PATIENT)).toMatchObject({ reservedConcurrency: 0 });
  });

  it('a cluster may have a policy', async () => {
    const { sandbox, api } = bed;
    const shared = sandbox.account.clusters.find(({ name }) => name === 'customer-360')?.arn ?? '';
    expect(await api.getClusterPolicy(shared, PATIENT)).toMatchObject({
      Statement: [{ Principal: { AWS: '444455556666' } }],
    });
    expect(await api.getClusterPolicy(ORDERS, PATIENT)).toBeUndefined();
  });
});
