import * as vscode from 'vscode';
import { MAPPING_FILE_PATTERN } from '../contributions.ts';
import { toFunctionName } from '../core/arn.ts';
import { type DeployedMapping, type MappingInput, toTopic } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { requireTrust } from '../platform/trust.ts';
import type { UseDeps } from './useDeps.ts';

/** Filters and whose they are. */
export interface Filters {
  readonly patterns: readonly string[];
  readonly mappingName: string;
}

const ENDING = MAPPING_FILE_PATTERN.slice(1);
/** Documents of a workspace that are offered, and bytes of those that are read for that. */
const MOST_FILES = 100;
const LONGEST = 1_000_000;

export function isMappingDocument(uri: vscode.Uri): boolean {
  return uri.path.endsWith(ENDING);
}

/** Filters of a mapping of the account, or of a mapping document of the workspace; undefined when the user leaves. */
export async function pickFilters(deps: UseDeps): Promise<Filters | undefined> {
  const title = vscode.l10n.t('Mapping Whose Filter Is Tried');
  const documents = await listDocuments();
  const ofAccount = { label: vscode.l10n.t('Mapping of an Account…'), iconPath: new vscode.ThemeIcon('link') };
  const choice =
    documents.length === 0
      ? ofAccount
      : await vscode.window.showQuickPick<DocumentItem>([...documents, ofAccount], { title });
  if (choice === undefined) return undefined;
  if ('uri' in choice && choice.uri !== undefined) return await readDocumentFilters(choice.uri);
  const ref = await deps.pickMapping({ title, accepts: hasFilter });
  return ref === undefined ? undefined : await readMappingFilters(deps, ref);
}

/** Asks AWS: lists leave out filters that are encrypted with a key of one's own. */
export async function readMappingFilters(deps: UseDeps, { scope, uuid }: MappingRef): Promise<Filters> {
  requireTrust(scope);
  const mapping = await deps.store.api(scope).getMapping(uuid, new AbortController().signal);
  if (mapping.FilterCriteriaError !== undefined) {
    const reason = mapping.FilterCriteriaError.Message ?? mapping.FilterCriteriaError.ErrorCode ?? '';
    throw new Error(vscode.l10n.t('AWS does not give out the filter of this mapping: {0}', reason));
  }
  return {
    patterns: toPatterns(mapping),
    mappingName: `${toTopic(mapping)} → ${toFunctionName(mapping.FunctionArn)}`,
  };
}

/** As it stands in the editor, saved or not. */
export async function readDocumentFilters(uri: vscode.Uri): Promise<Filters> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { kind, input } = parseMappingDocument(document.getText());
  if (kind !== 'mapping') {
    throw new Error(vscode.l10n.t('{0} is no mapping document that can be read.', toName(uri)));
  }
  return { patterns: toPatterns(input), mappingName: toName(uri) };
}

interface DocumentItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** Mapping documents with a filter, open ones first. */
async function listDocuments(): Promise<readonly DocumentItem[]> {
  const open = vscode.workspace.textDocuments
    .filter((document) => isMappingDocument(document.uri) && !document.isClosed)
    .map(({ uri }) => uri);
  const found = [...open, ...(await findFiles())];
  const uris = [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
  const items = await Promise.all(uris.map(toItem));
  return items.filter((item) => item !== undefined);
}

/** The search is a program of its own and may be missing. */
async function findFiles(): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(`**/${MAPPING_FILE_PATTERN}`, '**/{node_modules,.git}/**', MOST_FILES);
  } catch {
    return [];
  }
}

async function toItem(uri: vscode.Uri): Promise<DocumentItem | undefined> {
  const text = await readText(uri);
  const { kind, input } = parseMappingDocument(text);
  const patterns = kind === 'mapping' ? toPatterns(input) : [];
  if (patterns.length === 0) return undefined;
  const label = vscode.workspace.asRelativePath(uri);
  return { label, description: patterns.join('  '), iconPath: new vscode.ThemeIcon('file-code'), uri };
}

/** Empty for what cannot be read, or is no mapping for its size. */
async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LONGEST ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

function toPatterns({ FilterCriteria }: Pick<MappingInput, 'FilterCriteria'>): readonly string[] {
  return (FilterCriteria?.Filters ?? []).flatMap(({ Pattern = '' }) => Pattern || []);
}

/** A filter that is encrypted is not in the list. */
function hasFilter({ FilterCriteria, KMSKeyArn }: DeployedMapping): boolean {
  return (FilterCriteria?.Filters ?? []).length > 0 || KMSKeyArn !== undefined;
}

function toName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
