import type { Cluster } from '../../../src/sandbox/account/kafka.ts';
import type { MappingConfiguration } from '../../../src/sandbox/account/lambda.ts';
import type { Seed } from '../../../src/sandbox/account/seed.ts';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:111122223333:${resource}`;

export const shop = {
  cluster: arn('kafka', 'cluster/shop/0f8e7d6c-5b4a-4321-9876-0123456789ab-1'),
  function: arn('lambda', 'function:sales'),
  role: 'arn:aws:iam::111122223333:role/sales-role',
  authority: arn('acm-pca', 'certificate-authority/11111111-2222-4333-8444-555555555555'),
  scramSecret: arn('secretsmanager', 'secret:AmazonMSK_sales-AbCdEf'),
  tlsSecret: arn('secretsmanager', 'secret:sales-certificate-GhIjKl'),
  key: arn('kms', 'key/99999999-8888-4777-8666-555555555555'),
  queue: arn('sqs', 'failures'),
  group: 'sg-shop',
} as const;

/** What CreateEventSourceMapping needs at least. */
export const leastInput = {
  EventSourceArn: shop.cluster,
  FunctionName: 'sales',
  Topics: ['sales'],
  StartingPosition: 'LATEST',
} as const;

const everything = { cidrs: ['0.0.0.0/0'] };

const cluster: Cluster = {
  arn: shop.cluster,
  name: 'shop',
  type: 'PROVISIONED',
  state: 'ACTIVE',
  created: '2026-01-01T00:00:00.000Z',
  kafkaVersion: '3.8.x',
  subnets: ['subnet-a', 'subnet-b'],
  securityGroups: [shop.group],
  authentication: { iam: true, scram: true, tls: [shop.authority], unauthenticated: true },
  encryption: 'TLS_PLAINTEXT',
  dns: { id: 'abc123', shard: 'c1' },
  topics: [
    { name: 'sales', partitions: 3, recordsPerMinute: 10 },
    { name: 'quiet', partitions: 1 },
  ],
  scramSecrets: [shop.scramSecret],
};

/** A small account in which everything works: one cluster with every method, one function, a role with every right. */
export function toShopSeed(): Seed {
  return structuredClone({
    account: '111122223333',
    region: 'us-east-1',
    vpcs: [{ id: 'vpc-shop', cidr: '10.0.0.0/16' }],
    subnets: [
      { id: 'subnet-a', vpcId: 'vpc-shop', cidr: '10.0.1.0/24', availabilityZone: 'us-east-1a' },
      { id: 'subnet-b', vpcId: 'vpc-shop', cidr: '10.0.2.0/24', availabilityZone: 'us-east-1b' },
      { id: 'subnet-public', vpcId: 'vpc-shop', cidr: '10.0.9.0/24', availabilityZone: 'us-east-1a' },
    ],
    routeTables: [
      {
        id: 'rtb-shop',
        vpcId: 'vpc-shop',
        subnetIds: ['subnet-a', 'subnet-b'],
        routes: [
          { destination: '10.0.0.0/16', target: 'local' },
          { destination: '0.0.0.0/0', target: 'nat-shop' },
        ],
      },
      {
        id: 'rtb-main',
        vpcId: 'vpc-shop',
        main: true,
        subnetIds: [],
        routes: [
          { destination: '10.0.0.0/16', target: 'local' },
          { destination: '0.0.0.0/0', target: 'igw-shop' },
        ],
      },
    ],
    natGateways: [{ id: 'nat-shop', vpcId: 'vpc-shop', subnetId: 'subnet-public', state: 'available' }],
    securityGroups: [
      {
        id: shop.group,
        vpcId: 'vpc-shop',
        name: 'shop',
        ingress: [{ fromPort: 9092, toPort: 9098, groups: [shop.group] }],
        egress: [everything],
      },
    ],
    roles: [
      {
        name: 'sales-role',
        trust: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        attached: ['arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole'],
        inline: {
          access: {
            Statement: [
              { Effect: 'Allow', Action: 'kafka-cluster:*', Resource: '*' },
              { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
              { Effect: 'Allow', Action: 'kms:Decrypt', Resource: shop.key },
              { Effect: 'Allow', Action: ['sqs:SendMessage', 's3:PutObject'], Resource: '*' },
            ],
          },
        },
      },
    ],
    keys: [{ arn: shop.key }],
    secrets: [
      {
        arn: shop.scramSecret,
        name: 'AmazonMSK_sales',
        created: '2026-01-01T00:00:00.000Z',
        kmsKey: shop.key,
        content: { scram: { username: 'sales', password: 'sample' } },
      },
      {
        arn: shop.tlsSecret,
        name: 'sales-certificate',
        created: '2026-01-01T00:00:00.000Z',
        content: {
          certificate: {
            subject: 'CN=sales',
            issuer: shop.authority,
            expires: '2030-01-01T00:00:00.000Z',
            certificateForm: 'pem',
            keyForm: 'pkcs8',
            keyEncryption: 'none',
          },
        },
      },
    ],
    clusters: [cluster],
    functions: [
      {
        name: 'sales',
        role: 'sales-role',
        runtime: 'nodejs24.x',
        handler: 'index.handler',
        timeoutSeconds: 30,
        memoryMb: 256,
        lastModified: '2026-01-01T00:00:00.000Z',
      },
    ],
    queues: [{ arn: shop.queue, created: '2026-01-01T00:00:00.000Z' }],
  } satisfies Seed);
}

export const shopMappingUuid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** The account with one enabled mapping; `configuration` is added to the least one. */
export function toShopSeedWith(configuration: MappingConfiguration = {}): Seed {
  const { FunctionName: _, Topics, ...least } = leastInput;
  return {
    ...toShopSeed(),
    mappings: [
      {
        uuid: shopMappingUuid,
        function: 'sales',
        changedMinutesAgo: 5,
        configuration: { ...least, Topics: [...Topics], ...configuration },
      },
    ],
  };
}
