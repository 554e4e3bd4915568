import { expect, it, vi } from 'vitest';
import { listMessages } from '../../../src/core/event/protobuf/protoSchema.ts';
import { createProtoSchema } from '../../../src/core/event/valueSchema.ts';
import { encodeByLibrary } from '../event/protobuf/protobufSchemas.ts';

vi.mock('vscode', () => import('./fakeEditor.ts'));

const { parseProto } = await import('../../../src/events/parseProto.ts');

const ORDER = `syntax = "proto3";
package shop;
message Order {
  enum Status { OPEN = 0; SHIPPED = 1; }
  message Item { string name = 1; uint32 count = 2; Order bundle = 3; }
  int64 id = 1;
  Status status = 2;
  repeated Item items = 3;
  map<string, sint32> stock = 4;
  repeated int32 sizes = 5;
  oneof pay { string card = 6; bytes token = 7; }
  double total = 8;
  map<int32, Item> by_row = 9;
  fixed64 mask = 10;
  optional bool gift = 11;
  float share = 12;
}
message Cancelled { string why = 1; }`;

const none = async () => undefined;

async function load(text: string, message?: string, imports: Readonly<Record<string, string>> = {}) {
  const schema = await parseProto({ name: 'order.proto', text }, async (path) => imports[path]);
  const chosen = listMessages(schema).find(({ name }) => name === message);
  return createProtoSchema('order.proto', schema, chosen);
}

it('lists what a file declares, and not what it imports', async () => {
  const schema = await parseProto({ name: 'order.proto', text: ORDER }, none);
  expect(listMessages(schema).map(({ name }) => name)).toEqual(['shop.Order', 'shop.Order.Item', 'shop.Cancelled']);
  const text = 'syntax = "proto3"; import "a.proto"; message Own { Other other = 1; }';
  const importing = await parseProto(
    { name: 'own.proto', text },
    async () => 'syntax = "proto3"; message Other { int32 x = 1; }',
  );
  expect(listMessages(importing).map(({ name }) => name)).toEqual(['Own']);
});

it('reads what another library wrote, with every digit', async () => {
  const value = {
    id: '9007199254740993',
    status: 1,
    items: [
      { name: 'tea', count: 2 },
      { name: 'ë', bundle: { id: -1 } },
    ],
    stock: { a: -5, 'b"': 7 },
    sizes: [1, 300, -1],
    token: new Uint8Array([1, 2, 255]),
    total: 0.1,
    by_row: { 7: { name: 'x' } },
    mask: '18446744073709551615',
    gift: false,
    share: 0.1,
  };
  const schema = await load(ORDER, 'shop.Order');
  const { text } = schema.read(encodeByLibrary(ORDER, 'shop.Order', value), undefined);
  expect(text).toBe(
    '{"id":9007199254740993,"status":"SHIPPED","items":[{"name":"tea","count":2},{"name":"ë","bundle":{"id":-1}}],' +
      '"stock":{"a":-5,"b\\"":7},"sizes":[1,300,-1],"token":"AQL/","total":0.1,"by_row":{"7":{"name":"x"}},' +
      '"mask":18446744073709551615,"gift":false,"share":0.1}',
  );
});

it('writes the same bytes again', async () => {
  const value = {
    id: '-9223372036854775808',
    items: [{ name: 'tea' }],
    stock: { a: -5 },
    sizes: [1, 2],
    card: 'x',
    share: 1.5,
  };
  const bytes = encodeByLibrary(ORDER, 'shop.Order', value);
  const reading = (await load(ORDER, 'shop.Order')).read(bytes, undefined);
  expect(reading.text).toBeDefined();
  expect(reading.text !== undefined && reading.write(reading.text)).toEqual({ bytes });
});

it('goes by the place that a registry’s serializer writes before the message', async () => {
  const schema = await load(ORDER, 'shop.Order');
  const cancelled = encodeByLibrary(ORDER, 'shop.Cancelled', { why: 'late' });
  const item = encodeByLibrary(ORDER, 'shop.Order.Item', { name: 'tea' });
  // Confluent: how many numbers, and they, all doubled.
  expect(schema.read(Uint8Array.from([2, 2, ...cancelled]), 'confluent')).toMatchObject({ message: 'shop.Cancelled' });
  expect(schema.read(Uint8Array.from([4, 0, 0, ...item]), 'confluent')).toMatchObject({ message: 'shop.Order.Item' });
  expect(
    schema.read(Uint8Array.from([0, ...encodeByLibrary(ORDER, 'shop.Order', { id: 1 })]), 'confluent'),
  ).toMatchObject({
    message: 'shop.Order',
    text: '{"id":1}',
  });
  // Glue: all messages by name: Cancelled, Order, Order.ByRowEntry, Order.Item, Order.StockEntry.
  expect(schema.read(Uint8Array.from([0, ...cancelled]), 'glue')).toMatchObject({ message: 'shop.Cancelled' });
  expect(schema.read(Uint8Array.from([3, ...item]), 'glue')).toMatchObject({ message: 'shop.Order.Item' });
  // Without a frame nothing else can begin so.
  expect(schema.read(Uint8Array.from([2, 2, ...cancelled]), undefined)).toMatchObject({ text: '{"why":"late"}' });
  const reading = schema.read(Uint8Array.from([2, 2, ...cancelled]), 'confluent');
  expect(reading.text !== undefined && reading.write('{"why":"no"}')).toEqual({
    bytes: Uint8Array.from([2, 2, 10, 2, 110, 111]),
  });
});

