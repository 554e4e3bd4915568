const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/';
const MSK = 'https://docs.aws.amazon.com/msk/latest/developerguide/';

/** Pages of the AWS documentation that hints point to. */
export const DOCS = {
  troubleshooting: `${LAMBDA}with-kafka-troubleshoot.html`,
  permissions: `${LAMBDA}with-msk-permissions.html`,
  network: `${LAMBDA}with-msk-cluster-network.html`,
  authentication: `${LAMBDA}msk-cluster-auth.html`,
  brokerChoice: `${LAMBDA}msk-cluster-auth.html#msk-bootstrap-brokers`,
  crossAccount: `${LAMBDA}msk-cross-account.html`,
  parameters: `${LAMBDA}msk-esm-parameters.html`,
  destinations: `${LAMBDA}kafka-on-failure.html`,
  scaling: `${LAMBDA}kafka-scaling-modes.html`,
  registries: `${LAMBDA}services-consume-kafka-events.html`,
  logging: `${LAMBDA}esm-logging.html`,
  executionRole: `${LAMBDA}lambda-intro-execution-role.html`,
  iamAccess: `${MSK}iam-access-control.html`,
  scram: `${MSK}msk-password.html`,
  scramLimits: `${MSK}msk-password-limitations.html`,
  mutualTls: `${MSK}msk-authentication.html`,
  acls: `${MSK}msk-acls.html`,
  multiVpc: `${MSK}aws-access-mult-vpc.html`,
} as const;
