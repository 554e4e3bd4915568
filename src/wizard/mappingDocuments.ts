import * as vscode from 'vscode';
import { WIZARD_EDITOR } from '../contributions.ts';
import type { MappingInput } from '../core/mapping/mapping.ts';
import { toTopic } from '../core/mapping/mapping.ts';
import { formatMappingDocument, parseMappingDocument } from '../core/mapping/mappingDocument.ts';

const EXTENSION = '.msk-mapping.json';

export interface NewDocument {
  /** The document edits that deployed mapping. */
  readonly uuid?: string;
  /** Called before the wizard opens, so that what depends on the URI is known to it from the start. */
  readonly choose: (uri: vscode.Uri) => Promise<void>;
}

/** Opens an unsaved document with the mapping in the wizard. */
export async function openNewDocument(input: MappingInput, { uuid, choose }: NewDocument): Promise<vscode.Uri> {
  const free = await toFreeUri(toFileName(input, uuid));
  const document = await vscode.workspace.openTextDocument(free);
  const { uri } = document;
  const change = new vscode.WorkspaceEdit();
  // VS Code may still hold the text of a document of this name that was thrown away a moment ago.
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  change.replace(uri, whole, formatMappingDocument(input, uuid));
  await vscode.workspace.applyEdit(change);
  await choose(uri);
  await openInWizard(uri);
  return uri;
}

/** The open document that edits a deployed mapping, if there is one: two would fight. */
export function findDocumentOf(uuid: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) =>
      !document.isClosed &&
      document.uri.path.endsWith(EXTENSION) &&
      parseMappingDocument(document.getText()).uuid === uuid,
  );
}

/** In the tab that shows the document as text, if that is in front. */
export async function openInWizard(uri: vscode.Uri): Promise<void> {
  await openWith(uri, WIZARD_EDITOR, (input) => input instanceof vscode.TabInputText);
}

/** In the tab that shows the document in the wizard, if that is in front. */
export async function openAsText(uri: vscode.Uri): Promise<void> {
  await openWith(uri, 'default', (input) => input instanceof vscode.TabInputCustom);
}

async function openWith(
  uri: vscode.Uri,
  editor: string,
  isOther: (input: unknown) => input is vscode.TabInputText | vscode.TabInputCustom,
): Promise<void> {
  const active: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (isOther(active) && active.uri.toString() === uri.toString()) {
    await vscode.commands.executeCommand('reopenActiveEditorWith', editor);
  } else {
    await vscode.commands.executeCommand('vscode.openWith', uri, editor);
  }
}

function toFileName(input: MappingInput, uuid: string | undefined): string {
  const topic = toTopic(input).replaceAll(/[^\w.-]/g, '-');
  const stem = topic === '' ? 'new' : topic;
  return uuid === undefined ? stem : `${stem}-${uuid.slice(0, 8)}`;
}

/**
 * A name that neither a file nor an open document has, in the workspace or, without one, in the user's home: VS Code saves
 * an unsaved document of that name there.
 */
async function toFreeUri(stem: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(toHome());
  for (let number = 1; ; number += 1) {
    const name = `${number === 1 ? stem : `${stem}-${number}`}${EXTENSION}`;
    const file = vscode.Uri.joinPath(folder, name);
    const uri = file.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (!isOpen && !(await exists(file))) return uri;
  }
}

function toHome(): string {
  const { HOME, USERPROFILE } = process.env;
  return HOME ?? USERPROFILE ?? '/';
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
