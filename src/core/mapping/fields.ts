import * as l10n from '@vscode/l10n';
import type { FieldGroup, FieldId, FieldSpec } from './fieldSpec.ts';
import { AUTHENTICATION_FIELDS } from './fields/authentication.ts';
import { BATCHING_FIELDS } from './fields/batching.ts';
import { FAILURE_FIELDS } from './fields/failure.ts';
import { OTHER_FIELDS } from './fields/other.ts';
import { PROVISIONED_FIELDS } from './fields/provisioned.ts';
import { READING_FIELDS } from './fields/reading.ts';
import { REGISTRY_FIELDS } from './fields/registry.ts';
import { SOURCE_FIELDS } from './fields/source.ts';
import type { FieldPath } from './finding.ts';

/**
 * Every member of CreateEventSourceMapping that MSK mappings have (fields.md 1), in the order in which a document holds
 * them. Form, rules, exports, schema and documentation are derived from it.
 */
export const FIELDS: readonly FieldSpec[] = [
  ...SOURCE_FIELDS,
  ...AUTHENTICATION_FIELDS,
  ...READING_FIELDS,
  ...BATCHING_FIELDS,
  ...FAILURE_FIELDS,
  ...PROVISIONED_FIELDS,
  ...REGISTRY_FIELDS,
  ...OTHER_FIELDS,
];

/** Sections in the order in which a form shows them. */
export const FIELD_GROUPS: readonly { readonly group: FieldGroup; readonly label: () => string }[] = [
  { group: 'source', label: () => l10n.t('Function, cluster and topic') },
  { group: 'authentication', label: () => l10n.t('Authentication') },
  { group: 'reading', label: () => l10n.t('Reading') },
  { group: 'batching', label: () => l10n.t('Batching') },
  { group: 'filtering', label: () => l10n.t('Filtering') },
  { group: 'failure', label: () => l10n.t('Failures') },
  { group: 'provisioned', label: () => l10n.t('Provisioned mode') },
  { group: 'registry', label: () => l10n.t('Schema registry') },
  { group: 'observability', label: () => l10n.t('Metrics and logs') },
  { group: 'other', label: () => l10n.t('State and tags') },
];

const BY_ID: ReadonlyMap<FieldId, FieldSpec> = new Map(FIELDS.map((field) => [field.id, field]));

export function toField(id: FieldId): FieldSpec {
  const field = BY_ID.get(id);
  if (field === undefined) throw new Error(`unknown field ${id}`);
  return field;
}

/** The field that a place in a document belongs to: the one whose path is the longest start of it, or inside it. */
export function toFieldAt(path: FieldPath): FieldSpec | undefined {
  const above = FIELDS.filter((field) => startsWith(path, field.path));
  const nearest = above.toSorted((a, b) => b.path.length - a.path.length)[0];
  return nearest ?? (path.length === 0 ? undefined : FIELDS.find((field) => startsWith(field.path, path)));
}

function startsWith(path: FieldPath, start: FieldPath): boolean {
  return start.length <= path.length && start.every((part, index) => part === path[index]);
}
