import type { AwsApi } from '../../src/aws/awsApi.ts';
import { AwsConnections } from '../../src/aws/connections.ts';
import type { Pages } from '../../src/aws/pages.ts';
import { toFunctionName } from '../../src/core/arn.ts';
import { type Cluster, offersTopicApi } from '../../src/core/cluster/cluster.ts';
import type { DeliveryMetrics } from '../../src/core/diagnosis/deliveryMetrics.ts';
import type { CheckResult, DiagnosisReport } from '../../src/core/diagnosis/report.ts';
import { toDeployedTarget } from '../../src/core/diagnosis/subject.ts';
import { AwsFailure } from '../../src/core/failure.ts';
import { toContentCheck } from '../../src/core/hints/contentCheck.ts';
import { explainMapping } from '../../src/core/hints/explainMapping.ts';
import type { Explanation } from '../../src/core/hints/explanation.ts';
import type { HintKnown } from '../../src/core/hints/hintContext.ts';
import type { DeployedMapping } from '../../src/core/mapping/mapping.ts';
import { checkMtlsSecret, checkScramSecret, type SecretFinding } from '../../src/core/mapping/secretContent.ts';
import { type ReadLogRecord, readLogRecord } from '../../src/core/observation/readLogRecord.ts';
import { applyChange } from '../../src/diagnose/applyChange.ts';
import { readDeliveryMetrics } from '../../src/diagnose/deliveryMetrics.ts';
import { diagnoseDeployed } from '../../src/diagnose/diagnoseDeployed.ts';
import { demoSeed } from '../../src/sandbox/demo/demoSeed.ts';
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
  /** What is wrong with the content of its secret, where that was asked for. */
  readonly content?: readonly SecretFinding[];
  /** What a system record of the mapping's log says, where the case is about that. */
  readonly record?: ReadLogRecord;
  /** What metrics count of lost records, where the case is about that; and afterwards. */
  readonly lost?: DeliveryMetrics;
  readonly lostAfterwards?: DeliveryMetrics;
  /** Last result of the mapping after the repair, and its state where that is not Enabled. */
  readonly afterwards: string;
}

/** An account that is opened anew for each task, with one set of connections. */
export interface AccountBed {
  readonly sandbox: Sandbox;
  readonly api: AwsApi;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, in the account. */
  readonly now: () => number;
  /** Lets milliseconds go by in the account, until it is opened anew. */
  readonly letPass: (ms: number) => void;
  /** Default: the sample account. */
  readonly open: (seed: DiagnosisCase['seed']) => void;
}

/** What is asked here is the causes, not the time: a busy machine may take long. */
const PATIENT_LIMITS = { callDeadline: 120_000, credentialDeadline: 120_000, connectionTimeout: 60_000 };

export async function withAccount<T>(task: (bed: AccountBed) => Promise<T>): Promise<T> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const sandbox = await startSandbox({ settleMs: 1, clock: now });
  const connections = new AwsConnections({
    sampleEndpoint: async () => sandbox.endpoint,
    mfaCode: async () => undefined,
    isUnpaced: () => true,
    limits: PATIENT_LIMITS,
  });
  const letPass = (ms: number) => {
    ahead += ms;
  };
  const open: AccountBed['open'] = (seed) => {
    ahead = 0;
    sandbox.reset(seed?.() ?? demoSeed);
  };
  try {
    const signal = AbortSignal.timeout(240_000);
    return await task({ sandbox, api: connections.api(SCOPE), signal, now, letPass, open });
  } finally {
    await connections.dispose();
    await sandbox.close();
  }
}

/** Diagnoses a case, explains it, repairs what is wrong, and looks at the mapping again. */
export async function runCase(bed: AccountBed, known: DiagnosisCase): Promise<DiagnosisOutcome> {
  const { sandbox, api, signal } = bed;
  bed.open(known.seed);
  known.make?.(sandbox.account);
  const { uuid } = known;
  const mapping = await untilSettled(api, uuid, signal);
  const report = await diagnoseDeployed(api, { scope: SCOPE, uuid }, signal);
  const content = known.content && (await readContent(api, mapping, signal));
  const checks = [...report.checks, ...(content === undefined ? [] : [toContentCheck(content)])];
  const explained = explainMapping(mapping, { ...(await readKnown(api, mapping, signal)), checks });
  const first = report.checks.find(({ outcome }) => outcome === 'fail') ?? findSigned(report);
  const record = known.logged && { record: await readRecord(bed, mapping) };
  const lost = known.loses && { lost: await readLosses(bed, uuid) };
  const repaired = (await repair(known, first, bed)) ?? uuid;
  const afterwards = await readAfterwards(api, repaired, signal);
  bed.letPass(LOSS_MINUTES * 60_000);
  const left = known.loses && { lostAfterwards: await readLosses(bed, repaired) };
  return {
    known,
    mapping,
    report,
    first,
    explained,
    ...(content && { content }),
    ...record,
    ...lost,
    ...left,
    afterwards,
  };
}

async function readContent(
  api: AwsApi,
  mapping: DeployedMapping,
  signal: AbortSignal,
): Promise<readonly SecretFinding[]> {
  const [secret] = mapping.SourceAccessConfigurations ?? [];
  const text = (await api.readSecretValue(secret?.URI ?? '', signal)) ?? '';
  return secret?.Type === 'SASL_SCRAM_512_AUTH' ? checkScramSecret(text) : checkMtlsSecret(text, Date.now());
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

/** Long enough for what was counted before to lie further back than is looked. */
const LOSS_MINUTES = 20;

async function readLosses({ api, signal, now }: AccountBed, uuid: string): Promise<DeliveryMetrics> {
  const mapping = await api.getMapping(uuid, signal);
  return readDeliveryMetrics(api, toDeployedTarget(mapping, { account: '', region: SCOPE.region }), signal, now());
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
