import type { PolicyDocument } from '../policy/policyDocument.ts';

export type ClusterState =
  | 'ACTIVE'
  | 'CREATING'
  | 'DELETING'
  | 'FAILED'
  | 'HEALING'
  | 'MAINTENANCE'
  | 'REBOOTING_BROKER'
  | 'UPDATING';

/** An MSK cluster: its configuration and what lives in it. A cluster of another account is told by its ARN. */
export interface Cluster {
  arn: string;
  name: string;
  type: 'PROVISIONED' | 'SERVERLESS';
  state: ClusterState;
  stateInfo?: { code: string; message: string };
  created: string;
  version?: string;
  tags?: Record<string, string>;
  kafkaVersion?: string;
  instanceType?: string;
  brokers?: number;
  volumeGiB?: number;
  subnets: string[];
  securityGroups: string[];
  authentication: ClusterAuthentication;
  /** In-transit encryption between clients and brokers (`ClientBroker`). */
  encryption?: 'TLS' | 'TLS_PLAINTEXT' | 'PLAINTEXT';
  /** Authentication methods of multi-VPC private connectivity. */
  vpcConnectivity?: { iam?: boolean; scram?: boolean; tls?: boolean };
  publicAccess?: boolean;
  /** The parts of broker host names that MSK makes up: `b-1.<name>.<id>.<shard>.kafka.<region>.amazonaws.com`. */
  dns: { id: string; shard: string };
  topics: Topic[];
  /** ARNs of the secrets associated by BatchAssociateScramSecret. */
  scramSecrets?: string[];
  policy?: PolicyDocument;
  acls?: KafkaAcl[];
  /** TCP connections that other clients hold to each broker. */
  connectionsPerBroker?: number;
  /** `allow.everyone.if.no.acl.found`; MSK's default is true. */
  allowEveryoneIfNoAcl?: boolean;
}

export interface ClusterAuthentication {
  iam?: boolean;
  scram?: boolean;
  /** Mutual TLS: ARNs of the private CAs that the brokers trust. */
  tls?: string[];
  unauthenticated?: boolean;
}

export interface Topic {
  name: string;
  partitions: number;
  replication?: number;
  configs?: Record<string, string>;
  /** Records that producers write; 0 or absent: nothing new arrives. */
  recordsPerMinute?: number;
  /** Of these, such as are larger than a function can be called with. */
  oversizedPerMinute?: number;
  /** Records that lie in it. */
  records?: number;
}

/** One Kafka ACL entry: `User:…` may do `operation` on the resource; `name` `*` is every one. */
export interface KafkaAcl {
  principal: string;
  operation: 'All' | 'Read' | 'Write' | 'Describe' | 'DescribeConfigs';
  resource: 'topic' | 'group' | 'cluster';
  name: string;
  permission?: 'allow' | 'deny';
}

export interface VpcConnection {
  arn: string;
  targetClusterArn: string;
  authentication: 'SASL_IAM' | 'SASL_SCRAM' | 'TLS';
  state: 'CREATING' | 'AVAILABLE' | 'INACTIVE' | 'DEACTIVATING' | 'DELETING' | 'FAILED' | 'REJECTED' | 'REJECTING';
  created: string;
  vpcId: string;
  subnets: string[];
  securityGroups: string[];
  tags?: Record<string, string>;
}
