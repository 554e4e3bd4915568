import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { explainText } from '../core/hints/explainText.ts';
import { toTextMarkdown } from '../core/hints/textMarkdown.ts';
import type { Tell } from '../platform/tell.ts';

export interface ExplainTextDeps {
  readonly reports: { show(title: string, markdown: string): Promise<void> };
  readonly tell: Tell;
}

/** A browser asks its user first, who may never answer; without the clipboard the box is empty. */
const CLIPBOARD_WAIT_MS = 1000;

/**
 * Shows what an error text means: the given one, the selected one, or one that is asked for. Resolves to the page's
 * Markdown; undefined when the question is left.
 */
export async function explainErrorText(deps: ExplainTextDeps, given: unknown): Promise<string | undefined> {
  const text = typeof given === 'string' ? given : (readSelected() ?? (await askText()));
  if (text === undefined || text.trim() === '') return undefined;
  const explanation = explainText(text);
  const markdown = toTextMarkdown(text, explanation);
  await deps.reports.show(vscode.l10n.t('Error Text Explained'), markdown);
  offerMappings(deps.tell, explanation.mappingUuids);
  return markdown;
}

function readSelected(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const marked = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  if (editor === undefined || marked.length === 0) return undefined;
  return marked.map((selection) => editor.document.getText(selection)).join('\n');
}

async function askText(): Promise<string | undefined> {
  const copied = await readCopiedError();
  // The box has one line.
  const value = copied?.replace(/\s+/g, ' ').trim();
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Explain Error Text'),
    prompt: vscode.l10n.t(
      'The text of an error of a mapping, of AWS or of a deployment tool. Of several lines: select them in an editor, or copy them first.',
    ),
    placeHolder: 'PROBLEM: Connection error. Please check your event source connection configuration.',
    ...(value !== undefined && { value }),
    ignoreFocusOut: true,
  });
  return text !== undefined && text === value ? copied : text;
}

/** The clipboard's text, if the catalogue knows an error in it: anything else there is nobody's business. */
async function readCopiedError(): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(''), CLIPBOARD_WAIT_MS);
  });
  try {
    const text = await Promise.race([vscode.env.clipboard.readText(), late]);
    return explainText(text).errors.length > 0 ? text : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function offerMappings(tell: Tell, uuids: readonly string[]): void {
  const [only] = uuids;
  if (only === undefined) return;
  const open = (uuid: string) =>
    vscode.commands.executeCommand('mskLambda.explorer.reveal' satisfies CommandId, { uuid });
  if (uuids.length === 1) {
    const action = { title: vscode.l10n.t('Open That Mapping'), run: () => open(only) };
    tell({ severity: 'information', message: vscode.l10n.t('The text names the mapping {0}.', only), action });
    return;
  }
  const choose = async () => {
    const uuid = await vscode.window.showQuickPick(uuids, { title: vscode.l10n.t('Open Which Mapping?') });
    if (uuid !== undefined) await open(uuid);
  };
  const message = vscode.l10n.t('The text names {0} mappings.', String(uuids.length));
  tell({ severity: 'information', message, action: { title: vscode.l10n.t('Open Mapping…'), run: choose } });
}
