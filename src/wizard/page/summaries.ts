import * as l10n from '@vscode/l10n';
import { parseArn, toResourceName } from '../../core/arn.ts';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { toField } from '../../core/mapping/fields.ts';
import { formatFieldValue, isUnset, readFieldValue } from '../../core/mapping/fieldValues.ts';
import type { MappingInput } from '../../core/mapping/mapping.ts';

type Words = (value: unknown) => string;

/** A few words for a value that was chosen; the other fields give their label and value. An empty text says nothing. */
const WORDS: Readonly<Partial<Record<FieldId, Words>>> = {
  consumerGroupId: (value) => String(value),
  batchSize: (value) => l10n.t('batches of {0}', String(value)),
  batchWindow: (value) => l10n.t('window of {0} s', String(value)),
  filters: (value) => count(value, l10n.t('1 pattern'), (items) => l10n.t('{0} patterns', items)),
  filterKey: () => l10n.t('encrypted with a key'),
  destination: (value) => toDestinationWords(String(value)),
  bisectBatch: () => l10n.t('failing batches are split'),
  retryAttempts: (value) => (value === 1 ? l10n.t('1 retry') : l10n.t('{0} retries', String(value))),
  recordAge: (value) => l10n.t('records up to {0} s old', String(value)),
  responseTypes: () => l10n.t('partial responses'),
  pollerGroup: (value) => l10n.t('group {0}', String(value)),
  registryUri: (value) => toRegistryWords(String(value)),
  registryFormat: (value) => l10n.t('as {0}', formatFieldValue(toField('registryFormat'), value)),
  registryAttributes: () => '',
  registryAccess: (value) => count(value, l10n.t('1 secret'), (items) => l10n.t('{0} secrets', items)),
  metrics: (value) => formatFieldValue(toField('metrics'), value),
  logLevel: (value) => l10n.t('log level {0}', formatFieldValue(toField('logLevel'), value)),
  enabled: () => l10n.t('disabled'),
  tags: (value) => count(Object.keys(value ?? {}), l10n.t('1 tag'), (items) => l10n.t('{0} tags', items)),
};

/** What the fields are set to, in one line; empty when all of them have their defaults. */
export function summarize(ids: readonly FieldId[], input: MappingInput): string {
  return ids
    .map((id) => toWords(id, input))
    .filter((words) => words !== '')
    .join(', ');
}

/** How many pollers a mapping in provisioned mode has (fields.md 14). */
export function describePollers({ ProvisionedPollerConfig: pollers }: MappingInput): string {
  const least = pollers?.MinimumPollers ?? toField('minimumPollers').default?.value;
  const most = pollers?.MaximumPollers ?? toField('maximumPollers').default?.value;
  return l10n.t('{0} to {1} pollers', String(least), String(most));
}

function toWords(id: FieldId, input: MappingInput): string {
  const field = toField(id);
  const value = readFieldValue(input, field.path);
  // A tag without a value is a tag all the same.
  const says = id === 'tags' ? Object.keys(value ?? {}).length > 0 : !isUnset(value);
  if (!says || value === field.default?.value) return '';
  return WORDS[id]?.(value) ?? `${field.label()}: ${formatFieldValue(field, value)}`;
}

function count(value: unknown, one: string, many: (items: string) => string): string {
  const items = Array.isArray(value) ? value.length : 0;
  return items === 1 ? one : many(String(items));
}

function toDestinationWords(destination: string): string {
  if (destination.startsWith('kafka://')) return l10n.t('topic {0}', destination.slice('kafka://'.length));
  return parseArn(destination) === undefined ? destination : toResourceName(destination);
}

function toRegistryWords(uri: string): string {
  const registry = /^arn:.*:registry\/(.+)$/.exec(uri)?.[1];
  if (registry !== undefined) return l10n.t('Glue registry {0}', registry);
  return /^https?:\/\/([^/]+)/.exec(uri)?.[1] ?? uri;
}
