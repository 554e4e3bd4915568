import * as l10n from '@vscode/l10n';
import { formatJsonValue, isNumberText, type JsonValue } from './jsonValue.ts';

/** Member names that operators have in a pattern (events.md 5). Equals, null and empty are written as plain values. */
export type OperatorName = 'equals-ignore-case' | 'anything-but' | 'numeric' | 'exists' | 'prefix' | 'suffix';

/** What is documented of one operator; the single place that says it. */
export interface OperatorFacts {
  readonly name: OperatorName;
  /** Whether an operand, as `JSON.parse` gives it, is as documented. */
  readonly takes: (operand: unknown) => boolean;
  /** The operand in words. */
  readonly operand: () => string;
  /** Whether a value of a record matches; `exists` is judged where the value is looked for. */
  readonly matches: (value: JsonValue, operand: JsonValue) => boolean;
  /** What the operator asks for, in words. */
  readonly wanted: (operand: JsonValue) => string;
}

const isText = (operand: unknown): boolean => typeof operand === 'string';
const asText = (value: JsonValue): string | undefined => (value.kind === 'text' ? value.value : undefined);
const inQuotes = () => l10n.t('a text in quotes');

/** Operators of Kafka filters (events.md 5, source-facts 189). */
const OPERATORS: readonly OperatorFacts[] = [
  {
    name: 'equals-ignore-case',
    takes: isText,
    operand: inQuotes,
    matches: (value, operand) => value.kind === 'text' && value.value.toLowerCase() === asText(operand)?.toLowerCase(),
    wanted: (operand) => l10n.t('{0} in any case', formatJsonValue(operand)),
  },
  {
    name: 'anything-but',
    takes: (operand) => toOperandList(operand).length > 0 && toOperandList(operand).every(isTextOrNumber),
    operand: () => l10n.t('a list of texts or numbers'),
    matches: (value, operand) => toItems(operand).every((item) => !isSameValue(value, item)),
    wanted: (operand) => l10n.t('anything but {0}', toItems(operand).map(formatJsonValue).join(', ')),
  },
  {
    name: 'numeric',
    takes: isNumeric,
    operand: () => l10n.t('["=", 5] or a range such as [">", 0, "<=", 5]'),
    matches: (value, operand) =>
      value.kind === 'number' && toComparisons(operand).every(({ sign, bound }) => compare(value.written, sign, bound)),
    wanted: (operand) =>
      l10n.t(
        'a number {0}',
        toComparisons(operand)
          .map(({ sign, bound }) => `${sign} ${bound}`)
          .join(l10n.t(' and ')),
      ),
  },
  {
    name: 'exists',
    takes: (operand) => typeof operand === 'boolean',
    operand: () => l10n.t('true or false'),
    matches: (_value, operand) => operand.kind === 'boolean' && operand.value,
    wanted: (operand) =>
      operand.kind === 'boolean' && operand.value ? l10n.t('a value') : l10n.t('nothing in this place'),
  },
  {
    name: 'prefix',
    takes: isText,
    operand: inQuotes,
    matches: (value, operand) => value.kind === 'text' && value.value.startsWith(asText(operand) ?? ''),
    wanted: (operand) => l10n.t('text that begins with {0}', formatJsonValue(operand)),
  },
  {
    name: 'suffix',
    takes: isText,
    operand: inQuotes,
    matches: (value, operand) => value.kind === 'text' && value.value.endsWith(asText(operand) ?? ''),
    wanted: (operand) => l10n.t('text that ends with {0}', formatJsonValue(operand)),
  },
];

const BY_NAME: ReadonlyMap<string, OperatorFacts> = new Map(OPERATORS.map((facts) => [facts.name, facts]));

export function findOperator(name: string): OperatorFacts | undefined {
  return BY_NAME.get(name);
}

/** Plain values match exactly: texts by case, numbers by their written form, and a text is never a number. */
export function isSameValue(value: JsonValue, wanted: JsonValue): boolean {
  return value.kind !== 'object' && value.kind !== 'list' && formatJsonValue(value) === formatJsonValue(wanted);
}

const SIGNS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

interface Comparison {
  readonly sign: string;
  /** The number as written. */
  readonly bound: string;
}

/** Pairs of the list that `numeric` takes; what is no such pair is left out. */
function toComparisons(operand: JsonValue): readonly Comparison[] {
  const items = toItems(operand);
  return items.flatMap((item, index) => {
    const bound = items[index + 1];
    const isPair = index % 2 === 0 && item.kind === 'text' && bound?.kind === 'number';
    return isPair ? [{ sign: item.value, bound: bound.written }] : [];
  });
}

/** Whole numbers too long for a number, such as offsets, are still compared exactly. */
function compare(written: string, sign: string, bound: string): boolean {
  const test = Object.hasOwn(SIGNS, sign) ? SIGNS[sign] : undefined;
  if (test === undefined) return false;
  const [a, b] = [written, bound].map((text) => (/^-?\d+$/.test(text) ? BigInt(text) : undefined));
  if (a === undefined || b === undefined) return test(Number(written), Number(bound));
  return test(a < b ? -1 : Number(a > b), 0);
}

function toItems(operand: JsonValue): readonly JsonValue[] {
  return operand.kind === 'list' ? operand.items : [operand];
}

function toOperandList(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

function isTextOrNumber(operand: unknown): boolean {
  return typeof operand === 'string' || typeof operand === 'number';
}

/** One comparison, or two for a range: `["=", 1]`, `[">", 1, "<=", 5]`. */
function isNumeric(operand: unknown): boolean {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) return false;
  return operand.every((part: unknown, index) =>
    index % 2 === 0
      ? typeof part === 'string' && Object.hasOwn(SIGNS, part)
      : isNumberText(String(part)) && typeof part === 'number',
  );
}
