import type { AwsApi } from '../aws/awsApi.ts';
import type { Check } from '../core/diagnosis/check.ts';
import { CHECKS } from '../core/diagnosis/checks/checkTable.ts';
import type { FactName } from '../core/diagnosis/facts.ts';
import { type FoundFacts, judgeCheck, toSkipReason } from '../core/diagnosis/judge.ts';
import type { CheckResult, DiagnosisReport } from '../core/diagnosis/report.ts';
import type { DiagnosisTarget } from '../core/diagnosis/subject.ts';
import { DIAGNOSIS_SECONDS, FactFinder } from './facts.ts';

export interface DiagnosisRun {
  readonly api: AwsApi;
  readonly target: DiagnosisTarget;
  /** Cancels: the run then rejects with the failure `aborted`. */
  readonly signal: AbortSignal;
  /** Ends the run with what there is by then: checks whose facts are not there cannot be told. Default: after a minute. */
  readonly deadline?: AbortSignal;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Called as each check comes in, with the report so far and the number of all checks. */
  readonly onProgress?: (report: DiagnosisReport, total: number) => void;
  readonly checks?: readonly Check[];
}

/** Runs every check, each as soon as what it needs is there. Reads only. Results come in the order of the table. */
export async function runDiagnosis(run: DiagnosisRun): Promise<DiagnosisReport> {
  const { api, target, signal, checks = CHECKS } = run;
  const { deadline = AbortSignal.timeout(DIAGNOSIS_SECONDS * 1000) } = run;
  const facts = new FactFinder(api, target, { signal, deadline });
  const results = new Map<Check, CheckResult>();
  await Promise.all(
    checks.map(async (check) => {
      results.set(check, await runCheck(check, target, facts));
      run.onProgress?.(toReport(run, checks, results), checks.length);
    }),
  );
  return toReport(run, checks, results);
}

async function runCheck(check: Check, target: DiagnosisTarget, facts: FactFinder): Promise<CheckResult> {
  if (toSkipReason(check, target) !== undefined) return judgeCheck(check, target, {});
  const names: readonly FactName[] = [...check.needs, ...(check.wants ?? [])];
  const found = await Promise.all(names.map(async (name) => [name, await facts.find(name)] as const));
  const all: FoundFacts = Object.fromEntries(found);
  return judgeCheck(check, target, all);
}

function toReport(
  { target, startedAt }: DiagnosisRun,
  checks: readonly Check[],
  results: ReadonlyMap<Check, CheckResult>,
): DiagnosisReport {
  const { mapping, deployed, account, region } = target;
  return {
    version: 1,
    account,
    region,
    ...(deployed && { uuid: mapping.UUID }),
    eventSourceArn: mapping.EventSourceArn ?? '',
    topic: mapping.Topics?.[0] ?? '',
    functionArn: mapping.FunctionArn,
    startedAt,
    ...(deployed && {
      state: mapping.State,
      result: mapping.LastProcessingResult,
      stateReason: mapping.StateTransitionReason,
    }),
    checks: checks.flatMap((check) => results.get(check) ?? []),
  };
}
