import * as l10n from '@vscode/l10n';
import type { FieldControl, FieldSpec } from './fieldSpec.ts';
import type { FieldPath } from './finding.ts';
import type { MappingInput } from './mapping.ts';

/** The value at a place of a mapping; undefined where there is none. */
export function readFieldValue(input: MappingInput, path: FieldPath): unknown {
  let value: unknown = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = readOwn(value, part);
  }
  return value;
}

function readOwn(value: object, name: string | number): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Whether a value says nothing: absent, or empty in whatever way. */
export function isUnset(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isUnset);
}

/** Text for people: names of choices, lists in one line. Unset values give the words of the default, or an empty text. */
export function formatFieldValue(field: FieldSpec, value: unknown): string {
  if (isUnset(value)) return field.default?.words() ?? '';
  const formatter = FORMATTERS[field.control];
  return formatter === undefined ? formatPlain(value) : formatter(field, value);
}

const FORMATTERS: Partial<Readonly<Record<FieldControl, (field: FieldSpec, value: unknown) => string>>> = {
  choice: (field, value) => formatChoice(field, value),
  choices: (field, value) => formatList(value, (item) => formatChoice(field, item)),
  boolean: (_field, value) => (value === true ? l10n.t('on') : l10n.t('off')),
  authentication: (field, value) => formatList(value, (item) => formatAccess(field, item)),
  access: (field, value) => formatList(value, (item) => formatAccess(field, item)),
  attributes: (field, value) => formatList(value, (item) => formatChoice(field, toMember(item, 'Attribute'))),
  filters: (_field, value) => formatList(value, (item) => formatPlain(toMember(item, 'Pattern'))),
  tags: (_field, value) =>
    Object.entries(value ?? {})
      .map(([key, tag]) => `${key}=${formatPlain(tag)}`)
      .join(', '),
};

function formatChoice(field: FieldSpec, value: unknown): string {
  return field.choices?.find((choice) => choice.value === value)?.label() ?? formatPlain(value);
}

function formatAccess(field: FieldSpec, item: unknown): string {
  return [formatChoice(field, toMember(item, 'Type')), formatPlain(toMember(item, 'URI'))].filter(Boolean).join(': ');
}

function formatList(value: unknown, formatItem: (item: unknown) => string): string {
  return Array.isArray(value) ? value.map(formatItem).join(', ') : formatPlain(value);
}

function formatPlain(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return readOwn(value, name);
}
