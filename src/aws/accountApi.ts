import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import { toBucket, toNotificationTopic, toQueue } from './toDestination.ts';

export type AccountApi = Pick<
  AwsApi,
  'getIdentity' | 'listSecrets' | 'listQueues' | 'listNotificationTopics' | 'listBuckets'
>;

/** The calls around a mapping: who is asking, its secrets, and where its failed batches can go. */
export function createAccountApi(calls: SdkCalls): AccountApi {
  const { clients, region } = calls;
  return {
    getIdentity: (signal) =>
      calls.send('sts:GetCallerIdentity', signal, async (options) => {
        const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
        const answer = await (await clients.sts()).send(new GetCallerIdentityCommand(), options);
        return { account: expectMember(answer.Account, 'Account'), arn: answer.Arn ?? '' };
      }),

    listSecrets: (signal) =>
      calls.pages('secretsmanager:ListSecrets', signal, async (NextToken, options) => {
        const { ListSecretsCommand } = await import('@aws-sdk/client-secrets-manager');
        const client = await clients.secretsManager();
        const page = await client.send(new ListSecretsCommand({ NextToken, MaxResults: 100 }), options);
        const items = expectMember(page.SecretList, 'SecretList').map((entry) => ({
          arn: entry.ARN ?? '',
          name: entry.Name ?? '',
          description: entry.Description || undefined,
          kmsKeyId: entry.KmsKeyId,
        }));
        return { items, next: page.NextToken };
      }),

    listQueues: (signal) =>
      calls.pages('sqs:ListQueues', signal, async (NextToken, options) => {
        const { ListQueuesCommand } = await import('@aws-sdk/client-sqs');
        // SQS pages only when asked for a page size.
        const page = await (await clients.sqs()).send(new ListQueuesCommand({ NextToken, MaxResults: 1000 }), options);
        const queues = (page.QueueUrls ?? []).map((url) => toQueue(url, region));
        return { items: queues.filter((queue) => queue !== undefined), next: page.NextToken };
      }),

    listNotificationTopics: (signal) =>
      calls.pages('sns:ListTopics', signal, async (NextToken, options) => {
        const { ListTopicsCommand } = await import('@aws-sdk/client-sns');
        const page = await (await clients.sns()).send(new ListTopicsCommand({ NextToken }), options);
        const items = (page.Topics ?? []).map(({ TopicArn = '' }) => toNotificationTopic(TopicArn));
        return { items, next: page.NextToken };
      }),

    listBuckets: (signal) =>
      calls.pages('s3:ListAllMyBuckets', signal, async (ContinuationToken, options) => {
        const { ListBucketsCommand } = await import('@aws-sdk/client-s3');
        const command = new ListBucketsCommand({ ContinuationToken, MaxBuckets: 1000 });
        const page = await (await clients.s3()).send(command, options);
        const items = (page.Buckets ?? []).map(({ Name = '' }) => toBucket(Name, region));
        return { items, next: page.ContinuationToken };
      }),
  };
}
