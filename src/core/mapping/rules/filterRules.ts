import * as l10n from '@vscode/l10n';
import { parseTree } from 'jsonc-parser';
import { parseArn } from '../../arn.ts';
import { formatPatternFault, listPatternFaults, type PatternFault, parsePattern } from '../filterPatterns.ts';
import type { FieldPath, Fix } from '../finding.ts';
import { findJsonNode } from '../jsonTree.ts';
import type { MappingInput } from '../mapping.ts';
import { type Rule, toRule } from '../rule.ts';

/** Filters a mapping may have without asking AWS for more, and with it (fields.md 10). */
const QUOTA = 5;
const MOST = 10;
const LONGEST = 4096;

/** Names that other event sources have for the content of a record; for Kafka it is `value` (events.md 5). */
const FOREIGN_CONTENT: ReadonlySet<string> = new Set(['data', 'body', 'dynamodb']);

/** Parts of a record that filters may name, and those that other rules are about. */
const KNOWN_PARTS: ReadonlySet<string> = new Set([
  'value',
  'topic',
  'partition',
  'offset',
  'timestamp',
  'timestampType',
  'key',
  '$or',
  ...FOREIGN_CONTENT,
]);

export const FILTER_RULES: readonly Rule[] = [
  toRule({
    id: 'filter-without-pattern',
    severity: 'error',
    field: 'filters',
    check: (draft) =>
      listPatterns(draft).flatMap(({ path, text }, index) => {
        const edits = [{ path: ['FilterCriteria', 'Filters', index], value: undefined }];
        return text === '' ? [{ path, values: {}, fix: { title: l10n.t('Remove this filter'), edits } }] : [];
      }),
    message: () => l10n.t('This filter has no pattern.'),
    source: 'fields.md 10',
  }),
  toRule({
    id: 'filter-not-json',
    severity: 'error',
    field: 'filters',
    check: (draft) =>
      listPatterns(draft).flatMap(({ path, text }) =>
        text !== '' && parsePattern(text) === undefined ? [{ path, values: {} }] : [],
      ),
    message: () => l10n.t('The pattern is not valid JSON; a pattern looks like {"value": {"status": ["new"]}}.'),
    source: 'errors.md D, events.md 5',
  }),
  toRule({
    id: 'filter-structure',
    severity: 'error',
    field: 'filters',
    check: (draft) =>
      listFaults(draft)
        .filter(({ fault }) => fault.kind !== 'unknown-operator')
        .map(({ path, text, fault }) => ({ path, values: fault, ...toListFix(path, text, fault) })),
    message: formatPatternFault,
    source: 'errors.md D, events.md 5',
  }),
  toRule({
    id: 'filter-operator',
    severity: 'warning',
    field: 'filters',
    check: (draft) =>
      listFaults(draft)
        .filter(({ fault }) => fault.kind === 'unknown-operator')
        .map(({ path, fault }) => ({ path, values: fault })),
    message: formatPatternFault,
    source: 'events.md 5',
  }),
  toRule({
    id: 'filter-too-long',
    severity: 'error',
    field: 'filters',
    check: (draft) =>
      listPatterns(draft).flatMap(({ path, text }) =>
        text.length > LONGEST ? [{ path, values: { length: text.length } }] : [],
      ),
    message: ({ length }: { length: number }) =>
      l10n.t('A pattern can have at most 4096 characters; this has {0}.', String(length)),
    source: 'fields.md 10',
  }),
  toRule({
    id: 'filter-quota',
    severity: 'warning',
    field: 'filters',
    check: (draft) => {
      const { length } = listPatterns(draft);
      return length > QUOTA && length <= MOST ? { values: { length } } : undefined;
    },
    message: ({ length }: { length: number }) =>
      l10n.t('{0} filters: a mapping may have 5, or up to 10 once AWS has raised your quota.', String(length)),
    source: 'fields.md 10, limits.md 3',
  }),
  toRule({
    id: 'filter-count',
    severity: 'error',
    field: 'filters',
    check: (draft) => {
      const { length } = listPatterns(draft);
      return length > MOST ? { values: { length } } : undefined;
    },
    message: ({ length }: { length: number }) =>
      l10n.t(
        '{0} filters: a mapping may have 5, or 10 at most. Several values of one field can share a pattern.',
        String(length),
      ),
    source: 'fields.md 10, limits.md 3',
  }),
  toRule({
    id: 'filter-on-key',
    severity: 'warning',
    field: 'filters',
    check: (draft) =>
      listMembers(draft).flatMap(({ path, names }) => (names.includes('key') ? [{ path, values: {} }] : [])),
    message: () =>
      l10n.t(
        'Filters see a record’s value and its metadata; keys are not decoded, so a filter on "key" cannot be relied on.',
      ),
    source: 'events.md 5',
  }),
  toRule({
    id: 'filter-undocumented-part',
    severity: 'warning',
    field: 'filters',
    check: (draft) =>
      listMembers(draft).flatMap(({ path, names }) =>
        names.filter((name) => !KNOWN_PARTS.has(name)).map((name) => ({ path, values: { name } })),
      ),
    message: ({ name }: { name: string }) =>
      l10n.t(
        '"{0}" is not documented as part of a record that filters see; "value" is, and metadata such as "topic".',
        name,
      ),
    source: 'events.md 5',
  }),
  toRule({
    id: 'filter-foreign-content',
    severity: 'warning',
    field: 'filters',
    check: (draft) =>
      listMembers(draft).flatMap(({ path, names, pattern }) => {
        const name = names.find((entry) => FOREIGN_CONTENT.has(entry));
        return name === undefined ? [] : [{ path, values: { name }, ...toContentFix(path, pattern, name) }];
      }),
    message: ({ name }: { name: string }) =>
      l10n.t('"{0}" is the content of a record of other event sources; for Kafka it is "value".', name),
    source: 'events.md 5',
  }),
  toRule({
    id: 'filter-key-not-kms',
    severity: 'error',
    field: 'filterKey',
    check: ({ KMSKeyArn: key = '' }) => {
      const service = parseArn(key)?.service;
      return service === undefined || service === 'kms' ? undefined : { values: { service } };
    },
    message: ({ service }: { service: string }) =>
      l10n.t('The filter criteria are encrypted with a KMS key; this is an ARN of {0}.', service),
    source: 'fields.md 10',
  }),
  toRule({
    id: 'key-without-filters',
    severity: 'warning',
    field: 'filterKey',
    check: (draft, { deployed }) => {
      const { KMSKeyArn: key = '' } = draft;
      // AWS hides encrypted filters in lists, and from whoever may not use the key.
      const hidden = deployed?.KMSKeyArn === key && deployed.FilterCriteria === undefined;
      if (key === '' || hidden || listPatterns(draft).length > 0) return undefined;
      return {
        values: {},
        fix: { title: l10n.t('Remove the key'), edits: [{ path: ['KMSKeyArn'], value: undefined }] },
      };
    },
    message: () => l10n.t('The key encrypts the filter criteria and nothing else, and there are none.'),
    source: 'fields.md 10',
  }),
];

