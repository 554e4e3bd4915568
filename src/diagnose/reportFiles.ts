import * as vscode from 'vscode';
import { compareReports, type Difference } from '../core/diagnosis/compareReports.ts';
import { MASKED_PARTS, type MaskedPart, maskReport } from '../core/diagnosis/maskReport.ts';
import { parseReport } from '../core/diagnosis/parseReport.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import { toReportMarkdown } from '../core/diagnosis/reportMarkdown.ts';
import { toFileStem } from '../core/mapping/mapping.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';

const DIAGNOSIS_ENDING = '.msk-diagnosis.json';

/** Copies the report as Markdown, without what others should not see; resolves to the text. */
export async function copyForTicket(
  { documents }: DiagnoseDeps,
  uri: string | undefined,
  given: unknown,
): Promise<string | undefined> {
  const report = documents.find(uri)?.report;
  if (report === undefined) return undefined;
  const masked = toMaskedParts(given) ?? (await pickMasked());
  if (masked === undefined) return undefined;
  const text = toReportMarkdown(maskReport(report, masked));
  await vscode.env.clipboard.writeText(text);
  return text;
}

/** Undefined where the caller does not say, or says something else: nothing is left unmasked by mistake. */
function toMaskedParts(given: unknown): readonly MaskedPart[] | undefined {
  return Array.isArray(given) && given.every(isMaskedPart) ? given : undefined;
}

function isMaskedPart(value: unknown): value is MaskedPart {
  return MASKED_PARTS.some((part) => part === value);
}

async function pickMasked(): Promise<readonly MaskedPart[] | undefined> {
  const items = [
    { label: vscode.l10n.t('Account ids'), masked: 'accounts' as const, picked: true },
    { label: vscode.l10n.t('Names of secrets'), masked: 'secrets' as const, picked: true },
  ];
  const title = vscode.l10n.t('What is to be left out of the ticket?');
  return (await vscode.window.showQuickPick(items, { title, canPickMany: true }))?.map(({ masked }) => masked);
}

/** The report as an unsaved file, to be saved and compared with later ones; resolves to its URI. */
export async function saveReport({ documents }: DiagnoseDeps, uri: string | undefined): Promise<string | undefined> {
  const report = documents.find(uri)?.report;
  if (report === undefined) return undefined;
  const stem = toFileStem({ Topics: [report.topic] });
  const document = await openUnsaved(stem, DIAGNOSIS_ENDING, `${JSON.stringify(report, undefined, 2)}\n`);
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri.toString();
}

/** Shows on the page what came out differently than in a saved report; resolves to it. */
export async function compareReport(
  { documents }: DiagnoseDeps,
  uri: string | undefined,
  earlier: string | undefined,
): Promise<readonly Difference[] | undefined> {
  const page = documents.find(uri);
  if (page?.report === undefined) return undefined;
  const file = earlier === undefined ? await pickFile() : vscode.Uri.parse(earlier, true);
  if (file === undefined) return undefined;
  const differences = compareReports(await readReport(file), page.report);
  documents.update(page, page.report, toReportMarkdown(page.report, { differences }));
  await documents.show(page);
  return differences;
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('The earlier report'),
    filters: { [vscode.l10n.t('Diagnosis')]: ['json'] },
  });
  return files?.[0];
}

async function readReport(uri: vscode.Uri): Promise<DiagnosisReport> {
  const document = await vscode.workspace.openTextDocument(uri);
  const report = parseReport(document.getText());
  if (report === undefined) throw new Error(vscode.l10n.t('{0} holds no diagnosis.', uri.path));
  return report;
}
