import * as vscode from 'vscode';
import { WIZARD_EDITOR } from '../contributions.ts';
import { type MappingInput, toFileStem } from '../core/mapping/mapping.ts';
import { formatMappingDocument, parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { isInTab } from '../platform/tabs.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';

const EXTENSION = '.msk-mapping.json';

export interface NewDocument {
  /** The document edits that deployed mapping. */
  readonly uuid?: string;
  /** Called before the wizard opens, so that what depends on the URI is known to it from the start. */
  readonly choose: (uri: vscode.Uri) => Promise<void>;
}

/** Opens an unsaved document with the mapping in the wizard. */
export async function openNewDocument(input: MappingInput, { uuid, choose }: NewDocument): Promise<vscode.Uri> {
  const { uri } = await openUnsaved(toStem(input, uuid), EXTENSION, formatMappingDocument(input, uuid));
  await choose(uri);
  await openInWizard(uri);
  return uri;
}

/**
 * The open document that edits a deployed mapping, if there is one: two would fight. Only what a tab shows is open: VS Code
 * keeps an unsaved document for some minutes after it was thrown away, if it had changed between the wizard and text.
 */
export function findDocumentOf(uuid: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) =>
      isInTab(document.uri) &&
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

function toStem(input: MappingInput, uuid: string | undefined): string {
  const stem = toFileStem(input, 'new');
  return uuid === undefined ? stem : `${stem}-${uuid.slice(0, 8)}`;
}
