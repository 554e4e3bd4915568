import { DRAFT, OTHER_UUID, toDeployed, toKnown } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const to = (Destination: string, rest: object = {}) => ({
  ...DRAFT,
  ...rest,
  DestinationConfig: { OnFailure: { Destination } },
});
const POLLERS = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:orders-failed';
const BUCKET = 'arn:aws:s3:::orders-failed';
const PATH = ['DestinationConfig', 'OnFailure', 'Destination'];
const registry = (config: object, rest: object = POLLERS) => ({
  ...DRAFT,
  ...rest,
  AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: config },
});
const GLUE = { SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:registry/orders', EventRecordFormat: 'JSON' };
const pollers = (ProvisionedPollerConfig: object) => ({ ...DRAFT, ProvisionedPollerConfig });
const group = (count: number, MaximumPollers: number, PollerGroupName = 'g') =>
  toKnown({
    mappings: Array.from({ length: count }, (_, index) =>
      toDeployed({
        UUID: `${OTHER_UUID}-${index}`,
        Topics: [`t${index}`],
        ProvisionedPollerConfig: { MaximumPollers, PollerGroupName },
      }),
    ),
  });

export const FAILURE_CASES: readonly RuleCase[] = [
  {
    rule: 'destination-format',
    fires: ['orders-failed', 'arn:aws:lambda:us-east-1:111122223333:function:x', 's3://bucket'].map((destination) => ({
      why: destination,
      draft: to(destination),
      path: PATH,
    })),
    silent: [QUEUE, BUCKET, 'arn:aws-cn:sns:cn-north-1:111122223333:t', 'kafka://t', ''].map((destination) => ({
      why: destination,
      draft: to(destination),
    })),
  },
  {
    rule: 'destination-fifo',
    fires: [
      { why: 'queue', draft: to(`${QUEUE}.fifo`), path: PATH },
      { why: 'topic', draft: to('arn:aws:sns:us-east-1:111122223333:t.fifo') },
    ],
    silent: [
      { why: 'standard', draft: to(QUEUE) },
      { why: 'a bucket may be called so', draft: to(`${BUCKET}.fifo`) },
    ],
  },
  {
    rule: 'destination-topic-name',
    fires: ['kafka://', 'kafka://a b', `kafka://${'x'.repeat(250)}`].map((destination) => ({
      why: destination.slice(0, 20),
      draft: to(destination, POLLERS),
    })),
    silent: [
      { why: 'good', draft: to('kafka://orders-failed', POLLERS) },
      { why: 'queue', draft: to(QUEUE) },
    ],
  },
  {
    rule: 'destination-is-source',
    fires: [{ why: 'same topic', draft: to('kafka://orders', POLLERS), says: 'orders' }],
    silent: [
      { why: 'other topic', draft: to('kafka://orders-failed', POLLERS) },
      { why: 'nothing chosen', draft: { DestinationConfig: { OnFailure: { Destination: 'kafka://' } } } },
    ],
  },
  {
    rule: 'destination-needs-provisioned-mode',
    fires: [
      {
        why: 'on demand',
        draft: to('kafka://orders-failed'),
        path: PATH,
        fixed: { ProvisionedPollerConfig: { MinimumPollers: 1 } },
      },
      { why: 'empty pollers', draft: to('kafka://orders-failed', { ProvisionedPollerConfig: {} }) },
    ],
    silent: [
      { why: 'provisioned', draft: to('kafka://orders-failed', POLLERS) },
      { why: 'queue', draft: to(QUEUE) },
    ],
  },
  {
    rule: 'retries-capped',
    fires: [
      { why: 'default', draft: to(QUEUE), path: PATH, says: '10' },
      { why: 'explicit', draft: to(QUEUE, { ...POLLERS, MaximumRetryAttempts: -1 }) },
    ],
    silent: [
      { why: 'limited', draft: to(QUEUE, { ...POLLERS, MaximumRetryAttempts: 3 }) },
      { why: 'no destination', draft: DRAFT },
    ],
  },
  {
    rule: 'record-age-gap',
    fires: [0, 1, 59].map((age) => ({
      why: String(age),
      draft: { ...DRAFT, ...POLLERS, MaximumRecordAgeInSeconds: age },
      path: ['MaximumRecordAgeInSeconds'],
      fixed: { MaximumRecordAgeInSeconds: 60 },
    })),
    silent: [-1, 60, 604800].map((age) => ({
      why: String(age),
      draft: { ...DRAFT, ...POLLERS, MaximumRecordAgeInSeconds: age },
    })),
  },
  {
    rule: 'needs-provisioned-mode',
    fires: [
      {
        why: 'retries',
        draft: { ...DRAFT, MaximumRetryAttempts: 3 },
        path: ['MaximumRetryAttempts'],
        says: 'Retries',
        fixed: POLLERS,
      },
      { why: 'bisect', draft: { ...DRAFT, BisectBatchOnFunctionError: true }, path: ['BisectBatchOnFunctionError'] },
      { why: 'metrics', draft: { ...DRAFT, MetricsConfig: { Metrics: ['EventCount'] } } },
      { why: 'logs', draft: { ...DRAFT, LoggingConfig: { SystemLogLevel: 'INFO' } } },
      { why: 'responses', draft: { ...DRAFT, FunctionResponseTypes: ['ReportBatchItemFailures'] } },
    ],
    silent: [
      { why: 'provisioned', draft: { ...DRAFT, ...POLLERS, MaximumRetryAttempts: 3 } },
      {
        why: 'defaults as AWS prints them',
        draft: { ...DRAFT, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1, BisectBatchOnFunctionError: false },
      },
      { why: 'registry has its own words', draft: registry(GLUE, {}) },
    ],
  },
  {
    rule: 'pollers-crossed',
    fires: [
      {
        why: 'crossed',
        draft: pollers({ MinimumPollers: 5, MaximumPollers: 4 }),
        path: ['ProvisionedPollerConfig', 'MaximumPollers'],
        fixed: { ProvisionedPollerConfig: { MinimumPollers: 5, MaximumPollers: 5 } },
      },
    ],
    silent: [
      { why: 'equal', draft: pollers({ MinimumPollers: 5, MaximumPollers: 5 }) },
      { why: 'default maximum', draft: pollers({ MinimumPollers: 200 }) },
      { why: 'default minimum', draft: pollers({ MaximumPollers: 1 }) },
    ],
  },
  {
    rule: 'poller-group-size',
    fires: [{ why: '100 others', draft: pollers({ PollerGroupName: 'g', MaximumPollers: 1 }), known: group(100, 1) }],
    silent: [
      { why: '99 others', draft: pollers({ PollerGroupName: 'g', MaximumPollers: 1 }), known: group(99, 1) },
      { why: 'another group', draft: pollers({ PollerGroupName: 'h' }), known: group(100, 1) },
      { why: 'no group', draft: pollers({ MinimumPollers: 1 }), known: group(100, 1) },
      { why: 'mappings not known', draft: pollers({ PollerGroupName: 'g' }), known: {} },
    ],
  },
  {
    rule: 'poller-group-sum',
    fires: [
      { why: 'default of 200', draft: pollers({ PollerGroupName: 'g' }), known: group(2, 901), says: '2002' },
      { why: 'one too many', draft: pollers({ PollerGroupName: 'g', MaximumPollers: 1 }), known: group(2, 1000) },
      {
        why: 'with room left',
        draft: pollers({ PollerGroupName: 'g', MaximumPollers: 20 }),
        known: group(2, 995),
        fixed: { ProvisionedPollerConfig: { PollerGroupName: 'g', MaximumPollers: 10 } },
      },
    ],
    silent: [
      { why: 'exactly 2000', draft: pollers({ PollerGroupName: 'g' }), known: group(2, 900) },
      { why: 'alone in its group', draft: pollers({ PollerGroupName: 'h' }), known: group(2, 2000) },
    ],
  },
  {
    rule: 'pollers-beyond-partitions',
    fires: [
      {
        why: 'more than partitions',
        draft: pollers({ MinimumPollers: 7 }),
        known: toKnown({ topics: [{ name: 'orders', partitions: 6 }] }),
        path: ['ProvisionedPollerConfig', 'MinimumPollers'],
        says: '6',
        fixed: { ProvisionedPollerConfig: { MinimumPollers: 6 } },
      },
    ],
    silent: [
      {
        why: 'as many',
        draft: pollers({ MinimumPollers: 6 }),
        known: toKnown({ topics: [{ name: 'orders', partitions: 6 }] }),
      },
      { why: 'partitions not known', draft: pollers({ MinimumPollers: 7 }), known: toKnown() },
      { why: 'topics not known', draft: pollers({ MinimumPollers: 7 }), known: {} },
    ],
  },
  {
    rule: 'destination-topic-not-found',
    fires: [
      {
        why: 'misspelled',
        draft: to('kafka://orders-fail', POLLERS),
        known: toKnown(),
        path: PATH,
        says: 'orders-fail',
      },
    ],
    silent: [
      { why: 'there', draft: to('kafka://orders-failed', POLLERS), known: toKnown() },
      { why: 'topics not known', draft: to('kafka://orders-fail', POLLERS), known: {} },
      { why: 'queue', draft: to(QUEUE), known: toKnown() },
      { why: 'no topic name at all', draft: to('kafka://', POLLERS), known: toKnown() },
    ],
  },
  {
    rule: 'destination-bucket-path',
    fires: [
      {
        why: 'with a folder',
        draft: to(`${BUCKET}/failed/`),
        path: PATH,
        fixed: { DestinationConfig: { OnFailure: { Destination: BUCKET } } },
      },
    ],
    silent: [
      { why: 'bucket', draft: to(BUCKET) },
      { why: 'queue', draft: to(QUEUE) },
    ],
  },
  {
    rule: 'retries-drop-records',
    fires: [
      { why: 'retries', draft: { ...DRAFT, ...POLLERS, MaximumRetryAttempts: 0 }, path: PATH },
      { why: 'age', draft: { ...DRAFT, ...POLLERS, MaximumRecordAgeInSeconds: 60 } },
    ],
    silent: [
      { why: 'destination', draft: to(QUEUE, { ...POLLERS, MaximumRetryAttempts: 3 }) },
      { why: 'no limit', draft: { ...DRAFT, ...POLLERS, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 } },
      { why: 'on demand is another rule', draft: { ...DRAFT, MaximumRetryAttempts: 3 } },
    ],
  },
  {
    rule: 'repeated-choice',
    fires: [
      {
        why: 'metrics',
        draft: { ...DRAFT, ...POLLERS, MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'EventCount'] } },
        path: ['MetricsConfig', 'Metrics', 2],
        says: 'EventCount',
        fixed: { MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } },
      },
      {
        why: 'parts with a schema',
        draft: registry({ ...GLUE, SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'KEY' }] }),
      },
    ],
    silent: [
      { why: 'different', draft: { ...DRAFT, MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } } },
      { why: 'no list', draft: DRAFT },
    ],
  },
];
