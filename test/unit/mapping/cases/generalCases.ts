import { CLUSTER, DRAFT, SECRET, scram, toDeployed, toKnown } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const editing = (overrides = {}) => ({ deployed: toDeployed(overrides) });
const without = (member: keyof typeof DRAFT) => ({ ...DRAFT, [member]: undefined });

export const GENERAL_CASES: readonly RuleCase[] = [
  {
    rule: 'required-member',
    fires: [
      { why: 'function', draft: without('FunctionName'), path: ['FunctionName'], says: 'function' },
      { why: 'source', draft: without('EventSourceArn'), path: ['EventSourceArn'] },
      { why: 'topic', draft: { ...DRAFT, Topics: [] }, path: ['Topics', 0] },
      { why: 'blank topic', draft: { ...DRAFT, Topics: [''] }, path: ['Topics', 0] },
      { why: 'position', draft: without('StartingPosition'), path: ['StartingPosition'] },
      {
        why: 'timestamp',
        draft: { ...DRAFT, StartingPosition: 'AT_TIMESTAMP' },
        path: ['StartingPositionTimestamp'],
        says: 'AT_TIMESTAMP',
      },
      {
        why: 'secret',
        draft: { ...DRAFT, SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }] },
        path: ['SourceAccessConfigurations', 0, 'URI'],
      },
      {
        why: 'secret, while editing',
        draft: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }] },
        known: editing(),
      },
      {
        why: 'registry',
        draft: {
          ...DRAFT,
          AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { EventRecordFormat: 'JSON' } },
        },
      },
    ],
    silent: [
      { why: 'complete', draft: DRAFT },
      { why: 'with secret', draft: scram() },
      { why: 'an update may leave everything out', draft: {}, known: editing() },
    ],
  },
  {
    rule: 'fixed-after-create',
    fires: [
      {
        why: 'cluster',
        draft: { ...DRAFT, EventSourceArn: CLUSTER.replace('orders', 'other') },
        known: editing(),
        path: ['EventSourceArn'],
        says: CLUSTER,
        fixed: { EventSourceArn: CLUSTER },
      },
      { why: 'topic', draft: { ...DRAFT, Topics: ['x1'] }, known: editing(), fixed: { Topics: ['orders'] } },
      { why: 'position', draft: { ...DRAFT, StartingPosition: 'LATEST' }, known: editing() },
      {
        why: 'group',
        draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'mine' } },
        known: editing(),
        path: ['AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId'],
        fixed: { AmazonManagedKafkaEventSourceConfig: undefined },
      },
    ],
    silent: [
      { why: 'unchanged', draft: DRAFT, known: editing() },
      { why: 'left out', draft: { FunctionName: 'other' }, known: editing() },
      { why: 'function may change', draft: { ...DRAFT, FunctionName: 'other' }, known: editing() },
      { why: 'creating', draft: DRAFT, known: toKnown() },
      {
        why: 'same time in another form',
        draft: { ...DRAFT, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: '2026-01-01T09:00:00+09:00' },
        known: editing({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1767225600 }),
      },
    ],
  },
  {
    rule: 'out-of-range',
    fires: [
      {
        why: 'batch size 0',
        draft: { ...DRAFT, BatchSize: 0 },
        path: ['BatchSize'],
        says: '10000',
        fixed: { BatchSize: 1 },
      },
      { why: 'batch size 10001', draft: { ...DRAFT, BatchSize: 10001 }, fixed: { BatchSize: 10000 } },
      { why: 'half', draft: { ...DRAFT, BatchSize: 1.5 }, fixed: { BatchSize: 2 } },
      { why: 'window 301', draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 301 } },
      { why: 'retries -2', draft: { ...DRAFT, MaximumRetryAttempts: -2 } },
      { why: 'age', draft: { ...DRAFT, MaximumRecordAgeInSeconds: 604801 } },
      { why: 'minimum pollers 201', draft: { ...DRAFT, ProvisionedPollerConfig: { MinimumPollers: 201 } } },
      { why: 'maximum pollers 2001', draft: { ...DRAFT, ProvisionedPollerConfig: { MaximumPollers: 2001 } } },
    ],
    silent: [
      { why: 'batch size 1', draft: { ...DRAFT, BatchSize: 1 } },
      { why: 'batch size 10000', draft: { ...DRAFT, BatchSize: 10000 } },
      { why: 'window 0', draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 0 } },
      { why: 'window 300', draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 300 } },
      { why: 'nothing', draft: DRAFT },
    ],
  },
  {
    rule: 'too-long',
    fires: [
      {
        why: 'group of 201',
        draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'x'.repeat(201) } },
        says: '201',
      },
      { why: 'topic of 250', draft: { ...DRAFT, Topics: ['x'.repeat(250)] }, path: ['Topics', 0] },
      { why: 'secret', draft: scram(SECRET + 'x'.repeat(200)) },
      { why: 'destination', draft: { ...DRAFT, DestinationConfig: { OnFailure: { Destination: 'x'.repeat(351) } } } },
    ],
    silent: [
      {
        why: 'group of 200',
        draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'x'.repeat(200) } },
      },
      { why: 'complete', draft: scram() },
    ],
  },
  {
    rule: 'bad-format',
    fires: [
      { why: 'blank in the function', draft: { ...DRAFT, FunctionName: 'my function' }, path: ['FunctionName'] },
      { why: 'group with #', draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'a#b' } } },
      { why: 'secret with blank', draft: scram(`${SECRET} `) },
      { why: 'key by alias', draft: { ...DRAFT, KMSKeyArn: 'alias/mine' } },
      { why: 'poller group', draft: { ...DRAFT, ProvisionedPollerConfig: { PollerGroupName: 'a.b' } } },
    ],
    silent: [
      ...[
        'handle-orders',
        'arn:aws:lambda:us-east-1:111122223333:function:f:live',
        'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f',
        'arn:aws-iso:lambda:us-iso-east-1:111122223333:function:f',
        'arn:aws-eusc:lambda:eusc-de-east-1:111122223333:function:f',
        '111122223333:function:f',
        'f:$LATEST',
        'f:7',
      ].map((name) => ({ why: name, draft: { ...DRAFT, FunctionName: name } })),
      { why: 'group', draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'a/b*:_+=.@-' } } },
      { why: 'secret', draft: scram() },
    ],
  },
  {
    rule: 'empty-value',
    fires: [
      {
        why: 'group',
        draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: '' } },
        fixed: { AmazonManagedKafkaEventSourceConfig: undefined },
      },
      { why: 'log level', draft: { ...DRAFT, LoggingConfig: { SystemLogLevel: '' } } },
      { why: 'timestamp', draft: { ...DRAFT, StartingPositionTimestamp: '' } },
    ],
    silent: [
      { why: 'an empty key means none', draft: { ...DRAFT, KMSKeyArn: '' } },
      {
        why: 'so does an empty destination',
        draft: { ...DRAFT, DestinationConfig: { OnFailure: { Destination: '' } } },
      },
      { why: 'required is another rule', draft: { ...DRAFT, FunctionName: '' } },
    ],
  },
  {
    rule: 'unknown-choice',
    fires: [
      {
        why: 'lower case',
        draft: { ...DRAFT, StartingPosition: 'trim-horizon' },
        path: ['StartingPosition'],
        says: 'trim-horizon',
        fixed: { StartingPosition: 'TRIM_HORIZON' },
      },
      { why: 'invented', draft: { ...DRAFT, StartingPosition: 'EARLIEST' } },
      {
        why: 'metric',
        draft: { ...DRAFT, MetricsConfig: { Metrics: ['EventCount', 'Lag'] } },
        path: ['MetricsConfig', 'Metrics', 1],
      },
      { why: 'log level', draft: { ...DRAFT, LoggingConfig: { SystemLogLevel: 'TRACE' } } },
      {
        why: 'attribute',
        draft: {
          AmazonManagedKafkaEventSourceConfig: {
            SchemaRegistryConfig: { SchemaValidationConfigs: [{ Attribute: 'HEADERS' }] },
          },
        },
        path: [
          'AmazonManagedKafkaEventSourceConfig',
          'SchemaRegistryConfig',
          'SchemaValidationConfigs',
          0,
          'Attribute',
        ],
      },
    ],
    silent: [
      ...['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'].map((position) => ({
        why: position,
        draft: { ...DRAFT, StartingPosition: position },
      })),
      { why: 'metrics', draft: { ...DRAFT, MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] } } },
      { why: 'nothing', draft: {} },
    ],
  },
  {
    rule: 'not-for-msk',
    fires: [
      {
        why: 'ParallelizationFactor',
        draft: { ...DRAFT, ParallelizationFactor: 2 },
        path: ['ParallelizationFactor'],
        says: 'Kinesis',
        fixed: { ParallelizationFactor: undefined },
      },
      {
        why: 'self-managed brokers',
        draft: { ...DRAFT, SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['b:9092'] } } },
      },
      {
        why: 'OnSuccess',
        draft: { ...DRAFT, DestinationConfig: { OnSuccess: { Destination: 'x' } } },
        path: ['DestinationConfig', 'OnSuccess'],
        fixed: { DestinationConfig: undefined },
      },
    ],
    silent: [
      { why: 'good', draft: DRAFT },
      { why: 'unknown is another rule', draft: { ...DRAFT, Whatever: 1 } },
    ],
  },
  {
    rule: 'unknown-member',
    fires: [
      { why: 'invented', draft: { ...DRAFT, Whatever: 1 }, path: ['Whatever'], fixed: { Whatever: undefined } },
      { why: 'other case', draft: { ...DRAFT, batchSize: 5 }, fixed: { BatchSize: 5, batchSize: undefined } },
      { why: 'snake case', draft: { ...DRAFT, batch_size: 5 }, fixed: { BatchSize: 5 } },
      {
        why: 'inside',
        draft: { ...DRAFT, DestinationConfig: { OnFailure: { destination: 'x' } } },
        path: ['DestinationConfig', 'OnFailure', 'destination'],
      },
      { why: 'right name taken', draft: { ...DRAFT, BatchSize: 1, batchSize: 5 }, fixed: { BatchSize: 1 } },
      { why: 'a name of the language', draft: JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') },
    ],
    silent: [
      { why: 'good', draft: DRAFT },
      { why: 'what AWS prints', draft: toDeployed() },
      { why: 'foreign is another rule', draft: { ...DRAFT, Queues: ['q'] } },
    ],
  },
  {
    rule: 'tag-limits',
    fires: [
      { why: 'long key', draft: { ...DRAFT, Tags: { ['k'.repeat(129)]: 'v' } }, path: ['Tags', 'k'.repeat(129)] },
      { why: 'long value', draft: { ...DRAFT, Tags: { k: 'v'.repeat(257) } } },
      { why: 'empty key', draft: { ...DRAFT, Tags: { '': 'v' } } },
      {
        why: '51',
        draft: { ...DRAFT, Tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v'])) },
        path: ['Tags'],
      },
    ],
    silent: [
      { why: 'longest', draft: { ...DRAFT, Tags: { ['k'.repeat(128)]: 'v'.repeat(256), e: '' } } },
      { why: 'none', draft: DRAFT },
    ],
  },
  {
    rule: 'tags-not-updated',
    fires: [{ why: 'editing', draft: { ...DRAFT, Tags: { a: 'b' } }, known: editing() }],
    silent: [
      { why: 'creating', draft: { ...DRAFT, Tags: { a: 'b' } } },
      { why: 'no tags', draft: DRAFT, known: editing() },
    ],
  },
];
