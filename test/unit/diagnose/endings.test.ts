import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import { CHECKS } from '../../../src/core/diagnosis/checks/checkTable.ts';
import { toReportMarkdown } from '../../../src/core/diagnosis/reportMarkdown.ts';
import { diagnoseDeployed } from '../../../src/diagnose/diagnoseDeployed.ts';
import { loadTarget } from '../../../src/diagnose/diagnosisSource.ts';
import { runDiagnosis } from '../../../src/diagnose/runDiagnosis.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';

const SOURCE = { scope: SAMPLE, uuid: 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5' } as const;

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

beforeEach(() => {
  sandbox.reset();
  sandbox.setFaults({ delayMs: { 'iam:*': 600_000 } });
});

it('a diagnosis stops when it is cancelled', async () => {
  const stop = new AbortController();
  const running = diagnoseDeployed(connections.api(SAMPLE), SOURCE, stop.signal);
  stop.abort();
  await expect(running).rejects.toMatchObject({ reason: 'aborted' });
});

it('a diagnosis ends at its deadline, with what it knows by then', async () => {
  const api = connections.api(SAMPLE);
  const end = new AbortController();
  const report = await runDiagnosis({
    api,
    target: await loadTarget(api, SOURCE, PATIENT),
    signal: PATIENT,
    deadline: end.signal,
    startedAt: '2026-11-22T12:00:00.000Z',
    onProgress: ({ checks }) => {
      if (['cluster-exists', 'function-active'].every((id) => checks.some((check) => check.id === id))) end.abort();
    },
  });
  expect(report.checks.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
  const find = (id: string) => report.checks.find((check) => check.id === id);
  expect([find('cluster-exists')?.outcome, find('function-active')?.outcome]).toEqual(['pass', 'pass']);
  expect(find('role-exists')).toMatchObject({
    outcome: 'unknown',
    gaps: [{ reason: 'aborted', operation: 'iam:GetRole' }],
  });
  expect(report.checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(toReportMarkdown(report)).toContain('`iam:GetRole` failed: No answer came within 60 seconds');
});

it('a diagnosis that is cancelled after its deadline is cancelled', async () => {
  const stop = new AbortController();
  stop.abort();
  const api = connections.api(SAMPLE);
  const target = await loadTarget(api, SOURCE, PATIENT);
  const running = runDiagnosis({ api, target, signal: stop.signal, deadline: stop.signal, startedAt: '' });
  await expect(running).rejects.toMatchObject({ reason: 'aborted' });
});
