import * as vscode from 'vscode';
import { EXPORT_FORMATS, type ExportFormat, type ExportFormatFacts } from '../core/export/exportFormats.ts';
import { exportMapping } from '../core/export/exportMapping.ts';
import type { ExportOptions, MappingExport } from '../core/export/mappingExport.ts';
import { toChanges, toMappingInput } from '../core/mapping/changes.ts';
import { type DeployedMapping, type MappingInput, toFileStem } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { toDraftPolicy } from '../core/policy/permissions.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import type { Scope } from '../core/scope.ts';
import type { Documents } from './createDocuments.ts';
import { getDeployed, loadLists, PERMISSION_LISTS, readAccount } from './documentAccount.ts';
import { showNewDocument } from './newDocument.ts';
import { toDocument } from './targetDocument.ts';

/** What is exported, from a document or from AWS. */
interface Exported {
  readonly input: MappingInput;
  readonly scope: Scope;
  /** The document edits this mapping. */
  readonly uuid?: string;
  readonly deployed?: DeployedMapping;
}

/** Exports a document; without a format the user is asked for one, and the text is shown. */
export async function exportDocument(
  documents: Documents,
  uri: vscode.Uri | undefined,
  format: ExportFormat | undefined,
): Promise<string | undefined> {
  const document = await toDocument(documents, uri);
  if (document === undefined) return undefined;
  const { kind, input, uuid } = parseMappingDocument(document.getText());
  if (kind !== 'mapping') {
    throw new Error(vscode.l10n.t('This document is no mapping that could be exported: correct it first.'));
  }
  const scope = await documents.deps.documentScopes.resolve(document.uri.toString(), input.EventSourceArn);
  const { known } = await readAccount(documents.deps, document);
  return await exportAs(documents, { input, scope, uuid, deployed: known.deployed }, format);
}

/** Exports a deployed mapping as a new one like it. */
export async function exportDeployed(
  documents: Documents,
  { scope, uuid }: MappingRef,
  format: ExportFormat | undefined,
): Promise<string | undefined> {
  const deployed = await getDeployed(documents.deps, scope, uuid);
  return await exportAs(documents, { input: toMappingInput(deployed), scope }, format);
}

async function exportAs(
  documents: Documents,
  exported: Exported,
  given: ExportFormat | undefined,
): Promise<string | undefined> {
  if (given !== undefined) return (await toExport(documents, exported, given, false)).text;
  const choice = await pickFormat(exported.uuid !== undefined);
  if (choice === undefined) return undefined;
  const { facts, withPolicy } = choice;
  const result = await toExport(documents, exported, facts.format, withPolicy);
  await showNewDocument(facts.fileName(toFileStem(exported.input)), facts.languageId, result.text);
  tellNotes(result);
  return result.text;
}

async function toExport(
  documents: Documents,
  { input, scope, uuid, deployed }: Exported,
  format: ExportFormat,
  withPolicy: boolean,
): Promise<MappingExport> {
  const policy = withPolicy ? await toRolePolicy(documents, input, scope, uuid) : undefined;
  const endpointUrl = await documents.deps.readEndpoint(scope);
  const options: ExportOptions = {
    region: scope.region,
    ...(scope.profile === undefined ? {} : { profile: scope.profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(uuid === undefined ? {} : { uuid }),
    ...(uuid === undefined || deployed === undefined ? {} : { changes: toChanges(deployed, input).changes }),
    ...(policy === undefined ? {} : { permissions: { policy } }),
  };
  return exportMapping(input, format, options);
}

async function toRolePolicy(
  { deps }: Documents,
  input: MappingInput,
  scope: Scope,
  uuid: string | undefined,
): Promise<PolicyDocument> {
  await loadLists(deps, scope, PERMISSION_LISTS, new AbortController().signal);
  const known = deps.readKnown(deps.store, scope, input.EventSourceArn, undefined, Date.now());
  return toDraftPolicy(input, known, { uuid });
}

async function pickFormat(isUpdate: boolean) {
  const toItem = (facts: ExportFormatFacts, withPolicy: boolean) => ({
    label: facts.label(),
    description: withPolicy
      ? vscode.l10n.t('with the execution role’s policy')
      : isUpdate && facts.update
        ? vscode.l10n.t('updates the existing mapping')
        : '',
    facts,
    withPolicy,
  });
  const items = EXPORT_FORMATS.flatMap((facts) => [
    toItem(facts, false),
    ...(facts.policy ? [toItem(facts, true)] : []),
  ]);
  const title = vscode.l10n.t('Export Mapping As');
  return await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
}

/** The notes are in the text as well, where its format has comments; JSON for the AWS CLI has none. */
function tellNotes({ notes }: MappingExport): void {
  const [first] = notes;
  if (first === undefined) return;
  void vscode.window.showInformationMessage(toNotesText(first.message, notes.length - 1));
}

function toNotesText(first: string, more: number): string {
  if (more === 0) return first;
  return more === 1
    ? vscode.l10n.t('{0} (and 1 more note, as a comment in the text)', first)
    : vscode.l10n.t('{0} (and {1} more notes, as comments in the text)', first, String(more));
}
