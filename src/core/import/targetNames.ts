import * as l10n from '@vscode/l10n';
import type { FieldSpec } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import type { FieldPath } from '../mapping/finding.ts';
import { toMemberOrder } from '../mapping/shape.ts';
import { isRecord } from './nonLiteral.ts';

type Target = 'cloudFormation' | 'sam' | 'terraform' | 'serverless';

/** One level of names: a field, or a structure of further names. */
interface NameNode {
  readonly path?: FieldPath;
  readonly members: Map<string, NameNode>;
}

const TREES: Readonly<Record<Target, NameNode>> = {
  cloudFormation: toNameTree('cloudFormation'),
  sam: toNameTree('sam'),
  terraform: toNameTree('terraform'),
  serverless: toNameTree('serverless'),
};

/** Members of a target, literal, under the names of the API. A name that the table of fields lacks becomes a note. */
export function toApiMembers(members: unknown, target: Target, notes: string[]): Readonly<Record<string, unknown>> {
  const found: (readonly [FieldPath, unknown])[] = [];
  collectFields(members, TREES[target], '', found, notes);
  return found.reduce<Readonly<Record<string, unknown>>>((all, [path, value]) => withValue(all, path, value), {});
}

function toNameTree(target: Target): NameNode {
  const root: NameNode = { members: new Map() };
  for (const field of FIELDS) {
    const name = field.names[target];
    if (name !== undefined) addName(root, name.split('.'), toWholePath(field));
  }
  return root;
}

/** Where a list begins: targets give lists as a whole. */
function toWholePath({ path }: FieldSpec): FieldPath {
  const index = path.findIndex((part) => typeof part === 'number');
  return index < 0 ? path : path.slice(0, index);
}

function addName(node: NameNode, names: readonly string[], path: FieldPath): void {
  const [name, ...rest] = names;
  if (name === undefined || node.path !== undefined) return;
  const present = node.members.get(name);
  const child: NameNode = present ?? { ...(rest.length === 0 ? { path } : {}), members: new Map() };
  node.members.set(name, child);
  addName(child, rest, path);
}

function collectFields(
  value: unknown,
  node: NameNode,
  place: string,
  found: (readonly [FieldPath, unknown])[],
  notes: string[],
): void {
  // A block of Terraform that can stand only once is a list of one.
  const structure = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isRecord(structure)) {
    notes.push(l10n.t('{0} could not be read: a structure was expected.', place));
    return;
  }
  for (const [name, member] of Object.entries(structure)) {
    const child = node.members.get(name);
    const at = place === '' ? name : `${place}.${name}`;
    if (child === undefined) notes.push(l10n.t('{0} is not a setting of MSK mappings and was left out.', at));
    else if (child.path === undefined) collectFields(member, child, at, found, notes);
    else if (member !== null) found.push([child.path, toApiItems(member, child.path)]);
  }
}

/** Items of a list with their members as the API spells them: `uri` of Terraform is `URI`. */
function toApiItems(value: unknown, path: FieldPath): unknown {
  const names = new Map(toMemberOrder([...path, 0]).map((name) => [name.toLowerCase(), name]));
  if (names.size === 0) return value;
  const toItem = (item: unknown) =>
    isRecord(item)
      ? Object.fromEntries(
          Object.entries(item).map(([name, member]) => [names.get(name.toLowerCase()) ?? name, member]),
        )
      : item;
  return Array.isArray(value) ? value.map(toItem) : toItem(value);
}

function withValue(
  members: Readonly<Record<string, unknown>>,
  path: FieldPath,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const [first, ...rest] = path;
  const name = String(first);
  if (rest.length === 0) return { ...members, [name]: value };
  const present = members[name];
  return { ...members, [name]: withValue(isRecord(present) ? present : {}, rest, value) };
}
