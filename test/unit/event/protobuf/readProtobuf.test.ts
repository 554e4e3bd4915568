import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProtobuf } from '../../../../src/core/event/protobuf/readProtobuf.ts';
import { writeProtobuf } from '../../../../src/core/event/protobuf/writeProtobuf.ts';
import { field, message, scalar } from './protobufSchemas.ts';

const inner = message('Inner', field(1, 'a', scalar('int32')), field(2, 'b', scalar('string')));
const type = message(
  'Outer',
  field(1, 'id', scalar('int64')),
  field(2, 'name', scalar('string')),
  field(3, 'inner', { kind: 'message', message: inner, isGroup: false }),
  field(4, 'list', scalar('int32'), { isRepeated: true, isPacked: true }),
  field(5, 'row', { kind: 'message', message: inner, isGroup: true }),
  field(6, 'state', {
    kind: 'enum',
    name: 'State',
    values: [
      ['A', 0],
      ['B', 1],
      ['ALSO_B', 1],
    ],
  }),
  field(7, 'real', scalar('double')),
  field(8, 'tags', { kind: 'map', key: 'string', value: scalar('int32') }),
  field(9, 'raw', scalar('bytes')),
  field(10, 'half', scalar('fixed32')),
);

const read = (...bytes: readonly number[]) => readProtobuf(type, Uint8Array.from(bytes));

describe('readProtobuf', () => {
  it('reads an empty message, and puts pieces of a message together', () => {
    expect(read()).toMatchObject({ text: '{}' });
    expect(read(26, 2, 8, 1, 26, 3, 18, 1, 120)).toMatchObject({ text: '{"inner":{"a":1,"b":"x"}}' });
    expect(read(8, 1, 8, 2)).toMatchObject({ text: '{"id":2}' });
  });

  it('takes lists in both forms, mixed, and maps without a value', () => {
    expect(read(34, 2, 1, 2, 32, 3)).toMatchObject({ text: '{"list":[1,2,3]}' });
    expect(read(66, 3, 10, 1, 97, 66, 0)).toMatchObject({ text: '{"tags":{"a":0,"":0}}' });
  });

  it('shows fields that the schema lacks by their number, groups of them too', () => {
    expect(read(8, 1, 120, 5, 120, 6)).toEqual({ text: '{"id":1,"15":[5,6]}', lacking: 2 });
    expect(read(122, 2, 0, 255)).toMatchObject({ text: '{"15":"AP8="}' });
    expect(read(123, 8, 1, 124)).toMatchObject({ text: '{"15":{"1":1}}' });
    expect(read(125, 1, 0, 0, 0)).toMatchObject({ text: '{"15":1}' });
    expect(read(121, 255, 255, 255, 255, 255, 255, 255, 255)).toMatchObject({ text: '{"15":18446744073709551615}' });
    expect(read(48, 9)).toEqual({ text: '{"state":9}', lacking: 0 });
    expect(read(48, 1)).toMatchObject({ text: '{"state":"B"}' });
  });

  it.each([
    [[8], 'The bytes end at 1, before the message does.'],
    [[18, 5, 97], 'At byte 1 follow 5 bytes, but only 1 are left.'],
    [[57, 0, 0], 'At byte 1 follow 8 bytes, but only 2 are left.'],
    [[0, 1], 'At byte 0 there is no field 0.'],
    [[8, 1, 15], 'At byte 2 the field 1 has wire type 7, which does not exist.'],
    [[8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], 'The number at byte 1 has no end.'],
    [[10, 1, 97], 'At byte 0 the field id has wire type 2; the schema wants 0.'],
    [[18, 2, 195, 40], 'The text at byte 1 is no UTF-8.'],
    [[43, 8, 1], 'The group 5 has no end: the bytes end at 3.'],
    [[43, 8, 1, 52], 'At byte 3 a group ends that did not begin: 6.'],
    [[12], 'At byte 0 a group ends that did not begin: 1.'],
    [[26, 4, 18, 9, 97, 98], 'At byte 3 follow 9 bytes, but only 2 are left.'],
  ])('says where %j is not of the message', (bytes, problem) => {
    expect(read(...bytes)).toEqual({ problem });
  });

  it('does not go on for ever down', () => {
    const deep: { kind: 'message'; message: typeof inner; isGroup: boolean } = {
      kind: 'message',
      message: inner,
      isGroup: true,
    };
    const self = message('Self', field(1, 'self', deep));
    deep.message = self;
    expect(readProtobuf(self, new Uint8Array(300).fill(11)).problem).toBe(
      'The message is nested too deeply at byte 101.',
    );
  });

  it('reads whatever it is given, and what it writes again is JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { text } = readProtobuf(type, bytes);
        if (text !== undefined) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('writeProtobuf', () => {
  const write = (value: unknown) => writeProtobuf(type, typeof value === 'string' ? value : JSON.stringify(value));

  it('and readProtobuf give back every message', () => {
    const text = fc.record(
      {
        id: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        name: fc.string({ unit: 'grapheme' }),
        inner: fc.record({ a: fc.integer(), b: fc.string() }, { requiredKeys: [] }),
        list: fc.array(fc.integer(), { minLength: 1 }),
        row: fc.record({ a: fc.integer() }, { requiredKeys: [] }),
        state: fc.constantFrom('A', 'B'),
        real: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
        tags: fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 }),
        half: fc.nat(),
      },
      { requiredKeys: [] },
    );
    const toJson = (value: object): string =>
      `{${Object.entries(value)
        .map(([name, each]) => `"${name}":${typeof each === 'bigint' ? each : JSON.stringify(each)}`)
        .join(',')}}`;
    fc.assert(
      fc.property(text, (value) => {
        const json = toJson(value);
        const { bytes } = writeProtobuf(type, json);
        expect(bytes).toBeDefined();
        expect(readProtobuf(type, bytes ?? new Uint8Array())).toMatchObject({ text: json });
      }),
      { numRuns: 2000 },
    );
  });

  it('takes digits in quotes, other names of a value, and leaves null out', () => {
    expect(write({ id: '-1' }).bytes).toEqual(Uint8Array.from([8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]));
    expect(write({ id: null, state: 'ALSO_B' }).bytes).toEqual(Uint8Array.from([48, 1]));
    expect(write({ state: 7 }).bytes).toEqual(Uint8Array.from([48, 7]));
    expect(write({ real: 'NaN' }).bytes).toHaveLength(9);
  });

  it.each([
    ['{', 'It is no JSON.'],
    ['[]', 'Protobuf wants an object here.'],
    ['{"id":1.5}', 'id: Protobuf wants a whole number of 64 bits here.'],
    ['{"id":9223372036854775808}', 'id: Protobuf wants a whole number of 64 bits here.'],
    ['{"half":-1}', 'half: Protobuf wants a whole number of 32 bits, not negative here.'],
    ['{"inner":{"b":1}}', 'inner.b: Protobuf wants a text here.'],
    ['{"list":[1,"x"]}', 'list[1]: Protobuf wants a whole number of 32 bits here.'],
    ['{"list":1}', 'list: Protobuf wants a list here.'],
    ['{"state":"C"}', 'state: Protobuf wants A, B, ALSO_B here.'],
    ['{"raw":"?"}', 'raw: Protobuf wants base64 text here.'],
    ['{"other":1}', 'Outer has no field other.'],
    ['{"tags":{"a":1,"a":2}}', 'Outer: a member is given twice.'],
  ])('says what of %s does not fit', (text, problem) => {
    expect(write(text)).toEqual({ problem });
  });
});
