import * as vscode from 'vscode';
import { type CreateMappingRef, MAPPING_FILE_PATTERN, WIZARD_EDITOR } from '../contributions.ts';
import { toMappingInput } from '../core/mapping/changes.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { requireTrust } from '../platform/trust.ts';
import { toDocumentCommand } from './documentCommand.ts';
import { findDocumentOf, openAsText, openInWizard, openNewDocument } from './mappingDocuments.ts';
import { submitMapping } from './submitMapping.ts';
import type { Wizard } from './wizard.ts';

/** Opens the wizard on a new document. Resolves to the document's URI. */
export async function createDocument(wizard: Wizard, ref: CreateMappingRef): Promise<string> {
  const { scope, clusterArn, input, uuid } = ref;
  const source = clusterArn === undefined ? {} : { EventSourceArn: clusterArn };
  const choose = async (uri: vscode.Uri) => {
    if (scope !== undefined) await wizard.documentScopes.choose(uri.toString(), scope);
  };
  return (await openNewDocument({ ...source, ...input }, { uuid, choose })).toString();
}

/** Opens the wizard on the document of a deployed mapping. Resolves to the document's URI; undefined: the user cancelled. */
export async function editDeployed(wizard: Wizard, given: MappingRef | undefined): Promise<string | undefined> {
  const { deps, documentScopes } = wizard;
  const ref = given ?? (await deps.pickMapping());
  if (ref === undefined) return undefined;
  const open = findDocumentOf(ref.uuid);
  if (open !== undefined) {
    await openInWizard(open.uri);
    return open.uri.toString();
  }
  const { scope, uuid } = ref;
  requireTrust(scope);
  const mapping = await deps.store.api(scope).getMapping(uuid, new AbortController().signal);
  deps.store.putMapping(scope, mapping);
  const choose = (uri: vscode.Uri) => documentScopes.choose(uri.toString(), scope);
  return (await openNewDocument(toMappingInput(mapping), { uuid, choose })).toString();
}

/** Creates or updates as the wizard's button does. What stands in the way is shown in the wizard. */
export async function submitDocument(
  wizard: Wizard,
  uri: vscode.Uri | undefined,
): Promise<DeployedMapping | undefined> {
  const document = await toDocument(uri);
  if (document === undefined) return undefined;
  const mapping = await submitMapping(wizard, document);
  const { stage } = wizard.submissions.get(document.uri.toString());
  if (stage === 'stopped' || stage === 'refused') await openInWizard(document.uri);
  return mapping;
}

/** Copies the AWS CLI command of a document and resolves to it. */
export async function copyCommand(wizard: Wizard, uri: vscode.Uri | undefined): Promise<string | undefined> {
  const document = await toDocument(uri);
  if (document === undefined) return undefined;
  const { uuid, input } = parseMappingDocument(document.getText());
  const scope = await wizard.documentScopes.resolve(document.uri.toString(), input.EventSourceArn);
  const known = wizard.deps.store.peek({ scope, kind: 'mappings' }).items.find(({ UUID }) => UUID === uuid);
  const command = await toDocumentCommand(wizard, document, known);
  await vscode.env.clipboard.writeText(command);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The AWS CLI command was copied'), 5000);
  return command;
}

export async function openDocument(uri: vscode.Uri | undefined): Promise<void> {
  const target = uri ?? (await toDocument(undefined))?.uri;
  if (target !== undefined) await openInWizard(target);
}

export async function openDocumentAsText(uri: vscode.Uri | undefined): Promise<void> {
  const target = uri ?? (await toDocument(undefined))?.uri;
  if (target !== undefined) await openAsText(target);
}

/** The named document, else the one in the active tab, else one that the user picks. */
async function toDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const target = uri ?? toActiveUri() ?? (await pickDocument());
  return target === undefined ? undefined : vscode.workspace.openTextDocument(target);
}

function toActiveUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.viewType === WIZARD_EDITOR) return input.uri;
  return input instanceof vscode.TabInputText && isMappingFile(input.uri) ? input.uri : undefined;
}

async function pickDocument(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.textDocuments.map((document) => document.uri).filter(isMappingFile);
  const files = await vscode.workspace.findFiles(`**/${MAPPING_FILE_PATTERN}`, undefined, 500);
  const uris = new Map([...open, ...files].map((uri) => [uri.toString(), uri]));
  const items = [...uris.values()].map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  if (items.length === 0) {
    throw new Error(
      vscode.l10n.t('There is no mapping document here: create one, or open a {0} file.', MAPPING_FILE_PATTERN),
    );
  }
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Mapping Document') }))?.uri;
}

function isMappingFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(MAPPING_FILE_PATTERN.slice(1));
}
