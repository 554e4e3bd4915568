import { HeadBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, GetSecretValueCommand, ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { GetTopicAttributesCommand, ListTopicsCommand as ListNotificationTopicsCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, GetQueueUrlCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';

async function openDemo() {
  const sandbox = await openSandbox();
  return { sandbox, ...toClients(sandbox) };
}

describe('the other services, read', () => {
  it('says who the caller is, and lets it assume a role', async () => {
    const { sandbox, sts } = await openDemo();
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/sample',
    });
    const assumed = await sts.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::111122223333:role/sample-developer',
        RoleSessionName: 'test',
      }),
    );
    const other = toClients(sandbox, { accessKeyId: assumed.Credentials?.AccessKeyId });
    expect((await other.sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      'arn:aws:sts::111122223333:assumed-role/sample-developer/test',
    );
    await expect(
      sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/nobody', RoleSessionName: 'test' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('lists, describes and reads secrets', async () => {
    const { secrets } = await openDemo();
    const { SecretList = [] } = await secrets.send(
      new ListSecretsCommand({ Filters: [{ Key: 'name', Values: ['AmazonMSK_'] }] }),
    );
    expect(SecretList.map(({ Name }) => Name)).toEqual([
      'AmazonMSK_customer-360-sync',
      'AmazonMSK_my-cluster',
      'AmazonMSK_payments-fraud-score',
      'AmazonMSK_payments-ledger',
    ]);
    const others = await secrets.send(new ListSecretsCommand({ Filters: [{ Key: 'name', Values: ['!AmazonMSK_'] }] }));
    expect(others.SecretList?.map(({ Name }) => Name)).toContain('my-secret');
    const described = await secrets.send(new DescribeSecretCommand({ SecretId: 'AmazonMSK_my-cluster' }));
    expect(described.KmsKeyId).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\//);
    const partial = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:my-secret';
    const value = await secrets.send(new GetSecretValueCommand({ SecretId: partial }));
    expect(Object.keys(JSON.parse(value.SecretString ?? ''))).toEqual([
      'username',
      'password',
      'certificate',
      'privateKey',
    ]);
    await expect(secrets.send(new DescribeSecretCommand({ SecretId: 'nothing' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('lists queues and their attributes', async () => {
    const { sqs } = await openDemo();
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'orders-' }));
    expect(QueueUrls.map((url) => url.split('/').at(-1))).toEqual([
      'orders-failures',
      'orders-intake',
      'orders-replay.fifo',
    ]);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders-replay.fifo' }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'FifoQueue'] }),
    );
    expect(Attributes).toEqual({
      QueueArn: 'arn:aws:sqs:us-east-1:111122223333:orders-replay.fifo',
      FifoQueue: 'true',
    });
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'nothing' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it('lists SNS topics and their attributes', async () => {
    const { sns } = await openDemo();
    const { Topics = [] } = await sns.send(new ListNotificationTopicsCommand({}));
    expect(Topics.map(({ TopicArn }) => TopicArn)).toEqual([
      'arn:aws:sns:us-east-1:111122223333:audit-trail.fifo',
      'arn:aws:sns:us-east-1:111122223333:shipment-alerts',
    ]);
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: Topics[0]?.TopicArn }));
    expect(Attributes?.FifoTopic).toBe('true');
    await expect(sns.send(new GetTopicAttributesCommand({ TopicArn: 'arn:aws:sns:x:y:z' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('lists buckets and heads one', async () => {
    const { s3 } = await openDemo();
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['dest-bucket', 'example-event-archive']);
    const head = await s3.send(new HeadBucketCommand({ Bucket: 'dest-bucket' }));
    expect(head.BucketRegion).toBe('us-east-1');
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'nothing-here' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});
