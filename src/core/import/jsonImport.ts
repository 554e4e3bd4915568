import * as l10n from '@vscode/l10n';
import { toMappingInput } from '../mapping/changes.ts';
import { FIELDS } from '../mapping/fields.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { readPrintedMapping } from '../mapping/printedMapping.ts';
import {
  type ImportedMapping,
  type MappingImport,
  toForeignSource,
  toImportedMapping,
  toSkippedNote,
} from './importedMapping.ts';
import { isRecord, readMember } from './nonLiteral.ts';

const MEMBERS: readonly string[] = ['UUID', ...FIELDS.map((field) => String(field.path[0]))];

/**
 * Mapping documents, alone or in a list, and what get- and list-event-source-mappings print, as JSON or YAML; undefined
 * for every other value.
 */
export function readJsonImport(value: unknown): MappingImport | undefined {
  const listed = readMember(value, 'EventSourceMappings');
  const documents = Array.isArray(listed) ? listed : Array.isArray(value) ? value : [value];
  if (!Array.isArray(listed) && !documents.some(isMapping)) return undefined;
  const mappings: ImportedMapping[] = [];
  const notes: string[] = [];
  for (const [index, document] of documents.entries()) readDocument(document, index, mappings, notes);
  return { kind: 'json', mappings, notes };
}

function readDocument(document: unknown, index: number, mappings: ImportedMapping[], notes: string[]): void {
  const { members, uuid } = readPrintedMapping(document);
  const name = uuid ?? l10n.t('Entry {0}', String(index + 1));
  const source = toForeignSource(members);
  if (source !== undefined || !isMapping(document)) notes.push(toSkippedNote(name, source));
  else mappings.push(toImportedMapping('', isDeployed(document) ? toMappingInput(document) : members, [], uuid));
}

function isMapping(value: unknown): boolean {
  return isRecord(value) && MEMBERS.some((name) => Object.hasOwn(value, name));
}

/** An answer of AWS: it holds defaults that nobody chose. */
function isDeployed(value: unknown): value is DeployedMapping {
  return ['UUID', 'FunctionArn', 'State'].every((name) => typeof readMember(value, name) === 'string');
}
