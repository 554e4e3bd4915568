// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { type FilterCondition, type FilterOperator, toConditions } from '../filterBuilder.ts';
import type { ValueSpec } from './eventSpec.ts';

/**
 * A template of values that a filter is about: by chance some match and some do not, so that either kind can be chosen.
 * Undefined when the filter says nothing about values, or cannot be taken apart.
 */
export function toPatternTemplate(pattern: string): ValueSpec | undefined {
  const conditions = (toConditions(pattern) ?? []).filter(({ path }) => path[0] === 'value');
  const plain = conditions.find(({ path }) => path.length === 1);
  if (plain !== undefined) {
    const template = toCall(plain);
    return template === undefined ? undefined : { kind: 'template', template };
  }
  const root: Branch = new Map();
  for (const condition of conditions) {
    const call = toCall(condition);
    if (call !== undefined) plant(root, condition.path.slice(1), call);
  }
  return conditions.length === 0
    ? undefined
    : { kind: 'json', template: toMembers(new Map([['id', '${seq}'], ...root])) };
}

/** Members by name: a map, since a filter may name `__proto__`. */
type Branch = Map<string, Branch | string>;

/** Of several conditions on one member the first one counts: they are alternatives. */
function plant(root: Branch, path: readonly string[], call: string): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch.get(name);
    const inner: Branch = next instanceof Map ? next : new Map();
    branch.set(name, inner);
    branch = inner;
  }
  const last = path.at(-1) ?? '';
  if (!branch.has(last)) branch.set(last, call);
}

function toMembers(branch: Branch): unknown {
  return Object.fromEntries(
    [...branch].map(([name, value]) => [name, value instanceof Map ? toMembers(value) : value]),
  );
}

function toCall({ operator, operands }: FilterCondition): string | undefined {
  const call = CALLS[operator]?.(operands);
  return call === undefined ? undefined : `\${${call}}`;
}

/** Something that no filter is likely to want. */
const OTHER = 'something-else';

/** The placeholder for each operator; undefined where the member is better left out. */
const CALLS: Readonly<Record<FilterOperator, ((operands: readonly string[]) => string | undefined) | undefined>> = {
  equals: toTexts,
  'equals-ignore-case': toTexts,
  'anything-but': toTexts,
  prefix: (operands) => toTexts(operands.map((operand) => `${operand}1`)),
  suffix: (operands) => toTexts(operands.map((operand) => `1${operand}`)),
  empty: () => toTexts(['']),
  exists: () => 'word',
  absent: undefined,
  null: () => `pick null ${OTHER}`,
  true: () => 'boolean',
  false: () => 'boolean',
  number: (operands) => `pick ${operands.join(' ')} ${toDifferent(operands)}`,
  'numeric-equals': (operands) => `pick ${operands.join(' ')} ${toDifferent(operands)}`,
  less: toAround,
  'at-most': toAround,
  greater: toAround,
  'at-least': toAround,
  'from-to': toAround,
  between: toAround,
  'above-to': toAround,
  'from-below': toAround,
};

function toTexts(operands: readonly string[]): string {
  const quoted = operands.map((operand) => `'${operand.replaceAll("'", "''")}'`);
  return `string pick ${quoted.join(' ')} ${OTHER}`;
}

function toDifferent(operands: readonly string[]): number {
  return Math.floor(Math.max(...operands.map(Number))) + 1;
}

/** Numbers on both sides of each bound, whole ones where the bounds are. */
function toAround(operands: readonly string[]): string {
  const bounds = operands.map(Number);
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = Math.max(10, most - least);
  if (bounds.every(Number.isSafeInteger)) return `int ${least - margin} ${most + margin}`;
  return `number ${least - margin} ${most + margin} 4`;
}
