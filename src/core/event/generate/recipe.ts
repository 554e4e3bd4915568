import * as l10n from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import {
  findJsonNode,
  isEmptyTree,
  type JsonTree,
  parseJsonTree,
  toJsonValue,
  toKey,
  toProperties,
} from '../../mapping/jsonTree.ts';
import { toMeantName } from '../../mapping/meantName.ts';
import { formatParseError } from '../../mapping/parseErrors.ts';
import type { EventSpec, SpecProblem } from './eventSpec.ts';
import { listSpecProblems } from './generationPlan.ts';
import { RECIPE_SHAPE, type Shape } from './recipeShape.ts';

/** Something wrong with a recipe, and where in its text. */
export interface RecipeProblem extends SpecProblem {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly length: number;
}

export interface Recipe {
  /** Absent: the text is none. With problems of its content it is there, for whoever wants to help. */
  readonly spec?: EventSpec;
  readonly problems: readonly RecipeProblem[];
}

/** Reads a recipe (`*.msk-event-recipe.json`): JSON, comments allowed. Never throws. */
export function parseRecipe(text: string): Recipe {
  const tree = parseJsonTree(text);
  try {
    return tree.tooDeep ? toTooDeep(text) : readRecipe(tree, text);
  } catch (error) {
    // What the parser just could read can still be too deep for others.
    if (error instanceof RangeError) return toTooDeep(text);
    throw error;
  }
}

function toTooDeep(text: string): Recipe {
  return { problems: [toWholeProblem(text, l10n.t('This JSON is nested too deeply to be read.'))] };
}

function readRecipe(tree: JsonTree, text: string): Recipe {
  if (isEmptyTree(tree)) return { problems: [toWholeProblem(text, l10n.t('The recipe is empty.'))] };
  const { root, errors } = tree;
  if (root === undefined || errors.length > 0) {
    return { problems: errors.map((fault) => toProblem(fault, [], formatParseError(fault.error))) };
  }
  const faults: Fault[] = [];
  check(RECIPE_SHAPE, root, [], faults);
  const shapeProblems = faults.map(({ node, path, message }) => toProblem(node, path, message));
  if (faults.some(({ harmless }) => !harmless)) return { problems: shapeProblems };
  // The shape has been checked member by member.
  const { $schema: _, ...spec } = toJsonValue(root) as EventSpec & { $schema?: unknown };
  const problems = listSpecProblems(spec).map(({ path, message, near }) =>
    toProblem(findPart(text, findNearest(root, path), near), path, message),
  );
  return { spec, problems: [...shapeProblems, ...problems] };
}

