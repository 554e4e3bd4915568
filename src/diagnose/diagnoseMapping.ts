import * as vscode from 'vscode';
import { toFunctionName } from '../core/arn.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import { toReportMarkdown, toSummaryLine } from '../core/diagnosis/reportMarkdown.ts';
import { AwsFailure } from '../core/failure.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { showProgress } from '../platform/progress.ts';
import { requireTrust } from '../platform/trust.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';
import type { DiagnosisPage } from './diagnosisDocuments.ts';
import { type DiagnosisSource, loadTarget } from './diagnosisSource.ts';
import { runDiagnosis } from './runDiagnosis.ts';

/** Diagnoses a deployed mapping or the mapping of a document, on a page of its own; undefined when it was cancelled. */
export async function diagnoseMapping(
  deps: DiagnoseDeps,
  target: MappingRef | vscode.Uri | undefined,
): Promise<DiagnosisReport | undefined> {
  const chosen = target ?? (await deps.pickMapping());
  if (chosen === undefined) return undefined;
  const source = chosen instanceof vscode.Uri ? await toDocumentSource(deps, chosen) : chosen;
  requireTrust(source.scope);
  const progress = deps.progress ?? showProgress;
  const report = await progress(vscode.l10n.t('Diagnosing the mapping'), (tell, signal) =>
    runOnPage(deps, source, { tell, signal }),
  );
  if (report !== undefined) announce(deps, report);
  return report;
}

/** A document that was made from a deployed mapping is what it would become: its UUID is not looked at. */
async function toDocumentSource({ resolveScope }: DiagnoseDeps, uri: vscode.Uri): Promise<DiagnosisSource> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { input } = parseMappingDocument(document.getText());
  return { scope: await resolveScope(uri.toString(), input.EventSourceArn), draft: input };
}

export interface Watch {
  readonly tell: (message: string) => void;
  readonly signal: AbortSignal;
}

async function runOnPage(
  deps: DiagnoseDeps,
  source: DiagnosisSource,
  watch: Watch,
): Promise<DiagnosisReport | undefined> {
  const api = deps.store.api(source.scope);
  const target = await loadTarget(api, source, watch.signal);
  const { mapping } = target;
  const name = `${mapping.Topics?.[0] ?? '?'} → ${toFunctionName(mapping.FunctionArn)}`;
  const page = deps.documents.create(vscode.l10n.t('Diagnosis of {0}', name), source);
  const [report] = await Promise.all([fillPage(deps, page, watch, target), deps.documents.show(page)]);
  return report;
}

/** Makes the report of a page, or makes it again. */
export async function fillPage(
  deps: DiagnoseDeps,
  page: DiagnosisPage,
  { tell, signal }: Watch,
  known?: Awaited<ReturnType<typeof loadTarget>>,
): Promise<DiagnosisReport | undefined> {
  const api = deps.store.api(page.source.scope);
  const loaded = known ?? (await loadTarget(api, page.source, signal));
  const target = page.repairedAt === undefined ? loaded : { ...loaded, repairedAt: page.repairedAt };
  if (target.deployed) deps.store.putMapping(page.source.scope, target.mapping);
  let last: DiagnosisReport | undefined;
  try {
    const report = await runDiagnosis({
      api,
      target,
      signal,
      startedAt: new Date().toISOString(),
      onProgress: (soFar, total) => {
        last = soFar;
        tell(vscode.l10n.t('{0} of {1} checks', String(soFar.checks.length), String(total)));
        deps.documents.update(page, soFar, toReportMarkdown(soFar, { total }));
      },
    });
    deps.documents.update(page, report, toReportMarkdown(report));
    deps.lastReports.remember(page.source.scope, report);
    return report;
  } catch (error) {
    if (!AwsFailure.is(error, 'aborted')) throw error;
    if (last !== undefined) deps.documents.update(page, last, toReportMarkdown(last, { cancelled: true }));
    return undefined;
  }
}

function announce({ tell }: DiagnoseDeps, report: DiagnosisReport): void {
  const isFixable = report.checks.some(({ remedies, outcome }) => outcome === 'fail' && remedies.length > 0);
  const run = () => vscode.commands.executeCommand('mskLambda.diagnosis.fix');
  tell({
    severity: report.checks.some(({ outcome }) => outcome === 'fail') ? 'warning' : 'information',
    message: vscode.l10n.t('{0} → {1}: {2}', report.topic, toFunctionName(report.functionArn), toSummaryLine(report)),
    ...(isFixable && { action: { title: vscode.l10n.t('Fix…'), run } }),
  });
}
