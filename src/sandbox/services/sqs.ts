import { createHash } from 'node:crypto';
import { accountOf, ownedBy } from '../account/account.ts';
import type { Queue } from '../account/seed.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** Amazon SQS: the queues, and reading what is in them. Messages stay visible, whatever timeout is asked for. */
export const sqs: Service = {
  name: 'sqs',
  protocol: awsJson({
    version: '1.0',
    target: 'AmazonSQS',
    errorPrefix: 'com.amazonaws.sqs#',
    message: 'message',
    queryCodes: { QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue' },
  }),
  errors: {
    ...jsonErrors,
    throttled: { code: 'RequestThrottled', status: 400 },
    invalidParameter: { code: 'InvalidParameterValue', status: 400 },
    invalidToken: { code: 'InvalidParameterValue', status: 400 },
  },
  operations: [
    { name: 'ListQueues', handle: listQueues },
    { name: 'GetQueueUrl', handle: getQueueUrl },
    { name: 'GetQueueAttributes', handle: getQueueAttributes },
    { name: 'ReceiveMessage', handle: receiveMessage },
  ],
};

const longestPage = 1000;

function nameOf(queue: Queue): string {
  return queue.arn.split(':').at(-1) ?? '';
}

/** A URL of the sandbox itself, because SDKs send requests about a queue to its URL. */
function toUrl(call: Call, queue: Queue): string {
  return `${call.endpoint}/${accountOf(queue.arn)}/${nameOf(queue)}`;
}

/** Only a caller that asks for pages gets a token; without MaxResults the first thousand come, and that is all. */
function listQueues(call: Call): Answer {
  const prefix = call.parameters.text('QueueNamePrefix') ?? '';
  const size = call.parameters.integer('MaxResults', { min: 1, max: longestPage });
  const page = call.toPage(
    ownedBy(call.account, call.account.queues).filter((queue) => nameOf(queue).startsWith(prefix)),
    {
      list: `sqs:ListQueues ${prefix}`,
      key: nameOf,
      token: call.parameters.text('NextToken'),
      tokenName: 'NextToken',
      size,
      maximum: longestPage,
    },
  );
  return {
    body: {
      ...(page.items.length > 0 && { QueueUrls: page.items.map((queue) => toUrl(call, queue)) }),
      ...(page.token !== undefined && { NextToken: page.token }),
    },
  };
}

function getQueueUrl(call: Call): Answer {
  const name = call.parameters.requiredText('QueueName');
  const owner = call.parameters.text('QueueOwnerAWSAccountId') ?? call.account.account;
  const queue = call.account.queues.find((one) => nameOf(one) === name && accountOf(one.arn) === owner);
  if (queue === undefined) throw nonExistent();
  return { body: { QueueUrl: toUrl(call, queue) } };
}

function getQueueAttributes(call: Call): Answer {
  const queue = requireQueue(call);
  const wanted = call.parameters.texts('AttributeNames');
  const attributes = Object.entries(toAttributes(queue)).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  );
  return { body: attributes.length > 0 ? { Attributes: Object.fromEntries(attributes) } : {} };
}

function requireQueue(call: Call): Queue {
  const url = call.parameters.requiredText('QueueUrl');
  const queue = call.account.queues.find((one) => url.endsWith(`/${accountOf(one.arn)}/${nameOf(one)}`));
  if (queue === undefined) throw nonExistent();
  return queue;
}

function receiveMessage(call: Call): Answer {
  const { messages = [] } = requireQueue(call);
  const most = call.parameters.integer('MaxNumberOfMessages', { min: 1, max: 10 }) ?? 1;
  const found = messages.slice(0, most).map((body, index) => ({
    MessageId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    ReceiptHandle: `receipt-${index}`,
    MD5OfBody: createHash('md5').update(body).digest('hex'),
    Body: body,
  }));
  return { body: found.length > 0 ? { Messages: found } : {} };
}

function toAttributes(queue: Queue): Record<string, string> {
  const created = String(Math.floor(Date.parse(queue.created) / 1000));
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.messages?.length ?? 0),
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: '30',
    MaximumMessageSize: '262144',
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    ...(nameOf(queue).endsWith('.fifo') && { FifoQueue: 'true', ContentBasedDeduplication: 'false' }),
    ...(queue.policy && { Policy: JSON.stringify(queue.policy) }),
    ...(queue.kmsKey === undefined ? { SqsManagedSseEnabled: 'true' } : { KmsMasterKeyId: queue.kmsKey }),
  };
}

function nonExistent(): ServiceError {
  return new ServiceError({ code: 'QueueDoesNotExist', status: 400 }, 'The specified queue does not exist.');
}
