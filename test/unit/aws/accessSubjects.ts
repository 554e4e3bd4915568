import type { Role } from '../../../src/sandbox/account/identity.ts';
import type { Sandbox } from '../../../src/sandbox/startSandbox.ts';

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

export function findRole({ account }: Sandbox, wanted = ROLE): Role {
  const role = account.roles.find(({ name }) => name === wanted);
  if (role === undefined) throw new Error(`no role ${wanted}`);
  return role;
}
