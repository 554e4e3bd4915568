/** What a function does with an event. */
export interface FunctionBehaviour {
  /** What it fails with: `KeyError: 'id'`. */
  throws?: string;
  takesSeconds?: number;
  /** Size of what it answers; more than 6 MB is an error. */
  answerBytes?: number;
  /**
   * Records of a Kafka event that hold no JSON object are reported as failed: as Lambda wants it, or in the way that is
   * right for SQS and wrong for Kafka.
   */
  reports?: 'records' | 'texts';
}

/** A Lambda function: its configuration and how it behaves when it is invoked. */
export interface LambdaFunction {
  name: string;
  runtime?: string;
  packageType?: 'Zip' | 'Image';
  handler?: string;
  description?: string;
  /** The name of the execution role. */
  role: string;
  timeoutSeconds: number;
  memoryMb: number;
  codeBytes?: number;
  architecture?: 'x86_64' | 'arm64';
  lastModified: string;
  state?: 'Pending' | 'Active' | 'Inactive' | 'Failed';
  stateReason?: { code: string; message: string };
  /** Why its last update failed; absent: it did not. */
  updateFailure?: { code: string; message: string };
  /** Absent: `/aws/lambda/NAME`. */
  logGroup?: string;
  environment?: Record<string, string>;
  tags?: Record<string, string>;
  reservedConcurrency?: number;
  /** What an invocation does; absent: it works, quickly. */
  behaviour?: FunctionBehaviour;
}

/** Functions can share a group. */
export function toLogGroup({ name, logGroup }: Pick<LambdaFunction, 'name' | 'logGroup'>): string {
  return logGroup ?? `/aws/lambda/${name}`;
}

export interface SourceAccess {
  Type?: string;
  URI?: string;
}

export interface SchemaRegistryConfig {
  SchemaRegistryURI?: string;
  EventRecordFormat?: string;
  AccessConfigs?: { Type?: string; URI?: string }[];
  SchemaValidationConfigs?: { Attribute?: string }[];
}

/** The members of an event source mapping that users set, named as the API names them. */
export interface MappingConfiguration {
  EventSourceArn?: string;
  Topics?: string[];
  Queues?: string[];
  StartingPosition?: string;
  /** Seconds since 1970. */
  StartingPositionTimestamp?: number;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  ParallelizationFactor?: number;
  TumblingWindowInSeconds?: number;
  FilterCriteria?: { Filters?: { Pattern?: string }[] };
  KMSKeyArn?: string;
  DestinationConfig?: { OnFailure?: { Destination?: string }; OnSuccess?: { Destination?: string } };
  SourceAccessConfigurations?: SourceAccess[];
  AmazonManagedKafkaEventSourceConfig?: { ConsumerGroupId?: string; SchemaRegistryConfig?: SchemaRegistryConfig };
  SelfManagedEventSource?: { Endpoints?: Record<string, string[]> };
  SelfManagedKafkaEventSourceConfig?: { ConsumerGroupId?: string; SchemaRegistryConfig?: SchemaRegistryConfig };
  DocumentDBEventSourceConfig?: { DatabaseName?: string; CollectionName?: string; FullDocument?: string };
  ScalingConfig?: { MaximumConcurrency?: number };
  BisectBatchOnFunctionError?: boolean;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  FunctionResponseTypes?: string[];
  MetricsConfig?: { Metrics?: string[] };
  LoggingConfig?: { SystemLogLevel?: string };
  ProvisionedPollerConfig?: { MinimumPollers?: number; MaximumPollers?: number; PollerGroupName?: string };
}

export type SettledState = 'Enabled' | 'Disabled';
export type TransitionalState = 'Creating' | 'Enabling' | 'Disabling' | 'Updating' | 'Deleting';

/** An event source mapping as it stands in the account. Times are milliseconds since 1970. */
export interface EventSourceMapping {
  uuid: string;
  functionArn: string;
  configuration: MappingConfiguration;
  tags: Record<string, string>;
  state: SettledState | TransitionalState;
  stateTransitionReason: string;
  /** What the last poll met; it stays until the next poll says otherwise. */
  lastProcessingResult: string;
  lastModified: number;
  /** While `state` is transitional: when and into what it settles. */
  transition?: { until: number; into: SettledState | 'gone' };
  /** Since when the poller has met the same kind of failure. */
  failingSince?: number;
  /** Since when records have been lost although polling works. */
  losingSince?: number;
  /** How polling went, oldest first; what was before the first is not known. */
  history: Spell[];
}

/** A time during which polling came to the same; it ends where the next begins. */
export interface Spell {
  /** Milliseconds since 1970. */
  from: number;
  kind: 'working' | 'quiet' | 'failing' | 'off';
  /** What fails, by the poller's check; of a time that worked, what was lost. */
  check?: string;
}
