import type { FieldControl } from './fieldSpec.ts';
import { FIELDS } from './fields.ts';
import type { FieldPath } from './finding.ts';
import type { MappingInput } from './mapping.ts';

/** JSON type of one place in a mapping. `json` is a string that holds JSON itself, as filter patterns do. */
type Shape =
  | { readonly kind: 'string' | 'json' | 'number' | 'boolean' | 'timestamp' | 'tags' }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'object'; readonly members: Map<string, Shape> };

export type ShapeKind = Shape['kind'];

/** A place whose value cannot be what it should be, or that has no meaning here. */
export interface ShapeFault {
  readonly path: FieldPath;
  readonly expected: ShapeKind | 'nothing';
  /** What the user probably meant: `input` holds it already. Absent: the value is left out of `input`. */
  readonly meant?: unknown;
}

export interface ShapedMapping {
  /** Safe to read: every known member has its type. Members without meaning are kept, so that rules can name them. */
  readonly input: MappingInput;
  readonly faults: readonly ShapeFault[];
}

const object = (members: Record<string, Shape>): Shape => ({
  kind: 'object',
  members: new Map(Object.entries(members)),
});
const list = (item: Shape): Shape => ({ kind: 'list', item });
const STRING: Shape = { kind: 'string' };

const CONTROL_SHAPES: Readonly<Record<FieldControl, Shape>> = {
  function: STRING,
  source: STRING,
  topic: STRING,
  authentication: list(object({ Type: STRING, URI: STRING })),
  secret: STRING,
  choice: STRING,
  choices: list(STRING),
  timestamp: { kind: 'timestamp' },
  text: STRING,
  integer: { kind: 'number' },
  boolean: { kind: 'boolean' },
  filters: list(object({ Pattern: { kind: 'json' } })),
  destination: STRING,
  attributes: list(object({ Attribute: STRING })),
  access: list(object({ Type: STRING, URI: STRING })),
  tags: { kind: 'tags' },
};

const MAPPING_SHAPE = toMappingShape();

/** Names of the members at a place, in the order of the table of fields; empty where there are none. */
export function toMemberOrder(path: FieldPath): readonly string[] {
  let shape: Shape | undefined = MAPPING_SHAPE;
  for (const part of path) {
    if (shape?.kind === 'object') shape = shape.members.get(String(part));
    else shape = shape?.kind === 'list' ? shape.item : undefined;
  }
  return shape?.kind === 'object' ? [...shape.members.keys()] : [];
}

/** Reads any JSON value as a mapping. Never throws; whatever does not fit becomes a fault. */
export function readMapping(value: unknown): ShapedMapping {
  const faults: ShapeFault[] = [];
  const input = readShape(value, MAPPING_SHAPE, [], faults);
  return { input: isObject(input) ? (input as MappingInput) : {}, faults };
}

function readShape(value: unknown, shape: Shape, path: FieldPath, faults: ShapeFault[]): unknown {
  if (shape.kind === 'object' && isObject(value)) return readMembers(value, shape.members, path, faults);
  if (shape.kind === 'list' && Array.isArray(value)) {
    // Unreadable items leave a blank, so that indexes stay those of the document.
    return value.map((item, index) => readShape(item, shape.item, [...path, index], faults) ?? toBlank(shape.item));
  }
  if (fits(value, shape)) return value;
  const meant = toMeant(value, shape);
  faults.push({ path, expected: shape.kind, ...(meant === undefined ? {} : { meant }) });
  return meant;
}

function readMembers(
  value: Readonly<Record<string, unknown>>,
  members: ReadonlyMap<string, Shape>,
  path: FieldPath,
  faults: ShapeFault[],
): unknown {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  const read = present.map(([name, member]) => {
    const shape = members.get(name);
    const at = [...path, name];
    if (shape !== undefined) return [name, readShape(member, shape, at, faults)] as const;
    faults.push({ path: at, expected: 'nothing' });
    return [name, member] as const;
  });
  // `fromEntries` defines members, so that a member called `__proto__` stays a member.
  return Object.fromEntries(read.filter(([, member]) => member !== undefined));
}

function toBlank(item: Shape): unknown {
  return item.kind === 'object' ? {} : '';
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case 'string':
    case 'json':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
    case 'tags':
      return isObject(value) && Object.values(value).every((tag) => typeof tag === 'string');
    default:
      return false;
  }
}

/** The value of the right type that is plainly meant by one of the wrong type; undefined when there is none. */
function toMeant(value: unknown, shape: Shape): unknown {
  if (value === null) return undefined;
  switch (shape.kind) {
    case 'string':
      return toMeantText(value);
    case 'json':
      return isObject(value) ? JSON.stringify(value) : undefined;
    case 'number':
      return typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : undefined;
    case 'boolean':
      return typeof value === 'string' ? BOOLEANS.get(value.trim().toLowerCase()) : undefined;
    case 'tags':
      return toMeantTags(value);
    case 'list':
      return toMeantList(value, shape.item);
    default:
      return undefined;
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function toMeantText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return typeof only === 'string' ? only : undefined;
}

function toMeantList(value: unknown, item: Shape): unknown {
  const faults: ShapeFault[] = [];
  const only = readShape(value, item, [], faults);
  return only === undefined || faults.length > 0 ? undefined : [only];
}

/** Tags as CloudFormation writes them, or with values that are no text. */
function toMeantTags(value: unknown): unknown {
  const entries = Array.isArray(value) ? value.map(toTagEntry) : isObject(value) ? Object.entries(value) : [];
  const texts = entries.filter(isDefined).map(([key, tag]) => [key, toMeantText(tag) ?? tag] as const);
  const usable =
    texts.length > 0 && texts.length === entries.length && texts.every(([, tag]) => typeof tag === 'string');
  return usable ? Object.fromEntries(texts) : undefined;
}

function toTagEntry(tag: unknown): readonly [string, unknown] | undefined {
  if (!isObject(tag) || typeof tag.Key !== 'string') return undefined;
  return [tag.Key, tag.Value];
}

function toMappingShape(): Shape {
  const root = new Map<string, Shape>();
  for (const field of FIELDS) addShape(root, field.path, CONTROL_SHAPES[field.control]);
  return { kind: 'object', members: root };
}

function addShape(members: Map<string, Shape>, path: FieldPath, shape: Shape): void {
  const [name, next] = path;
  if (typeof name !== 'string') return;
  const present = members.get(name);
  if (path.length === 1) members.set(name, shape);
  else if (typeof next === 'number') members.set(name, present ?? list(shape));
  else if (present?.kind === 'object') addShape(present.members, path.slice(1), shape);
  else {
    const inner = new Map<string, Shape>();
    members.set(name, { kind: 'object', members: inner });
    addShape(inner, path.slice(1), shape);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
