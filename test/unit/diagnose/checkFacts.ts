import type { DiagnosisFacts, FactName } from '../../../src/core/diagnosis/facts.ts';
import { toDeployedTarget } from '../../../src/core/diagnosis/subject.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { rolePolicy } from '../../../src/core/policy/rolePolicy.ts';
import { toTrustPolicy } from '../../../src/core/policy/trustPolicy.ts';
import { toNetworkFacts } from './checkNetworkFacts.ts';

const account = '111122223333';
const region = 'us-east-1';

export const arns = {
  cluster: `arn:aws:kafka:${region}:${account}:cluster/shop/51f6e1a2-1111-4a3b-9f0a-5d8a3d3f0c11-7`,
  connection: `arn:aws:kafka:${region}:${account}:vpc-connection/444455556666/shared/11111111-2222-4333-8444-555555555555-2`,
  function: `arn:aws:lambda:${region}:${account}:function:orders`,
  role: `arn:aws:iam::${account}:role/service/orders-role`,
  secret: `arn:aws:secretsmanager:${region}:${account}:secret:AmazonMSK_shop-AbCdEf`,
  key: `arn:aws:kms:${region}:${account}:key/11111111-2222-4333-8444-555555555555`,
  queue: `arn:aws:sqs:${region}:${account}:failures`,
  registry: `arn:aws:glue:${region}:${account}:registry/shop`,
} as const;

const UUID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const own = toPolicy({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
});
export const key = { arn: arns.key, state: 'Enabled', awsManaged: false, policy: { known: true, value: own } } as const;

/** A mapping with everything a check may be about: authentication by IAM. */
export const iamMapping: DeployedMapping = {
  UUID,
  State: 'Enabled',
  EventSourceArn: arns.cluster,
  FunctionArn: arns.function,
  Topics: ['orders'],
  AmazonManagedKafkaEventSourceConfig: {
    ConsumerGroupId: 'orders-group',
    SchemaRegistryConfig: { SchemaRegistryURI: arns.registry, EventRecordFormat: 'JSON' },
  },
  DestinationConfig: { OnFailure: { Destination: arns.queue } },
};

/** The same with a user and password. */
export const scramMapping: DeployedMapping = {
  ...iamMapping,
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: arns.secret }],
};

export function toTarget(mapping: DeployedMapping) {
  return toDeployedTarget(mapping, { account, region });
}

export type KnownFacts = { -readonly [N in FactName]: DiagnosisFacts[N] };

const REGISTRY_SECRET = {
  arn: arns.secret,
  name: 'shop/registry',
  policy: { known: true, value: undefined },
} as const;

/** Everything is in order. */
export function toFacts(mapping: DeployedMapping): KnownFacts {
  const isScram = mapping.SourceAccessConfigurations !== undefined;
  const keys = { kmsKeyArn: arns.key, destinationKmsKeyArn: arns.key };
  const input = { ...mapping, FunctionName: arns.function };
  return {
    cluster: {
      arn: arns.cluster,
      name: 'shop',
      state: 'ACTIVE',
      type: 'PROVISIONED',
      kafkaVersion: '3.8.x',
      authMethods: ['scram', 'iam'],
      vpcConnectivityMethods: [],
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['sg-brokers'],
      tags: {},
    },
    vpcConnection: undefined,
    brokers: (['iam', 'scram'] as const).map((method) => ({ method, network: 'vpc', addresses: `b-1.shop:9098` })),
    topics: [{ name: 'orders', partitions: 6 }, { name: 'failed' }],
    scramSecrets: [arns.secret],
    clusterPolicy: undefined,
    function: { name: 'orders', arn: arns.function, timeout: 30, role: arns.role, state: 'Active' },
    functionLog: [],
    deliveryMetrics: {
      SchemaRegistryErrorCount: 0,
      OnFailureDestinationDeliveryErrorCount: 0,
      DroppedEventCount: 0,
      FailedInvokeEventCount: 3,
      minutes: 15,
    },
    role: { name: 'orders-role', arn: arns.role, id: 'AROAEXAMPLE', trust: toTrustPolicy() },
    rolePolicies: [
      { name: 'needed', document: rolePolicy(input, { auth: isScram ? 'scram' : 'iam', uuid: mapping.UUID, ...keys }) },
    ],
    boundary: undefined,
    simulation: [],
    secret: { arn: arns.secret, name: 'AmazonMSK_shop', kmsKeyId: arns.key, policy: { known: true, value: undefined } },
    secretKey: key,
    ...toNetworkFacts(),
    destination: {
      arn: arns.queue,
      fifo: false,
      kmsKeyId: { known: true, value: arns.key },
      policy: { known: true, value: undefined },
    },
    destinationKey: key,
    registrySecrets: [{ type: 'BASIC_AUTH', uri: arns.secret, secret: REGISTRY_SECRET }],
    registry: { arn: arns.registry, name: 'shop', state: 'AVAILABLE' },
    mappings: [mapping],
  };
}
