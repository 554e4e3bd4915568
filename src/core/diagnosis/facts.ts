import type { BootstrapBrokers } from '../cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../cluster/cluster.ts';
import type { HintFunction } from '../hints/hintContext.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import type {
  NatGateway,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../network/network.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import type { Role, RolePolicy, SimulatedDecision } from '../policy/role.ts';
import type { DeliveryMetrics } from './deliveryMetrics.ts';
import type { Fact } from './fact.ts';

/** A Lambda function as a diagnosis needs it. */
export interface FunctionFacts extends HintFunction {
  /** Why the function is in its state, in AWS's words. */
  readonly stateReason?: string;
  /** 0: no invocation gets through. Undefined: nothing is reserved. */
  readonly reservedConcurrency?: number;
}

/** Description of a secret, never its content. */
export interface SecretFacts {
  readonly arn: string;
  readonly name: string;
  /** Absent: the AWS-managed key. */
  readonly kmsKeyId?: string;
  /** ISO 8601; set when it is going to be deleted. */
  readonly deletedDate?: string;
  /** Undefined: it has none. Read by a call of its own. */
  readonly policy: Fact<PolicyDocument | undefined>;
}

export interface KeyFacts {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion` … as KMS says it. */
  readonly state: string;
  /** Made by AWS for a service: cannot be shared with MSK. */
  readonly awsManaged: boolean;
  /** Read by a call of its own, which KMS refuses for keys of other accounts. */
  readonly policy: Fact<PolicyDocument>;
}

/** Where failed batches go: a queue, an SNS topic, a bucket. What a bucket's own calls say may be missing by itself. */
export interface DestinationFacts {
  readonly arn: string;
  readonly fifo: boolean;
  /** Of a bucket, whose ARN does not say it. */
  readonly region?: string;
  /** Key id, ARN or alias; undefined: none, or one that belongs to the service and needs no right. */
  readonly kmsKeyId: Fact<string | undefined>;
  /** Undefined: it has none. */
  readonly policy: Fact<PolicyDocument | undefined>;
}

export interface RegistryFacts {
  readonly arn: string;
  readonly name: string;
  readonly state: string;
}

/** A secret that the schema registry's access settings name. */
export interface RegistrySecret {
  /** BASIC_AUTH, SERVER_ROOT_CA_CERTIFICATE … (open set). */
  readonly type: string;
  readonly uri: string;
  /** Undefined: there is no such secret. */
  readonly secret: SecretFacts | undefined;
}

/**
 * Everything that checks read, by name. Values that a mapping does not have (no secret, no destination) are known to be
 * undefined. What is listed is complete.
 */
export interface DiagnosisFacts {
  /** Undefined: AWS does not know it. */
  readonly cluster: Cluster | undefined;
  readonly vpcConnection: VpcConnection | undefined;
  readonly brokers: readonly BootstrapBrokers[];
  /** Undefined: the cluster does not offer the topic API. */
  readonly topics: readonly Topic[] | undefined;
  /** ARNs of the secrets that are associated with the cluster. */
  readonly scramSecrets: readonly string[];
  readonly clusterPolicy: PolicyDocument | undefined;
  readonly function: FunctionFacts | undefined;
  /** What of the function's log of the last minutes looks like a failed call; the newest last. Empty too where there is no log. */
  readonly functionLog: readonly string[];
  /** What CloudWatch counts of records that do not arrive. */
  readonly deliveryMetrics: DeliveryMetrics;
  readonly role: Role | undefined;
  readonly rolePolicies: readonly RolePolicy[];
  /** The managed policy that limits the role. */
  readonly boundary: PolicyDocument | undefined;
  /** What IAM's simulator says of every action on every resource that the mapping needs. */
  readonly simulation: readonly SimulatedDecision[];
  readonly secret: SecretFacts | undefined;
  readonly secretKey: KeyFacts | undefined;
  /** Of the event source's network, the cluster's or the VPC connection's: its VPC and what is in it. */
  readonly vpc: Vpc | undefined;
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
  /** Of the whole VPC. */
  readonly networkAcls: readonly NetworkAcl[];
  /** Of the whole VPC. */
  readonly endpoints: readonly VpcEndpoint[];
  /** Groups of the interface endpoints. */
  readonly endpointGroups: readonly SecurityGroup[];
  readonly destination: DestinationFacts | undefined;
  readonly destinationKey: KeyFacts | undefined;
  readonly registry: RegistryFacts | undefined;
  /** Of the registry's own access settings, in their order. */
  readonly registrySecrets: readonly RegistrySecret[];
  /** Of this account and region; for mappings with the same consumer group. */
  readonly mappings: readonly DeployedMapping[];
}

export type FactName = keyof DiagnosisFacts;
