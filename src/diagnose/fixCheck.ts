import * as vscode from 'vscode';
import type { AccountChange } from '../core/diagnosis/accountChange.ts';
import { describeCall, toChangeCall } from '../core/diagnosis/changeCall.ts';
import { STOPPED_CHECK } from '../core/diagnosis/checks/mappingChecks.ts';
import type { CheckResult, DiagnosisReport, Remedy } from '../core/diagnosis/report.ts';
import { toSummaryLine } from '../core/diagnosis/reportMarkdown.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { type MappingStatus, toStatus } from '../core/mapping/status.ts';
import { pause } from '../platform/pause.ts';
import { showProgress } from '../platform/progress.ts';
import { applyChange } from './applyChange.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';
import { fillPage, type Watch } from './diagnoseMapping.ts';
import type { DiagnosisPage } from './diagnosisDocuments.ts';
import { requireAccount } from './requireAccount.ts';

/** Milliseconds between looks at whether a change has come to hold; the last is repeated (limits.md 7, 8: seconds to minutes). */
const INTERVALS = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000] as const;
/** Looks before it is given up: about six minutes. */
const LOOKS = 11;

interface Choice {
  readonly check: CheckResult;
  readonly remedy: Remedy;
}

/**
 * Removes what a check found: asks which remedy, shows exactly what will be called, asks, calls, and checks until it
 * holds. With a check's id its first remedy that can be done is taken. Resolves to the new report.
 */
export async function fixCheck(
  deps: DiagnoseDeps,
  target: string | MappingRef | undefined,
  checkId: string | undefined,
): Promise<DiagnosisReport | undefined> {
  const page = deps.documents.find(target);
  if (page?.report === undefined) return undefined;
  const choices = listChoices(page.report);
  const choice = checkId === undefined ? await pickChoice(choices) : findDoable(choices, checkId);
  if (choice === undefined) return undefined;
  const { change } = choice.remedy;
  if (change !== undefined) return await applyRemedy(deps, page, choice, change);
  await showRemedy(choice.remedy);
  return page.report;
}

function listChoices({ checks }: DiagnosisReport): readonly Choice[] {
  return checks
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap((check) => check.remedies.map((remedy) => ({ check, remedy })));
}

function findDoable(choices: readonly Choice[], checkId: string): Choice | undefined {
  return choices.find(({ check, remedy }) => check.id === checkId && remedy.change !== undefined);
}

async function pickChoice(choices: readonly Choice[]): Promise<Choice | undefined> {
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The report names nothing to be fixed.'));
    return undefined;
  }
  const items = choices.map((choice) => ({
    label: `$(${choice.remedy.change === undefined ? 'copy' : 'wrench'}) ${choice.remedy.title}`,
    description: choice.check.title,
    detail: describeRemedy(choice.remedy),
    choice,
  }));
  const title = vscode.l10n.t('Fix what the diagnosis found');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.choice;
}

function describeRemedy({ change, command, snippet, text }: Remedy): string | undefined {
  if (change !== undefined) return vscode.l10n.t('Asks, then calls {0}', toChangeCall(change).operation);
  if (command !== undefined || snippet !== undefined) return vscode.l10n.t('Copies what is to be run or put there');
  return text;
}

/** What only the reader can do: on the clipboard, or on AWS's page. */
async function showRemedy({ title, command, snippet, docUrl }: Remedy): Promise<void> {
  const text = command ?? snippet?.text;
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
    void vscode.window.showInformationMessage(vscode.l10n.t('Copied: {0}', title));
  } else if (docUrl !== undefined) {
    await vscode.commands.executeCommand('vscode.open', docUrl);
  }
}

