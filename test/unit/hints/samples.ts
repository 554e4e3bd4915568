import type { Cluster, VpcConnection } from '../../../src/core/cluster/cluster.ts';
import type { HintFunction, HintKnown } from '../../../src/core/hints/hintContext.ts';
import type { DeployedMapping, SourceAccessConfiguration } from '../../../src/core/mapping/mapping.ts';

export const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';
const CLUSTER_UUID = 'fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
export const CLUSTER_ARN = `arn:aws:kafka:us-east-1:111122223333:cluster/orders-cluster/${CLUSTER_UUID}`;
export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:111122223333:function:order-processor';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/service-role/order-role';
export const SCRAM_SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_orders-AbCdEf';
export const CONNECTION_ARN =
  'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/partner-cluster/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7';
const PARTNER_CLUSTER_ARN =
  'arn:aws:kafka:us-east-1:444455556666:cluster/partner-cluster/0c21d6b8-57e4-4a90-8f3d-b96e1f7a2d54-3';

/** Texts of errors.md A as AWS writes them. */
export const RESULTS = {
  connection: 'PROBLEM: Connection error. Please check your event source connection configuration.',
  services:
    'PROBLEM: Connection error. Your event source VPC must be able to connect to Lambda and STS, Secrets Manager (if event source authentication is required), and the OnFailure Destination (if one is configured).',
  authorization: 'PROBLEM: Cluster failed to authorize Lambda.',
  sasl: 'PROBLEM: SASL authentication failed.',
  clientRefused: 'Server failed to authenticate Lambda',
  serverRefused: 'Lambda failed to authenticate server',
  certificate: 'Provided certificate or private key is invalid',
  role: 'PROBLEM: Lambda failed to assume your function execution role.',
  call: 'PROBLEM: Function call failed',
  internal: 'PROBLEM: Lambda internal error. Please contact Lambda customer support.',
} as const;

export function toMapping(members: Partial<DeployedMapping> = {}): DeployedMapping {
  return {
    UUID,
    EventSourceArn: CLUSTER_ARN,
    FunctionArn: FUNCTION_ARN,
    Topics: ['orders'],
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 100,
    State: 'Enabled',
    StateTransitionReason: 'USER_INITIATED',
    LastProcessingResult: 'OK',
    LastModified: '2026-11-22T13:41:05.000Z',
    ...members,
  };
}

export function toCluster(members: Partial<Cluster> = {}): Cluster {
  return {
    arn: CLUSTER_ARN,
    name: 'orders-cluster',
    state: 'ACTIVE',
    type: 'PROVISIONED',
    kafkaVersion: '3.6.0',
    instanceType: 'kafka.m5.large',
    authMethods: ['iam'],
    vpcConnectivityMethods: [],
    subnets: ['subnet-0a1', 'subnet-0b2'],
    securityGroups: ['sg-0c3'],
    tags: {},
    ...members,
  };
}

export function toConnection(members: Partial<VpcConnection> = {}): VpcConnection {
  return {
    arn: CONNECTION_ARN,
    targetClusterArn: PARTNER_CLUSTER_ARN,
    state: 'AVAILABLE',
    authentication: 'SASL_IAM',
    ...members,
  };
}

export function toFunction(members: Partial<HintFunction> = {}): HintFunction {
  return { name: 'order-processor', arn: FUNCTION_ARN, timeout: 30, role: ROLE_ARN, state: 'Active', ...members };
}

export function toKnown(members: HintKnown = {}): HintKnown {
  return { region: 'us-east-1', clusters: [toCluster()], functions: [toFunction()], ...members };
}

export const SCRAM: SourceAccessConfiguration = { Type: 'SASL_SCRAM_512_AUTH', URI: SCRAM_SECRET };
export const MUTUAL_TLS: SourceAccessConfiguration = {
  Type: 'CLIENT_CERTIFICATE_TLS_AUTH',
  URI: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:client-certificate-AbCdEf',
};
