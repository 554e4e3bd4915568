/** Members as the API spells them: a mapping document is exactly `--cli-input-json` (fields.md 1). */

/** The two types MSK takes (fields.md 8); other values occur when reading foreign documents. */
export type SourceAccessType = 'SASL_SCRAM_512_AUTH' | 'CLIENT_CERTIFICATE_TLS_AUTH' | (string & {});

export interface SourceAccessConfiguration {
  readonly Type?: SourceAccessType;
  readonly URI?: string;
}

type StartingPosition = 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';

interface FilterCriteria {
  readonly Filters?: readonly { readonly Pattern?: string }[];
}

interface SchemaRegistryConfig {
  readonly SchemaRegistryURI?: string;
  readonly EventRecordFormat?: string;
  readonly AccessConfigs?: readonly { readonly Type?: string; readonly URI?: string }[];
  readonly SchemaValidationConfigs?: readonly { readonly Attribute?: string }[];
}

/** Input of CreateEventSourceMapping, with the members that MSK mappings have. Everything optional: a draft is incomplete. */
export interface MappingInput {
  readonly EventSourceArn?: string;
  readonly FunctionName?: string;
  readonly Topics?: readonly string[];
  readonly StartingPosition?: StartingPosition | (string & {});
  /** ISO 8601 text or epoch seconds, as the AWS CLI takes it. */
  readonly StartingPositionTimestamp?: string | number;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  /** Seconds. */
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly SourceAccessConfigurations?: readonly SourceAccessConfiguration[];
  readonly AmazonManagedKafkaEventSourceConfig?: {
    readonly ConsumerGroupId?: string;
    readonly SchemaRegistryConfig?: SchemaRegistryConfig;
  };
  readonly FilterCriteria?: FilterCriteria;
  readonly KMSKeyArn?: string;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination?: string } };
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly MetricsConfig?: { readonly Metrics?: readonly string[] };
  readonly LoggingConfig?: { readonly SystemLogLevel?: string };
  readonly ProvisionedPollerConfig?: {
    readonly MinimumPollers?: number;
    readonly MaximumPollers?: number;
    readonly PollerGroupName?: string;
  };
  readonly Tags?: Readonly<Record<string, string>>;
}

/** Open set of limits.md 6. */
type MappingState =
  | 'Creating'
  | 'Enabling'
  | 'Enabled'
  | 'Disabling'
  | 'Disabled'
  | 'Updating'
  | 'Deleting'
  | (string & {});

/** What `aws lambda get-event-source-mapping` prints: the settings plus the members only AWS writes (fields.md 16). */
export interface DeployedMapping extends Omit<MappingInput, 'FunctionName' | 'Enabled' | 'Tags'> {
  readonly UUID: string;
  readonly EventSourceMappingArn?: string;
  readonly FunctionArn: string;
  readonly State: MappingState;
  readonly StateTransitionReason?: string;
  readonly LastProcessingResult?: string;
  /** ISO 8601. */
  readonly LastModified?: string;
  readonly FilterCriteriaError?: { readonly ErrorCode?: string; readonly Message?: string };
}

/** Members of UpdateEventSourceMapping: the changed ones only. `UUID` travels beside it. */
export type MappingChanges = Omit<
  MappingInput,
  'EventSourceArn' | 'Topics' | 'StartingPosition' | 'StartingPositionTimestamp' | 'Tags'
>;

/** States that end by themselves (limits.md 6): the only ones worth polling. */
const TRANSITIONAL: ReadonlySet<string> = new Set(['Creating', 'Enabling', 'Disabling', 'Updating', 'Deleting']);

export function isTransitional(mapping: DeployedMapping): boolean {
  return TRANSITIONAL.has(mapping.State);
}

/** ARN of the mapping itself; older answers of AWS leave it out. */
export function toMappingArn({ EventSourceMappingArn, FunctionArn, UUID }: DeployedMapping): string {
  return EventSourceMappingArn ?? FunctionArn.replace(/:function:.*$/, `:event-source-mapping:${UUID}`);
}

export function toTopic(mapping: { readonly Topics?: readonly string[] }): string {
  return mapping.Topics?.[0] ?? '';
}

/** A name for files about a mapping: its topic in the characters that every file system takes, or else `nameless`. */
export function toFileStem(mapping: { readonly Topics?: readonly string[] }, nameless = 'mapping'): string {
  return toTopic(mapping).replaceAll(/[^\w.-]/g, '-') || nameless;
}