it('knows the well-known types, and times are times', async () => {
  const text = `syntax = "proto3"; import "google/protobuf/timestamp.proto"; import "google/protobuf/wrappers.proto";
    message A { google.protobuf.Timestamp at = 1; google.protobuf.Int64Value n = 2; }`;
  const schema = await load(text, 'A');
  const bytes = Uint8Array.from([10, 11, 8, 192, 196, 7, 16, 128, 132, 175, 95, 0, 0]).subarray(0, 11);
  const cut = Uint8Array.from([10, 9, ...bytes.subarray(2)]);
  const reading = schema.read(cut, undefined);
  expect(reading).toMatchObject({ text: '{"at":"1970-01-02T10:17:36.200Z"}' });
  expect(reading.text !== undefined && reading.write(reading.text)).toEqual({ bytes: cut });
});

it('reads imports beside the file, with theirs, and names one that is missing', async () => {
  const text = 'syntax = "proto3"; import "money.proto"; message A { Money price = 1; }';
  const money = 'syntax = "proto3"; import "unit.proto"; message Money { Unit unit = 1; int64 cents = 2; }';
  const unit = 'syntax = "proto3"; enum Unit { EUR = 0; USD = 1; }';
  const schema = await load(text, 'A', { 'money.proto': money, 'unit.proto': unit });
  const bytes = Uint8Array.from([10, 4, 8, 1, 16, 7]);
  expect(schema.read(bytes, undefined)).toMatchObject({ text: '{"price":{"unit":"USD","cents":7}}' });
  await expect(load(text, 'A', { 'money.proto': money })).rejects.toThrow(
    'order.proto imports unit.proto, which is not there.',
  );
});

it('takes files that extend options, and says in which line a file is wrong', async () => {
  const options = `syntax = "proto3"; import "google/protobuf/descriptor.proto"; import "google/api/annotations.proto";
    extend google.protobuf.FieldOptions { string owner = 50000; }
    message A { string a = 1 [(owner) = "me"]; }`;
  expect((await load(options, 'A')).read(Uint8Array.from([10, 1, 97]), undefined)).toMatchObject({ text: '{"a":"a"}' });
  await expect(load('syntax = "proto3";\nmessage A { int32 = 1; }')).rejects.toThrow(/^order\.proto: .*line 2/);
  await expect(load('syntax = "proto3"; message A { Gone g = 1; }')).rejects.toThrow(/^order\.proto: .*Gone/);
});

it('reads groups, packed lists of proto2 and extensions', async () => {
  const text = `syntax = "proto2";
    message A { repeated group Row = 1 { optional int32 x = 2; } repeated int32 k = 5 [packed = true]; extensions 100 to 200; }
    extend A { optional string note = 101; }`;
  const schema = await load(text, 'A');
  const bytes = Uint8Array.from([11, 16, 7, 12, 11, 12, 42, 2, 1, 2, 40, 3, 170, 6, 1, 97]);
  const reading = schema.read(bytes, undefined);
  expect(reading).toMatchObject({ text: '{"row":[{"x":7},{}],"k":[1,2,3],"[note]":"a"}' });
  // Glue counts the group as a message: A, A.Row.
  expect(schema.read(Uint8Array.from([1, 16, 7]), 'glue')).toMatchObject({ message: 'A.Row', text: '{"x":7}' });
});

it('evaluates no text as code', async () => {
  const make = vi.fn(() => {
    throw new Error('Code generation from strings disallowed for this context');
  });
  vi.stubGlobal('Function', make);
  try {
    const schema = await load(ORDER, 'shop.Order');
    expect(schema.read(Uint8Array.from([8, 5]), undefined)).toMatchObject({ text: '{"id":5}' });
    expect(make).not.toHaveBeenCalled();
  } finally {
    vi.unstubAllGlobals();
  }
});
