import type { Node } from 'jsonc-parser';
import { stripComments } from 'jsonc-parser';
import type { FieldPath } from '../core/mapping/finding.ts';
import { parseJsonTree, toKey, toProperties } from '../core/mapping/jsonTree.ts';
import { toMemberOrder } from '../core/mapping/shape.ts';

/** Where `get-event-source-mapping` prints something else in the place of an input member. */
const PRINTED: Readonly<Record<string, string>> = { FunctionArn: 'FunctionName' };

/**
 * The text with the members of every object in the order of the table of fields, as new documents have it; unknown
 * members come last. Blank and line ends stay where they are. The same text when nothing is to be moved, when it is no
 * JSON object, and when it has comments, since nobody knows which member each belongs to.
 */
export function sortMembers(text: string): string {
  const { root, errors } = parseJsonTree(text);
  if (root?.type !== 'object' || errors.length > 0 || stripComments(text) !== text) return text;
  return text.slice(0, root.offset) + toSorted(text, root, []) + text.slice(root.offset + root.length);
}

/** Text of a node in which the members of each object have changed places. */
function toSorted(text: string, node: Node, path: FieldPath): string {
  const slots = node.children ?? [];
  const written = node.type === 'object' ? toSortedMembers(text, node, path) : slots.map(toItem(text, path));
  let result = '';
  let end = node.offset;
  slots.forEach((slot, index) => {
    result += text.slice(end, slot.offset) + (written[index] ?? '');
    end = slot.offset + slot.length;
  });
  return result + text.slice(end, node.offset + node.length);
}

function toItem(text: string, path: FieldPath) {
  return (item: Node, index: number): string => toSorted(text, item, [...path, index]);
}

function toSortedMembers(text: string, node: Node, path: FieldPath): readonly string[] {
  const order = path.length === 0 ? ['UUID', ...toMemberOrder(path)] : toMemberOrder(path);
  const toRank = (name: string) => {
    const rank = order.indexOf(PRINTED[name] ?? name);
    return rank === -1 ? order.length : rank;
  };
  return toProperties(node)
    .map((property) => ({ name: toKey(property), property }))
    .toSorted((a, b) => toRank(a.name) - toRank(b.name))
    .map(({ name, property }) => toMember(text, property, [...path, name]));
}

function toMember(text: string, property: Node, path: FieldPath): string {
  const value = property.children?.[1];
  if (value === undefined) return text.slice(property.offset, property.offset + property.length);
  return text.slice(property.offset, value.offset) + toSorted(text, value, path);
}
