import * as l10n from '@vscode/l10n';
import { findOperator } from '../event/filterOperators.ts';

/** What cannot be right about a filter pattern, and at which member (names from the outside in). */
export interface PatternFault {
  readonly kind: 'no-object' | 'no-list' | 'empty-list' | 'bad-item' | 'unknown-operator' | 'bad-operand';
  readonly at: readonly string[];
  /** Operator or value concerned, where there is one. */
  readonly what?: string;
}

/** Reads a pattern's text; undefined when it is no JSON. */
export function parsePattern(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Walks a pattern: objects name members, lists hold the values that match. */
export function listPatternFaults(pattern: unknown, at: readonly string[] = []): readonly PatternFault[] {
  if (!isObject(pattern)) return [{ kind: 'no-object', at }];
  return Object.entries(pattern).flatMap(([name, value]) => {
    const here = [...at, name];
    if (name === '$or') return listAlternativeFaults(value, here);
    return isObject(value) ? listPatternFaults(value, here) : listMatchFaults(value, here);
  });
}

/** What is wrong, as a sentence. */
export function formatPatternFault({ kind, at, what = '' }: PatternFault): string {
  return WORDS[kind](at.join('.'), what);
}

const WORDS: Readonly<Record<PatternFault['kind'], (at: string, what: string) => string>> = {
  'no-object': (at) =>
    at === '' ? l10n.t('A pattern is a JSON object.') : l10n.t('{0}: an alternative of $or is a JSON object.', at),
  'no-list': (at, what) =>
    what === ''
      ? l10n.t('{0}: a list of alternatives belongs here.', at)
      : l10n.t('{0}: what matches is given as a list: [{1}].', at, what),
  'empty-list': (at) => l10n.t('{0}: an empty list matches nothing; name at least one value.', at),
  'bad-item': (at, what) =>
    l10n.t('{0}: the list holds texts, numbers, true, false, null or operators, not {1}.', at, what),
  'unknown-operator': (at, what) => l10n.t('{0}: Lambda’s list of operators has no "{1}".', at, what),
  'bad-operand': (at, what) => l10n.t('{0}: {1} takes {2}.', at, what, findOperator(what)?.operand() ?? ''),
};

function listAlternativeFaults(value: unknown, at: readonly string[]): readonly PatternFault[] {
  if (!Array.isArray(value)) return [{ kind: 'no-list', at }];
  if (value.length === 0) return [{ kind: 'empty-list', at }];
  return value.flatMap((alternative: unknown, index) => listPatternFaults(alternative, [...at, String(index)]));
}

function listMatchFaults(value: unknown, at: readonly string[]): readonly PatternFault[] {
  if (!Array.isArray(value)) return [{ kind: 'no-list', at, what: JSON.stringify(value) }];
  if (value.length === 0) return [{ kind: 'empty-list', at }];
  return value.flatMap((match: unknown) => listItemFaults(match, at));
}

function listItemFaults(match: unknown, at: readonly string[]): readonly PatternFault[] {
  if (Array.isArray(match)) return [{ kind: 'bad-item', at, what: JSON.stringify(match) }];
  if (!isObject(match)) return [];
  const names = Object.keys(match);
  if (names.length === 0) return [{ kind: 'bad-item', at, what: '{}' }];
  // Documented patterns have one operator to an object.
  if (names.length > 1) return [{ kind: 'unknown-operator', at, what: names.join(', ') }];
  return Object.entries(match).flatMap(([name, operand]) => listOperatorFaults(name, operand, at));
}

function listOperatorFaults(name: string, operand: unknown, at: readonly string[]): readonly PatternFault[] {
  const operator = findOperator(name);
  if (operator === undefined) return [{ kind: 'unknown-operator', at, what: name }];
  // Other users of the pattern language nest operators, such as anything-but with a prefix; Lambda's list does not.
  if (isObject(operand)) return [{ kind: 'unknown-operator', at, what: [name, ...Object.keys(operand)].join(': ') }];
  return operator.takes(operand) ? [] : [{ kind: 'bad-operand', at, what: name }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
