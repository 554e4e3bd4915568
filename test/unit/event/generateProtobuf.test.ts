import { expect, it } from 'vitest';
import type { EventSpec, ProtobufSpec, SchemaSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents } from '../../../src/core/event/generate/generateEvents.ts';
import { formatRecipe, parseRecipe } from '../../../src/core/event/generate/recipe.ts';
import { toNeededFile, toNeededProto, withProtoSchema } from '../../../src/core/event/generate/specFile.ts';
import type { ProtoSchema } from '../../../src/core/event/protobuf/protoSchema.ts';
import { createProtoSchema } from '../../../src/core/event/valueSchema.ts';
import { field, message, scalar } from './protobuf/protobufSchemas.ts';

const item = message('shop.Order.Item', field(1, 'name', scalar('string')));
const order = message(
  'shop.Order',
  field(1, 'id', scalar('int64')),
  field(2, 'items', { kind: 'message', message: item, isGroup: false }, { isRepeated: true }),
  field(3, 'card', scalar('string'), { oneof: 'pay' }),
  field(4, 'token', scalar('bytes'), { oneof: 'pay' }),
  field(5, 'state', {
    kind: 'enum',
    name: 'State',
    values: [
      ['OPEN', 0],
      ['SENT', 1],
    ],
  }),
  field(6, 'stock', { kind: 'map', key: 'int32', value: scalar('double') }),
);
const cancelled = message('shop.Cancelled', field(1, 'why', scalar('string')));
const schema: ProtoSchema = {
  places: [
    {
      name: 'shop.Order',
      origin: 'message',
      message: order,
      nested: [
        { name: 'shop.Order.Item', origin: 'message', message: item, nested: [] },
        { name: 'shop.Order.StockEntry', origin: 'map', nested: [] },
      ],
    },
    { name: 'shop.Cancelled', origin: 'message', message: cancelled, nested: [] },
  ],
};

function generate(values: Omit<ProtobufSpec, 'kind' | 'parsed'>, schemas?: readonly SchemaSpec[], records = 1) {
  const spec: EventSpec = { topic: 't', records, values: { kind: 'protobuf', parsed: schema, ...values }, schemas };
  const { events, problems } = generateEvents(spec, { now: 0 });
  const bytes = Object.values(events[0]?.records ?? {})
    .flat()
    .map(({ value }) => new Uint8Array(Buffer.from(value ?? '', 'base64')));
  return { bytes, problems };
}

it('makes up values of the first message, all of which can be read, of an alternative one', () => {
  const reader = createProtoSchema('order.proto', schema, order);
  const { bytes } = generate({}, undefined, 100);
  const values = bytes.map((each): Record<string, unknown> => JSON.parse(reader.read(each, undefined).text ?? 'null'));
  expect(values).toHaveLength(100);
  for (const value of values) {
    expect(value).toMatchObject({ id: expect.any(Number), items: expect.any(Array), stock: expect.any(Object) });
    expect('card' in value).not.toBe('token' in value);
  }
  expect(new Set(values.map(({ state }) => state))).toEqual(new Set(['OPEN', 'SENT']));
});

it('writes a template as the message that is named', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
  const { bytes } = generate({ message: 'shop.Cancelled', template: { why: '${cycle a b}' } }, undefined, 2);
  expect(bytes.map((each) => [...each])).toEqual([
    [10, 1, 97],
    [10, 1, 98],
  ]);
});

const UUID = 'c41f6a08-93d7-4b2e-8e15-6d0a7f39c2b4';
const framed = (registry: SchemaSpec['registry'], schemaId: string, delivery: SchemaSpec['delivery'] = 'framed') =>
  [{ attribute: 'VALUE', registry, dataFormat: 'PROTOBUF', delivery, schemaId }] as const;
const template = { why: 'a' };

it.each([
  ['shop.Cancelled', { why: 'a' }, framed('confluent', '7'), [0, 0, 0, 0, 7, 2, 2, 10, 1, 97]],
  ['shop.Order.Item', { name: 'a' }, framed('confluent', '7'), [0, 0, 0, 0, 7, 4, 0, 0, 10, 1, 97]],
  ['shop.Order', { id: 1 }, framed('confluent', '7'), [0, 0, 0, 0, 7, 0, 8, 1]],
  ['shop.Order.Item', { name: 'a' }, framed('glue', UUID, 'source'), [2, 10, 1, 97]],
  ['shop.Order', { id: 1 }, framed('glue', UUID, 'source'), [1, 8, 1]],
] as const)('puts the place of %s before it, as registries count', (name, value, schemas, expected) => {
  const { bytes } = generate({ message: name, template: value }, schemas);
  expect([...(bytes[0] ?? [])]).toEqual(expected);
});

it('says what is wrong, and takes what is read of the file', () => {
  expect(generate({ message: 'shop.Gone' }).problems).toMatchObject([
    { path: ['values', 'message'], message: 'The schema has no message shop.Gone.' },
  ]);
  expect(generate({ template: { id: 'x' } }).problems[0]?.message).toBe(
    'id: Protobuf wants a whole number of 64 bits here.',
  );
  const spec: EventSpec = { topic: 't', values: { kind: 'protobuf', file: 'order.proto', template } };
  expect(parseRecipe(formatRecipe(spec)).problems).toEqual([]);
  expect(toNeededFile(spec)).toBe('order.proto');
  expect(toNeededFile(withProtoSchema(spec, schema))).toBeUndefined();
  const missing = generateEvents({ topic: 't', values: { kind: 'protobuf', file: 'order.proto' } }, { now: 0 });
  expect(missing.problems).toMatchObject([{ path: ['values', 'schema'] }]);
});

it('takes the text of a schema in the place of its file', () => {
  const text = 'message Order { int64 id = 1; }';
  const spec: EventSpec = { topic: 't', values: { kind: 'protobuf', schema: text, template } };
  expect(parseRecipe(formatRecipe(spec)).problems).toEqual([]);
  expect([toNeededFile(spec), toNeededProto(spec)]).toEqual([undefined, text]);
  expect(toNeededProto(withProtoSchema(spec, schema))).toBeUndefined();
});
