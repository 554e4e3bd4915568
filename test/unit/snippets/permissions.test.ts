import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { listSnippets, SNIPPETS, toTemplate } from './snippets.ts';

/** Actions of permissions.md, which were checked against the service authorization reference. */
const ACTIONS: ReadonlySet<string> = new Set([
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'glue:GetRegistry',
  'glue:GetSchemaVersion',
  'kafka-cluster:AlterGroup',
  'kafka-cluster:Connect',
  'kafka-cluster:DescribeClusterDynamicConfiguration',
  'kafka-cluster:DescribeGroup',
  'kafka-cluster:DescribeTopic',
  'kafka-cluster:ReadData',
  'kafka-cluster:WriteData',
  'kafka:CreateVpcConnection',
  'kafka:DescribeCluster',
  'kafka:DescribeClusterV2',
  'kafka:DescribeVpcConnection',
  'kafka:GetBootstrapBrokers',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  's3:ListBucket',
  's3:PutObject',
  'secretsmanager:GetSecretValue',
  'sns:Publish',
  'sqs:SendMessage',
  'sts:AssumeRole',
]);

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

/** What a statement must name for the action to have any effect (permissions.md 2). */
const RESOURCES: Readonly<Record<string, RegExp>> = {
  'kafka-cluster:Connect': /:cluster\/[^/]+\/[0-9a-f-]{36}-\d$/,
  'kafka-cluster:DescribeClusterDynamicConfiguration': /:cluster\/[^/]+\/[0-9a-f-]{36}-\d$/,
  'kafka-cluster:DescribeTopic': /:topic\/[^/]+\/[0-9a-f-]{36}-\d\/[^/]+$/,
  'kafka-cluster:ReadData': /:topic\/[^/]+\/[0-9a-f-]{36}-\d\/[^/]+$/,
  'kafka-cluster:WriteData': /:topic\/[^/]+\/[0-9a-f-]{36}-\d\/[^/]+$/,
  'kafka-cluster:AlterGroup': /:group\/[^/]+\/[0-9a-f-]{36}-\d\/[^/]+$/,
  'kafka-cluster:DescribeGroup': /:group\/[^/]+\/[0-9a-f-]{36}-\d\/[^/]+$/,
  'kafka:GetBootstrapBrokers': /^\*$|:cluster\//,
  's3:ListBucket': /^arn:aws:s3:::[^/]+$/,
  's3:PutObject': /^arn:aws:s3:::[^/]+\/\*$/,
};

function checkStatements(statements: readonly Statement[]) {
  expect(statements.length).toBeGreaterThan(0);
  for (const { Effect, Action, Resource } of statements) {
    expect(Effect).toBe('Allow');
    for (const action of [Action].flat()) {
      expect(ACTIONS).toContain(action);
      const wanted = RESOURCES[action];
      if (wanted !== undefined) expect([Resource].flat(), action).toContainEqual(expect.stringMatching(wanted));
    }
  }
}

describe('Policies', () => {
  const resourceless = new Set(['msk-policy-trust']);

  it.each(listSnippets('json', /^msk-(policy|endpoint)-/))(
    '%s allows known actions on what they take',
    (prefix, { text }) => {
      const policy: { readonly Version: string; readonly Statement: readonly Statement[] } = JSON.parse(text);
      expect(policy.Version).toBe('2012-10-17');
      checkStatements(policy.Statement);
      const hasPrincipal = /^msk-(?:endpoint-|policy-(?:trust|cluster))/.test(prefix);
      for (const statement of policy.Statement) {
        expect(statement.Principal !== undefined).toBe(hasPrincipal);
        expect(statement.Resource !== undefined).toBe(!resourceless.has(prefix));
      }
    },
  );

  it.each(listSnippets('yaml', /^msk-(?:cfn-role|cfn-cluster-policy|sam-function)$/))(
    '%s allows known actions',
    (_, snippet) => {
      const document = parseDocument(toTemplate(snippet), {
        customTags: [{ tag: '!Sub', resolve: (text: string) => text }],
      });
      expect(document.errors).toEqual([]);
      checkStatements(listStatements(document.toJS()).filter(({ Principal }) => JSON.stringify(Principal) !== TRUST));
    },
  );

  it.each(listSnippets('terraform', /^msk-(?:policy|endpoint)-/))('%s names known actions', (_, { text }) => {
    const actions = [...text.matchAll(/"([a-z0-9-]+:[A-Z][A-Za-z0-9]+)"/g)].map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(ACTIONS).toContain(action);
  });

  it('for endpoints name the service for STS and Lambda, the role for the rest', () => {
    for (const [prefix, { text }] of listSnippets('json', /^msk-endpoint-/)) {
      const [statement]: readonly Statement[] = JSON.parse(text).Statement;
      const expected = /-(?:sts|lambda)$/.test(prefix)
        ? { Service: ['lambda.amazonaws.com'] }
        : { AWS: ['arn:aws:iam::111122223333:role/my-kafka-function-role'] };
      expect(statement?.Principal).toEqual(expected);
    }
  });
});

describe('Secrets', () => {
  const find = (prefix: string) =>
    SNIPPETS.find((snippet) => snippet.prefix === prefix && snippet.languages.includes('json'));

  it('for SASL/SCRAM hold a user name and a password', () => {
    expect(Object.keys(JSON.parse(find('msk-secret-scram')?.text ?? ''))).toEqual(['username', 'password']);
  });

  it.each(['msk-secret-mtls', 'msk-secret-mtls-encrypted'])('%s has real newlines in its PEM texts', (prefix) => {
    const secret: Readonly<Record<string, string>> = JSON.parse(find(prefix)?.text ?? '');
    const certificate = '-----BEGIN CERTIFICATE-----\n[^\n-]+\n-----END CERTIFICATE-----\n';
    expect(secret['certificate']).toMatch(new RegExp(`^(?:${certificate}){2}$`));
    const label = prefix.endsWith('encrypted') ? 'ENCRYPTED PRIVATE KEY' : 'PRIVATE KEY';
    expect(secret['privateKey']).toMatch(new RegExp(`^-----BEGIN ${label}-----\n[^\n-]+\n-----END ${label}-----\n$`));
    expect('privateKeyPassword' in secret).toBe(prefix.endsWith('encrypted'));
  });
});

const TRUST = '{"Service":"lambda.amazonaws.com"}';

/** Statements of every policy in a template, wherever they are. */
function listStatements(value: unknown): readonly Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    name === 'Statement' && Array.isArray(member) ? (member satisfies Statement[]) : listStatements(member),
  );
}
