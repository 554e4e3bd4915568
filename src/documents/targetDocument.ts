import * as vscode from 'vscode';
import { MAPPING_FILE_PATTERN, WIZARD_EDITOR } from '../contributions.ts';
import { isInTab, toTabUri } from '../platform/tabs.ts';
import type { Documents } from './createDocuments.ts';
import { toDocumentName } from './documentName.ts';

/** The named document, else the mapping document in front, else one that the user picks. */
export async function toDocument(
  documents: Documents,
  uri: vscode.Uri | undefined,
): Promise<vscode.TextDocument | undefined> {
  const target = uri ?? (await toActiveUri(documents)) ?? (await pickDocument(documents));
  return target === undefined ? undefined : await vscode.workspace.openTextDocument(target);
}

async function toActiveUri({ selector }: Documents): Promise<vscode.Uri | undefined> {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = toTabUri(input);
  if (input instanceof vscode.TabInputCustom) return input.viewType === WIZARD_EDITOR ? uri : undefined;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
  return document !== undefined && selector.matches(document) ? document.uri : undefined;
}

async function pickDocument(documents: Documents): Promise<vscode.Uri | undefined> {
  const { selector } = documents;
  const open = vscode.workspace.textDocuments.filter((document) => isInTab(document.uri) && selector.matches(document));
  const files = await documents.files();
  await files.ready;
  const uris = new Map([...open.map(({ uri }) => uri), ...files.uris()].map((uri) => [uri.toString(), uri]));
  if (uris.size === 0) {
    throw new Error(
      vscode.l10n.t('There is no mapping document here: create one, or open a {0} file.', MAPPING_FILE_PATTERN),
    );
  }
  const items = [...uris.values()].map((uri) => ({ label: toDocumentName(uri), uri }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Mapping Document') }))?.uri;
}
