import { accountOf, ownedBy } from '../account/account.ts';
import type { NotificationTopic } from '../account/seed.ts';
import { query } from '../protocol/query.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { queryErrors } from './serviceErrors.ts';

/** Amazon SNS: the topics, without subscriptions. */
export const sns: Service = {
  name: 'sns',
  protocol: query('http://sns.amazonaws.com/doc/2010-03-31/'),
  errors: {
    ...queryErrors,
    accessDenied: { code: 'AuthorizationError', status: 403 },
    invalidParameter: { code: 'InvalidParameter', status: 400 },
    invalidToken: { code: 'InvalidParameter', status: 400 },
  },
  operations: [
    { name: 'ListTopics', handle: listTopics },
    { name: 'GetTopicAttributes', handle: getTopicAttributes },
  ],
};

function listTopics(call: Call): Answer {
  const page = call.toPage(ownedBy(call.account, call.account.notificationTopics), {
    list: 'sns:ListTopics',
    key: ({ arn }) => arn,
    token: call.parameters.text('NextToken'),
    tokenName: 'NextToken',
    maximum: 100,
  });
  return { body: { Topics: page.items.map(({ arn }) => ({ TopicArn: arn })), NextToken: page.token } };
}

function getTopicAttributes(call: Call): Answer {
  const arn = call.parameters.requiredText('TopicArn');
  const topic = call.account.notificationTopics.find((candidate) => candidate.arn === arn);
  if (topic === undefined) throw new ServiceError({ code: 'NotFound', status: 404 }, 'Topic does not exist');
  return { body: { Attributes: toAttributes(topic) } };
}

function toAttributes(topic: NotificationTopic): Map<string, string> {
  const attributes = new Map([
    ['TopicArn', topic.arn],
    ['Owner', accountOf(topic.arn)],
    ['DisplayName', topic.displayName ?? ''],
    ['SubscriptionsConfirmed', '0'],
    ['SubscriptionsPending', '0'],
    ['SubscriptionsDeleted', '0'],
  ]);
  if (topic.policy !== undefined) attributes.set('Policy', JSON.stringify(topic.policy));
  if (topic.kmsKey !== undefined) attributes.set('KmsMasterKeyId', topic.kmsKey);
  if (topic.arn.endsWith('.fifo')) attributes.set('FifoTopic', 'true').set('ContentBasedDeduplication', 'false');
  return attributes;
}
