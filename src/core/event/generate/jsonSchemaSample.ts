import * as l10n from '@vscode/l10n';
import { type Scene, toRandomText } from './placeholders.ts';
import { toUuid } from './uuid.ts';
import { WORDS } from './words.ts';

/** A JSON schema of any draft, as JSON. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

type Members = Readonly<Record<string, unknown>>;

/** Deeper than this only what is required is made, and lists are as short as they may be. */
const DEEP = 4;
/** Deeper than this the schema has no end. */
const TOO_DEEP = 40;

/** Parts of one value: more would never be looked at, and nobody could cancel in between. */
const MOST_PARTS = 100_000;

/** A schema that no value can be made for. */
export class SampleFault extends Error {}

/**
 * A made-up value for a schema: by const, enum, examples, $ref within the schema, allOf, the first fitting way of anyOf
 * and oneOf, and the keywords of each type. `pattern`, `not`, `if` and the like are not followed (`listIgnoredKeywords`
 * names them). Throws a `SampleFault`.
 */
export function toSchemaSample(schema: JsonSchema, scene: Scene): unknown {
  return toSample(schema, { root: schema, scene, depth: 0, parts: { left: MOST_PARTS } });
}

const IGNORED = new Set(['pattern', 'not', 'if', 'dependentSchemas', 'patternProperties', 'uniqueItems', 'contains']);
/** Members whose content is data or names, and no schema. */
const DATA = new Set(['const', 'enum', 'examples', 'example', 'default']);
const NAMED = new Set(['properties', '$defs', 'definitions']);

/** Keywords of the schema that made-up values may break. */
export function listIgnoredKeywords(schema: unknown): readonly string[] {
  const found = new Set<string>();
  collectIgnored(schema, false, found);
  return [...found].toSorted();
}

function collectIgnored(schema: unknown, names: boolean, found: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [name, value] of Object.entries(schema)) {
    if (!names && IGNORED.has(name)) found.add(name);
    if (names || !DATA.has(name)) collectIgnored(value, !names && NAMED.has(name), found);
  }
}

interface Site {
  readonly root: JsonSchema;
  readonly scene: Scene;
  readonly depth: number;
  /** Parts that may still be made. */
  readonly parts: { left: number };
}

function toSample(schema: unknown, site: Site): unknown {
  if (site.depth > TOO_DEEP) throw new SampleFault(l10n.t('The JSON schema refers to itself without an end.'));
  site.parts.left -= 1;
  if (site.parts.left < 0) {
    throw new SampleFault(l10n.t('A value of this schema would have more than {0} parts.', MOST_PARTS));
  }
  if (schema === false) throw new SampleFault(l10n.t('The JSON schema allows no value.'));
  if (!isMembers(schema)) return site.scene.random.pick(WORDS);
  const merged = merge(schema, site, 0);
  if (Object.hasOwn(merged, 'const')) return merged['const'];
  const given = toGiven(merged, site);
  if (given !== undefined) return given.value;
  const type = toType(merged, site);
  const make = Object.hasOwn(MAKERS, type) ? MAKERS[type] : undefined;
  if (make === undefined) throw new SampleFault(l10n.t('JSON schemas have no type "{0}".', type));
  return make(merged, { ...site, depth: site.depth + 1 });
}

/** Values that the schema itself names. */
function toGiven(schema: Members, { scene }: Site): { readonly value: unknown } | undefined {
  const [first, ...others] = [schema['enum'], schema['examples']].find((list) => Array.isArray(list)) ?? [];
  return first === undefined ? undefined : { value: scene.random.pick([first, ...others]) };
}

/** The schema together with what it refers to: one set of keywords. */
function merge(schema: Members, site: Site, hops: number): Members {
  if (hops > TOO_DEEP) throw new SampleFault(l10n.t('The JSON schema refers to itself without an end.'));
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  const parts: unknown[] = [];
  if (typeof $ref === 'string') parts.push(resolve($ref, site.root));
  if (Array.isArray(allOf)) parts.push(...allOf);
  for (const ways of [anyOf, oneOf]) {
    const [first, ...others] = Array.isArray(ways) ? ways : [];
    if (first === undefined) continue;
    parts.push(site.depth > DEEP ? toSimplest([first, ...others]) : site.scene.random.pick([first, ...others]));
  }
  return parts.filter(isMembers).reduce<Members>((all, part) => join(all, merge(part, site, hops + 1)), own);
}

/** The way that ends soonest: one without members of its own. */
function toSimplest(ways: readonly unknown[]): unknown {
  return (
    ways.find((way) => isMembers(way) && !('$ref' in way) && !('properties' in way) && !('items' in way)) ?? ways[0]
  );
}

