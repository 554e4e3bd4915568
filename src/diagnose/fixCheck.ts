import * as vscode from 'vscode';
import type { AccountChange } from '../core/diagnosis/accountChange.ts';
import { describeCall, toChangeCall } from '../core/diagnosis/changeCall.ts';
import type { CheckResult, DiagnosisReport, Remedy } from '../core/diagnosis/report.ts';
import { toStatus } from '../core/mapping/status.ts';
import { showProgress } from '../platform/progress.ts';
import { applyChange } from './applyChange.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';
import { fillPage, type Watch } from './diagnoseMapping.ts';
import type { DiagnosisPage } from './diagnosisDocuments.ts';
import { requireAccount } from './requireAccount.ts';

/** Milliseconds between looks at whether a change has come to hold; the last is repeated (limits.md 7: minutes). */
const INTERVALS = [5_000, 10_000, 20_000, 30_000, 60_000] as const;
/** Looks before it is given up: about six minutes. */
const LOOKS = 9;

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
  uri: string | undefined,
  checkId: string | undefined,
): Promise<DiagnosisReport | undefined> {
  const page = deps.documents.find(uri);
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
  const command = remedy.command === undefined ? [] : [vscode.l10n.t('The same as a command:'), remedy.command];
  const agreed = await deps.confirm({
    message: vscode.l10n.t('{0}? This changes account {1}, region {2}.', remedy.title, account, scope.region),
    detail: [...(remedy.text === undefined ? [] : [remedy.text]), describeCall(call), ...command].join('\n\n'),
    action: vscode.l10n.t('Apply'),
  });
  if (!agreed) return undefined;
  const progress = deps.progress ?? showProgress;
  const report = await progress(remedy.title, async (tell, signal) => {
    tell(call.operation);
    // Not the progress's signal: cancelling stops the waiting, not a change that may be half made.
    await applyChange(api, change, new AbortController().signal);
    return await waitUntilFixed(deps, page, check.id, { tell, signal });
  });
  return report === undefined ? undefined : ((await enableAgain(deps, page, report)) ?? report);
}

/** Checks again and again, with growing pauses; resolves to the last report. */
async function waitUntilFixed(
  deps: DiagnoseDeps,
  page: DiagnosisPage,
  checkId: string,
  watch: Watch,
): Promise<DiagnosisReport | undefined> {
  const { pause = waitFor } = deps;
  let report: DiagnosisReport | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    const latest = await fillPage(deps, page, watch);
    report = latest ?? report;
    if (latest === undefined || latest.checks.find(({ id }) => id === checkId)?.outcome !== 'fail') return report;
    watch.tell(vscode.l10n.t('AWS takes minutes to apply some changes; checking again …'));
    await pause(INTERVALS[Math.min(look, INTERVALS.length - 1)] ?? 0, watch.signal);
    if (watch.signal.aborted) return report;
  }
  return report;
}

/** Lambda does not start a mapping again that it stopped (errors.md B): offered once nothing is wrong any more. */
async function enableAgain(
  { store, confirm }: DiagnoseDeps,
  { source }: DiagnosisPage,
  report: DiagnosisReport,
): Promise<DiagnosisReport | undefined> {
  if (!('uuid' in source) || report.checks.some(({ outcome }) => outcome === 'fail')) return undefined;
  const api = store.api(source.scope);
  const signal = new AbortController().signal;
  const mapping = await api.getMapping(source.uuid, signal);
  store.putMapping(source.scope, mapping);
  if (mapping.State !== 'Disabled' || toStatus(mapping).stopReason === undefined) return undefined;
  const agreed = await confirm({
    message: vscode.l10n.t('Enable the mapping again, in account {0}, region {1}?', report.account, report.region),
    detail: vscode.l10n.t('Lambda stopped it, and does not start it again by itself.'),
    action: vscode.l10n.t('Enable'),
  });
  if (!agreed) return undefined;
  const enabled = await api.updateMapping(source.uuid, { Enabled: true }, signal);
  store.putMapping(source.scope, enabled);
  return { ...report, state: enabled.State };
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
