import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHECKS } from '../../../src/core/diagnosis/checks/checkTable.ts';
import type { CheckResult, DiagnosisReport } from '../../../src/core/diagnosis/report.ts';
import { AwsFailure } from '../../../src/core/failure.ts';
import { type DiagnosisSource, loadTarget } from '../../../src/diagnose/diagnosisSource.ts';
import { FactFinder } from '../../../src/diagnose/facts.ts';
import { runDiagnosis } from '../../../src/diagnose/runDiagnosis.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';
import { PERMISSIONS } from './permissionTable.ts';
import { RecordedAccount } from './recordedAccount.ts';

/** A diagnosis with every permission. */
interface Baseline {
  readonly name: string;
  readonly account: RecordedAccount;
  readonly source: DiagnosisSource;
  readonly report: DiagnosisReport;
  /** The permissions that it takes. */
  readonly taken: ReadonlySet<string>;
}

let baselines: readonly Baseline[];
const opened: (() => Promise<void>)[] = [];

/** Ids of checks that a lacking permission makes unknown, and of those that name it but are judged all the same. */
interface Effect {
  readonly unknown: Set<string>;
  readonly judged: Set<string>;
  /** What must not be: false answers, answers without a reason, and changes elsewhere. */
  readonly faults: string[];
}

const CLUSTER_GONE = '5d80a3f6-e4b7-42c9-9e05-b1f6c8d73a24';
const READS_MAPPING = 'lambda:GetEventSourceMapping';
/** payments → payments-ledger: with a secret, a queue, and endpoints in its network. */
const PAYMENTS = 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5';

beforeAll(async () => {
  // What is counted of the last minutes is the same in every diagnosis.
  vi.useFakeTimers({ toFake: ['Date'] });
  const demo = await openAccount(() => {});
  const mappings = demo.sandbox.account.mappings.filter(
    ({ configuration }) => configuration.EventSourceArn?.includes(':kafka:') === true,
  );
  const changed = await openAccount(({ account }) => {
    for (const role of account.roles) role.boundary = 'arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole';
    for (const queue of account.queues) queue.kmsKey = account.keys[0]?.arn;
    for (const vpc of account.vpcs) vpc.dnsHostnames = false;
  });
  baselines = [
    ...(await toBaselines(demo.account, ...mappings.map(({ uuid }) => ({ scope: SAMPLE, uuid })))),
    ...(await toBaselines(demo.account, { scope: SAMPLE, draft: { FunctionName: 'orders-processor' } })),
    ...(await toBaselines(changed.account, { scope: SAMPLE, uuid: PAYMENTS })),
  ];
});

afterAll(async () => {
  vi.useRealTimers();
  for (const close of opened) await close();
});

async function openAccount(change: (sandbox: Sandbox) => void) {
  const sandbox = await startSandbox({ settleMs: 1 });
  const connections = connect(sandbox.endpoint);
  opened.push(async () => {
    await connections.dispose();
    await sandbox.close();
  });
  change(sandbox);
  return { sandbox, account: new RecordedAccount(sandbox, connections.api(SAMPLE)) };
}

async function toBaselines(
  account: RecordedAccount,
  ...sources: readonly DiagnosisSource[]
): Promise<readonly Baseline[]> {
  const found: Baseline[] = [];
  for (const source of sources) {
    const taken = new Set<string>();
    const { report } = await diagnose({ account, source }, taken);
    found.push({ name: 'uuid' in source ? source.uuid : 'draft', account, source, report, taken });
  }
  return found;
}

async function diagnose(
  { account, source }: Pick<Baseline, 'account' | 'source'>,
  taken: Set<string>,
  denied?: string,
) {
  const api = account.as(taken, denied);
  const target = await loadTarget(api, source, PATIENT);
  const startedAt = '2026-11-22T12:00:00.000Z';
  const report = await runDiagnosis({ api, target, signal: PATIENT, deadline: PATIENT, startedAt });
  return { report, facts: new FactFinder(api, target, { signal: PATIENT }) };
}

/** Everything that a diagnosis of any of the mappings takes. */
function listTaken(): readonly string[] {
  return [...new Set(baselines.flatMap(({ taken }) => [...taken]))].toSorted();
}

