import type { FieldChoice, FieldControl, FieldSpec } from '../src/core/mapping/fieldSpec.ts';
import { FIELDS, toField } from '../src/core/mapping/fields.ts';
import type { FieldPath } from '../src/core/mapping/finding.ts';
import type { MappingInput } from '../src/core/mapping/mapping.ts';
import { toMemberOrder } from '../src/core/mapping/shape.ts';
import { toFieldMarkdown, UUID_HELP } from '../src/documents/fieldMarkdown.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** `strict` judges documents; `hints` refuses nothing: it is for completion and hover beside the rules' own diagnostics. */
type Flavour = 'strict' | 'hints';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const AT_TIMESTAMP: JsonSchema = {
  properties: { StartingPosition: { const: 'AT_TIMESTAMP' } },
  required: ['StartingPosition'],
};

const WITH_REGISTRY: JsonSchema = {
  properties: { AmazonManagedKafkaEventSourceConfig: { type: 'object', required: ['SchemaRegistryConfig'] } },
  required: ['AmazonManagedKafkaEventSourceConfig'],
};

/** What a draft of JSON schema later than 4 calls `if` and `then`, in the words that all of them have. */
function toCondition(premise: JsonSchema, conclusion: JsonSchema): JsonSchema {
  return { anyOf: [{ not: premise }, conclusion] };
}

/** For validators: limits, patterns, choices, and what depends on other members as far as a schema says it plainly. */
export function toStrictSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'Lambda event source mapping for Amazon MSK',
    description:
      'Input of CreateEventSourceMapping for an Amazon MSK source. With UUID the document updates that mapping, and members that are left out stay as they are.',
    ...toObject([], 'strict'),
    allOf: [
      toCondition({ not: { required: ['UUID'] } }, { required: listRequired() }),
      toCondition(AT_TIMESTAMP, { required: ['StartingPositionTimestamp'] }),
      toCondition({ required: ['StartingPositionTimestamp'] }, AT_TIMESTAMP),
      toCondition(WITH_REGISTRY, { required: ['ProvisionedPollerConfig'] }),
    ],
  };
}

/** For editors that have the rules as well. */
export function toHintsSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'Lambda event source mapping for Amazon MSK',
    ...toObject([], 'hints'),
  };
}

/** Members that every new mapping has. */
function listRequired(): readonly unknown[] {
  return FIELDS.filter((field) => field.required?.when({})).map((field) => field.path[0]);
}

function toObject(path: FieldPath, flavour: Flavour): JsonSchema {
  const names = toMemberOrder(path);
  const members = names.map((name) => [name, toMember([...path, name], flavour)] as const);
  const properties = { ...(path.length === 0 ? { UUID: toUuid(flavour) } : {}), ...Object.fromEntries(members) };
  const required = path.length === 0 ? [] : listRequiredIn(path);
  if (flavour === 'hints') return { properties };
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false };
}

/** Members that a structure must have once it is there: those whose fields ask for it when its other members are set. */
function listRequiredIn(path: FieldPath): readonly unknown[] {
  const inside = FIELDS.filter(
    (field) => field.path.length === path.length + 1 && path.every((part, index) => part === field.path[index]),
  );
  return inside
    .filter((field) =>
      inside.some(
        (other) => other !== field && field.required?.when(toDraft(other.path, SAMPLES[other.control] ?? 'x')),
      ),
    )
    .map((field) => field.path.at(-1));
}

const SAMPLES: Partial<Readonly<Record<FieldControl, unknown>>> = {
  integer: 1,
  attributes: [{ Attribute: 'VALUE' }],
  access: [{ Type: 'BASIC_AUTH' }],
};

function toDraft(path: FieldPath, value: unknown): MappingInput {
  return path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as MappingInput;
}

function toUuid(flavour: Flavour): JsonSchema {
  const words = { markdownDescription: UUID_HELP() };
  return flavour === 'hints' ? words : { description: UUID_HELP(), type: 'string', minLength: 36, maxLength: 36 };
}

function toMember(path: FieldPath, flavour: Flavour): JsonSchema {
  const field = FIELDS.find((entry) => entry.path.length === path.length && isStart(entry.path, path));
  if (field !== undefined) return { ...toWords(field, flavour), ...toValue(field, flavour) };
  const only = FIELDS.find((entry) => typeof entry.path[path.length] === 'number' && isStart(path, entry.path));
  if (only !== undefined) return { ...toWords(only, flavour), ...toList(only, toText(only, flavour), flavour) };
  return toObject(path, flavour);
}

function isStart(start: FieldPath, path: FieldPath): boolean {
  return start.every((part, index) => part === path[index]);
}

function toWords(field: FieldSpec, flavour: Flavour): JsonSchema {
  if (flavour === 'hints') return { markdownDescription: toFieldMarkdown(field) };
  const { value } = field.default ?? {};
  return { title: field.label(), description: field.help(), ...(value === undefined ? {} : { default: value }) };
}

