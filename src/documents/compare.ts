import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { toFunctionName } from '../core/arn.ts';
import { AwsFailure } from '../core/failure.ts';
import type { Difference } from '../core/mapping/changes.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import { isInTab } from '../platform/tabs.ts';
import { requireTrust } from '../platform/trust.ts';
import type { Documents } from './createDocuments.ts';
import { findDeployedOf, toDeployedText } from './deployedText.ts';
import { getDeployed } from './documentAccount.ts';
import { toDocumentName } from './documentName.ts';
import { toDocument } from './targetDocument.ts';

/** Compares a document with the mapping that it means. Resolves to what differs; undefined when nothing was compared. */
export async function compareDocument(
  documents: Documents,
  uri: vscode.Uri | undefined,
): Promise<readonly Difference[] | undefined> {
  const document = await toDocument(documents, uri);
  if (document === undefined) return undefined;
  const ref = await findMappingOf(documents, document);
  return ref === undefined ? undefined : await compare(documents, document, ref);
}

/** Compares a mapping with its document: an open one, or a file of the workspace. */
export async function compareMapping(
  documents: Documents,
  ref: MappingRef,
): Promise<readonly Difference[] | undefined> {
  requireTrust(ref.scope);
  const files = await documents.files();
  await files.ready;
  const deployed = await getDeployed(documents.deps, ref.scope, ref.uuid);
  const uri = findOpenDocument(documents, deployed) ?? files.fileOf(deployed);
  if (uri !== undefined) return await compare(documents, await vscode.workspace.openTextDocument(uri), ref, deployed);
  const edit = vscode.l10n.t('Make a Document');
  const text = vscode.l10n.t(
    'No file of this workspace describes this mapping: make a document of it and save it, then the two can be compared.',
  );
  void vscode.window.showInformationMessage(text, edit).then((chosen) => {
    if (chosen === edit) void vscode.commands.executeCommand('mskLambda.mapping.edit' satisfies CommandId, ref);
  });
  return undefined;
}

/** VS Code keeps documents for a while that nobody sees any more, even of files that are gone. */
function findOpenDocument({ selector }: Documents, deployed: DeployedMapping): vscode.Uri | undefined {
  return vscode.workspace.textDocuments.find(
    (document) =>
      isInTab(document.uri) &&
      selector.matches(document) &&
      findDeployedOf(parseMappingDocument(document.getText()), [deployed]).length > 0,
  )?.uri;
}

/** The mapping that a document names, or the one of its function, cluster and topic; asked for when there are several. */
async function findMappingOf({ deps }: Documents, document: vscode.TextDocument): Promise<MappingRef | undefined> {
  const parsed = parseMappingDocument(document.getText());
  const scope = await deps.documentScopes.resolve(document.uri.toString(), parsed.input.EventSourceArn);
  if (parsed.uuid !== undefined) return { scope, uuid: parsed.uuid };
  requireTrust(scope);
  // Somebody may have deployed it a moment ago.
  const { items, failure } = await deps.store.load({ scope, kind: 'mappings' }, { refresh: true });
  if (failure !== undefined) throw failure;
  const candidates = findDeployedOf(parsed, items);
  const [only] = candidates;
  if (only === undefined) {
    throw new Error(
      vscode.l10n.t(
        'No mapping in {0} has the function, cluster and topic of this document; it is not deployed there yet.',
        scope.region,
      ),
    );
  }
  return candidates.length === 1 ? { scope, uuid: only.UUID } : await pickMapping(scope, candidates);
}

async function pickMapping(scope: Scope, mappings: readonly DeployedMapping[]): Promise<MappingRef | undefined> {
  const items = mappings.map((mapping) => ({
    label: `${toTopic(mapping)} → ${toFunctionName(mapping.FunctionArn)}`,
    description: mapping.State,
    detail: mapping.UUID,
    uuid: mapping.UUID,
  }));
  const title = vscode.l10n.t('Compare with Which Mapping?');
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return chosen === undefined ? undefined : { scope, uuid: chosen.uuid };
}

async function compare(
  { deps, deployedDocuments }: Documents,
  document: vscode.TextDocument,
  { scope, uuid }: MappingRef,
  known?: DeployedMapping,
): Promise<readonly Difference[]> {
  const parsed = parseMappingDocument(document.getText());
  if (parsed.kind !== 'mapping') {
    throw new Error(vscode.l10n.t('This document is no mapping that could be compared: correct it first.'));
  }
  const deployed = known ?? (await getDeployed(deps, scope, uuid));
  const tags = parsed.input.Tags === undefined ? undefined : await readTags(deps, scope, deployed);
  const { differences } = toDeployedText(document.getText(), deployed, tags);
  if (differences.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The document says the same as the mapping deployed in {0}.', scope.region),
    );
    return differences;
  }
  const left = deployedDocuments.add({ file: document.uri, deployed, ...(tags === undefined ? {} : { tags }) });
  const name = toDocumentName(document.uri);
  const title = vscode.l10n.t('{0}: deployed in {1} ↔ document', name, scope.region);
  // As text: the wizard is no editor for comparing. VS Code takes this option of `vscode.diff` without documenting it.
  const options: vscode.TextDocumentShowOptions & { readonly override: boolean } = { preview: false, override: true };
  await vscode.commands.executeCommand('vscode.diff', left, document.uri, title, options);
  return differences;
}

/** Undefined when they may not be read: then they are left out of the comparison. */
async function readTags(deps: Documents['deps'], scope: Scope, { EventSourceMappingArn: arn }: DeployedMapping) {
  if (arn === undefined) return undefined;
  try {
    return await deps.store.api(scope).getMappingTags(arn, new AbortController().signal);
  } catch (error) {
    if (!AwsFailure.is(error)) throw error;
    deps.log.warn(`compare: tags were left out: ${error.message}`);
    return undefined;
  }
}
