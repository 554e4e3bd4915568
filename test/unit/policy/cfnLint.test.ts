import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toPermissions } from '../../../src/core/policy/permissions.ts';
import type { PermissionPart } from '../../../src/core/policy/permissionText.ts';
import { readCommands, readFlag } from './commands.ts';
import { POLICY_CASES } from './policyCases.ts';

const hasLinter = spawnSync('bash', ['-c', 'command -v cfn-lint']).status === 0;

type Wrap = (document: unknown, index?: number) => { readonly Type: string; readonly Properties: object };

/** The resource that takes a policy of this kind, so that the linter judges it by the right rules. */
const IDENTITY: Wrap = (PolicyDocument) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } });
const WRAPS: Partial<Readonly<Record<PermissionPart, Wrap>>> = {
  'role-policy': IDENTITY,
  'user-policy': IDENTITY,
  'trust-policy': (AssumeRolePolicyDocument) => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument } }),
  'cluster-policy': (Policy, index) => ({
    Type: 'AWS::MSK::ClusterPolicy',
    // Each cluster can have one policy only.
    Properties: { ClusterArn: `arn:aws:kafka:us-east-1:444455556666:cluster/shared/${index}`, Policy },
  }),
  'filter-key-policy': (KeyPolicy) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy } }),
};
const FLAG_WRAPS: Readonly<Record<string, Wrap>> = {
  '--policy-document': (PolicyDocument) => ({
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { VpcId: 'vpc-0123456789abcdef0', ServiceName: 'com.amazonaws.us-east-1.sts', PolicyDocument },
  }),
  '--resource-policy': (ResourcePolicy) => ({
    Type: 'AWS::SecretsManager::ResourcePolicy',
    Properties: { SecretId: 'secret', ResourcePolicy },
  }),
  '--policy': (KeyPolicy) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy } }),
};

/** All generated policies, as resources of one template. */
function toPolicies(): Readonly<Record<string, object>> {
  const resources = Object.values(POLICY_CASES).flatMap(({ draft, known, options }, index) =>
    toPermissions(draft, known, options).flatMap(({ part, languageId, text: content }) => {
      // The linter wants 12 digits where an account is to be filled in.
      const filled = content.replaceAll('ACCOUNT_ID', '111122223333');
      return languageId === 'json'
        ? (WRAPS[part]?.(JSON.parse(filled), index) ?? [])
        : toCommandPolicies(filled, index);
    }),
  );
  return Object.fromEntries(resources.map((resource, index) => [`Policy${index}`, resource]));
}

function toCommandPolicies(commands: string, index: number): readonly object[] {
  return readCommands(commands).flatMap((words) =>
    Object.entries(FLAG_WRAPS).flatMap(([flag, wrap]) =>
      readFlag(words, flag).map((value) => wrap(JSON.parse(value), index)),
    ),
  );
}

/** One line a finding. */
async function lint(template: object): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'policies-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'template.json');
  await writeFile(file, JSON.stringify(template, undefined, 1));
  const linter = spawn('bash', [
    '-c',
    'exec cfn-lint "$@"',
    'bash',
    '--format',
    'parseable',
    '--include-checks',
    'I3510',
    '--',
    file,
  ]);
  const [output] = await Promise.all([text(linter.stdout), once(linter, 'close')]);
  // The linter's data has a place that it cannot fill in: it takes no resource at all for DescribeVpcConnection.
  return output.split('\n').filter((line) => line !== '' && !line.includes('VpcOwnerAccount'));
}

// The linter is a tool of its own: without it the other tests still say that the policies do what they are for.
describe('cfn-lint', () => {
  it('finds nothing in any policy, where it would find actions and resources that do not fit', async (context) => {
    context.skip(!hasLinter, 'cfn-lint is not installed');
    const policies = toPolicies();
    expect(Object.keys(policies).length).toBeGreaterThan(50);
    const findings = await lint({ AWSTemplateFormatVersion: '2010-09-09', Resources: { ...policies, ...FAULTY } });
    const lines = (word: string) => findings.filter((finding) => finding.includes(word));
    expect(lines("'produce'")).toHaveLength(1);
    expect(lines('glue:GetRegistry')).toHaveLength(1);
    expect(findings).toHaveLength(2);
  });
});

/** What the linter has to find, so that its silence about the rest says something. */
const FAULTY = {
  NoSuchAction: IDENTITY({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'kafka:Produce', Resource: '*' }],
  }),
  OtherResource: IDENTITY({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'glue:GetRegistry', Resource: 'arn:aws:glue:us-east-1:111122223333:table/a/b' },
    ],
  }),
};