function join(one: Members, other: Members): Members {
  const properties = { ...toMembers(one['properties']), ...toMembers(other['properties']) };
  const required = [...toList(one['required']), ...toList(other['required'])];
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** `#`, `#/$defs/order` and the like: places in the same schema. */
function resolve(reference: string, root: JsonSchema): unknown {
  const [, ...names] = reference.startsWith('#') ? decodePercents(reference).split('/') : [];
  let found: unknown = reference.startsWith('#') ? root : undefined;
  for (const name of names) {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? toMembers(found)[key] : undefined;
  }
  if (found === undefined) throw new SampleFault(l10n.t('The JSON schema has nothing at {0}.', reference));
  return found;
}

/** A sign of its own stays as it is. */
function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function toType(schema: Members, { scene, depth }: Site): string {
  const { type } = schema;
  if (typeof type === 'string') return type;
  const [first, ...others] = toList(type).filter((name) => typeof name === 'string');
  if (first !== undefined) {
    return depth > DEEP && (first === 'null' || others.includes('null'))
      ? 'null'
      : scene.random.pick([first, ...others]);
  }
  return HINTS.find(([keyword]) => keyword in schema)?.[1] ?? 'string';
}

/** A schema without a type means one by the keywords it uses. */
const HINTS: readonly (readonly [string, string])[] = [
  ['properties', 'object'],
  ['required', 'object'],
  ['additionalProperties', 'object'],
  ['items', 'array'],
  ['prefixItems', 'array'],
  ['minItems', 'array'],
  ['minimum', 'number'],
  ['maximum', 'number'],
  ['exclusiveMinimum', 'number'],
  ['exclusiveMaximum', 'number'],
  ['multipleOf', 'number'],
];

const MAKERS: Readonly<Record<string, (schema: Members, site: Site) => unknown>> = {
  null: () => null,
  boolean: (_schema, { scene }) => scene.random.fraction() < 0.5,
  integer: (schema, { scene }) => toNumber(schema, scene, 1),
  number: (schema, { scene }) => toNumber(schema, scene, 0.01),
  string: toText,
  array: toArray,
  object: toObject,
};

function toNumber(schema: Members, { random }: Scene, usual: number): number {
  const { multipleOf } = schema;
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : usual;
  const [above, below] = [toFinite(schema['exclusiveMinimum']), toFinite(schema['exclusiveMaximum'])];
  const least = toFinite(schema['minimum']) ?? above ?? Math.min(0, toFinite(schema['maximum']) ?? below ?? 0);
  const most = toFinite(schema['maximum']) ?? below ?? Math.max(least, 0) + 1000 * step;
  let [from, to] = [Math.ceil(least / step), Math.floor(most / step)];
  if (above !== undefined && from * step <= above) from += 1;
  if (below !== undefined && to * step >= below) to -= 1;
  if (from > to) throw new SampleFault(l10n.t('No number lies between {0} and {1}.', least, most));
  return Number((random.whole(from, to) * step).toFixed(10));
}

function toText(schema: Members, { scene }: Site): string {
  const { format } = schema;
  const make = typeof format === 'string' && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (make !== undefined) return make(scene);
  const [least, most] = [toFinite(schema['minLength']) ?? 0, toFinite(schema['maxLength']) ?? Number.POSITIVE_INFINITY];
  const word = scene.random.pick(WORDS);
  const missing = Math.max(0, Math.min(least, 1_000_000) - word.length);
  return `${word}${toRandomText(scene.random, missing, 'abcdefghijklmnopqrstuvwxyz')}`.slice(0, most);
}

const FORMATS: Readonly<Record<string, (scene: Scene) => string>> = {
  'date-time': ({ timestamp }) => new Date(timestamp).toISOString(),
  date: ({ timestamp }) => new Date(timestamp).toISOString().slice(0, 10),
  time: ({ timestamp }) => new Date(timestamp).toISOString().slice(11),
  email: ({ random }) => `${random.pick(WORDS)}@example.com`,
  uuid: ({ random }) => toUuid(random),
  uri: ({ random }) => `https://example.com/${random.pick(WORDS)}`,
  hostname: ({ random }) => `${random.pick(WORDS)}.example.com`,
  ipv4: ({ random }) => `192.0.2.${random.whole(1, 254)}`,
  ipv6: ({ random }) => `2001:db8::${random.whole(1, 9999)}`,
};

function toArray(schema: Members, site: Site): unknown {
  const places = toList(schema['prefixItems']);
  const least = Math.min(toFinite(schema['minItems']) ?? 0, 10_000);
  const usual = site.depth > DEEP ? least : Math.max(least, places.length, site.scene.random.whole(1, 3));
  const length = Math.min(usual, toFinite(schema['maxItems']) ?? usual);
  return Array.from({ length }, (_, index) => toSample(places[index] ?? schema['items'] ?? true, site));
}

/** Entries and not assignments: a member may be called `__proto__`. */
function toObject(schema: Members, site: Site): unknown {
  const properties = toMembers(schema['properties']);
  const required = toList(schema['required']).filter((name) => typeof name === 'string');
  const optional = site.depth > DEEP ? [] : Object.keys(properties);
  const names = [...new Set([...optional, ...required])].filter((name) => properties[name] !== false);
  return Object.fromEntries(
    names.map((name) => [name, toSample(Object.hasOwn(properties, name) ? properties[name] : true, site)]),
  );
}

function toFinite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toMembers(value: unknown): Members {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
