import type { Cluster, VpcConnection } from '../../../src/core/cluster/cluster.ts';
import type { Known } from '../../../src/core/mapping/finding.ts';
import type { DeployedMapping, MappingInput } from '../../../src/core/mapping/mapping.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const CLUSTER = `arn:aws:kafka:${REGION}:${ACCOUNT}:cluster/orders/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2`;
export const FOREIGN_CLUSTER = `arn:aws:kafka:${REGION}:444455556666:cluster/shared/51f6e1a2-1111-4a3b-9f0a-5d8a3d3f0c11-7`;
export const CONNECTION = `arn:aws:kafka:${REGION}:${ACCOUNT}:vpc-connection/444455556666/shared/11111111-2222-3333-4444-555555555555`;
export const FUNCTION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:handle-orders`;
export const SECRET = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:AmazonMSK_orders-AbCdEf`;
export const CERTIFICATE = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:client-certificate-GhIjKl`;
export const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';
export const OTHER_UUID = '6d9bce8e-836b-442c-8070-74e77903c815';

/** A draft that no rule objects to. */
export const DRAFT: MappingInput = {
  FunctionName: 'handle-orders',
  EventSourceArn: CLUSTER,
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
};

export function toCluster(overrides: Partial<Cluster> = {}): Cluster {
  return {
    arn: CLUSTER,
    name: 'orders',
    state: 'ACTIVE',
    type: 'PROVISIONED',
    kafkaVersion: '3.6.0',
    authMethods: ['iam'],
    vpcConnectivityMethods: [],
    subnets: [],
    securityGroups: [],
    tags: {},
    ...overrides,
  };
}

export function toConnection(overrides: Partial<VpcConnection> = {}): VpcConnection {
  return {
    arn: CONNECTION,
    targetClusterArn: FOREIGN_CLUSTER,
    state: 'AVAILABLE',
    authentication: 'SASL_IAM',
    ...overrides,
  };
}

export function toDeployed(overrides: Partial<DeployedMapping> = {}): DeployedMapping {
  const { FunctionName, ...settings } = DRAFT;
  return {
    ...settings,
    UUID,
    FunctionArn: FUNCTION,
    State: 'Enabled',
    BatchSize: 100,
    ...overrides,
  };
}

/** An account in which the draft is right. */
export function toKnown(overrides: Partial<Known> = {}): Known {
  return {
    now: Date.UTC(2026, 10, 22),
    region: REGION,
    account: ACCOUNT,
    clusters: [toCluster()],
    vpcConnections: [],
    functions: [{ name: 'handle-orders', arn: FUNCTION, timeout: 60 }],
    secrets: [
      { arn: SECRET, name: 'AmazonMSK_orders', kmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd` },
      { arn: CERTIFICATE, name: 'client-certificate' },
    ],
    mappings: [],
    topics: [{ name: 'orders' }, { name: 'orders-failed' }],
    ...overrides,
  };
}

export function scram(uri: string | undefined = SECRET): MappingInput {
  return {
    ...DRAFT,
    SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', ...(uri === undefined ? {} : { URI: uri }) }],
  };
}

export function mtls(uri: string = CERTIFICATE): MappingInput {
  return { ...DRAFT, SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: uri }] };
}
