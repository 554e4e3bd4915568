import type { MappingConfiguration } from '../account/lambda.ts';
import { isFilterPattern } from './filterPattern.ts';
import type { MappingRequest, SourceKind } from './mappingRequest.ts';

/**
 * Something the service refuses with InvalidParameterValueException. `check` returns the message, undefined when all
 * is well. Messages of AWS are those of errors.md D; those marked `own` AWS words in a way that no source gives.
 */
export interface MappingRule {
  readonly id: string;
  readonly own?: true;
  /** Default: all of them. */
  readonly sources?: readonly SourceKind[];
  /** Default: both. */
  readonly on?: 'create' | 'update';
  /** An update is looked at only if it has one of these members; default: always. */
  readonly members?: readonly RequestMember[];
  readonly check: (request: MappingRequest) => string | undefined;
}

const msk: readonly SourceKind[] = ['kafka'];
const streams: readonly SourceKind[] = ['kafka', 'selfManagedKafka', 'kinesis', 'dynamodb'];

type Member = keyof MappingConfiguration;
export type RequestMember = Member | 'FunctionName';

/** Members that MSK's mappings do not have (fields.md 1). */
const foreignMembers: readonly Member[] = [
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
  'Queues',
  'ScalingConfig',
  'SelfManagedKafkaEventSourceConfig',
  'DocumentDBEventSourceConfig',
];

/** Members that need provisioned mode, with whether they say more than their default (fields.md 12-14). */
const provisionedMembers: readonly {
  readonly name: string;
  readonly isSet: (wanted: MappingConfiguration) => boolean;
}[] = [
  { name: 'BisectBatchOnFunctionError', isSet: (wanted) => wanted.BisectBatchOnFunctionError === true },
  { name: 'MaximumRetryAttempts', isSet: (wanted) => (wanted.MaximumRetryAttempts ?? -1) !== -1 },
  { name: 'MaximumRecordAgeInSeconds', isSet: (wanted) => (wanted.MaximumRecordAgeInSeconds ?? -1) !== -1 },
  { name: 'FunctionResponseTypes', isSet: (wanted) => (wanted.FunctionResponseTypes ?? []).length > 0 },
  { name: 'MetricsConfig', isSet: (wanted) => (wanted.MetricsConfig?.Metrics ?? []).length > 0 },
  { name: 'LoggingConfig', isSet: (wanted) => wanted.LoggingConfig?.SystemLogLevel !== undefined },
  {
    name: 'SchemaRegistryConfig',
    isSet: (wanted) => wanted.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig !== undefined,
  },
];

const mskSecretTypes = ['SASL_SCRAM_512_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH'];

/** The service quota can be raised to 10 on request; the sample account's was not. */
const mostFilters = 5;

function unsupported(member: string): string {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  return `Unsupported '${name}' parameter for given event source mapping type.`;
}

const unsupportedDestination = 'Unsupported DestinationConfig parameter for given event source mapping type.';

function nullMember(name: string): string {
  return `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null.`;
}

function destinationOf(wanted: MappingConfiguration): string {
  return wanted.DestinationConfig?.OnFailure?.Destination ?? '';
}

