import type { Node } from 'jsonc-parser';
import type { FieldEdit, FieldPath } from './finding.ts';
import {
  findJsonNode,
  isEmptyTree,
  type JsonTree,
  listOverriddenMembers,
  parseJsonTree,
  toKey,
  toProperties,
} from './jsonTree.ts';
import { EditTrail, type TextEdit } from './textEdits.ts';

/** Names of members in the order in which an object should hold them. */
export type MemberOrder = (path: FieldPath) => readonly string[];

/**
 * Minimal edits that make the changes in a JSON text: everything that is not concerned keeps its form, comments included.
 * A removal takes parents with it that become empty. Changes that a text cannot take (broken JSON, or a root that is no
 * object) give no edits. Own code, since `modify` of jsonc-parser breaks one-line lists when their last item goes.
 */
export function editJsonText(text: string, edits: readonly FieldEdit[], order: MemberOrder): readonly TextEdit[] {
  const trail = new EditTrail(text);
  const read = toReader();
  if (isEmptyTree(read(text))) trail.add(toBeginning(text));
  if (!isEditable(read(trail.text))) return [];
  for (const edit of edits) {
    if (edit.path.length === 0) continue;
    dropOverridden(trail, edit.path, read);
    const { root } = read(trail.text);
    const change = edit.value === undefined ? toRemoval(root, edit.path) : toSetting(trail.text, root, edit, order);
    if (change !== undefined) trail.add(change);
  }
  return trail.toEdits();
}

/** Reads a text once for as long as it stays the same. */
function toReader(): (text: string) => JsonTree {
  let last: { readonly text: string; readonly tree: JsonTree } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, tree: parseJsonTree(text) };
    return last.tree;
  };
}

/** An empty object after what the text holds: blank or comments, of which the last may lack its line end. */
function toBeginning(text: string): TextEdit {
  const gap = /\S[^\S\n]*$/.test(text.replace('\uFEFF', '')) ? '\n' : '';
  return { offset: text.length, length: 0, newText: `${gap}{}\n` };
}

function isEditable(tree: JsonTree): boolean {
  return tree.root?.type === 'object' && tree.errors.length === 0;
}

/** Leaves only the last of the members that are given more than once on the way to a place. */
function dropOverridden(trail: EditTrail, path: FieldPath, read: (text: string) => JsonTree): void {
  for (;;) {
    const overridden = listOverriddenMembers(read(trail.text).root);
    const onTheWay = overridden.find((member) => isStart(member.path, path));
    if (onTheWay === undefined) return;
    trail.add(toChildRemoval(onTheWay.property));
  }
}

function isStart(start: FieldPath, path: FieldPath): boolean {
  return start.length <= path.length && start.every((part, index) => part === path[index]);
}

function toRemoval(root: Node | undefined, path: FieldPath): TextEdit | undefined {
  const child = toChild(findJsonNode(root, path));
  return child === undefined ? undefined : toChildRemoval(toEmptied(child, root));
}

/** The child itself, or the outermost thing around it that would be empty without it. */
function toEmptied(child: Node, root: Node | undefined): Node {
  const container = child.parent;
  const above = container === root ? undefined : toChild(container);
  return container?.children?.length === 1 && above !== undefined ? toEmptied(above, root) : child;
}

/** What stands in a container for a value: the whole member of an object, or the item of a list. */
function toChild(value: Node | undefined): Node | undefined {
  return value?.parent?.type === 'property' ? value.parent : value;
}

function toChildRemoval(child: Node): TextEdit {
  const siblings = child.parent?.children ?? [];
  const index = siblings.indexOf(child);
  const end = child.offset + child.length;
  const previous = siblings[index - 1];
  const next = siblings[index + 1];
  if (previous !== undefined) return toSpan(previous.offset + previous.length, end);
  if (next !== undefined) return toSpan(child.offset, next.offset);
  const container = child.parent;
  return container === undefined
    ? toSpan(child.offset, end)
    : toSpan(container.offset + 1, container.offset + container.length - 1);
}

function toSpan(start: number, end: number): TextEdit {
  return { offset: start, length: end - start, newText: '' };
}

