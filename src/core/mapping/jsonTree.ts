import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { FieldPath } from './finding.ts';

/** A JSON text as far as it could be read. Comments and trailing commas are allowed. */
export interface JsonTree {
  readonly root?: Node;
  readonly errors: readonly ParseError[];
  /** Nested so deeply that reading it was given up. */
  readonly tooDeep?: true;
}

export function parseJsonTree(text: string): JsonTree {
  const errors: ParseError[] = [];
  // A byte order mark is no JSON; a blank in its place keeps all offsets.
  const readable = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  try {
    const root = parseTree(readable, errors, { allowTrailingComma: true });
    return root === undefined ? { errors } : { root, errors };
  } catch (error) {
    // The parser descends by recursion and has no limit of its own.
    if (error instanceof RangeError) return { errors, tooDeep: true };
    throw error;
  }
}

/** Nothing but blank and comments: all that is missing is a value at the end. */
export function isEmptyTree({ root, errors, tooDeep }: JsonTree): boolean {
  return root === undefined && !tooDeep && errors.every((error) => error.length === 0);
}

/** The value at a path; of a member given twice the last one, as in every JSON reader. */
export function findJsonNode(root: Node | undefined, path: FieldPath): Node | undefined {
  let node = root;
  for (const part of path) node = node === undefined ? undefined : findChild(node, part);
  return node;
}

function findChild(node: Node, part: string | number): Node | undefined {
  if (node.type === 'array') return typeof part === 'number' ? node.children?.[part] : undefined;
  return toProperties(node).findLast((property) => toKey(property) === part)?.children?.[1];
}

/** `findJsonNode` for many questions about one tree: the members of an object are looked up, not searched through. */
export function toNodeFinder(root: Node | undefined): (path: FieldPath) => Node | undefined {
  const membersOf = new Map<Node, ReadonlyMap<string, Node | undefined>>();
  const toMembers = (node: Node) => {
    const members =
      membersOf.get(node) ?? new Map(toProperties(node).map((member) => [toKey(member), member.children?.[1]]));
    membersOf.set(node, members);
    return members;
  };
  const find = (node: Node, part: string | number) =>
    node.type === 'object' ? toMembers(node).get(String(part)) : findChild(node, part);
  return (path) => {
    let node = root;
    for (const part of path) node = node === undefined ? undefined : find(node, part);
    return node;
  };
}

/** Members of an object as nodes with key and value; empty for every other node. */
export function toProperties(node: Node): readonly Node[] {
  return node.type === 'object' ? (node.children ?? []) : [];
}

export function toKey(property: Node): string {
  const key: unknown = property.children?.[0]?.value;
  return typeof key === 'string' ? key : '';
}

/** A member that a later one of the same name overrides. */
export interface OverriddenMember {
  readonly path: FieldPath;
  readonly property: Node;
}

export function listOverriddenMembers(node: Node | undefined, path: FieldPath = []): readonly OverriddenMember[] {
  if (node === undefined) return [];
  const overridden: OverriddenMember[] = [];
  collectOverridden(node, path, overridden);
  return overridden;
}

/** Into one list: a document can have a hundred thousand members. */
function collectOverridden(node: Node, path: FieldPath, into: OverriddenMember[]): void {
  const properties = toProperties(node);
  const last = new Map(properties.map((property) => [toKey(property), property]));
  for (const property of properties) {
    const key = toKey(property);
    if (last.get(key) !== property) into.push({ path: [...path, key], property });
  }
  for (const property of properties) {
    const value = property.children?.[1];
    if (value !== undefined) collectOverridden(value, [...path, toKey(property)], into);
  }
  const items = node.type === 'array' ? (node.children ?? []) : [];
  items.forEach((item, index) => {
    collectOverridden(item, [...path, index], into);
  });
}

export function toJsonValue(node: Node | undefined): unknown {
  return node === undefined ? undefined : getNodeValue(node);
}
