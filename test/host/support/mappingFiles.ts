import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { waitFor } from './waiting.ts';

let written = 0;
/** What tests wrote, by its address. */
const files = new Map<string, vscode.Uri>();

/** A name that no other test had: VS Code keeps documents of files for a while that are long gone. */
export function toFreshName(stem: string): string {
  written += 1;
  return `${stem}-${written}.msk-mapping.json`;
}

/** Writes a file into the workspace; it is gone when the test has ended. */
export async function writeFile(name: string, content: string | Uint8Array | object): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder, name);
  files.set(uri.toString(), uri);
  await vscode.workspace.fs.writeFile(uri, toBytes(content));
  return uri;
}

function toBytes(content: string | Uint8Array | object): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}

/** Deletes the files that the test wrote, those that it has not deleted itself. */
export async function removeFiles(): Promise<void> {
  const left = [...files.values()];
  files.clear();
  for (const file of left) await rm(file.fsPath, { force: true });
}

/** Opens a file in the text editor, mapping documents too, whose own editor is the wizard. */
export async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  return await waitFor(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  }, vscode.window.onDidChangeActiveTextEditor);
}

/** Our problems of a document, once they fit; problems appear and change whenever the account is read. */
export async function untilProblems(
  uri: vscode.Uri,
  fits: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return await waitFor(() => {
    const problems = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'MSK Lambda');
    return fits(problems) ? problems : undefined;
  }, vscode.languages.onDidChangeDiagnostics);
}

export function toRuleIds(problems: readonly vscode.Diagnostic[]): readonly unknown[] {
  return problems.map(({ code }) => (typeof code === 'object' ? code.value : code));
}

/** Position right after a text that occurs once. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in the document`);
  return document.positionAt(offset + text.length);
}

export async function complete(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items;
}

export function toLabel({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** What a completion writes, whether as text or as a snippet. */
export function toInserted({ insertText }: vscode.CompletionItem): string {
  return typeof insertText === 'object' ? insertText.value : (insertText ?? '');
}

/** Code actions at a place, of one kind where one is named. */
export async function listActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
  );
}

export async function applyAction(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const action = actions.find((entry) => title.test(entry.title));
  assert.ok(action?.edit, `${title} is not among ${actions.map((entry) => entry.title).join(' | ')}`);
  assert.equal(await vscode.workspace.applyEdit(action.edit), true);
}
