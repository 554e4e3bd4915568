// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { PLACEHOLDERS } from '../src/core/event/generate/placeholders.ts';
import { RECIPE_SHAPE, type Shape } from '../src/core/event/generate/recipeShape.ts';
import type { JsonSchema } from './mappingSchemas.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const LANGUAGE = `Placeholders are filled in for each record: ${PLACEHOLDERS.map(({ usage }) => `\`\${${usage}}\``).join(', ')}. Arguments with blanks stand in single quotes; \`$\${\` stands for \`\${\` itself.`;

/** What each member of a recipe is for, by its path; behind `values` and `keys` stands the kind. */
export const RECIPE_HELP: Readonly<Record<string, string>> = {
  eventSource: 'Amazon MSK (`aws:kafka`, the default) or self-managed Kafka.',
  eventSourceArn: 'ARN of the cluster; events of self-managed Kafka have none.',
  bootstrapServers: 'Addresses of brokers in one text, separated by commas.',
  topic: 'Topic that the records are from.',
  partitions: 'How many partitions the topic has, or a list of the numbers to use. Default: 1.',
  records: 'How many records. Default: one for each line of the values, else 10.',
  batchSize: 'Most records of one event, as in the mapping; more records make several events. Default: 100.',
  keys: 'Keys of the records. Default: none.',
  'keys.none.as': 'How a missing key is written. Default: `null`.',
  'keys.sequence.prefix': 'What stands before the number.',
  'keys.sequence.count': 'After so many keys the sequence starts over.',
  'keys.field.field': 'Member of the value that is the key, inside of others with dots: `order.id`.',
  'keys.template.template': `Text of the key. ${LANGUAGE}`,
  spread: 'Which partition a record is in: by its `key`, as Kafka’s clients do it (the default), or in `turns`.',
  values: 'Where the values of the records come from.',
  'values.json.template': `JSON value of each record. A text that is one placeholder takes the placeholder’s type. ${LANGUAGE}`,
  'values.template.template': `Text of each record. ${LANGUAGE}`,
  'values.text.text': 'The same text for every record.',
  'values.lines.text': 'Lines, one record each.',
  'values.lines.file': 'File with one record a line; the path counts from the recipe.',
  'values.lines.format': 'What the lines are. Default: `csv` for files named so, else `lines`.',
  'values.lines.cells': 'Whether cells of CSV that look like numbers or `true` become such. Default: `typed`.',
  'values.bytes.base64': 'Bytes of every record, in base64.',
  'values.bytes.file': 'File with the bytes of every record; the path counts from the recipe.',
  'values.avro.schema': 'Avro schema: values are made up for it and written in Avro.',
  'values.avro.file': 'File with the Avro schema; the path counts from the recipe.',
  'values.avro.template': `JSON of each record, written in Avro, in the place of made-up values. ${LANGUAGE}`,
  'values.protobuf.schema': 'Text of a .proto file; it can import the well-known types of google/protobuf.',
  'values.protobuf.file': 'File with the Protobuf schema, a .proto file; the path counts from the recipe.',
  'values.protobuf.message':
    'Full name of the message, such as shop.Order: values are made up for it and written in Protobuf. Default: the first one of the file.',
  'values.protobuf.template': `JSON of each record, written in Protobuf, in the place of made-up values. ${LANGUAGE}`,
  'values.json-schema.schema': 'JSON schema that values are made up for.',
  'values.json-schema.file': 'File with the JSON schema; the path counts from the recipe.',
  headers: 'Headers of each record, in this order; a name may be there more than once.',
  'headers.name': 'Name of the header.',
  'headers.text': `Text of the header. ${LANGUAGE}`,
  'headers.base64': 'Bytes of the header in base64, in the place of a text.',
  timestamps: 'Times of the records. Default: a second apart, the last one now.',
  'timestamps.start': 'Time of the first record: ISO 8601, or milliseconds since the epoch.',
  'timestamps.step': 'Milliseconds from record to record. Default: 1000.',
  'timestamps.type': 'Who set the times: the producer (`CREATE_TIME`, the default) or the broker.',
  startOffset:
    'Offset of the first record in each partition, or one for each partition by number. Above 2^53 as a text.',
  tombstones: 'Records without a value, as compacted topics have them.',
  'tombstones.every': 'Every how many records.',
  'tombstones.as': 'How a missing value is written. Default: `null`; both occur.',
  bad: 'Records that functions stumble over, in the place of good ones.',
  'bad.kind': '`poison-pill`: cut off, so that it does not parse. `not-utf8`: no text. `too-large`: above 6 MB alone.',
  'bad.at': 'Number of the record, from 1.',
  schemas: 'Registered schemas of keys and values.',
  'schemas.attribute': 'What the schema is of.',
  'schemas.registry': 'Where it is registered.',
  'schemas.dataFormat': 'Format of the schema.',
  'schemas.delivery':
    '`json`: the mapping decodes. `source`: it takes the framing off. `framed`: it knows no registry, and the bytes are as in the topic.',
  'schemas.schemaId': 'UUID of the version in Glue, number in a Confluent registry. Default: made up.',
  filter: 'Which records to make, by the filter of the mapping.',
  'filter.patterns': 'Patterns as in `FilterCriteria`, each a text of JSON.',
  'filter.want': 'Only records that match, only those that do not, or both in turns.',
  seed: 'The same seed gives the same records; any number or text. Default: 1.',
};

