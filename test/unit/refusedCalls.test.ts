import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { READS, WRITES } from '../host/support/refusals.ts';

const folder = path.resolve(import.meta.dirname, '../../src/aws');

/** Calls that neither explorer nor wizard make: tests of the AWS layer refuse them. */
const OTHERS = {
  cloudwatch: ['GetMetricData'],
  ec2: [
    'AuthorizeSecurityGroupEgress',
    'AuthorizeSecurityGroupIngress',
    'CreateVpcEndpoint',
    'DescribeNatGateways',
    'DescribeNetworkAcls',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeVpcAttribute',
    'DescribeVpcEndpoints',
    'DescribeVpcs',
  ],
  glue: ['GetRegistry'],
  iam: [
    'AttachRolePolicy',
    'GetPolicy',
    'GetPolicyVersion',
    'GetRole',
    'GetRolePolicy',
    'ListAttachedRolePolicies',
    'ListRolePolicies',
    'PutRolePolicy',
    'SimulatePrincipalPolicy',
    'UpdateAssumeRolePolicy',
  ],
  kafka: ['DescribeVpcConnection', 'GetClusterPolicy'],
  kms: ['DescribeKey', 'GetKeyPolicy'],
  lambda: ['DeleteFunctionConcurrency', 'GetFunction', 'ListTags', 'UpdateFunctionConfiguration'],
  logs: ['FilterLogEvents'],
  s3: ['GetBucketPolicy', 'GetEncryptionConfiguration'],
  secretsmanager: ['DescribeSecret', 'GetResourcePolicy', 'GetSecretValue'],
  sns: ['GetTopicAttributes'],
  sqs: ['GetQueueAttributes'],
} as const;

it('the tests in VS Code refuse each call of the AWS layer once', () => {
  const calls = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/\b(?:send|pages|list)(?:<\w+>)?\(\s*'(\w+:\w+)'/g)].map(([, call]) => call));
  expect(calls.length).toBeGreaterThan(15);
  const others = Object.entries(OTHERS).flatMap(([service, names]) => names.map((name) => `${service}:${name}`));
  expect([...Object.keys(READS), ...WRITES, ...others].sort()).toEqual([...new Set(calls)].sort());
});
