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
  const properties = toProperties(node);
  const here = properties
    .filter((property, index) => properties.findLastIndex((other) => toKey(other) === toKey(property)) > index)
    .map((property) => ({ path: [...path, toKey(property)], property }));
  const below = properties.flatMap((property) =>
    listOverriddenMembers(property.children?.[1], [...path, toKey(property)]),
  );
  const items = node.type === 'array' ? (node.children ?? []) : [];
  return [...here, ...below, ...items.flatMap((item, index) => listOverriddenMembers(item, [...path, index]))];
}

export function toJsonValue(node: Node | undefined): unknown {
  return node === undefined ? undefined : getNodeValue(node);
}
