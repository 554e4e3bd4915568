import { onTestFinished } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { Role } from '../../../src/sandbox/account/identity.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, SAMPLE } from './connect.ts';

export const ACCOUNT = '111122223333';
export const BUCKET = 'arn:aws:s3:::example-event-archive';
export const MANAGED = 'arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole';
export const toArn = (service: string, resource: string, owner = ACCOUNT) =>
  `arn:aws:${service}:us-east-1:${owner}:${resource}`;
export const ORDERS = toArn('kafka', 'cluster/orders-prod/3f1c2a90-6d4e-4b7f-9a51-0c8de2b7f413-5');
export const QUEUE = toArn('sqs', 'orders-failures');
export const TOPIC = toArn('sns', 'shipment-alerts');
export const SECRET = toArn('secretsmanager', 'secret:AmazonMSK_payments-ledger-v9TzRe');
export const SHARED_SECRET = toArn('secretsmanager', 'secret:my-secret-p4R7w2', '444455556666');
export const KEY = toArn('kms', 'key/8e15b3c7-6f02-4ad9-b5e4-3c970d2f8a61');
export const FOREIGN_KEY = toArn('kms', 'key/5b90e2d4-1a7c-4f83-8d26-f3c6a7095e1b', '444455556666');
export const ROLE = 'orders-processor-role';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/${ROLE}`;

/** The sample account, the API of this account and of the same one in another region; closed when the test is over. */
export interface AccessBed {
  readonly sandbox: Sandbox;
  readonly api: AwsApi;
  readonly elsewhere: AwsApi;
}

export async function openAccess(): Promise<AccessBed> {
  const sandbox = await startSandbox({ settleMs: 0 });
  const connections = connect(sandbox.endpoint);
  onTestFinished(async () => {
    await connections.dispose();
    await sandbox.close();
  });
  return {
    sandbox,
    api: connections.api(SAMPLE),
    elsewhere: connections.api({ ...SAMPLE, region: 'eu-central-1' }),
  };
}

export function findRole({ account }: Sandbox, wanted = ROLE): Role {
  const role = account.roles.find(({ name }) => name === wanted);
  if (role === undefined) throw new Error(`no role ${wanted}`);
  return role;
}
