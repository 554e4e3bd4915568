import type { Cluster, KafkaAcl, VpcConnection } from '../account/kafka.ts';
import { groupIds, subnetIds, vpcs } from './network.ts';
import {
  account,
  authorities,
  clusterArns,
  customersConnectionArn,
  partnerAccount,
  partnerConnectionArn,
  secretArns,
} from './places.ts';
import { topics } from './topics.ts';

/** The ACLs that one principal needs to read topics in any consumer group. */
function toConsumerAcls(principal: string, names: readonly string[]): KafkaAcl[] {
  return [
    { principal, operation: 'DescribeConfigs', resource: 'cluster', name: '*' },
    { principal, operation: 'Read', resource: 'group', name: '*' },
    ...names.map((name): KafkaAcl => ({ principal, operation: 'Read', resource: 'topic', name })),
  ];
}

type Place = 'streaming' | 'payments' | 'warehouse' | 'partners';

/** What the provisioned clusters have in common. */
function toProvisioned(
  arn: string,
  place: Place,
  group: string,
  more: Omit<Cluster, 'arn' | 'name' | 'type' | 'state' | 'subnets' | 'securityGroups'> & Partial<Cluster>,
): Cluster {
  const subnets = subnetIds[place];
  const name = arn.split('/')[1] ?? '';
  return {
    arn,
    name,
    type: 'PROVISIONED',
    state: 'ACTIVE',
    kafkaVersion: '3.8.x',
    instanceType: 'kafka.m7g.large',
    brokers: subnets.length,
    subnets,
    securityGroups: [group],
    ...more,
  };
}

