import type { Shape } from './shape.ts';

/** The constraints of CreateEventSourceMapping and UpdateEventSourceMapping, from botocore's service model (fields.md 1). */

const region = '(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}';
const arnPattern = `arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:(${region})?:(\\d{12})?:(.*)`;

const boolean: Shape = { type: 'boolean' };
const integer = (min: number, max: number): Shape => ({ type: 'integer', min, max });
const choice = (...values: string[]): Shape => ({ type: 'choice', values });
const list = (of: Shape, min?: number, max?: number): Shape => ({ type: 'list', of, min, max });
const structure = (members: Readonly<Record<string, Shape>>): Shape => ({ type: 'structure', members });

const arn: Shape = { type: 'text', pattern: arnPattern };
const kmsKeyArn: Shape = { type: 'text', pattern: '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()' };
const uriCharacters = '[a-zA-Z0-9-\\/*:_+=.@-]*';
const uri: Shape = { type: 'text', min: 1, max: 200, pattern: uriCharacters };

const functionName: Shape = {
  type: 'text',
  min: 1,
  max: 256,
  pattern: `(arn:(aws[a-zA-Z-]*)?:lambda:)?(${region}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`,
};

const destination = structure({
  Destination: {
    type: 'text',
    max: 350,
    pattern: `$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|${arnPattern}`,
  },
});

/** Those of self-managed Kafka are newer than botocore's model; the JavaScript SDK's has them. */
const sourceAccessType = choice(
  'BASIC_AUTH',
  'VPC_SUBNET',
  'VPC_SECURITY_GROUP',
  'SASL_SCRAM_512_AUTH',
  'SASL_SCRAM_256_AUTH',
  'VIRTUAL_HOST',
  'CLIENT_CERTIFICATE_TLS_AUTH',
  'SERVER_ROOT_CA_CERTIFICATE',
  'OAUTHBEARER_AUTH',
  'OAUTHBEARER_SCOPE',
  'OAUTHBEARER_AUDIENCE',
  'OAUTHBEARER_LOGICAL_CLUSTER',
  'OAUTHBEARER_IDENTITY_POOL',
  'IAM_AUTH',
  'IAM_OAUTHBEARER_AUTH',
);

const kafkaConfig = structure({
  ConsumerGroupId: uri,
  SchemaRegistryConfig: structure({
    SchemaRegistryURI: { type: 'text', min: 1, max: 10_000, pattern: uriCharacters },
    EventRecordFormat: choice('JSON', 'SOURCE'),
    AccessConfigs: list(
      structure({
        Type: choice('BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'SERVER_ROOT_CA_CERTIFICATE', 'OAUTHBEARER_AUTH'),
        URI: arn,
      }),
    ),
    SchemaValidationConfigs: list(structure({ Attribute: choice('KEY', 'VALUE') })),
  }),
});

const updatableMembers = {
  FunctionName: functionName,
  Enabled: boolean,
  BatchSize: integer(1, 10_000),
  FilterCriteria: structure({ Filters: list(structure({ Pattern: { type: 'text', max: 4096 } })) }),
  MaximumBatchingWindowInSeconds: integer(0, 300),
  ParallelizationFactor: integer(1, 10),
  DestinationConfig: structure({ OnSuccess: destination, OnFailure: destination }),
  MaximumRecordAgeInSeconds: integer(-1, 604_800),
  BisectBatchOnFunctionError: boolean,
  MaximumRetryAttempts: integer(-1, 10_000),
  TumblingWindowInSeconds: integer(0, 900),
  SourceAccessConfigurations: list(structure({ Type: sourceAccessType, URI: uri }), 0, 22),
  FunctionResponseTypes: list(choice('ReportBatchItemFailures'), 0, 1),
  AmazonManagedKafkaEventSourceConfig: kafkaConfig,
  SelfManagedKafkaEventSourceConfig: kafkaConfig,
  ScalingConfig: structure({ MaximumConcurrency: integer(2, 1000) }),
  DocumentDBEventSourceConfig: structure({
    DatabaseName: { type: 'text', min: 1, max: 63 },
    CollectionName: { type: 'text', min: 1, max: 57 },
    FullDocument: choice('UpdateLookup', 'Default'),
  }),
  KMSKeyArn: kmsKeyArn,
  MetricsConfig: structure({ Metrics: list(choice('EventCount', 'ErrorCount', 'KafkaMetrics'), 0, 3) }),
  LoggingConfig: structure({ SystemLogLevel: choice('DEBUG', 'INFO', 'WARN') }),
  ProvisionedPollerConfig: structure({
    MinimumPollers: integer(1, 200),
    MaximumPollers: integer(1, 2000),
    PollerGroupName: { type: 'text', max: 128, pattern: '[a-zA-Z0-9-_]*' },
  }),
} satisfies Readonly<Record<string, Shape>>;

const createOnlyMembers = {
  EventSourceArn: arn,
  StartingPosition: choice('LATEST', 'AT_TIMESTAMP', 'TRIM_HORIZON'),
  StartingPositionTimestamp: { type: 'timestamp' },
  Topics: list({ type: 'text', min: 1, max: 249, pattern: '[^.]([a-zA-Z0-9\\-_.]+)' }, 1, 1),
  Queues: list({ type: 'text', min: 1, max: 1000 }, 1, 1),
  SelfManagedEventSource: structure({
    Endpoints: { type: 'map', of: list({ type: 'text', min: 1, max: 300 }, 1, 10) },
  }),
  Tags: { type: 'map', of: { type: 'text' } },
} satisfies Readonly<Record<string, Shape>>;

export const createShape = {
  type: 'structure',
  members: { ...createOnlyMembers, ...updatableMembers },
  required: ['FunctionName'],
} satisfies Shape;

export const updateShape = { type: 'structure', members: updatableMembers } satisfies Shape;