async function applyRemedy(
  deps: DiagnoseDeps,
  page: DiagnosisPage,
  { check, remedy }: Choice,
  change: AccountChange,
): Promise<DiagnosisReport | undefined> {
  const { scope } = page.source;
  const api = deps.store.api(scope);
  const account = await requireAccount(api, page.report?.account ?? '');
  const call = toChangeCall(change);
  const agreed = await deps.confirm({
    message: vscode.l10n.t('{0}? This changes account {1}, region {2}.', remedy.title, account, scope.region),
    detail: [...(remedy.text === undefined ? [] : [remedy.text]), describeCall(call, remedy.command)].join('\n\n'),
    action: vscode.l10n.t('Apply'),
  });
  if (!agreed) return undefined;
  const progress = deps.progress ?? showProgress;
  const report = await progress(remedy.title, async (tell, signal) => {
    tell(call.operation);
    // Not the progress's signal: cancelling stops the waiting, not a change that may be half made.
    await applyChange(api, change, new AbortController().signal);
    page.repairedAt = Date.now();
    return await waitUntilFixed(deps, page, check.id, { tell, signal });
  });
  if (report === undefined) return undefined;
  announceFix(deps, remedy.title, check.id, report);
  const enabling = check.id === STOPPED_CHECK ? undefined : findEnabling(report);
  if (enabling?.remedy.change === undefined) return report;
  return (await applyRemedy(deps, page, enabling, enabling.remedy.change)) ?? report;
}

/**
 * Checks again and again, with growing pauses, until what was repaired holds and the mapping has settled: a change of the
 * mapping passes through states, and once nothing is wrong Lambda takes a moment to say so. Resolves to the last report.
 */
async function waitUntilFixed(
  deps: DiagnoseDeps,
  page: DiagnosisPage,
  checkId: string,
  watch: Watch,
): Promise<DiagnosisReport | undefined> {
  const { pause: wait = pause } = deps;
  let report: DiagnosisReport | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    const latest = await fillPage(deps, page, watch);
    report = latest ?? report;
    if (latest === undefined) return report;
    const waiting = toWaiting(latest, checkId);
    if (waiting === undefined) return report;
    watch.tell(WAITING[waiting]());
    await wait(INTERVALS[Math.min(look, INTERVALS.length - 1)] ?? 0, watch.signal);
    if (watch.signal.aborted) return report;
  }
  return report;
}

type Waiting = 'change' | 'state' | 'result';

const WAITING: Readonly<Record<Waiting, () => string>> = {
  change: () => vscode.l10n.t('AWS takes minutes to apply some changes; checking again …'),
  state: () => vscode.l10n.t('The mapping is changing; waiting until it has settled …'),
  result: () => vscode.l10n.t('Repaired; waiting for what Lambda says next …'),
};

/** What is waited for; undefined: nothing any more. */
function toWaiting(report: DiagnosisReport, checkId: string): Waiting | undefined {
  if (report.checks.some(({ id, outcome }) => id === checkId && outcome === 'fail')) return 'change';
  if (report.uuid === undefined) return undefined;
  const status = toReportedStatus(report);
  if (status.kind === 'changing') return 'state';
  const isRepaired = !report.checks.some(({ outcome }) => outcome === 'fail');
  return isRepaired && status.kind === 'problem' && status.stopReason === undefined ? 'result' : undefined;
}

function toReportedStatus({ state, result, stateReason, functionArn, uuid }: DiagnosisReport): MappingStatus {
  return toStatus({
    UUID: uuid ?? '',
    FunctionArn: functionArn,
    State: state ?? '',
    LastProcessingResult: result,
    StateTransitionReason: stateReason,
  });
}

/** Lambda does not start a mapping again that it stopped (errors.md B): offered once nothing else is wrong any more. */
function findEnabling(report: DiagnosisReport): Choice | undefined {
  const failing = report.checks.filter(({ outcome }) => outcome === 'fail');
  return failing.every(({ id }) => id === STOPPED_CHECK) ? findDoable(listChoices(report), STOPPED_CHECK) : undefined;
}

function announceFix({ tell }: DiagnoseDeps, title: string, checkId: string, report: DiagnosisReport): void {
  const check = report.checks.find(({ id }) => id === checkId);
  const { kind, label } = toReportedStatus(report);
  const isDone = check?.outcome !== 'fail';
  const isWell = isDone && (report.uuid === undefined || kind === 'ok' || kind === 'idle');
  const says = [label, report.result].filter((part) => part !== undefined && part !== '').join(', ');
  const done = isDone
    ? vscode.l10n.t('Done: {0}.', title)
    : vscode.l10n.t('Done, but it does not hold yet: {0}.', title);
  tell({
    severity: isWell ? 'information' : 'warning',
    message:
      report.uuid === undefined
        ? `${done} ${toSummaryLine(report)}`
        : `${done} ${vscode.l10n.t('The mapping now: {0}. {1}', says, toSummaryLine(report))}`,
  });
}
