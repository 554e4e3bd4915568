import {
  BAD_RECORD_KINDS,
  type BadRecordSpec,
  EVENT_SOURCES,
  type EventSpec,
  type FilterSpec,
  type HeaderSpec,
  type KeySpec,
  type SchemaSpec,
  TIMESTAMP_TYPES,
  type TimestampSpec,
  type TombstoneSpec,
  type ValueSpec,
} from './eventSpec.ts';

/** What may stand at one place of a recipe. */
export type Shape =
  | { readonly kind: 'text' | 'whole' | 'any' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, Shape>; readonly required: readonly string[] }
  /** Any names. */
  | { readonly kind: 'named'; readonly item: Shape }
  /** Objects whose member `kind` says what else they have. */
  | { readonly kind: 'kinds'; readonly kinds: ReadonlyMap<string, Shape> }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] };

const TEXT: Shape = { kind: 'text' };
const WHOLE: Shape = { kind: 'whole' };
const ANY: Shape = { kind: 'any' };
const OFFSET: Shape = { kind: 'either', shapes: [WHOLE, TEXT] };

function choice<Choice extends string>(...choices: readonly Choice[]): Shape {
  return { kind: 'choice', choices };
}

function list(item: Shape): Shape {
  return { kind: 'list', item };
}

function members<Spec>(
  shapes: Readonly<Record<keyof Spec & string, Shape>>,
  ...required: (keyof Spec & string)[]
): Shape {
  return { kind: 'members', members: new Map(Object.entries(shapes)), required };
}

/** Members beside `kind` of each kind, and those of them that have to be there. */
function kinds<Spec extends { readonly kind: string }>(
  shapes: {
    readonly [Kind in Spec['kind']]: readonly [Readonly<Record<string, Shape>>, ...string[]];
  },
): Shape {
  const entries = Object.entries<readonly [Readonly<Record<string, Shape>>, ...string[]]>(shapes);
  return {
    kind: 'kinds',
    kinds: new Map(
      entries.map(([kind, [others, ...required]]) => [
        kind,
        { kind: 'members', members: new Map(Object.entries({ kind: choice(kind), ...others })), required },
      ]),
    ),
  };
}

/** The members of a specification in the order in which recipes have them. */
export const RECIPE_SHAPE: Shape = members<EventSpec>(
  {
    eventSource: choice(...EVENT_SOURCES),
    eventSourceArn: TEXT,
    bootstrapServers: TEXT,
    topic: TEXT,
    partitions: { kind: 'either', shapes: [WHOLE, list(WHOLE)] },
    records: WHOLE,
    batchSize: WHOLE,
    keys: kinds<KeySpec>({
      none: [{ as: choice('null', 'absent', 'empty') }],
      sequence: [{ prefix: TEXT, count: WHOLE }],
      field: [{ field: TEXT }, 'field'],
      template: [{ template: TEXT }, 'template'],
    }),
    spread: choice('key', 'turns'),
    values: kinds<ValueSpec>({
      json: [{ template: ANY }, 'template'],
      template: [{ template: TEXT }, 'template'],
      text: [{ text: TEXT }, 'text'],
      lines: [{ text: TEXT, file: TEXT, format: choice('lines', 'csv'), cells: choice('typed', 'text') }],
      bytes: [{ base64: TEXT, file: TEXT }],
      avro: [{ schema: ANY, file: TEXT, template: ANY }],
      protobuf: [{ schema: TEXT, file: TEXT, message: TEXT, template: ANY }],
      'json-schema': [{ schema: ANY, file: TEXT }],
    }),
    headers: list(members<HeaderSpec>({ name: TEXT, text: TEXT, base64: TEXT }, 'name')),
    timestamps: members<TimestampSpec>({ start: OFFSET, step: WHOLE, type: choice(...TIMESTAMP_TYPES) }),
    startOffset: { kind: 'either', shapes: [WHOLE, TEXT, { kind: 'named', item: OFFSET }] },
    tombstones: members<TombstoneSpec>({ every: WHOLE, as: choice('null', 'absent') }, 'every'),
    bad: list(members<BadRecordSpec>({ kind: choice(...BAD_RECORD_KINDS), at: WHOLE }, 'kind', 'at')),
    schemas: list(
      members<SchemaSpec>(
        {
          attribute: choice('KEY', 'VALUE'),
          registry: choice('glue', 'confluent'),
          dataFormat: choice('AVRO', 'JSON', 'PROTOBUF'),
          delivery: choice('json', 'source', 'framed'),
          schemaId: TEXT,
        },
        'attribute',
        'registry',
        'dataFormat',
        'delivery',
      ),
    ),
    filter: members<FilterSpec>(
      { patterns: list(TEXT), want: choice('matching', 'non-matching', 'mixed') },
      'patterns',
      'want',
    ),
    seed: OFFSET,
  },
  'topic',
  'values',
);
