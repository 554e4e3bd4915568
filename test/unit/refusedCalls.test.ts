import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { READS, WRITES } from '../host/support/refusals.ts';

const folder = path.resolve(import.meta.dirname, '../../src/aws');

/** Calls that nothing of the product makes yet. */
const UNUSED = [
  'cloudwatch:GetMetricData',
  'logs:FilterLogEvents',
  'lambda:ListTags',
  'glue:GetRegistry',
  'lambda:GetFunction',
  'lambda:UpdateFunctionConfiguration',
  'lambda:DeleteFunctionConcurrency',
  'kafka:GetClusterPolicy',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'secretsmanager:DescribeSecret',
  'secretsmanager:GetResourcePolicy',
  'secretsmanager:GetSecretValue',
  'sqs:GetQueueAttributes',
  'sns:GetTopicAttributes',
  's3:GetBucketPolicy',
  's3:GetEncryptionConfiguration',
];

it('the tests in VS Code refuse each call of the AWS layer once', () => {
  const calls = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/calls\.(?:send|pages)\(\s*'([^']+)'/g)].map(([, call]) => call));
  expect(calls.length).toBeGreaterThan(15);
  expect([...Object.keys(READS), ...WRITES, ...UNUSED].sort()).toEqual([...new Set(calls)].sort());
});
