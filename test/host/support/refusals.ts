import type { NodeKind } from '../../../src/explorer/treeNode.ts';
import type { ListName } from '../../../src/wizard/protocol.ts';

/** A call that may be refused alone, and where the user meets it; nowhere in lists: a test of its own says where. */
export interface Refusal {
  /** Rows of the explorer that are missing then; absent: the explorer does not make the call. */
  readonly hides?: readonly NodeKind[];
  /** The explorer does without it and says nothing. */
  readonly silent?: true;
  /** Whether the snapshot makes the call. */
  readonly inSnapshot?: true;
  /** The list of the wizard that is missing then. */
  readonly list?: ListName;
}

/** Every call of the product except those that change something, by its IAM action. */
export const READS = {
  'sts:GetCallerIdentity': { hides: [], inSnapshot: true },
  'kafka:ListClustersV2': {
    hides: [
      'cluster',
      'topics',
      'topic',
      'brokers',
      'brokerAddresses',
      'scramSecrets',
      'secret',
      'clientConnections',
      'clientConnection',
    ],
    inSnapshot: true,
    list: 'clusters',
  },
  'kafka:DescribeClusterV2': { hides: [], silent: true },
  'kafka:GetBootstrapBrokers': { hides: ['brokerAddresses'], inSnapshot: true, list: 'brokers' },
  'kafka:ListTopics': { hides: ['topic'], list: 'topics' },
  'kafka:ListScramSecrets': { hides: ['secret'], list: 'scramSecrets' },
  'kafka:ListVpcConnections': { hides: ['vpcConnection'], inSnapshot: true, list: 'vpcConnections' },
  'kafka:ListClientVpcConnections': { hides: ['clientConnection'] },
  'lambda:ListEventSourceMappings': { hides: ['mapping'], inSnapshot: true, list: 'mappings' },
  'lambda:GetEventSourceMapping': { list: 'deployed' },
  'lambda:ListFunctions': { list: 'functions' },
  'lambda:GetFunctionConfiguration': {},
  'secretsmanager:ListSecrets': { list: 'secrets' },
  'sqs:ListQueues': { list: 'queues' },
  'sns:ListTopics': { list: 'notificationTopics' },
  's3:ListAllMyBuckets': { list: 'buckets' },
  'schemas:DescribeSchema': {},
  'schemas:DescribeRegistry': {},
  'schemas:ListSchemaVersions': {},
  'schemas:GetDiscoveredSchema': {},
  'sqs:GetQueueUrl': {},
  'sqs:ReceiveMessage': {},
  's3:ListBucket': {},
  's3:GetObject': {},
  'glue:GetSchemaVersion': {},
} as const satisfies Readonly<Record<string, Refusal>>;

export const WRITES = [
  'lambda:CreateEventSourceMapping',
  'lambda:UpdateEventSourceMapping',
  'lambda:DeleteEventSourceMapping',
  'lambda:InvokeFunction',
  'lambda:TagResource',
  'lambda:UntagResource',
  'schemas:CreateRegistry',
  'schemas:CreateSchema',
  'schemas:UpdateSchema',
  'schemas:DeleteSchema',
  'schemas:DeleteSchemaVersion',
] as const;

export type ReadCall = keyof typeof READS;
