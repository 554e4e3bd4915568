import * as l10n from '@vscode/l10n';
import { findOperator, isSameValue } from './filterOperators.ts';
import { formatJsonValue, type JsonObject, type JsonValue, toOnlyMember } from './jsonValue.ts';
import { allOf, anyOf, type Match, no, unclear, YES } from './match.ts';

/** Characters of a value that an explanation shows. */
const LONGEST = 80;

/**
 * Compares one member of a pattern with the value in its place, undefined when there is none. A list in the record
 * matches when any of its items does; an empty one counts as nothing (events.md 5).
 */
export function matchMember(pattern: JsonValue, value: JsonValue | undefined, path: readonly string[]): Match {
  if (value?.kind === 'list') return matchItems(pattern, value.items, path);
  if (pattern.kind === 'object') return matchMembers(pattern, value, path);
  return pattern.kind === 'list' ? matchLeaf(pattern.items, value, path) : YES;
}

function matchItems(pattern: JsonValue, items: readonly JsonValue[], path: readonly string[]): Match {
  if (items.length === 0) return matchMember(pattern, undefined, path);
  const matches = items.map((item) => matchMember(pattern, item, path));
  const match = anyOf(matches);
  if (match.verdict !== 'no') return match;
  // Every item fails in its own way: the one that comes nearest says enough.
  const [nearest] = matches.toSorted((a, b) => a.misses.length - b.misses.length);
  return { ...match, misses: nearest?.misses ?? [] };
}

function matchMembers({ members }: JsonObject, value: JsonValue | undefined, path: readonly string[]): Match {
  const present = value?.kind === 'object' ? value.members : undefined;
  return allOf(
    [...members].map(([name, pattern]) =>
      name === '$or'
        ? matchAlternatives(pattern, value, path)
        : matchMember(pattern, present?.get(name), [...path, name]),
    ),
  );
}

function matchAlternatives(pattern: JsonValue, value: JsonValue | undefined, path: readonly string[]): Match {
  const alternatives = pattern.kind === 'list' ? pattern.items : [];
  return anyOf(alternatives.map((alternative) => matchMember(alternative, value, path)));
}

function matchLeaf(wanted: readonly JsonValue[], value: JsonValue | undefined, path: readonly string[]): Match {
  const matches = wanted.map((item) => matchItem(item, value, path));
  const match = anyOf(matches);
  return match.verdict === 'no' ? no(path, toMessage(wanted, value)) : match;
}

function matchItem(wanted: JsonValue, value: JsonValue | undefined, path: readonly string[]): Match {
  const [name = '', operand] = toOnlyMember(wanted) ?? [];
  const operator = findOperator(name);
  if (operand === undefined) return toMatch(value !== undefined && isSameValue(value, wanted));
  // Said by the pattern's own faults.
  if (operator === undefined || operand.kind === 'object') return { verdict: 'unclear', misses: [], notes: [] };
  if (name === 'exists') return matchExists(operand, value, path);
  return toMatch(value !== undefined && operator.matches(value, operand));
}

function matchExists(operand: JsonValue, value: JsonValue | undefined, path: readonly string[]): Match {
  if (value?.kind === 'object') {
    return unclear(
      l10n.t('{0}: exists works for members with a plain value only, and there is an object here.', path.join('.')),
    );
  }
  const wanted = operand.kind === 'boolean' && operand.value;
  return toMatch((value !== undefined) === wanted);
}

function toMatch(matches: boolean): Match {
  return matches ? YES : { verdict: 'no', misses: [], notes: [] };
}

function toMessage(wanted: readonly JsonValue[], value: JsonValue | undefined): string {
  const words = wanted.map(toWanted).join(l10n.t(' or '));
  const found = toFound(value);
  const message = l10n.t('Wanted {0}; found {1}.', words, found);
  const hint = HINTS.find(({ applies }) => wanted.some((item) => value !== undefined && applies(value, item)));
  return hint === undefined ? message : `${message} ${hint.words()}`;
}

function toWanted(wanted: JsonValue): string {
  const [name = '', operand] = toOnlyMember(wanted) ?? [];
  const operator = findOperator(name);
  return operator === undefined || operand === undefined ? toShort(wanted) : operator.wanted(operand);
}

function toFound(value: JsonValue | undefined): string {
  if (value === undefined) return l10n.t('nothing');
  return value.kind === 'object' ? l10n.t('an object') : toShort(value);
}

function toShort(value: JsonValue): string {
  const text = formatJsonValue(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Near misses and what lies behind them. */
const HINTS: readonly {
  readonly applies: (value: JsonValue, wanted: JsonValue) => boolean;
  readonly words: () => string;
}[] = [
  {
    applies: (value, wanted) =>
      value.kind === 'number' && wanted.kind === 'number' && Number(value.written) === Number(wanted.written),
    words: () => l10n.t('Plain numbers compare as they are written; the operator numeric compares their values.'),
  },
  {
    applies: (value, wanted) => value.kind === 'number' && wanted.kind === 'text' && value.written === wanted.value,
    words: () => l10n.t('A number is not a text: write it without quotes.'),
  },
  {
    applies: (value, wanted) => value.kind === 'text' && wanted.kind === 'number' && value.value === wanted.written,
    words: () => l10n.t('A text is not a number: write it in quotes.'),
  },
  {
    applies: (value, wanted) =>
      value.kind === 'text' && wanted.kind === 'text' && value.value.toLowerCase() === wanted.value.toLowerCase(),
    words: () => l10n.t('Upper and lower case count; the operator equals-ignore-case takes both.'),
  },
  {
    applies: (value, wanted) => value.kind === 'text' && toOnlyMember(wanted)?.[0] === 'numeric',
    words: () => l10n.t('The operator numeric takes numbers only, not texts.'),
  },
];
