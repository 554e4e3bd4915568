import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import type { PermissionKnown, PermissionOptions } from '../../../src/core/policy/permissions.ts';
import {
  CONNECTION,
  DRAFT,
  FUNCTION,
  mtls,
  SECRET,
  scram,
  toCluster,
  toConnection,
  toDeployed,
  toKnown,
  UUID,
} from '../mapping/account.ts';

export interface PolicyCase {
  readonly draft: MappingInput;
  readonly known: PermissionKnown;
  readonly options?: PermissionOptions;
}

const provisioned = { MinimumPollers: 1, MaximumPollers: 2 };
const account = toKnown({
  clusters: [toCluster({ authMethods: ['mtls', 'scram', 'iam'], subnets: ['subnet-0a1'], securityGroups: ['sg-0c3'] })],
});
const role = 'arn:aws:iam::111122223333:role/service-role/order-role';
const functions = [{ name: 'handle-orders', arn: FUNCTION, timeout: 60, role }];

/** Configurations that between them need every right there is. */
export const POLICY_CASES: Readonly<Record<string, PolicyCase>> = {
  'iam-any-group': { draft: DRAFT, known: account },
  'iam-deployed': { draft: DRAFT, known: { ...account, functions, deployed: toDeployed() } },
  'serverless-managed-policy': {
    draft: { ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'order-readers' } },
    known: { ...account, clusters: [toCluster({ type: 'SERVERLESS', authMethods: ['iam'] })] },
    options: { managedPolicy: true },
  },
  'scram-queue': {
    draft: {
      ...scram(),
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:failed-orders' } },
    },
    known: { ...account, functions },
    options: { profile: 'orders', uuid: UUID },
  },
  'mtls-bucket-filter-key': {
    draft: {
      ...mtls(),
      FunctionName: `${FUNCTION}:live`,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failed-orders' } },
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"total":[{"numeric":[">",100]}]}}' }] },
      KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/33333333-4444-4555-8666-777777777777',
    },
    known: account,
  },
  'iam-kafka-destination-glue': {
    draft: {
      ...DRAFT,
      AmazonManagedKafkaEventSourceConfig: {
        SchemaRegistryConfig: {
          SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:registry/orders',
          EventRecordFormat: 'JSON',
        },
      },
      DestinationConfig: { OnFailure: { Destination: 'kafka://orders-failed' } },
      ProvisionedPollerConfig: provisioned,
    },
    known: account,
    options: { uuid: UUID },
  },
  'scram-confluent-notification': {
    draft: {
      ...scram(),
      AmazonManagedKafkaEventSourceConfig: {
        ConsumerGroupId: 'order-readers',
        SchemaRegistryConfig: {
          SchemaRegistryURI: 'https://schemas.example.com',
          AccessConfigs: [
            { Type: 'BASIC_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:registry-user' },
            { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: SECRET },
          ],
        },
      },
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:us-east-1:444455556666:failed-orders' } },
      ProvisionedPollerConfig: provisioned,
    },
    known: account,
  },
  'across-accounts-iam': {
    draft: { ...DRAFT, EventSourceArn: CONNECTION },
    known: { ...account, functions, vpcConnections: [toConnection({ vpcId: 'vpc-0d4' })] },
  },
  'across-accounts-scram-shared-secret': {
    draft: {
      ...scram('arn:aws:secretsmanager:us-east-1:444455556666:secret:AmazonMSK_shared-MnOpQr'),
      EventSourceArn: CONNECTION,
    },
    known: { vpcConnections: [toConnection({ authentication: 'SASL_SCRAM' })], functions },
  },
  'china-little-known': {
    draft: {
      FunctionName: 'handle-orders',
      EventSourceArn: 'arn:aws-cn:kafka:cn-north-1:111122223333:cluster/orders/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2',
      Topics: ['orders'],
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
    },
    known: {},
  },
  'nothing-known': { draft: {}, known: {} },
};
