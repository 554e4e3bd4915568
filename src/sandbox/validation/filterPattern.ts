import { isRecord } from '../parameters.ts';

type Check = (operand: unknown) => boolean;

const isText: Check = (operand) => typeof operand === 'string';
const isLiteral: Check = (operand) => ['string', 'number', 'boolean'].includes(typeof operand) || operand === null;
const isExcluded: Check = (operand) =>
  ['string', 'number'].includes(typeof operand) ||
  (Array.isArray(operand) && operand.length > 0 && operand.every((item) => ['string', 'number'].includes(typeof item)));

const comparisons = ['=', '<', '<=', '>', '>='];

/** `["=", 5]` or a range of two: `[">", 1, "<=", 9]`. */
const isNumeric: Check = (operand) =>
  Array.isArray(operand) &&
  [2, 4].includes(operand.length) &&
  operand.every((item, index) => (index % 2 === 0 ? comparisons.includes(item) : typeof item === 'number'));

/** The operators of Lambda's filter patterns and what each takes (events.md 5). */
const operators: Readonly<Record<string, Check>> = {
  'equals-ignore-case': isText,
  'anything-but': isExcluded,
  numeric: isNumeric,
  exists: (operand) => typeof operand === 'boolean',
  prefix: isText,
  suffix: isText,
};

/** Whether Lambda takes the text as the pattern of a filter. */
export function isFilterPattern(text: string): boolean {
  try {
    return isPattern(JSON.parse(text));
  } catch {
    return false;
  }
}

function isPattern(value: unknown): boolean {
  return (
    isRecord(value) && Object.entries(value).every(([key, item]) => (key === '$or' ? isChoice(item) : isField(item)))
  );
}

function isChoice(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isPattern);
}

function isField(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isCondition) : isPattern(value);
}

function isCondition(value: unknown): boolean {
  if (isLiteral(value)) return true;
  if (!isRecord(value)) return false;
  const [[name = '', operand] = [], ...more] = Object.entries(value);
  return more.length === 0 && operators[name]?.(operand) === true;
}