async function removePermission(action: string): Promise<Effect> {
  const effect: Effect = { unknown: new Set(), judged: new Set(), faults: [] };
  // Of mappings that are alike in every check one is enough.
  const kinds = new Map(baselines.map((baseline) => [toKind(baseline), baseline]));
  for (const baseline of kinds.values()) {
    if (baseline.taken.has(action)) await compare(baseline, action, effect);
  }
  return effect;
}

function toKind({ report, taken }: Baseline): string {
  return JSON.stringify([report.checks.map(({ id, outcome, signs }) => [id, outcome, signs]), [...taken].toSorted()]);
}

async function compare(baseline: Baseline, action: string, effect: Effect): Promise<void> {
  const { name, report: before } = baseline;
  const { report, facts } = await diagnose(baseline, new Set(), action);
  for (const [index, check] of CHECKS.entries()) {
    const [was, is] = [before.checks[index], report.checks[index]];
    if (was === undefined || is === undefined) throw new Error(`${name}: ${check.id} was not made`);
    const needed = await Promise.all(check.needs.map((fact) => facts.find(fact)));
    const wanted = await Promise.all((check.wants ?? []).map((fact) => facts.find(fact)));
    const lacks = needed.some((fact) => !fact.known && fact.gap.operation === action);
    const touched = lacks || [...needed, ...wanted].some((fact) => names(fact, action));
    const fault = findFault({ was, is, action, lacks, touched });
    if (fault !== undefined) effect.faults.push(`${name}: ${check.id}: ${fault}`);
    if (was.outcome !== is.outcome) effect.unknown.add(check.id);
    else if (touched && is.outcome !== 'skipped') effect.judged.add(check.id);
  }
}

interface Comparison {
  readonly was: CheckResult;
  readonly is: CheckResult;
  readonly action: string;
  /** A fact is not there that the check cannot do without. */
  readonly lacks: boolean;
  /** A fact, or a part of one, is not there that the check looks at. */
  readonly touched: boolean;
}

function findFault({ was, is, action, lacks, touched }: Comparison): string | undefined {
  if (!touched) return JSON.stringify(was) === JSON.stringify(is) ? undefined : 'changed without a reason';
  const isNamed = is.gaps.some(({ reason, operation }) => reason === 'access-denied' && operation === action);
  if (is.outcome !== was.outcome && is.outcome !== 'unknown') return `${was.outcome} became ${is.outcome}`;
  if (is.outcome !== was.outcome && !isNamed) return 'does not name what lacks';
  if (!lacks || is.outcome === 'skipped') return undefined;
  return isNamed && is.outcome === 'unknown' ? undefined : `is ${is.outcome} without what it needs`;
}

function names(value: unknown, action: string): boolean {
  return JSON.stringify(value).includes(`"reason":"access-denied","operation":"${action}"`);
}

it('says nothing of the network of a cluster that is gone', () => {
  const gone = baselines.find(({ name }) => name === CLUSTER_GONE)?.report.checks;
  expect(gone?.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toEqual([
    'cluster-exists',
    'mapping-enabled',
  ]);
  const network = gone?.filter(({ area }) => area === 'network').map(({ outcome, evidence }) => [outcome, ...evidence]);
  expect(network).toEqual(network?.map(() => ['skipped', 'There is no such cluster.']));
  expect(network?.length).toBeGreaterThan(8);
});

describe('without one permission of the caller', () => {
  it.each(Object.entries(PERMISSIONS))(
    '%s: only what hangs on it cannot be told, and names it',
    async (action, { unknown, judged = [] }) => {
      const effect = await removePermission(action);
      expect(effect.faults).toEqual([]);
      expect([...effect.unknown].toSorted()).toEqual([...unknown].toSorted());
      expect([...effect.judged].filter((id) => !effect.unknown.has(id)).toSorted()).toEqual([...judged].toSorted());
    },
  );

  it('is tried for everything that a diagnosis takes', () => {
    expect([...Object.keys(PERMISSIONS), READS_MAPPING].toSorted()).toEqual(listTaken());
  });

  it('to read the mapping itself, says so instead of a report', async () => {
    const [first] = baselines;
    if (first === undefined) throw new Error('there is no mapping');
    const failure = await diagnose(first, new Set(), READS_MAPPING).catch((error: unknown) => error);
    expect(AwsFailure.is(failure, 'access-denied') && failure.operation).toBe(READS_MAPPING);
  });
});
