import { parseArn } from '../core/arn.ts';
import { toFact } from '../core/diagnosis/fact.ts';
import type { DestinationFacts } from '../core/diagnosis/facts.ts';
import { unlessAbsent } from '../core/failure.ts';
import { type DestinationKind, parseDestination } from '../core/policy/destination.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

/** Queues, topics and buckets as destinations of failed batches (SQS, SNS, S3). */
export interface DestinationApi {
  /**
   * What is said of the queue, SNS topic or bucket of this ARN; undefined for a target that is none of them. A bucket
   * takes three calls: that its encryption or policy cannot be read is a gap in the answer.
   */
  getDestination(arn: string, signal: AbortSignal): Promise<DestinationFacts | undefined>;
}

type Read = (arn: string, signal: AbortSignal) => Promise<DestinationFacts>;

export function createDestinationApi(calls: SdkCalls): DestinationApi {
  const readers: Partial<Readonly<Record<DestinationKind, Read>>> = {
    sqs: (arn, signal) => readQueue(calls, arn, signal),
    sns: (arn, signal) => readNotificationTopic(calls, arn, signal),
    s3: (arn, signal) => readBucket(calls, arn, signal),
  };
  return {
    getDestination: async (arn, signal) => readers[parseDestination(arn)?.kind ?? 'unknown']?.(arn, signal),
  };
}

async function readQueue(calls: SdkCalls, arn: string, signal: AbortSignal): Promise<DestinationFacts> {
  const { account, resource = '' } = parseArn(arn) ?? {};
  const url = await calls.send('sqs:GetQueueUrl', signal, async (options) => {
    const { GetQueueUrlCommand } = await import('@aws-sdk/client-sqs');
    const command = new GetQueueUrlCommand({ QueueName: resource, QueueOwnerAWSAccountId: account });
    return expectMember((await (await calls.clients.sqs()).send(command, options)).QueueUrl, 'QueueUrl');
  });
  return await calls.send('sqs:GetQueueAttributes', signal, async (options) => {
    const { GetQueueAttributesCommand } = await import('@aws-sdk/client-sqs');
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
    const { Attributes = {} } = await (await calls.clients.sqs()).send(command, options);
    return { ...toAttributeFacts(Attributes), arn, fifo: Attributes['FifoQueue'] === 'true' };
  });
}

async function readNotificationTopic(
  calls: SdkCalls,
  TopicArn: string,
  signal: AbortSignal,
): Promise<DestinationFacts> {
  return await calls.send('sns:GetTopicAttributes', signal, async (options) => {
    const { GetTopicAttributesCommand } = await import('@aws-sdk/client-sns');
    const command = new GetTopicAttributesCommand({ TopicArn });
    const { Attributes = {} } = await (await calls.clients.sns()).send(command, options);
    return { ...toAttributeFacts(Attributes), arn: TopicArn, fifo: Attributes['FifoTopic'] === 'true' };
  });
}

/** SQS and SNS call them alike. */
function toAttributeFacts(attributes: Partial<Record<string, string>>): Pick<DestinationFacts, 'kmsKeyId' | 'policy'> {
  const { KmsMasterKeyId: key, Policy: policy } = attributes;
  return {
    kmsKeyId: { known: true, value: key || undefined },
    policy: { known: true, value: policy ? expectPolicy(policy, 'Policy') : undefined },
  };
}

async function readBucket(calls: SdkCalls, arn: string, signal: AbortSignal): Promise<DestinationFacts> {
  const bucket = parseArn(arn)?.resource ?? '';
  // What a bucket does not have, S3 does not find.
  const [region, kmsKeyId, policy] = await Promise.all([
    readRegion(calls, bucket, signal),
    toFact(unlessAbsent(readBucketKey(calls, bucket, signal))),
    toFact(unlessAbsent(readBucketPolicy(calls, bucket, signal))),
  ]);
  return { arn, fifo: false, region, kmsKeyId, policy };
}

function readRegion(calls: SdkCalls, Bucket: string, signal: AbortSignal): Promise<string | undefined> {
  return calls.send('s3:ListBucket', signal, async (options) => {
    const { HeadBucketCommand } = await import('@aws-sdk/client-s3');
    return (await (await calls.clients.s3()).send(new HeadBucketCommand({ Bucket }), options)).BucketRegion;
  });
}

/** Undefined: S3's own keys, for which nobody needs a right. */
function readBucketKey(calls: SdkCalls, Bucket: string, signal: AbortSignal): Promise<string | undefined> {
  return calls.send('s3:GetEncryptionConfiguration', signal, async (options) => {
    const { GetBucketEncryptionCommand } = await import('@aws-sdk/client-s3');
    const answer = await (await calls.clients.s3()).send(new GetBucketEncryptionCommand({ Bucket }), options);
    const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
    const { SSEAlgorithm: algorithm, KMSMasterKeyID: key } = rule?.ApplyServerSideEncryptionByDefault ?? {};
    // KMS without a key means the one that AWS keeps for S3.
    return algorithm?.startsWith('aws:kms') ? (key ?? 'alias/aws/s3') : undefined;
  });
}

function readBucketPolicy(calls: SdkCalls, Bucket: string, signal: AbortSignal): Promise<PolicyDocument | undefined> {
  return calls.send('s3:GetBucketPolicy', signal, async (options) => {
    const { GetBucketPolicyCommand } = await import('@aws-sdk/client-s3');
    const answer = await (await calls.clients.s3()).send(new GetBucketPolicyCommand({ Bucket }), options);
    return expectPolicy(answer.Policy, 'Policy');
  });
}
