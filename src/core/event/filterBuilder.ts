import * as l10n from '@vscode/l10n';
import {
  type ConditionForm,
  EXCLUDED_TEXTS,
  PLAIN_NUMBERS,
  PLAIN_TEXTS,
  toExistsForm,
  toNumericForm,
  toPlainForm,
  toTextForm,
} from './conditionForms.ts';
import {
  formatJsonValue,
  isNumberText,
  type JsonValue,
  NULL,
  readJsonValue,
  toList,
  toObject,
  toText,
} from './jsonValue.ts';

/** Operators as rows offer them: each says by itself whether it is about texts or numbers. */
export type FilterOperator =
  | 'equals'
  | 'equals-ignore-case'
  | 'anything-but'
  | 'prefix'
  | 'suffix'
  | 'numeric-equals'
  | 'less'
  | 'at-most'
  | 'greater'
  | 'at-least'
  | 'from-to'
  | 'between'
  | 'above-to'
  | 'from-below'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  | 'empty'
  | 'exists'
  | 'absent';

/**
 * One row of the builder. Rows with the same path are alternatives, and every path must match: that is what a pattern
 * means by several values of a member and by several members.
 */
export interface FilterCondition {
  /** `['value', 'order', 'status']`, `['value']` for plain text, or `['topic']` and other metadata. */
  readonly path: readonly string[];
  readonly operator: FilterOperator;
  readonly operands: readonly string[];
}

interface FilterOperatorFacts extends ConditionForm {
  readonly id: FilterOperator;
  readonly label: () => string;
  /** One sentence. */
  readonly help: () => string;
}

/** Every operator of events.md 5 but `$or`, in the order in which a form offers them. */
export const FILTER_OPERATORS: readonly FilterOperatorFacts[] = [
  {
    id: 'equals',
    label: () => l10n.t('is one of'),
    help: () => l10n.t('Exactly one of these texts; upper and lower case count.'),
    ...PLAIN_TEXTS,
  },
  {
    id: 'equals-ignore-case',
    label: () => l10n.t('is one of, in any case'),
    help: () => l10n.t('One of these texts; upper and lower case do not count.'),
    ...toTextForm('equals-ignore-case'),
  },
  {
    id: 'anything-but',
    label: () => l10n.t('is none of'),
    help: () => l10n.t('Something is there, and it is none of these texts.'),
    ...EXCLUDED_TEXTS,
  },
  {
    id: 'prefix',
    label: () => l10n.t('begins with'),
    help: () => l10n.t('A text that begins with one of these.'),
    ...toTextForm('prefix'),
  },
  {
    id: 'suffix',
    label: () => l10n.t('ends with'),
    help: () => l10n.t('A text that ends with one of these.'),
    ...toTextForm('suffix'),
  },
  {
    id: 'numeric-equals',
    label: () => '=',
    help: () => l10n.t('A number of this value, however it is written.'),
    ...toNumericForm('='),
  },
  { id: 'less', label: () => '<', help: () => l10n.t('A number below this one.'), ...toNumericForm('<') },
  { id: 'at-most', label: () => '≤', help: () => l10n.t('A number up to this one.'), ...toNumericForm('<=') },
  { id: 'greater', label: () => '>', help: () => l10n.t('A number above this one.'), ...toNumericForm('>') },
  { id: 'at-least', label: () => '≥', help: () => l10n.t('A number from this one on.'), ...toNumericForm('>=') },
  {
    id: 'from-to',
    label: () => l10n.t('≥ and ≤'),
    help: () => l10n.t('A number from the first to the second, both included.'),
    ...toNumericForm('>=', '<='),
  },
  {
    id: 'between',
    label: () => l10n.t('> and <'),
    help: () => l10n.t('A number between the two, neither included.'),
    ...toNumericForm('>', '<'),
  },
  {
    id: 'above-to',
    label: () => l10n.t('> and ≤'),
    help: () => l10n.t('A number above the first, up to the second.'),
    ...toNumericForm('>', '<='),
  },
  {
    id: 'from-below',
    label: () => l10n.t('≥ and <'),
    help: () => l10n.t('A number from the first on, below the second.'),
    ...toNumericForm('>=', '<'),
  },
  {
    id: 'number',
    label: () => l10n.t('is the number, as written'),
    help: () => l10n.t('One of these numbers in exactly this form: 300 is not 300.0.'),
    ...PLAIN_NUMBERS,
  },
  {
    id: 'true',
    label: () => l10n.t('is true'),
    help: () => l10n.t('The JSON value true.'),
    ...toPlainForm({ kind: 'boolean', value: true }),
  },
  {
    id: 'false',
    label: () => l10n.t('is false'),
    help: () => l10n.t('The JSON value false.'),
    ...toPlainForm({ kind: 'boolean', value: false }),
  },
  { id: 'null', label: () => l10n.t('is null'), help: () => l10n.t('The JSON value null.'), ...toPlainForm(NULL) },
  {
    id: 'empty',
    label: () => l10n.t('is empty'),
    help: () => l10n.t('A text without any character.'),
    ...toPlainForm(toText('')),
  },
  {
    id: 'exists',
    label: () => l10n.t('is there'),
    help: () => l10n.t('There is a plain value, whatever it is.'),
    ...toExistsForm(true),
  },
  {
    id: 'absent',
    label: () => l10n.t('is not there'),
    help: () => l10n.t('There is no such member.'),
    ...toExistsForm(false),
  },
];