type ToValue = (field: FieldSpec, flavour: Flavour) => JsonSchema;

const toTypedText: ToValue = (field, flavour) => toText(field, flavour);

const VALUES: Readonly<Record<FieldControl, ToValue>> = {
  function: toTypedText,
  source: toTypedText,
  topic: toTypedText,
  secret: toTypedText,
  text: toTypedText,
  destination: toTypedText,
  choice: (field, flavour) => toChoice(field.choices ?? [], flavour),
  choices: (field, flavour) => toList(field, toChoice(field.choices ?? [], flavour), flavour),
  timestamp: (_field, flavour) => (flavour === 'strict' ? { type: ['string', 'number'], minLength: 1 } : {}),
  integer: ({ limits = {}, id, default: fallback }, flavour) =>
    flavour === 'hints'
      ? { defaultSnippets: [{ body: fallback?.value ?? limits.min ?? 0 }] }
      : { type: 'integer', minimum: limits.min, maximum: limits.max, ...EXTRA[id] },
  boolean: (_field, flavour) => (flavour === 'strict' ? { type: 'boolean' } : toOpen([true, false])),
  filters: (field, flavour) =>
    toList(field, toStructure({ Pattern: toPattern(field, flavour) }, ['Pattern'], flavour), flavour),
  attributes: (field, flavour) =>
    toList(field, toStructure({ Attribute: toChoice(field.choices ?? [], flavour) }, ['Attribute'], flavour), flavour),
  access: (field, flavour) =>
    toList(field, toAccess(field, { type: 'string', minLength: 1, maxLength: 10_000 }, flavour), flavour),
  authentication: (field, flavour) =>
    toList(field, toAccess(field, toText(toField('secret'), flavour), flavour), flavour),
  tags: ({ limits }, flavour) =>
    flavour === 'hints'
      ? { properties: {} }
      : {
          type: 'object',
          maxProperties: limits?.maxItems,
          propertyNames: { minLength: 1, maxLength: 128 },
          additionalProperties: { type: 'string', maxLength: 256 },
        },
};

/** What a range does not say (fields.md 12). */
const EXTRA: Partial<Readonly<Record<FieldSpec['id'], JsonSchema>>> = {
  recordAge: { not: { minimum: 0, maximum: 59 } },
  // Kafka's own rule (fields.md 5).
  topic: { pattern: '^(?!\\.{1,2}$)[a-zA-Z0-9._-]+$' },
};

function toValue(field: FieldSpec, flavour: Flavour): JsonSchema {
  return VALUES[field.control](field, flavour);
}

function toText({ limits = {}, id }: FieldSpec, flavour: Flavour): JsonSchema {
  if (flavour === 'hints') return {};
  const { minLength, maxLength, pattern } = limits;
  return {
    type: 'string',
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
    ...EXTRA[id],
  };
}

function toChoice(choices: readonly FieldChoice[], flavour: Flavour): JsonSchema {
  const values = choices.map((choice) => choice.value);
  if (flavour === 'strict') return { type: 'string', enum: values };
  return toOpen(
    values,
    choices.map((choice) => `${choice.label()}: ${choice.help()}`),
  );
}

/** Offers values without refusing others: the second branch takes everything. */
function toOpen(values: readonly unknown[], markdownEnumDescriptions?: readonly string[]): JsonSchema {
  const words = markdownEnumDescriptions === undefined ? {} : { markdownEnumDescriptions };
  return { anyOf: [{ enum: values, ...words }, {}] };
}

function toList({ path, limits }: FieldSpec, items: JsonSchema, flavour: Flavour): JsonSchema {
  if (flavour === 'hints') return { items };
  // A field that is one item of a list makes a list of exactly one.
  const least = typeof path.at(-1) === 'number' ? { minItems: 1 } : {};
  return { type: 'array', ...least, maxItems: limits?.maxItems, items };
}

function toStructure(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  flavour: Flavour,
): JsonSchema {
  if (flavour === 'hints') return { properties, defaultSnippets: [{ bodyText: toSkeleton(Object.keys(properties)) }] };
  return { type: 'object', properties, required, additionalProperties: false };
}

function toSkeleton(names: readonly string[]): string {
  return `{ ${names.map((name, index) => `"${name}": "$${index + 1}"`).join(', ')} }`;
}

function toAccess(field: FieldSpec, uri: JsonSchema, flavour: Flavour): JsonSchema {
  const text = flavour === 'hints' ? {} : uri;
  return toStructure({ Type: toChoice(field.choices ?? [], flavour), URI: text }, ['Type', 'URI'], flavour);
}

/** JSON as text: that it is JSON, a schema cannot say. */
function toPattern({ limits }: FieldSpec, flavour: Flavour): JsonSchema {
  return flavour === 'hints' ? {} : { type: 'string', minLength: 1, maxLength: limits?.maxLength };
}
