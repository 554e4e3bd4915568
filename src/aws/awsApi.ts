import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import type { RegistryFacts } from '../core/diagnosis/facts.ts';
import type { Invocation } from '../core/event/invocation.ts';
import type { SchemaVersion } from '../core/event/schemaVersion.ts';
import type { DeployedMapping, MappingChanges, MappingInput } from '../core/mapping/mapping.ts';
import type { ClusterAccessApi } from './clusterAccessApi.ts';
import type { DestinationApi } from './destinationApi.ts';
import type { FunctionApi } from './functionApi.ts';
import type { KeyApi } from './keyApi.ts';
import type { LambdaFunction } from './lambdaFunction.ts';
import type { LogsApi } from './logsApi.ts';
import type { MetricsApi } from './metricsApi.ts';
import type { NetworkApi } from './networkApi.ts';
import type { Pages } from './pages.ts';
import type { RoleApi } from './roleApi.ts';
import type { SecretApi } from './secretApi.ts';

export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
}

/** Description of a secret, never its content. */
export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** Absent: encrypted with the AWS-managed key, which MSK does not take for SCRAM (permissions.md 3). */
  readonly kmsKeyId?: string;
}

/** Somewhere records of failed batches can go (source-facts 120-128). */
export interface Destination {
  readonly arn: string;
  readonly name: string;
  readonly kind: 'sqs' | 'sns' | 's3';
  /** FIFO queues and topics are not supported (fields.md 11). */
  readonly fifo: boolean;
}

/** An object of a bucket, without its content. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /** ISO 8601. */
  readonly modified: string;
}

export interface InvocationRequest {
  /** Name or ARN, with a version or an alias where one is meant. */
  readonly function: string;
  /** JSON, as it is to be sent. */
  readonly payload: string;
  /** Seconds that the function itself may take; the answer is waited for so long and a little longer. */
  readonly timeout: number;
}

/**
 * One account and region as this product needs it, in core nouns. Every method throws `AwsFailure` only, honours the
 * signal, and gives up by itself at its deadline.
 */
export interface AwsApi
  extends NetworkApi,
    RoleApi,
    KeyApi,
    SecretApi,
    DestinationApi,
    FunctionApi,
    ClusterAccessApi,
    MetricsApi,
    LogsApi {
  getIdentity(signal: AbortSignal): Promise<CallerIdentity>;

  listClusters(signal: AbortSignal): Pages<Cluster>;
  getCluster(clusterArn: string, signal: AbortSignal): Promise<Cluster>;
  getBootstrapBrokers(clusterArn: string, signal: AbortSignal): Promise<readonly BootstrapBrokers[]>;
  listTopics(clusterArn: string, signal: AbortSignal): Pages<Topic>;
  /** ARNs of the secrets associated with the cluster. */
  listScramSecrets(clusterArn: string, signal: AbortSignal): Pages<string>;
  /** Connections that this account made to clusters of any account. */
  listVpcConnections(signal: AbortSignal): Pages<VpcConnection>;
  /** With subnets and security groups, which lists leave out. */
  getVpcConnection(connectionArn: string, signal: AbortSignal): Promise<VpcConnection>;
  /** Connections that other accounts made to this cluster. */
  listClientVpcConnections(clusterArn: string, signal: AbortSignal): Pages<VpcConnection>;

  listFunctions(signal: AbortSignal): Pages<LambdaFunction>;
  getFunction(reference: string, signal: AbortSignal): Promise<LambdaFunction>;
  /** Runs a function and waits for its answer; sent once, whatever happens, since a function may do what it does twice. */
  invokeFunction(request: InvocationRequest, signal: AbortSignal): Promise<Invocation>;

  /** Mappings with an MSK event source only. */
  listMappings(signal: AbortSignal): Pages<DeployedMapping>;
  getMapping(uuid: string, signal: AbortSignal): Promise<DeployedMapping>;
  getMappingTags(mappingArn: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  createMapping(input: MappingInput, signal: AbortSignal): Promise<DeployedMapping>;
  updateMapping(uuid: string, changes: MappingChanges, signal: AbortSignal): Promise<DeployedMapping>;
  deleteMapping(uuid: string, signal: AbortSignal): Promise<DeployedMapping>;
  /** Adds tags and replaces values; what is not named stays. */
  tagMapping(mappingArn: string, tags: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;
  untagMapping(mappingArn: string, keys: readonly string[], signal: AbortSignal): Promise<void>;

  listSecrets(signal: AbortSignal): Pages<Secret>;
  listQueues(signal: AbortSignal): Pages<Destination>;
  listNotificationTopics(signal: AbortSignal): Pages<Destination>;
  listBuckets(signal: AbortSignal): Pages<Destination>;
  /** Bodies of some messages of a queue; they stay in it and stay visible, but count as received. */
  readQueueMessages(queueArn: string, signal: AbortSignal): Promise<readonly string[]>;
  listObjects(bucket: string, signal: AbortSignal): Pages<StoredObject>;
  /** The document that holds the shared test events of a function (`core/event/sharedEvents`); undefined: there is none. */
  readTestEvents(functionName: string, signal: AbortSignal): Promise<string | undefined>;
  /** A document without events for events like this one. */
  discoverTestEvents(event: string, signal: AbortSignal): Promise<string>;
  createTestEvents(functionName: string, content: string, signal: AbortSignal): Promise<void>;
  updateTestEvents(functionName: string, content: string, signal: AbortSignal): Promise<void>;
  deleteTestEvents(functionName: string, signal: AbortSignal): Promise<void>;
  readObject(bucket: string, key: string, signal: AbortSignal): Promise<string>;

  /** A version of a schema in a registry of AWS Glue by its id, a UUID. */
  getSchemaVersion(id: string, signal: AbortSignal): Promise<SchemaVersion>;
  /** A registry of AWS Glue; undefined: AWS does not know it. */
  getRegistry(registryArn: string, signal: AbortSignal): Promise<RegistryFacts | undefined>;
}
