import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { diagnoseDeployed } from '../../../src/diagnose/diagnoseDeployed.ts';
import { clusterArns } from '../../../src/sandbox/demo/places.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';

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

async function diagnose(draft: MappingInput) {
  const report = await diagnoseDeployed(connections.api(SAMPLE), { scope: SAMPLE, draft }, PATIENT);
  return { report, outcomes: Object.fromEntries(report.checks.map(({ id, outcome }) => [id, outcome])) };
}

const draft = { EventSourceArn: clusterArns.orders, FunctionName: 'orders-processor', Topics: ['orders'] } as const;

it('is diagnosed before it is created', async () => {
  const { report, outcomes } = await diagnose(draft);
  expect(report).toMatchObject({ account: '111122223333', topic: 'orders' });
  expect([report.uuid, report.state]).toEqual([undefined, undefined]);
  expect(outcomes).toMatchObject({ 'cluster-exists': 'pass', 'function-active': 'pass', 'role-exists': 'pass' });
  expect(Object.values(outcomes)).not.toContain('fail');
});

it('shows what would fail', async () => {
  const { outcomes } = await diagnose({ ...draft, Topics: ['not-there'], FunctionName: 'gone' });
  expect(outcomes).toMatchObject({ 'topic-exists': 'fail', 'function-active': 'fail', 'role-exists': 'skipped' });
});

it('asks nothing about what it does not name', async () => {
  const { outcomes } = await diagnose({});
  expect(outcomes['secret-exists']).toBe('skipped');
  expect(sandbox.requests.some(({ operation }) => operation === 'GetSecretValue')).toBe(false);
});
