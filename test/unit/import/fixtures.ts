import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../fixtures/imports');

export const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
export const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_orders-AbCdEf';
export const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';

/** One file of every kind that can be imported. */
export const FIXTURES = [
  'create.sh',
  'create.ps1',
  'create.cmd',
  'template.yaml',
  'synthesized.template.json',
  'main.tf',
  'serverless.yml',
  'list.json',
] as const;

export function readFixture(name: (typeof FIXTURES)[number]): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
