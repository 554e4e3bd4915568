import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAvroContainer, readAvro, readAvroContainer } from '../../../src/core/event/avroText.ts';
import { parseExactJson } from '../../../src/core/event/exactJson.ts';
import { encodeAvro, writeLong } from '../../../src/core/event/generate/avroEncode.ts';
import { parseAvroSchema } from '../../../src/core/event/generate/avroSchema.ts';

const ORDER = {
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'note', type: ['null', 'string'] },
    { name: 'lines', type: { type: 'array', items: 'string' } },
    { name: 'labels', type: { type: 'map', values: 'double' } },
    { name: 'state', type: { type: 'enum', name: 'State', symbols: ['NEW', 'PAID'] } },
    { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 2 } },
    { name: 'raw', type: 'bytes' },
    { name: 'count', type: 'int' },
    { name: 'paid', type: 'boolean' },
  ],
};
const schema = JSON.stringify(ORDER);
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const long = (value: number) => {
  const bytes: number[] = [];
  writeLong(BigInt(value), bytes);
  return bytes;
};
const text = (content: string) => [...long(Buffer.byteLength(content)), ...Buffer.from(content)];

test('bytes of the specification are read', () => {
  // Examples of Avro 1.12: record {a: 27, b: "foo"}, array [3, 27], union ["null", "string"] with "a".
  const record = '{"type":"record","name":"test","fields":[{"name":"a","type":"long"},{"name":"b","type":"string"}]}';
  expect(readAvro(record, hex('36 06 66 6f 6f')).text).toBe('{"a":27,"b":"foo"}');
  expect(readAvro('{"type":"array","items":"long"}', hex('04 06 36 00')).text).toBe('[3,27]');
  expect(readAvro('["null","string"]', hex('02 02 61')).text).toBe('"a"');
  expect(readAvro('"long"', hex('ff ff ff ff ff ff ff ff ff 01')).text).toBe('-9223372036854775808');
});

test.each(['"NaN"', '"Infinity"', '"-Infinity"', '-0.0', '1e-7', '5e-324', '100000000000000000000'])(
  'the number %s comes back',
  (number) => {
    for (const type of number === '5e-324' ? ['"double"'] : ['"double"', '"float"']) {
      const parsed = parseAvroSchema(type);
      const bytes = encodeAvro(parsed, parseExactJson(number));
      const { text: read = '' } = readAvro(type, bytes);
      if (type === '"double"') expect(read).toBe(number);
      expect(encodeAvro(parsed, parseExactJson(read))).toEqual(bytes);
    }
    expect(() => encodeAvro(parseAvroSchema('"double"'), '1')).toThrow('a number');
  },
);

test('a list in blocks with their size', () => {
  expect(readAvro('{"type":"array","items":"int"}', hex('03 04 02 04 02 06 00')).text).toBe('[1,2,3]');
});

test('what was written is read', () => {
  const ascii = fc.string({ maxLength: 20 });
  const order = fc.record({
    id: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    note: fc.option(fc.string()),
    lines: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
    labels: fc.dictionary(
      ascii,
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
    ),
    state: fc.constantFrom('NEW', 'PAID'),
    hash: fc.constantFrom('\u0000\u00ff', 'ab'),
    raw: fc.uint8Array({ maxLength: 9 }).map((bytes) => String.fromCharCode(...bytes)),
    count: fc.integer(),
    paid: fc.boolean(),
  });
  fc.assert(
    fc.property(order, (value) => {
      const type = parseAvroSchema(ORDER);
      const bytes = encodeAvro(type, value);
      const { text: read = '' } = readAvro(schema, bytes);
      expect(JSON.parse(read)).toEqual({ ...value, id: Number(value.id) });
      expect(read).toContain(`{"id":${value.id},`);
      // JavaScript puts names that are numbers first.
      if (Object.keys(value.labels).length < 2) expect(encodeAvro(type, parseExactJson(read))).toEqual(bytes);
    }),
  );
});

test('an object behind a fingerprint', () => {
  expect(readAvro('"string"', hex('c301 0102030405060708 02 61')).text).toBe('"a"');
});

describe('a container', () => {
  const make = (codec: string) => {
    const sync = Array.from({ length: 16 }, (_, at) => at);
    const metadata = [
      ...long(2),
      ...text('avro.schema'),
      ...text('"string"'),
      ...text('avro.codec'),
      ...text(codec),
      0,
    ];
    const items = [...text('one'), ...text('two')];
    return Uint8Array.from([
      ...hex('4f626a01'),
      ...metadata,
      ...sync,
      ...long(2),
      ...long(items.length),
      ...items,
      ...sync,
    ]);
  };

  test('brings its schema along', () => {
    expect(isAvroContainer(make('null'))).toBe(true);
    expect(readAvroContainer(make('null'))).toEqual({ text: '["one","two"]' });
    expect(readAvroContainer(make('zstandard')).problem).toBe('The Avro container is compressed with zstandard.');
    expect(readAvroContainer(make('null').subarray(0, 40)).problem).toMatch(/The bytes end/);
    expect(isAvroContainer(hex('4f626a02'))).toBe(false);
  });
});

describe('it is said why bytes are not of a schema', () => {
  test.each([
    ['{"type":', '', /no JSON/],
    ['"order"', '', /There is no type "order"/],
    ['"string"', '0a 61', /The bytes end before the value does: 5 more are needed at byte 1/],
    ['"string"', '02 61 00', /ends at byte 2, but 3 bytes/],
    ['"string"', '02 ff', /no UTF-8/],
    ['"string"', '01', /The bytes end/],
    ['"boolean"', '02', /neither true nor false/],
    ['"int"', 'ff ff ff ff ff 01', /32 bits/],
    ['"long"', 'ff ff ff ff ff ff ff ff ff ff ff', /no end/],
    ['["null","int"]', '04', /stands 2, but there are 2/],
    ['{"type":"array","items":"null"}', 'fe ff ff ff ff 01', /out of range/],
    ['{"type":"record","name":"a","fields":[{"name":"a","type":"a"}]}', '', /too many parts/],
  ])('%s %s', (type, digits, problem) => {
    expect(readAvro(type, hex(digits)).problem).toMatch(problem);
  });

  test('whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const { text: read, problem } = readAvro(schema, bytes);
        expect(read === undefined).toBe(problem !== undefined);
        if (read !== undefined) JSON.parse(read);
        readAvroContainer(Uint8Array.from([...hex('4f626a01'), ...bytes]));
      }),
    );
  });
});
