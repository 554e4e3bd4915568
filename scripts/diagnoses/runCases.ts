import type { AwsApi } from '../../src/aws/awsApi.ts';
import { AwsConnections } from '../../src/aws/connections.ts';
import type { Pages } from '../../src/aws/pages.ts';
import { toFunctionName } from '../../src/core/arn.ts';
import { type Cluster, offersTopicApi } from '../../src/core/cluster/cluster.ts';
import type { CheckResult, DiagnosisReport } from '../../src/core/diagnosis/report.ts';
import { AwsFailure } from '../../src/core/failure.ts';
import { explainMapping } from '../../src/core/hints/explainMapping.ts';
import type { Explanation } from '../../src/core/hints/explanation.ts';
import type { HintKnown } from '../../src/core/hints/hintContext.ts';
import type { DeployedMapping } from '../../src/core/mapping/mapping.ts';
import { type ReadLogRecord, readLogRecord } from '../../src/core/observation/readLogRecord.ts';
import { applyChange } from '../../src/diagnose/applyChange.ts';
import { diagnoseDeployed } from '../../src/diagnose/diagnoseDeployed.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import type { DiagnosisCase } from './diagnosisCase.ts';

const SCOPE = { region: 'us-east-1', sample: true } as const;

export interface DiagnosisOutcome {
  readonly known: DiagnosisCase;
  readonly mapping: DeployedMapping;
  readonly report: DiagnosisReport;
  /** The check that fails first. */
  readonly first: CheckResult | undefined;
  /** The hint, once what surrounds the mapping and the diagnosis are known. */
  readonly explained: Explanation;
  /** What a system record of the mapping's log says, where the case is about that. */
  readonly record?: ReadLogRecord;
  /** Last result of the mapping after the repair, and its state where that is not Enabled. */
  readonly afterwards: string;
}

interface AccountBed {
  readonly sandbox: Sandbox;
  readonly api: AwsApi;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, in the account. */
  readonly now: () => number;
  /** Lets milliseconds go by in the account. */
  readonly letPass: (ms: number) => void;
}

/** An account for one task, with connections of its own. */
export async function withAccount<T>(seed: DiagnosisCase['seed'], task: (bed: AccountBed) => Promise<T>): Promise<T> {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const sandbox = await startSandbox({ settleMs: 1, clock, ...(seed !== undefined && { seed: seed() }) });
  const connections = new AwsConnections({
    sampleEndpoint: async () => sandbox.endpoint,
    mfaCode: async () => undefined,
    isUnpaced: () => true,
  });
  try {
    const bed = { sandbox, api: connections.api(SCOPE), signal: AbortSignal.timeout(120_000) };
    const letPass = (ms: number) => {
      ahead += ms;
    };
    return await task({ ...bed, now: clock, letPass });
  } finally {
    await connections.dispose();
    await sandbox.close();
  }
}

/** Diagnoses a case, explains it, repairs what is wrong, and looks at the mapping again. */
export function runCase(known: DiagnosisCase): Promise<DiagnosisOutcome> {
  return withAccount(known.seed, async (bed) => {
    const { sandbox, api, signal } = bed;
    known.make?.(sandbox.account);
    const { uuid } = known;
    const mapping = await untilSettled(api, uuid, signal);
    const report = await diagnoseDeployed(api, { scope: SCOPE, uuid }, signal);
    const explained = explainMapping(mapping, { ...(await readKnown(api, mapping, signal)), checks: report.checks });
    const first = report.checks.find(({ outcome }) => outcome === 'fail') ?? findSigned(report);
    const record = known.logged && { record: await readRecord(bed, mapping) };
    const repaired = (await repair(known, first, bed)) ?? uuid;
    const afterwards = await readAfterwards(api, repaired, signal);
    return { known, mapping, report, first, explained, ...record, afterwards };
  });
}

/** The first record with an error, once there has been time to write some. */
async function readRecord({ api, signal, now: clock, letPass }: AccountBed, { FunctionArn: arn }: DeployedMapping) {
  letPass(600_000);
  const now = clock();
  const search = { from: now - 3_600_000, to: now, pattern: 'ESM_PROCESSING_EVENT' };
  const { events } = await api.readLogs(`/aws/lambda/${toFunctionName(arn)}`, search, signal);
  const [event] = events;
  if (event === undefined) throw new Error(`the log of ${arn} tells of no error`);
  return readLogRecord(event);
}

/** What could not be told for sure, but names the cause. */
function findSigned({ checks }: DiagnosisReport): CheckResult | undefined {
  return checks.find(({ outcome, signs = [] }) => outcome === 'unknown' && signs.length > 0);
}

async function repair(
  known: DiagnosisCase,
  first: CheckResult | undefined,
  { sandbox: { account }, api, signal }: AccountBed,
): Promise<string | undefined> {
  if (known.repair !== undefined) {
    return (await known.repair.carryOut({ account, api, uuid: known.uuid, signal })) ?? undefined;
  }
  const change = first?.remedies.find((remedy) => remedy.change !== undefined)?.change;
  if (change === undefined) throw new Error(`nothing repairs ${known.entry} ${known.uuid}`);
  await applyChange(api, change, signal);
  return undefined;
}

async function readAfterwards(api: AwsApi, uuid: string, signal: AbortSignal): Promise<string> {
  const current = await untilSettled(api, uuid, signal);
  if (current.State === 'Disabled') await api.updateMapping(uuid, { Enabled: true }, signal);
  const { State: state, LastProcessingResult: result = '' } = await untilSettled(api, uuid, signal);
  return state === 'Enabled' ? result : `${state}: ${result}`;
}

const PASSING = ['Enabling', 'Updating', 'Disabling', 'Creating'];

/** A mapping that stays on its way for long is looked at as it is. */
async function untilSettled(api: AwsApi, uuid: string, signal: AbortSignal): Promise<DeployedMapping> {
  for (let look = 1; ; look += 1) {
    const mapping = await api.getMapping(uuid, signal);
    if (!PASSING.includes(mapping.State) || look === LOOKS) return mapping;
  }
}

const LOOKS = 4;

/** What the page of a mapping knows of what surrounds it. */
async function readKnown(api: AwsApi, mapping: DeployedMapping, signal: AbortSignal): Promise<HintKnown> {
  const [clusters, mappings, functions] = await Promise.all([
    collect(api.listClusters(signal)),
    collect(api.listMappings(signal)),
    readFunctions(api, mapping, signal),
  ]);
  const cluster = clusters.find(({ arn }) => arn === mapping.EventSourceArn);
  return {
    region: SCOPE.region,
    now: Date.now(),
    clusters,
    mappings,
    functions,
    ...(cluster !== undefined && (await readDetails(api, cluster, signal))),
  };
}

async function readDetails(api: AwsApi, cluster: Cluster, signal: AbortSignal): Promise<HintKnown> {
  const [brokers, topics, scramSecrets] = await Promise.all([
    api.getBootstrapBrokers(cluster.arn, signal),
    offersTopicApi(cluster) ? collect(api.listTopics(cluster.arn, signal)) : undefined,
    cluster.authMethods.includes('scram') ? collect(api.listScramSecrets(cluster.arn, signal)) : undefined,
  ]);
  return { brokers, ...(topics && { topics }), ...(scramSecrets && { scramSecrets }) };
}

async function readFunctions(api: AwsApi, { FunctionArn: arn }: DeployedMapping, signal: AbortSignal) {
  try {
    return [await api.getFunctionFacts(arn, signal)];
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) return [];
    throw error;
  }
}

export async function collect<T>(pages: Pages<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
