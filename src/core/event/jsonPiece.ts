import type { Node } from 'jsonc-parser';
import { parseJsonTree, toKey, toProperties } from '../mapping/jsonTree.ts';

/** A value inside a JSON text that may have faults, with the text: numbers stay as they are written. */
export interface JsonPiece {
  readonly text: string;
  readonly node: Node;
}

/** Reads JSON with comments, trailing commas and other faults as far as it goes; undefined when nothing is there. */
export function parseJsonPiece(text: string): JsonPiece | undefined {
  const { root } = parseJsonTree(text);
  return root === undefined ? undefined : { text, node: root };
}

/** A member of an object; of one given twice the last. */
export function toMember({ text, node }: JsonPiece, name: string): JsonPiece | undefined {
  const value = toProperties(node).findLast((property) => toKey(property) === name)?.children?.[1];
  return value === undefined ? undefined : { text, node: value };
}

export function listMembers({ text, node }: JsonPiece): readonly (readonly [name: string, value: JsonPiece])[] {
  return toProperties(node).flatMap((property) => {
    const value = property.children?.[1];
    return value === undefined ? [] : [[toKey(property), { text, node: value }] as const];
  });
}

/** Items of a list; nothing for every other value. */
export function listItems({ text, node }: JsonPiece): readonly JsonPiece[] {
  return node.type === 'array' ? (node.children ?? []).map((item) => ({ text, node: item })) : [];
}

/** A text, or a number or boolean as it is written; undefined for everything else. */
export function toScalar(piece: JsonPiece | undefined): string | undefined {
  switch (piece?.node.type) {
    case 'string':
      return String(piece.node.value);
    case 'number':
    case 'boolean':
      return toSource(piece);
    default:
      return undefined;
  }
}

export function toSource({ text, node }: JsonPiece): string {
  return text.slice(node.offset, node.offset + node.length);
}