interface PatternText {
  readonly path: FieldPath;
  readonly text: string;
}

function listPatterns({ FilterCriteria: criteria }: MappingInput): readonly PatternText[] {
  return (criteria?.Filters ?? []).map(({ Pattern: text = '' }, index) => ({
    path: ['FilterCriteria', 'Filters', index, 'Pattern'],
    text,
  }));
}

function listFaults(draft: MappingInput) {
  return listPatterns(draft).flatMap(({ path, text }) => {
    const pattern = text === '' ? undefined : parsePattern(text);
    const faults = pattern === undefined ? [] : listPatternFaults(pattern.value);
    return faults.map((fault) => ({ path, text, fault }));
  });
}

/** A plain value where a list belongs is what the list is to hold. */
function toListFix(path: FieldPath, text: string, { kind, at, what = '' }: PatternFault): { readonly fix?: Fix } {
  if (kind !== 'no-list' || what === '') return {};
  const segments = at.map((name, index) => (at[index - 1] === '$or' ? Number(name) : name));
  const node = findJsonNode(parseTree(text), segments);
  if (node === undefined) return {};
  const [start, end] = [node.offset, node.offset + node.length];
  const value = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  return { fix: { title: l10n.t('Write [{0}]', what), edits: [{ path, value }] } };
}

/** Names of the members of each readable pattern. */
function listMembers(draft: MappingInput) {
  return listPatterns(draft).flatMap(({ path, text }) => {
    const pattern = text === '' ? undefined : parsePattern(text)?.value;
    const isObject = typeof pattern === 'object' && pattern !== null && !Array.isArray(pattern);
    return isObject ? [{ path, pattern, names: Object.keys(pattern) }] : [];
  });
}

function toContentFix(path: FieldPath, pattern: object, name: string): { readonly fix?: Fix } {
  if ('value' in pattern) return {};
  const renamed = Object.entries(pattern).map(([member, value]) => [member === name ? 'value' : member, value]);
  const value = JSON.stringify(Object.fromEntries(renamed));
  return { fix: { title: l10n.t('Rename "{0}" to "value"', name), edits: [{ path, value }] } };
}