/** What completion writes for a place: label → text of a snippet. */
const SNIPPETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    recipe:
      '{\n  "topic": "${1:orders}",\n  "records": ${2:10},\n  "values": { "kind": "json", "template": { "id": "\\${seq\\}"$3 } }\n}',
  },
  values: {
    'JSON template': '{ "kind": "json", "template": { "id": "\\${seq\\}"$1 } }',
    'text with placeholders': '{ "kind": "template", "template": "$1" }',
    'lines of a file': '{ "kind": "lines", "file": "$1" }',
    'Avro schema in a file': '{ "kind": "avro", "file": "$1" }',
    'Protobuf schema in a file': '{ "kind": "protobuf", "file": "$1" }',
    'JSON schema in a file': '{ "kind": "json-schema", "file": "$1" }',
    'bytes of a file': '{ "kind": "bytes", "file": "$1" }',
  },
  keys: {
    sequence: '{ "kind": "sequence", "prefix": "${1:key-}" }',
    'member of the value': '{ "kind": "field", "field": "${1:id}" }',
    'text with placeholders': '{ "kind": "template", "template": "${1:key-}\\${int 1 5\\}" }',
    none: '{ "kind": "none" }',
  },
  headers: { 'one header': '[{ "name": "${1:trace}", "text": "${2:\\${uuid\\}}" }]' },
  tombstones: { 'every fifth': '{ "every": ${1:5} }' },
  bad: { 'poison pill': '[{ "kind": "poison-pill", "at": ${1:1} }]' },
};

/** Completion and hover of recipes. It refuses nothing: what is wrong is said when the recipe is read. */
export function toRecipeSchema(): JsonSchema {
  return { $schema: DRAFT, title: 'Recipe of test events', ...toSchema(RECIPE_SHAPE, '') };
}

/** Completion and hover of recipes in settings.json, and in the settings of a `*.code-workspace` file. */
export function toSettingsSchema(): JsonSchema {
  const recipes = { additionalProperties: { $ref: '#/definitions/recipe' } };
  const properties = { 'mskLambda.event.recipes': recipes };
  return {
    $schema: DRAFT,
    definitions: { recipe: toSchema(RECIPE_SHAPE, '') },
    properties: { ...properties, settings: { properties } },
  };
}

function toSchema(shape: Shape, path: string): JsonSchema {
  const snippets = Object.entries(SNIPPETS[path] ?? {}).map(([label, bodyText]) => ({ label, bodyText }));
  return {
    ...(RECIPE_HELP[path] === undefined
      ? {}
      : { description: RECIPE_HELP[path].replaceAll('`', ''), markdownDescription: RECIPE_HELP[path] }),
    ...(snippets.length === 0 ? {} : { defaultSnippets: snippets }),
    ...toContent(shape, path),
  };
}

function toContent(shape: Shape, path: string): JsonSchema {
  switch (shape.kind) {
    case 'choice':
      return toChoices(shape.choices);
    case 'list':
      return { items: toContent(shape.item, path) };
    case 'members':
      return { properties: toProperties(shape.members, path) };
    case 'kinds':
      return {
        properties: { kind: toChoices([...shape.kinds.keys()]) },
        allOf: [...shape.kinds].map(([kind, content]) => ({
          if: { properties: { kind: { const: kind } }, required: ['kind'] },
          // biome-ignore lint/suspicious/noThenProperty: JSON schema calls it so
          then: toContent(withoutKind(content), `${path}.${kind}`),
        })),
      };
    default:
      return {};
  }
}

function toProperties(members: ReadonlyMap<string, Shape>, path: string): JsonSchema {
  const prefix = path === '' ? '' : `${path}.`;
  return Object.fromEntries([...members].map(([name, shape]) => [name, toSchema(shape, prefix + name)]));
}

function withoutKind(shape: Shape): Shape {
  if (shape.kind !== 'members') return shape;
  return { ...shape, members: new Map([...shape.members].filter(([name]) => name !== 'kind')) };
}

/** Offers values without refusing others: the second branch takes everything. */
function toChoices(choices: readonly string[]): JsonSchema {
  return { anyOf: [{ enum: choices }, {}] };
}