/** What can be told from the request alone, in the order in which it is looked at. */
export const requestRules: readonly MappingRule[] = [
  {
    id: 'source-unknown',
    on: 'create',
    check: ({ source }) => (source === 'unknown' ? 'Unrecognized event source.' : undefined),
  },
  {
    id: 'function-missing',
    members: ['FunctionName'],
    check: ({ lambda }) => (lambda === undefined ? 'Function does not exist' : undefined),
  },
  {
    id: 'member-of-other-sources',
    sources: msk,
    check: ({ wanted }) => {
      const found = foreignMembers.find((name) => wanted[name] !== undefined);
      return found && unsupported(found);
    },
  },
  {
    id: 'managed-member-without-cluster',
    sources: ['selfManagedKafka', 'sqs', 'kinesis', 'dynamodb'],
    check: ({ wanted }) =>
      wanted.AmazonManagedKafkaEventSourceConfig && unsupported('AmazonManagedKafkaEventSourceConfig'),
  },
  {
    id: 'on-success',
    check: ({ wanted }) => (wanted.DestinationConfig?.OnSuccess?.Destination ? unsupportedDestination : undefined),
  },
  {
    id: 'starting-position-missing',
    on: 'create',
    sources: streams,
    check: ({ wanted }) => (wanted.StartingPosition === undefined ? nullMember('startingPosition') : undefined),
  },
  {
    id: 'topics-missing',
    own: true,
    on: 'create',
    sources: ['kafka', 'selfManagedKafka'],
    check: ({ wanted }) => (wanted.Topics === undefined ? nullMember('topics') : undefined),
  },
  {
    id: 'self-managed-access-missing',
    sources: ['selfManagedKafka'],
    check: ({ wanted }) =>
      (wanted.SourceAccessConfigurations ?? []).length === 0
        ? "Required 'sourceAccessConfigurations' parameter is missing."
        : undefined,
  },
  {
    id: 'timestamp-unsupported',
    on: 'create',
    sources: ['dynamodb'],
    check: ({ wanted }) =>
      wanted.StartingPosition === 'AT_TIMESTAMP'
        ? `Unsupported starting position for arn type: ${wanted.EventSourceArn}`
        : undefined,
  },
  {
    id: 'timestamp-missing',
    on: 'create',
    check: ({ wanted }) =>
      wanted.StartingPosition === 'AT_TIMESTAMP' && wanted.StartingPositionTimestamp === undefined
        ? 'Need to specify a timestamp'
        : undefined,
  },
  {
    id: 'timestamp-needless',
    own: true,
    on: 'create',
    check: ({ wanted }) =>
      wanted.StartingPosition !== 'AT_TIMESTAMP' && wanted.StartingPositionTimestamp !== undefined
        ? 'StartingPositionTimestamp is valid only with the starting position AT_TIMESTAMP.'
        : undefined,
  },
  {
    id: 'timestamp-in-future',
    own: true,
    on: 'create',
    check: ({ wanted, now }) =>
      (wanted.StartingPositionTimestamp ?? 0) * 1000 > now ? 'StartingPositionTimestamp is in the future.' : undefined,
  },
  {
    id: 'queue-window',
    sources: ['sqs'],
    check: ({ wanted }) =>
      (wanted.BatchSize ?? 10) > 10 && (wanted.MaximumBatchingWindowInSeconds ?? 0) === 0
        ? 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10'
        : undefined,
  },
  {
    id: 'filter-count',
    own: true,
    check: ({ wanted }) =>
      (wanted.FilterCriteria?.Filters ?? []).length > mostFilters
        ? `The number of filters exceeds the limit of ${mostFilters}.`
        : undefined,
  },
  {
    id: 'filter-pattern',
    check: ({ wanted }) =>
      (wanted.FilterCriteria?.Filters ?? []).every(({ Pattern = '' }) => isFilterPattern(Pattern))
        ? undefined
        : 'Invalid filter pattern definition.',
  },
  {
    id: 'provisioned-only',
    sources: msk,
    check: ({ wanted }) => {
      if (wanted.ProvisionedPollerConfig !== undefined) return undefined;
      const found = provisionedMembers.find(({ isSet }) => isSet(wanted));
      return found && unsupported(found.name);
    },
  },
  {
    id: 'kafka-destination-on-demand',
    sources: msk,
    check: ({ wanted }) =>
      destinationOf(wanted).startsWith('kafka://') && wanted.ProvisionedPollerConfig === undefined
        ? unsupportedDestination
        : undefined,
  },
  {
    id: 'kafka-destination-is-source',
    own: true,
    sources: msk,
    check: ({ wanted }) =>
      wanted.Topics?.some((topic) => destinationOf(wanted) === `kafka://${topic}`)
        ? 'The on-failure destination topic must differ from the source topic.'
        : undefined,
  },
  {
    id: 'fifo-destination',
    own: true,
    check: ({ wanted }) =>
      /^arn:[^:]+:(sqs|sns):.*\.fifo$/.test(destinationOf(wanted))
        ? 'FIFO queues and topics are not supported as on-failure destinations.'
        : undefined,
  },
  {
    id: 'record-age-too-short',
    own: true,
    check: ({ wanted }) => {
      const age = wanted.MaximumRecordAgeInSeconds ?? -1;
      return age >= 0 && age < 60 ? 'MaximumRecordAgeInSeconds must be -1 or at least 60.' : undefined;
    },
  },
  {
    id: 'pollers-crossed',
    own: true,
    check: ({ wanted }) => {
      const { MinimumPollers = 1, MaximumPollers = 200 } = wanted.ProvisionedPollerConfig ?? {};
      return MinimumPollers > MaximumPollers ? 'MinimumPollers must not be greater than MaximumPollers.' : undefined;
    },
  },
  {
    id: 'source-access-type',
    own: true,
    sources: msk,
    check: ({ wanted }) => {
      const found = wanted.SourceAccessConfigurations?.find(({ Type = '' }) => !mskSecretTypes.includes(Type));
      return found && `Unsupported source access configuration type for given event source mapping type: ${found.Type}`;
    },
  },
  {
    id: 'source-access-count',
    own: true,
    sources: msk,
    check: ({ wanted }) =>
      (wanted.SourceAccessConfigurations ?? []).length > 1
        ? 'Only one source access configuration is supported for given event source mapping type.'
        : undefined,
  },
];
