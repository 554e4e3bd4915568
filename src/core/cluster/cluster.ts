import type { AuthMethod } from './authMethods.ts';

/** Open set: MSK may add states, and an unknown one must not break the view (limits.md 5). */
export type ClusterState =
  | 'ACTIVE'
  | 'CREATING'
  | 'DELETING'
  | 'FAILED'
  | 'HEALING'
  | 'MAINTENANCE'
  | 'REBOOTING_BROKER'
  | 'UPDATING'
  | (string & {});

/** An MSK cluster as ListClustersV2 and DescribeClusterV2 tell it. */
export interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly state: ClusterState;
  /** MSK's reason for a state such as FAILED. */
  readonly stateMessage?: string;
  readonly type: 'PROVISIONED' | 'SERVERLESS';
  readonly kafkaVersion?: string;
  /** Number of brokers; absent for serverless clusters. */
  readonly brokerCount?: number;
  readonly instanceType?: string;
  /** Methods that clients may use, strongest first as Lambda ranks them (source-facts 53). */
  readonly authMethods: readonly AuthMethod[];
  /** Methods open over multi-VPC private connectivity (limits.md 5). */
  readonly vpcConnectivityMethods: readonly AuthMethod[];
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly creationTime?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Topic {
  readonly name: string;
  readonly arn?: string;
  readonly partitions?: number;
  readonly replicationFactor?: number;
}

/** A managed VPC connection: the event source for a cluster of another account (source-facts 155-159). */
export interface VpcConnection {
  readonly arn: string;
  readonly targetClusterArn: string;
  /** AVAILABLE, CREATING, REJECTED … (limits.md 5, open set). */
  readonly state: string;
  /** Authentication of the connection: SASL_IAM, SASL_SCRAM or TLS as MSK names it. */
  readonly authentication?: string;
  readonly vpcId?: string;
  /** Where its interfaces stand; lists of connections leave it out. */
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly creationTime?: string;
  /** Account that made the connection; known for a cluster's client connections only. */
  readonly owner?: string;
}

/** Whether a cluster in this state can serve a mapping: our judgement, MSK gives no guarantee per state (limits.md 5). */
export function toUsability(state: ClusterState): 'usable' | 'changing' | 'unusable' {
  return USABILITY[state] ?? 'changing';
}

const USABILITY: Readonly<Record<string, 'usable' | 'changing' | 'unusable'>> = {
  ACTIVE: 'usable',
  UPDATING: 'changing',
  MAINTENANCE: 'changing',
  HEALING: 'changing',
  REBOOTING_BROKER: 'changing',
  CREATING: 'unusable',
  DELETING: 'unusable',
  FAILED: 'unusable',
};

/** MSK names brokers once the cluster has been created, and answers with a conflict before (errors.md E). */
export function namesBrokers({ state }: Pick<Cluster, 'state'>): boolean {
  return state !== 'CREATING';
}

/** The topic API exists for provisioned clusters from Kafka 3.6 that are ACTIVE (limits.md 4). */
export function offersTopicApi(cluster: Cluster): boolean {
  if (cluster.type !== 'PROVISIONED' || cluster.state !== 'ACTIVE') return false;
  const [major = 0, minor = 0] = (cluster.kafkaVersion ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0);
  return major > 3 || (major === 3 && minor >= 6);
}
