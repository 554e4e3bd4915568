import type { BootstrapBrokers } from '../../src/core/cluster/brokers.ts';
import type { Cluster, VpcConnection } from '../../src/core/cluster/cluster.ts';
import type { DeployedMapping } from '../../src/core/mapping/mapping.ts';
import type { ListItems, ListName } from '../../src/wizard/protocol.ts';

const ACCOUNT = '111122223333';
const REGION = 'us-east-1';

export function toClusterArn(name: string): string {
  return `arn:aws:kafka:${REGION}:${ACCOUNT}:cluster/${name}/11111111-2222-3333-4444-555555555555-1`;
}

function toCluster(name: string, rest: Partial<Cluster>): Cluster {
  return {
    arn: toClusterArn(name),
    name,
    state: 'ACTIVE',
    type: 'PROVISIONED',
    kafkaVersion: '3.8.x',
    authMethods: ['iam'],
    vpcConnectivityMethods: [],
    subnets: [],
    securityGroups: [],
    tags: {},
    ...rest,
  };
}

const toSecretArn = (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
const toFunctionArn = (name: string) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

const CONNECTION: VpcConnection = {
  arn: `arn:aws:kafka:${REGION}:${ACCOUNT}:vpc-connection/444455556666/partner-events/22222222-2222-3333-4444-555555555555-1`,
  targetClusterArn: `arn:aws:kafka:${REGION}:444455556666:cluster/partner-events/33333333-2222-3333-4444-555555555555-1`,
  state: 'AVAILABLE',
  authentication: 'SASL_IAM',
};

export const DEPLOYED: DeployedMapping = {
  UUID: 'f89f8514-cdd9-4602-9e1f-01a5b77d449b',
  EventSourceArn: toClusterArn('orders'),
  FunctionArn: toFunctionArn('order-processor'),
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
  BatchSize: 100,
  State: 'Enabled',
  AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-readers' },
};

/** What the fake account has: list → items. Lists of a cluster are the same for each. */
export const ACCOUNT_LISTS: { readonly [K in ListName]: readonly ListItems[K][] } = {
  clusters: [
    toCluster('orders', { authMethods: ['scram', 'iam'] }),
    toCluster('payments', { authMethods: ['mtls', 'unauthenticated-tls'] }),
    toCluster('clickstream', { type: 'SERVERLESS', kafkaVersion: undefined }),
    toCluster('archive', { state: 'CREATING' }),
  ],
  vpcConnections: [CONNECTION],
  functions: [
    { name: 'order-processor', arn: toFunctionArn('order-processor'), timeout: 30, runtime: 'nodejs22.x' },
    { name: 'invoice-writer', arn: toFunctionArn('invoice-writer'), timeout: 60, runtime: 'python3.13' },
    { name: 'slow-report', arn: toFunctionArn('slow-report'), timeout: 900, runtime: 'java21' },
  ],
  secrets: [
    { arn: toSecretArn('database-login'), name: 'database-login' },
    {
      arn: toSecretArn('AmazonMSK_orders'),
      name: 'AmazonMSK_orders',
      kmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`,
    },
  ],
  mappings: [DEPLOYED],
  queues: [
    { arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders-failed`, name: 'orders-failed', kind: 'sqs', fifo: false },
    { arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders-failed.fifo`, name: 'orders-failed.fifo', kind: 'sqs', fifo: true },
  ],
  notificationTopics: [{ arn: `arn:aws:sns:${REGION}:${ACCOUNT}:alerts`, name: 'alerts', kind: 'sns', fifo: false }],
  buckets: [{ arn: 'arn:aws:s3:::failed-records', name: 'failed-records', kind: 's3', fifo: false }],
  deployed: [DEPLOYED],
  topics: [
    { name: 'orders', partitions: 12 },
    { name: 'refunds', partitions: 3 },
    { name: '__consumer_offsets', partitions: 50 },
  ],
  brokers: toBrokers(),
  scramSecrets: [toSecretArn('AmazonMSK_orders')],
};

function toBrokers(): readonly BootstrapBrokers[] {
  const host = 'b-1.orders.abc123.c2.kafka.us-east-1.amazonaws.com';
  return [
    { method: 'iam', network: 'vpc', addresses: `${host}:9098` },
    { method: 'scram', network: 'vpc', addresses: `${host}:9096` },
  ];
}