/** The rows of a pattern; undefined when rows cannot show it, as with `$or`, and it has to be edited as text. */
export function toConditions(pattern: string): readonly FilterCondition[] | undefined {
  const value = readJsonValue(pattern);
  return value?.kind === 'object' ? readMembers(value, []) : undefined;
}

function readMembers(value: JsonValue, path: readonly string[]): readonly FilterCondition[] | undefined {
  if (value.kind === 'list') return readItems(value.items, path);
  if (value.kind !== 'object' || value.repeats || value.members.has('$or')) return undefined;
  if (value.members.size === 0) return path.length === 0 ? [] : undefined;
  return concat([...value.members].map(([name, member]) => readMembers(member, [...path, name])));
}

function readItems(items: readonly JsonValue[], path: readonly string[]): readonly FilterCondition[] | undefined {
  if (items.length === 0) return undefined;
  const rows = concat(items.map((item) => readItem(item, path)));
  return rows?.reduce<readonly FilterCondition[]>(joinRows, []);
}

function readItem(item: JsonValue, path: readonly string[]): readonly FilterCondition[] | undefined {
  if (item.kind === 'object' && item.repeats) return undefined;
  for (const facts of FILTER_OPERATORS) {
    const operands = facts.read(item);
    if (operands !== undefined) return [{ path, operator: facts.id, operands }];
  }
  return undefined;
}

/** Neighbours that are one operator with several alternatives become one row. `anything-but` is a list in itself. */
function joinRows(rows: readonly FilterCondition[], row: FilterCondition): readonly FilterCondition[] {
  const last = rows.at(-1);
  const joins = last?.operator === row.operator && toFacts(row).operands.many && row.operator !== 'anything-but';
  if (last === undefined || !joins) return [...rows, row];
  return [...rows.slice(0, -1), { ...last, operands: [...last.operands, ...row.operands] }];
}

function concat<T>(lists: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}

interface ConditionFault {
  /** Place in the list of conditions. */
  readonly index: number;
  readonly message: string;
}

/**
 * What keeps rows from meaning what they say. `formatConditions` writes such rows as well as it can, but leaves out those
 * whose path is part of another row's path, since a member of a pattern is either a list or an object.
 */
export function listConditionFaults(conditions: readonly FilterCondition[]): readonly ConditionFault[] {
  return conditions.flatMap((condition, index) => {
    const message = toFaultMessage(condition, conditions.slice(0, index));
    return message === undefined ? [] : [{ index, message }];
  });
}

function toFaultMessage(condition: FilterCondition, before: readonly FilterCondition[]): string | undefined {
  const { path, operands } = condition;
  const { kind, count, many } = toFacts(condition).operands;
  if (path.length === 0 || path.includes('')) return l10n.t('Name the member to look at, such as value.status.');
  if (path.includes('$or'))
    return l10n.t('$or is for the raw pattern: rows of one member are alternatives by themselves.');
  if (before.some((other) => isConflict(other.path, path)))
    return l10n.t('{0} cannot be looked at both as a whole and in parts.', path.join('.'));
  const complete = many ? operands.length >= count : operands.length === count;
  if (!complete) return l10n.t('A value is missing.');
  if (kind === 'number' && !operands.every(isNumberText)) return l10n.t('A number belongs here.');
  return condition.operator === 'equals' && operands.includes('') ? l10n.t('A text belongs here.') : undefined;
}

function isConflict(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length < long.length && short.every((name, index) => name === long[index]);
}

/** The pattern that rows mean, as JSON text in one line. Rows keep their order; those of one path become one list. */
export function formatConditions(conditions: readonly FilterCondition[]): string {
  const placed = conditions.filter(
    ({ path }, index) => path.length > 0 && !conditions.slice(0, index).some((other) => isConflict(other.path, path)),
  );
  return formatJsonValue(toMembers(placed, 0));
}

function toMembers(conditions: readonly FilterCondition[], depth: number): JsonValue {
  const names = new Set(conditions.map(({ path }) => path[depth] ?? ''));
  return toObject(
    [...names].map((name) => {
      const rows = conditions.filter(({ path }) => path[depth] === name);
      const isLeaf = rows.some(({ path }) => path.length === depth + 1);
      return [name, isLeaf ? toList(rows.flatMap(writeRow)) : toMembers(rows, depth + 1)];
    }),
  );
}

function writeRow(condition: FilterCondition): readonly JsonValue[] {
  return toFacts(condition).write(condition.operands);
}

function toFacts({ operator }: FilterCondition): FilterOperatorFacts {
  const facts = FILTER_OPERATORS.find((entry) => entry.id === operator);
  if (facts === undefined) throw new Error(`unknown operator ${operator}`);
  return facts;
}
