import * as l10n from '@vscode/l10n';

/** A schema of Avro 1.12 with its names resolved; a record may contain itself. */
export type AvroType =
  | { readonly kind: AvroPrimitive; readonly logical?: string }
  | { readonly kind: 'fixed'; readonly name: string; readonly size: number; readonly logical?: string }
  | { readonly kind: 'enum'; readonly name: string; readonly symbols: readonly [string, ...string[]] }
  | { readonly kind: 'array'; readonly items: AvroType }
  | { readonly kind: 'map'; readonly values: AvroType }
  | { readonly kind: 'union'; readonly branches: readonly [AvroType, ...AvroType[]] }
  | AvroRecord;

export interface AvroRecord {
  readonly kind: 'record';
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: AvroType }[];
}

const PRIMITIVES = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const;
export type AvroPrimitive = (typeof PRIMITIVES)[number];

/** What is wrong with a schema or a value, and where in it. */
export class AvroFault extends Error {}

/** Reads a schema, as JSON or as its text. Throws an `AvroFault`. */
export function parseAvroSchema(schema: unknown): AvroType {
  const json = typeof schema === 'string' && !isPrimitive(schema) ? parseText(schema) : schema;
  return readType(json, { names: new Map(), namespace: '', place: '' });
}

interface Scope {
  readonly names: Map<string, AvroType>;
  readonly namespace: string;
  readonly place: string;
}

type Members = Readonly<Record<string, unknown>>;

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AvroFault(l10n.t('The Avro schema is no JSON.'));
  }
}

function readType(schema: unknown, scope: Scope): AvroType {
  if (typeof schema === 'string') return readName(schema, scope);
  if (Array.isArray(schema)) return readUnion(schema, scope);
  if (!isMembers(schema)) throw fault(scope, l10n.t('A type belongs here: a name, a list or an object.'));
  const { type } = schema;
  if (typeof type !== 'string') return readType(type, scope);
  if (Object.hasOwn(READERS, type)) return READERS[type]?.(schema, scope) ?? { kind: 'null' };
  const { logicalType } = schema;
  return isPrimitive(type) && typeof logicalType === 'string'
    ? { kind: type, logical: logicalType }
    : readName(type, scope);
}

const READERS: Readonly<Record<string, (schema: Members, scope: Scope) => AvroType>> = {
  record: readRecord,
  error: readRecord,
  enum: readEnum,
  fixed: readFixed,
  array: ({ items }, scope) => ({ kind: 'array', items: readType(items, within(scope, '[]')) }),
  map: ({ values }, scope) => ({ kind: 'map', values: readType(values, within(scope, '{}')) }),
};

function readName(name: string, scope: Scope): AvroType {
  if (isPrimitive(name)) return { kind: name };
  const known = scope.names.get(toFullName(name, scope.namespace)) ?? scope.names.get(name);
  if (known === undefined) throw fault(scope, l10n.t('There is no type "{0}".', name));
  return known;
}

function readUnion(branches: readonly unknown[], scope: Scope): AvroType {
  const [first, ...others] = branches.map((branch) => readType(branch, scope));
  if (first === undefined) throw fault(scope, l10n.t('A union has at least one branch.'));
  return { kind: 'union', branches: [first, ...others] };
}

function readRecord(schema: Members, scope: Scope): AvroType {
  const { fields } = schema;
  if (!Array.isArray(fields)) throw fault(scope, l10n.t('A record has a list of fields.'));
  const read: { name: string; type: AvroType }[] = [];
  const inner = define(schema, scope, (name) => ({ kind: 'record', name, fields: read }));
  for (const field of fields) {
    const name: unknown = isMembers(field) ? field['name'] : undefined;
    if (!isMembers(field) || typeof name !== 'string') throw fault(inner.scope, l10n.t('A field has a name.'));
    read.push({ name, type: readType(field['type'], within(inner.scope, name)) });
  }
  return inner.type;
}

function readEnum(schema: Members, scope: Scope): AvroType {
  const symbols: readonly unknown[] = Array.isArray(schema['symbols']) ? schema['symbols'] : [];
  const [first, ...others] = symbols.filter((symbol) => typeof symbol === 'string');
  if (first === undefined) throw fault(scope, l10n.t('An enum has a list of symbols.'));
  return define(schema, scope, (name) => ({ kind: 'enum', name, symbols: [first, ...others] })).type;
}

function readFixed(schema: Members, scope: Scope): AvroType {
  const { size, logicalType } = schema;
  const fits = typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= 1_000_000;
  if (!fits) throw fault(scope, l10n.t('A fixed type has a size in bytes.'));
  const logical = typeof logicalType === 'string' ? { logical: logicalType } : {};
  return define(schema, scope, (name) => ({ kind: 'fixed', name, size, ...logical })).type;
}

/** Gives a type its name, before its inside is read: the inside may name it. */
function define(schema: Members, scope: Scope, toType: (name: string) => AvroType) {
  const { name, namespace } = schema;
  if (typeof name !== 'string') throw fault(scope, l10n.t('A type of this kind has a name.'));
  const full = toFullName(name, typeof namespace === 'string' ? namespace : scope.namespace);
  const type = toType(full);
  scope.names.set(full, type);
  return { type, scope: { ...scope, namespace: full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : '' } };
}

function toFullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function within(scope: Scope, name: string): Scope {
  return { ...scope, place: scope.place === '' ? name : `${scope.place}.${name}` };
}

function fault({ place }: Scope, message: string): AvroFault {
  return new AvroFault(place === '' ? message : l10n.t('{0}: {1}', place, message));
}

function isPrimitive(name: string): name is AvroPrimitive {
  return PRIMITIVES.some((primitive) => primitive === name);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