/** Text of a recipe: members in their usual order, two blanks a level. */
export function formatRecipe(spec: EventSpec): string {
  const order = RECIPE_SHAPE.kind === 'members' ? [...RECIPE_SHAPE.members.keys()] : [];
  const entries = Object.entries(spec).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

interface Fault {
  readonly node: Node;
  readonly path: SpecProblem['path'];
  readonly message: string;
  /** Without meaning, and so not in the way. */
  readonly harmless?: true;
}

type Check = (node: Node, path: SpecProblem['path'], into: Fault[]) => void;

function check(shape: Shape, node: Node, path: SpecProblem['path'], into: Fault[]): void {
  toCheck(shape)(node, path, into);
}

function toCheck(shape: Shape): Check {
  switch (shape.kind) {
    case 'any':
      return () => undefined;
    case 'text':
      return expect((node) => node.type === 'string', l10n.t('A text belongs here.'));
    case 'whole':
      return expect((node) => Number.isSafeInteger(node.value), l10n.t('A whole number belongs here.'));
    case 'choice':
      return expect(
        (node) => shape.choices.some((name) => name === node.value),
        l10n.t('One of these belongs here: {0}.', shape.choices.join(', ')),
      );
    case 'either':
      return toEitherCheck(shape.shapes);
    case 'list':
      return toListCheck(shape.item);
    case 'named':
      return (node, path, into) => {
        if (node.type !== 'object') into.push({ node, path, message: toObjectWords() });
        for (const property of toProperties(node)) checkValue(shape.item, property, path, into);
      };
    case 'kinds':
      return toKindCheck(shape.kinds);
    case 'members':
      return toMembersCheck(shape);
  }
}

function expect(holds: (node: Node) => boolean, message: string): Check {
  return (node, path, into) => {
    if (!holds(node)) into.push({ node, path, message });
  };
}

/** The shape of the node's own type says what is wrong; else the first one. */
function toEitherCheck(shapes: readonly Shape[]): Check {
  return (node, path, into) => {
    const tries = shapes.map((shape) => {
      const faults: Fault[] = [];
      check(shape, node, path, faults);
      return faults;
    });
    if (tries.some((faults) => faults.length === 0)) return;
    into.push(...(tries.find((faults) => faults.some((fault) => fault.node !== node)) ?? tries[0] ?? []));
  };
}

function toListCheck(item: Shape): Check {
  return (node, path, into) => {
    if (node.type !== 'array') into.push({ node, path, message: l10n.t('A list belongs here.') });
    else for (const [index, child] of (node.children ?? []).entries()) check(item, child, [...path, index], into);
  };
}

function toKindCheck(kinds: ReadonlyMap<string, Shape>): Check {
  return (node, path, into) => {
    const kind = findJsonNode(node, ['kind']);
    const shape = typeof kind?.value === 'string' ? kinds.get(kind.value) : undefined;
    if (shape !== undefined) return check(shape, node, path, into);
    const names = [...kinds.keys()].join(', ');
    into.push({ node: kind ?? node, path: [...path, 'kind'], message: l10n.t('"kind" is one of these: {0}.', names) });
  };
}

function toMembersCheck({ members, required }: Extract<Shape, { kind: 'members' }>): Check {
  return (node, path, into) => {
    if (node.type !== 'object') {
      into.push({ node, path, message: toObjectWords() });
      return;
    }
    const properties = toProperties(node);
    for (const property of properties) {
      const shape = members.get(toKey(property));
      if (shape !== undefined) checkValue(shape, property, path, into);
      else if (!isSchemaLink(property, path)) into.push(toUnknownFault(property, members, path));
    }
    const names = new Set(properties.map(toKey));
    const missing = required.filter((name) => !names.has(name));
    into.push(...missing.map((name) => ({ node, path, message: l10n.t('"{0}" is missing.', name) })));
  };
}

/** Editors are told the schema of a document by this member. */
function isSchemaLink(property: Node, path: SpecProblem['path']): boolean {
  return path.length === 0 && toKey(property) === '$schema';
}

function checkValue(shape: Shape, property: Node, path: SpecProblem['path'], into: Fault[]): void {
  const value = property.children?.[1];
  if (value !== undefined) check(shape, value, [...path, toKey(property)], into);
}

function toUnknownFault(property: Node, members: ReadonlyMap<string, Shape>, path: SpecProblem['path']): Fault {
  const name = toKey(property);
  const meant = toMeantName([...members.keys()], name);
  const message =
    meant === undefined
      ? l10n.t('"{0}" has no meaning here.', name)
      : l10n.t('"{0}" has no meaning here; it is written "{1}".', name, meant);
  return { node: property.children?.[0] ?? property, path: [...path, name], message, harmless: true };
}

function toObjectWords(): string {
  return l10n.t('An object belongs here.');
}

/** The place itself, or what it would be in: a problem may be about a member that is missing. */
function findNearest(root: Node, path: SpecProblem['path']): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findJsonNode(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** What is meant inside a node, if it is written there letter by letter. */
function findPart(text: string, node: Node, near = ''): Pick<Node, 'offset' | 'length'> {
  const inside = near === '' ? -1 : text.slice(node.offset, node.offset + node.length).indexOf(near);
  return inside < 0 ? node : { offset: node.offset + inside, length: near.length };
}

function toProblem(
  { offset, length }: Pick<Node, 'offset' | 'length'>,
  path: SpecProblem['path'],
  message: string,
): RecipeProblem {
  return { path, message, offset, length };
}

function toWholeProblem(text: string, message: string): RecipeProblem {
  return { path: [], message, offset: 0, length: text.length };
}