export const clusters: Cluster[] = [
  toProvisioned(clusterArns.myCluster, 'streaming', groupIds.platform, {
    created: '2025-03-04T09:12:41.000Z',
    authentication: { iam: true, scram: true, tls: [authorities.platform] },
    encryption: 'TLS',
    dns: { id: 'h8k3vd', shard: 'c2' },
    topics: topics.myCluster,
    scramSecrets: [secretArns.myCluster],
    tags: { team: 'platform' },
  }),
  toProvisioned(clusterArns.orders, 'streaming', groupIds.orders, {
    created: '2024-06-18T14:03:09.000Z',
    authentication: { iam: true },
    encryption: 'TLS',
    instanceType: 'kafka.m7g.2xlarge',
    brokers: 6,
    dns: { id: 'r2x9bq', shard: 'c5' },
    topics: topics.orders,
    tags: { team: 'orders', environment: 'production' },
  }),
  toProvisioned(clusterArns.payments, 'payments', groupIds.payments, {
    created: '2024-02-27T08:44:52.000Z',
    authentication: { scram: true },
    encryption: 'TLS',
    kafkaVersion: '3.7.x',
    dns: { id: 'm5t7wc', shard: 'c7' },
    topics: topics.payments,
    scramSecrets: [secretArns.paymentsLedger],
    acls: [
      ...toConsumerAcls('User:payments-ledger', ['payments', 'chargebacks', 'refunds']),
      ...toConsumerAcls('User:fraud-score', ['payment-authorizations', 'refunds']),
    ],
    allowEveryoneIfNoAcl: false,
    tags: { team: 'payments', environment: 'production', 'data-class': 'restricted' },
  }),
  toProvisioned(clusterArns.shipments, 'streaming', groupIds.shipments, {
    created: '2023-11-09T16:30:00.000Z',
    authentication: { tls: [authorities.shipping] },
    encryption: 'TLS',
    kafkaVersion: '3.6.0',
    dns: { id: 'd4p1ly', shard: 'c3' },
    topics: topics.shipments,
    tags: { team: 'logistics' },
  }),
  toProvisioned(clusterArns.clickstream, 'streaming', groupIds.clickstream, {
    created: '2022-08-15T11:21:37.000Z',
    authentication: { unauthenticated: true },
    encryption: 'TLS',
    kafkaVersion: '2.8.1',
    instanceType: 'kafka.m5.xlarge',
    dns: { id: 'q7n6za', shard: 'c9' },
    topics: topics.clickstream,
    tags: { team: 'web-analytics' },
  }),
  toProvisioned(clusterArns.metrics, 'streaming', groupIds.metrics, {
    created: '2023-05-22T07:58:14.000Z',
    authentication: { unauthenticated: true },
    encryption: 'PLAINTEXT',
    kafkaVersion: '3.6.0',
    instanceType: 'kafka.t3.small',
    dns: { id: 'w9g2fe', shard: 'c4' },
    topics: topics.metrics,
  }),
  toProvisioned(clusterArns.customers, 'streaming', groupIds.platform, {
    created: '2024-10-01T13:37:20.000Z',
    authentication: { iam: true, scram: true, tls: [authorities.platform], unauthenticated: true },
    encryption: 'TLS_PLAINTEXT',
    vpcConnectivity: { iam: true, scram: true },
    dns: { id: 'k1s8uh', shard: 'c6' },
    topics: topics.customers,
    scramSecrets: [secretArns.customers],
    // The partner may connect to it, and does: see the last VPC connection.
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: partnerAccount },
          Action: [
            'kafka:CreateVpcConnection',
            'kafka:GetBootstrapBrokers',
            'kafka:DescribeCluster',
            'kafka:DescribeClusterV2',
          ],
          Resource: clusterArns.customers,
        },
      ],
    },
    tags: { team: 'crm' },
  }),
  {
    arn: clusterArns.telemetry,
    name: 'telemetry-serverless',
    type: 'SERVERLESS',
    state: 'ACTIVE',
    created: '2025-07-30T10:05:48.000Z',
    authentication: { iam: true },
    subnets: subnetIds.streaming,
    securityGroups: [groupIds.orders],
    dns: { id: 'x4j9tn2p', shard: 'c1' },
    topics: topics.telemetry,
    tags: { team: 'devices' },
  },
  toProvisioned(clusterArns.inventory, 'streaming', groupIds.platform, {
    state: 'CREATING',
    created: '2026-11-20T09:00:00.000Z',
    authentication: { iam: true },
    encryption: 'TLS',
    dns: { id: 'b3v5oc', shard: 'c8' },
    topics: [],
  }),
  toProvisioned(clusterArns.returns, 'streaming', groupIds.returns, {
    created: '2024-12-11T15:16:17.000Z',
    authentication: { iam: true, unauthenticated: true },
    encryption: 'TLS',
    dns: { id: 'n6y4me', shard: 'c2' },
    topics: topics.returns,
    tags: { team: 'orders' },
  }),
  toProvisioned(clusterArns.warehouse, 'warehouse', groupIds.warehouse, {
    created: '2021-09-03T06:25:33.000Z',
    authentication: { iam: true },
    encryption: 'TLS',
    kafkaVersion: '3.5.1',
    dns: { id: 'g2r7ax', shard: 'c3' },
    topics: topics.warehouse,
    tags: { team: 'logistics' },
  }),
  toProvisioned(clusterArns.partners, 'partners', groupIds.partners, {
    created: '2025-01-28T12:40:06.000Z',
    authentication: { iam: true, tls: [authorities.platform] },
    encryption: 'TLS',
    dns: { id: 't8c3ik', shard: 'c5' },
    topics: topics.partners,
  }),
  // Another account's cluster, reached through the VPC connection below.
  {
    ...toProvisioned(clusterArns.partnerOwned, 'streaming', groupIds.partnerLink, {
      created: '2024-04-16T17:50:59.000Z',
      authentication: { iam: true, scram: true, tls: [authorities.partner] },
      encryption: 'TLS',
      vpcConnectivity: { iam: true, scram: true, tls: true },
      dns: { id: 'p5l2wb', shard: 'c7' },
      topics: topics.partnerOwned,
      scramSecrets: [secretArns.partnerUsers],
    }),
    acls: [
      ...toConsumerAcls('User:lambda-reader', ['AWSKafkaTopic', 'partner-orders']),
      ...toConsumerAcls('User:CN=lambda-reader,O=Example Partner', ['AWSKafkaTopic', 'partner-orders']),
    ],
    allowEveryoneIfNoAcl: false,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: account },
          Action: [
            'kafka:CreateVpcConnection',
            'kafka:GetBootstrapBrokers',
            'kafka:DescribeCluster',
            'kafka:DescribeClusterV2',
            'kafka-cluster:*',
          ],
          Resource: [
            clusterArns.partnerOwned,
            ...(['topic', 'group'] as const).map(
              (kind) => `${clusterArns.partnerOwned.replace(':cluster/', `:${kind}/`)}/*`,
            ),
          ],
        },
      ],
    },
    tags: { owner: partnerAccount },
  },
];

export const vpcConnections: VpcConnection[] = [
  {
    arn: partnerConnectionArn,
    targetClusterArn: clusterArns.partnerOwned,
    authentication: 'SASL_IAM',
    state: 'AVAILABLE',
    created: '2024-05-02T10:11:12.000Z',
    vpcId: vpcs[0]?.id ?? '',
    subnets: subnetIds.streaming,
    securityGroups: [groupIds.partnerLink],
    tags: { purpose: 'partner orders' },
  },
  {
    arn: customersConnectionArn,
    targetClusterArn: clusterArns.customers,
    authentication: 'SASL_SCRAM',
    state: 'AVAILABLE',
    created: '2025-02-11T09:08:07.000Z',
    vpcId: 'vpc-0e4c7a19d3f56b820',
    subnets: ['subnet-0e11c4a7d92f63b58'],
    securityGroups: ['sg-0e9a5d3c7b1f42068'],
  },
];
