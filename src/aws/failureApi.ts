import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

export type FailureApi = Pick<AwsApi, 'readQueueMessages' | 'listObjects' | 'readObject'>;

/** What SQS gives at once. */
const MOST_MESSAGES = 10;

/** The calls that read what failed at its destination. */
export function createFailureApi(calls: SdkCalls): FailureApi {
  const { clients } = calls;
  return {
    async readQueueMessages(queueArn, signal) {
      const [account, name] = queueArn.split(':').slice(-2);
      const url = await calls.send('sqs:GetQueueUrl', signal, async (options) => {
        const { GetQueueUrlCommand } = await import('@aws-sdk/client-sqs');
        const command = new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account });
        return expectMember((await (await clients.sqs()).send(command, options)).QueueUrl, 'QueueUrl');
      });
      return await calls.send('sqs:ReceiveMessage', signal, async (options) => {
        const { ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
        // Nothing is hidden from those who work on the queue.
        const wanted = { QueueUrl: url, MaxNumberOfMessages: MOST_MESSAGES, VisibilityTimeout: 0, WaitTimeSeconds: 2 };
        const answer = await (await clients.sqs()).send(new ReceiveMessageCommand(wanted), options);
        const bodies = new Map((answer.Messages ?? []).map(({ MessageId = '', Body = '' }) => [MessageId, Body]));
        return [...bodies.values()];
      });
    },

    listObjects: (bucket, signal) =>
      calls.pages('s3:ListBucket', signal, async (ContinuationToken, options) => {
        const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
        const command = new ListObjectsV2Command({ Bucket: bucket, ContinuationToken });
        const page = await (await clients.s3()).send(command, options);
        const items = (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified }) => ({
          key: Key,
          bytes: Size,
          modified: LastModified?.toISOString() ?? '',
        }));
        return { items, next: page.NextContinuationToken };
      }),

    readObject: (bucket, key, signal) =>
      calls.send('s3:GetObject', signal, async (options) => {
        const { GetObjectCommand } = await import('@aws-sdk/client-s3');
        const answer = await (await clients.s3()).send(new GetObjectCommand({ Bucket: bucket, Key: key }), options);
        return await expectMember(answer.Body, 'Body').transformToString();
      }),
  };
}
