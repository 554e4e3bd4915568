/** What cannot be right about a filter pattern, and at which member (names from the outside in). */
export interface PatternFault {
  readonly kind: 'no-object' | 'no-list' | 'empty-list' | 'unknown-operator' | 'bad-numeric';
  readonly at: readonly string[];
  /** Operator or value concerned, where there is one. */
  readonly what?: string;
}

/** Operators of the pattern language as far as Kafka filters have them (events.md 5). */
const OPERATORS: ReadonlySet<string> = new Set([
  'equals-ignore-case',
  'anything-but',
  'numeric',
  'exists',
  'prefix',
  'suffix',
]);
const COMPARISONS: ReadonlySet<unknown> = new Set(['=', '<', '<=', '>', '>=']);

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

function listAlternativeFaults(value: unknown, at: readonly string[]): readonly PatternFault[] {
  if (!Array.isArray(value)) return [{ kind: 'no-list', at }];
  return value.flatMap((alternative: unknown, index) => listPatternFaults(alternative, [...at, String(index)]));
}

function listMatchFaults(value: unknown, at: readonly string[]): readonly PatternFault[] {
  if (!Array.isArray(value)) return [{ kind: 'no-list', at, what: JSON.stringify(value) }];
  if (value.length === 0) return [{ kind: 'empty-list', at }];
  return value.filter(isObject).flatMap((match) => listOperatorFaults(match, at));
}

function listOperatorFaults(match: Readonly<Record<string, unknown>>, at: readonly string[]): readonly PatternFault[] {
  return Object.entries(match).flatMap(([operator, operand]): readonly PatternFault[] => {
    if (!OPERATORS.has(operator)) return [{ kind: 'unknown-operator', at, what: operator }];
    return operator === 'numeric' && !isNumeric(operand) ? [{ kind: 'bad-numeric', at }] : [];
  });
}

/** One comparison, or two for a range: `["=", 1]`, `[">", 1, "<=", 5]`. */
function isNumeric(operand: unknown): boolean {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) return false;
  return operand.every((part: unknown, index) => (index % 2 === 0 ? COMPARISONS.has(part) : typeof part === 'number'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
