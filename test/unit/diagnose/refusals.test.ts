import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import type { DiagnosisReport, Outcome } from '../../../src/core/diagnosis/report.ts';
import { diagnoseDeployed } from '../../../src/diagnose/diagnoseDeployed.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';

/** Mappings that work, and that together have a secret, a destination of each kind, a registry and a group of their own. */
const MAPPINGS = {
  scram: 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5',
  registry: '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863',
  bucket: '9c2f7a36-e51b-4d04-8a6e-3b70f8d1c594',
  topic: '57d3c9e8-0b14-4f6a-a27c-d86e15f90b43',
} as const;

/** What a diagnosis asks, each with a check that cannot do without it. */
const NEEDED: readonly (readonly [operation: string, mapping: keyof typeof MAPPINGS, check: string])[] = [
  ['kafka:DescribeClusterV2', 'scram', 'cluster-exists'],
  ['kafka:GetBootstrapBrokers', 'scram', 'brokers-known'],
  ['kafka:ListTopics', 'scram', 'topic-exists'],
  ['kafka:ListScramSecrets', 'scram', 'secret-associated'],
  ['lambda:GetFunction', 'scram', 'function-active'],
  ['lambda:ListEventSourceMappings', 'registry', 'group-shared'],
  ['iam:GetRole', 'scram', 'role-trust'],
  ['secretsmanager:DescribeSecret', 'scram', 'secret-exists'],
  ['kms:DescribeKey', 'scram', 'secret-key'],
  ['sqs:GetQueueAttributes', 'scram', 'destination-exists'],
  ['sns:GetTopicAttributes', 'topic', 'destination-exists'],
  ['s3:ListBucket', 'bucket', 'destination-exists'],
  ['glue:GetRegistry', 'registry', 'registry-exists'],
  ['ec2:DescribeSubnets', 'scram', 'way-to-services'],
  ['ec2:DescribeSecurityGroups', 'scram', 'broker-port-inbound'],
  ['ec2:DescribeRouteTables', 'scram', 'way-to-services'],
  ['ec2:DescribeVpcEndpoints', 'scram', 'endpoint-policies'],
  ['ec2:DescribeNetworkAcls', 'scram', 'network-acls'],
  ['ec2:DescribeVpcAttribute', 'scram', 'vpc-dns'],
];

/** Each of these has another way to the same answer: the report names it, and is sure all the same. */
const REPLACEABLE: readonly (readonly [operation: string, check: string])[] = [
  ['iam:SimulatePrincipalPolicy', 'role-base-rights'],
  ['iam:ListRolePolicies', 'role-base-rights'],
  ['iam:ListAttachedRolePolicies', 'role-base-rights'],
  ['iam:GetPolicyVersion', 'role-base-rights'],
];

let sandbox: Sandbox;
let connections: AwsConnections;

beforeAll(async () => {
  sandbox = await startSandbox({ settleMs: 1 });
  connections = connect(sandbox.endpoint);
});

afterAll(async () => {
  await connections.dispose();
  await sandbox.close();
});

beforeEach(() => sandbox.reset());

function diagnose(uuid: string): Promise<DiagnosisReport> {
  return diagnoseDeployed(connections.api(SAMPLE), { scope: SAMPLE, uuid }, PATIENT);
}

function toOutcomes({ checks }: DiagnosisReport): ReadonlyMap<string, Outcome> {
  return new Map(checks.map(({ id, outcome }) => [id, outcome]));
}

describe('without one permission of the caller', () => {
  it.each(NEEDED)(
    '%s of %s: %s cannot be told and names it, and nothing is called wrong',
    async (operation, name, id) => {
      const before = toOutcomes(await diagnose(MAPPINGS[name]));
      expect(before.get(id)).toBe('pass');
      sandbox.setFaults({ deny: [operation] });
      const report = await diagnose(MAPPINGS[name]);
      const check = report.checks.find((entry) => entry.id === id);
      expect(check?.outcome).toBe('unknown');
      expect(check?.gaps).toContainEqual(expect.objectContaining({ reason: 'access-denied', operation }));
      const after = toOutcomes(report);
      expect([...after].filter(([, outcome]) => outcome === 'fail')).toEqual([]);
      // What does not hang on it is still decided.
      const changed = [...after].filter(([key, outcome]) => outcome !== before.get(key));
      const told = report.checks
        .filter(({ gaps }) => gaps.some((gap) => gap.operation === operation))
        .map((entry) => entry.id);
      expect(changed.every(([key, outcome]) => outcome === 'unknown' && told.includes(key))).toBe(true);
      expect(changed.length).toBeLessThan(after.size / 2);
    },
  );

  it.each(REPLACEABLE)('%s: %s is told another way, and names it', async (operation, id) => {
    sandbox.setFaults({ deny: [operation] });
    const check = (await diagnose(MAPPINGS.scram)).checks.find((entry) => entry.id === id);
    expect(check?.outcome).toBe('pass');
    expect(check?.gaps).toContainEqual(expect.objectContaining({ reason: 'access-denied', operation }));
  });
});

it('stops when it is cancelled', async () => {
  const stop = new AbortController();
  sandbox.setFaults({ delayMs: { 'iam:*': 30_000 } });
  const running = diagnoseDeployed(connections.api(SAMPLE), { scope: SAMPLE, uuid: MAPPINGS.scram }, stop.signal);
  stop.abort();
  await expect(running).rejects.toMatchObject({ reason: 'aborted' });
});