function toSetting(text: string, root: Node | undefined, edit: FieldEdit, order: MemberOrder): TextEdit | undefined {
  if (root === undefined) return undefined;
  const style = toStyle(text, root);
  const depth = toDepth(root, edit.path);
  const place = findJsonNode(root, edit.path.slice(0, depth)) ?? root;
  const rest = edit.path.slice(depth);
  const value = rest.reduceRight<unknown>(
    (inner, part) => (typeof part === 'string' ? { [part]: inner } : [inner]),
    edit.value,
  );
  const [name] = rest;
  if (name !== undefined && isContainerFor(place, name)) {
    return toInsertion({ text, style, container: place, name, order: order(edit.path.slice(0, depth)) }, toOnly(value));
  }
  if (depth === 0) return undefined;
  const newText = format(value, toIndent(text, place.offset), style);
  return { offset: place.offset, length: place.length, newText };
}

/** How much of a path exists. */
function toDepth(root: Node, path: FieldPath): number {
  let depth = path.length;
  while (depth > 0 && findJsonNode(root, path.slice(0, depth)) === undefined) depth -= 1;
  return depth;
}

function isContainerFor(node: Node, name: string | number): boolean {
  return node.type === (typeof name === 'string' ? 'object' : 'array');
}

/** The one member or item of a freshly nested value. */
function toOnly(value: unknown): unknown {
  return Object.values(value ?? {})[0];
}

interface Style {
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
  /** The whole document stands on one line. */
  readonly inline: boolean;
}

function toStyle(text: string, root: Node): Style {
  const body = text.slice(root.offset, root.offset + root.length);
  const unit = /\n([ \t]+)\S/.exec(body)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { eol, unit, inline: (root.children?.length ?? 0) > 0 && !body.includes('\n') };
}

interface Insertion {
  readonly text: string;
  readonly style: Style;
  readonly container: Node;
  readonly name: string | number;
  readonly order: readonly string[];
}

function toInsertion(at: Insertion, value: unknown): TextEdit {
  const { text, style, container } = at;
  const children = container.children ?? [];
  const index = toIndex(at);
  const broken = !style.inline && isBroken(text, container);
  const outer = toIndent(text, container.offset);
  const indent = broken ? toChildIndent(text, container, outer + style.unit) : outer;
  const key = typeof at.name === 'string' ? `${JSON.stringify(at.name)}: ` : '';
  const content = key + format(value, indent, style);
  const gap = broken ? style.eol + indent : ' ';
  const previous = children[index - 1];
  const next = children[index];
  if (previous !== undefined) return toNewText(previous.offset + previous.length, `,${gap}${content}`);
  if (next !== undefined) return toNewText(next.offset, `${content},${gap}`);
  const inside = broken ? style.eol + indent + content + style.eol + outer : content;
  return { offset: container.offset + 1, length: toTrailingBlank(text, container), newText: inside };
}

function toNewText(offset: number, newText: string): TextEdit {
  return { offset, length: 0, newText };
}

/** Blank that an empty container may hold; comments stay. */
function toTrailingBlank(text: string, container: Node): number {
  const inner = text.slice(container.offset + 1, container.offset + container.length - 1);
  return inner.trim() === '' ? inner.length : 0;
}

/** After the last member that precedes it in the order; members unknown to the order stay at the end. */
function toIndex({ container, name, order }: Insertion): number {
  const children = container.children ?? [];
  if (typeof name === 'number') return Math.min(name, children.length);
  const rank = order.indexOf(name);
  if (rank < 0) return children.length;
  const earlier = new Set(order.slice(0, rank));
  const after = toProperties(container).findLastIndex((property) => earlier.has(toKey(property)));
  if (after >= 0) return after + 1;
  const later = new Set(order.slice(rank + 1));
  const before = toProperties(container).findIndex((property) => later.has(toKey(property)));
  return before >= 0 ? before : children.length;
}

/** Whether members of a container stand on lines of their own; so does what is put into an empty one. */
function isBroken(text: string, container: Node): boolean {
  const first = container.children?.[0];
  return first === undefined || text.slice(container.offset, first.offset).includes('\n');
}

function toChildIndent(text: string, container: Node, fallback: string): string {
  const first = container.children?.[0];
  return first === undefined ? fallback : toIndent(text, first.offset);
}

/** Blank at the start of the line that an offset is in. */
function toIndent(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function format(value: unknown, indent: string, style: Style): string {
  if (style.inline) return JSON.stringify(value);
  return JSON.stringify(value, null, style.unit).replaceAll('\n', style.eol + indent);
}
