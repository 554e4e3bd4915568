import { type Node, parseTree } from 'jsonc-parser';

/**
 * A JSON value that remembers how its numbers are written: filters compare plain numbers by their written form, so that
 * 300, 300.0 and 3.0e2 differ (events.md 5), and offsets can be longer than a number holds (events.md 1).
 */
export type JsonValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly written: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly JsonValue[] }
  | JsonObject;

export interface JsonObject {
  readonly kind: 'object';
  /** Of a member given twice the last one. */
  readonly members: ReadonlyMap<string, JsonValue>;
  /** A member was given twice, or a member inside was. */
  readonly repeats: boolean;
}

export const NULL: JsonValue = { kind: 'null' };

export function toText(value: string): JsonValue {
  return { kind: 'text', value };
}

export function toNumber(written: string): JsonValue {
  return { kind: 'number', written };
}

export function toList(items: readonly JsonValue[]): JsonValue {
  return { kind: 'list', items };
}

export function toObject(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  return { kind: 'object', members: new Map(entries), repeats: false };
}

/** The name and value of an object with exactly one member. */
export function toOnlyMember(value: JsonValue): readonly [string, JsonValue] | undefined {
  if (value.kind !== 'object' || value.members.size !== 1) return undefined;
  return [...value.members][0];
}

/** Whether a text is a number as JSON writes them. */
export function isNumberText(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}

/** Reads strict JSON; undefined for anything else, and for what is nested too deeply to be read. */
export function readJsonValue(text: string): JsonValue | undefined {
  try {
    JSON.parse(text);
    const root = parseTree(text);
    return root === undefined ? undefined : toValue(root, text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** JSON text without blanks; numbers as they were written. */
export function formatJsonValue(value: JsonValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'number':
      return value.written;
    case 'list':
      return `[${value.items.map(formatJsonValue).join(',')}]`;
    case 'object':
      return `{${[...value.members].map(([name, member]) => `${JSON.stringify(name)}:${formatJsonValue(member)}`).join(',')}}`;
    default:
      return JSON.stringify(value.value);
  }
}

function toValue(node: Node, text: string): JsonValue {
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return toMembers(children, text);
    case 'array':
      return toList(children.map((child) => toValue(child, text)));
    case 'number':
      return toNumber(text.slice(node.offset, node.offset + node.length));
    case 'string':
      return toText(String(node.value));
    case 'boolean':
      return { kind: 'boolean', value: node.value === true };
    default:
      return NULL;
  }
}

function toMembers(properties: readonly Node[], text: string): JsonObject {
  const entries = properties.flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [[String(key.value), toValue(value, text)] as const],
  );
  const members = new Map(entries);
  const repeats =
    members.size < entries.length || entries.some(([, value]) => value.kind === 'object' && value.repeats);
  return { kind: 'object', members, repeats };
}
