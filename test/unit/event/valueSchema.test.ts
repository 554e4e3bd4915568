import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type DecodeOptions, decodeBytes } from '../../../src/core/event/decodeValue.ts';
import { encodeValue, toEditableValue } from '../../../src/core/event/encodeValue.ts';
import { toValueLabel } from '../../../src/core/event/valueLabel.ts';
import { createAvroSchema, createProtoSchema, type ValueSchema } from '../../../src/core/event/valueSchema.ts';
import { field, message, scalar } from './protobuf/protobufSchemas.ts';

const avro = createAvroSchema(
  'order.avsc',
  JSON.stringify({
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'at', type: ['null', 'string'] },
    ],
  }),
);
const order = message('Order', field(1, 'id', scalar('int64')), field(2, 'name', scalar('string')));
const proto = createProtoSchema(
  'order.proto',
  { places: [{ name: 'Order', origin: 'message', message: order, nested: [] }] },
  order,
);

const GLUE = [3, 0, ...Buffer.from('c41f6a0893d74b2e8e156d0a7f39c2b4', 'hex')];
const GLUE_ZLIB = [3, 5, ...GLUE.slice(2)];
const inflate = (bytes: Uint8Array) => new Uint8Array(inflateSync(bytes));
const deflate = (bytes: Uint8Array) => new Uint8Array(deflateSync(bytes));

function decode(schema: ValueSchema, bytes: readonly number[], options: DecodeOptions = {}) {
  return decodeBytes(Uint8Array.from(bytes), 'auto', { inflate, findSchema: () => schema, ...options });
}

describe('a value with a schema', () => {
  it('is read inside a frame, inside compression, and where only its beginning looks like a frame', () => {
    expect(decode(avro, [54, 0]).text).toBe('{"id":27,"at":null}');
    expect(decode(avro, [...GLUE, 54, 0])).toMatchObject({ text: '{"id":27,"at":null}', frame: { kind: 'glue' } });
    const packed = [...GLUE_ZLIB, ...deflate(Uint8Array.of(54, 0))];
    expect(decode(avro, packed)).toMatchObject({ text: '{"id":27,"at":null}', content: { compression: 'zlib' } });
    // Zero, and a text of four letters: not the schema 134767.
    const alike = decode(avro, [0, 2, 8, 111, 112, 101, 110]);
    expect(alike.text).toBe('{"id":0,"at":"open"}');
    expect(alike.frame).toBeUndefined();
  });

  it('is what it is without the schema where the bytes do not fit, and says that they do not', () => {
    const value = decode(avro, [...GLUE, 54, 0, 1]);
    expect(value).toMatchObject({ state: 'binary', frame: { kind: 'glue' } });
    expect(toValueLabel(value, 'value', 100)).toMatch(/^does not fit order\.avsc · Glue schema version /);
    expect(toValueLabel(decode(proto, [8, 1]), 'value', 100)).toBe('Protobuf, Order by order.proto: {"id":1}');
  });

  it('is left alone when it is a JSON object or list, in a frame too', () => {
    const json = [...Buffer.from('{"id":1}')];
    expect(decode(avro, json)).toMatchObject({ state: 'json', text: '{"id":1}' });
    expect(decode(avro, json)).not.toHaveProperty('schema.name');
    expect(decode(avro, [...GLUE, ...json]).text).toBe('{"id":1}');
  });

  it('is asked for with the id of the frame, else with that of the metadata', () => {
    const asked: (string | undefined)[] = [];
    const findSchema = (id: string | undefined) => {
      asked.push(id);
      return undefined;
    };
    const options = { findSchema, schemaId: '9' };
    decodeBytes(Uint8Array.from([...GLUE, 54, 0]), 'auto', options);
    decodeBytes(Uint8Array.from([54, 0]), 'auto', options);
    decodeBytes(Uint8Array.from([54, 0]), 'hex', options);
    expect(asked).toEqual(['c41f6a08-93d7-4b2e-8e15-6d0a7f39c2b4', '9']);
  });
});

describe('editing it', () => {
  it('writes JSON back, with frame, compression and the place of the message', () => {
    const value = decode(avro, [...GLUE_ZLIB, ...deflate(Uint8Array.of(54, 0))]);
    expect(toEditableValue(value)).toEqual({ text: '{\n  "id": 27,\n  "at": null\n}', language: 'json' });
    const { bytes } = encodeValue(value, '{"id": -1, "at": "x"}', { deflate });
    expect([...(bytes ?? [])].slice(0, 18)).toEqual(GLUE_ZLIB);
    expect([...inflate(bytes?.subarray(18) ?? new Uint8Array())]).toEqual([1, 2, 2, 120]);
    const placed = decode(proto, [0, 0, 0, 0, 7, 0, 8, 1]);
    expect(encodeValue(placed, '{"name":"a"}').bytes).toEqual(Uint8Array.of(0, 0, 0, 0, 7, 0, 18, 1, 97));
    expect(encodeValue(placed, '{"name":1}').problem).toBe('name: Protobuf wants a text here.');
    expect(encodeValue(value, '{"id": "x", "at": null}').problem).toContain('id: Avro wants');
    expect(encodeValue(value, '{').problem).toBe('It is no JSON.');
  });

  it.each([
    ['9007199254740993', [0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]],
    ['-9223372036854775808', [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['9223372036854775807', [254, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
  ])('has every digit of the Avro long %s', (digits, id) => {
    const value = decode(avro, [...id, 2, 2, 120]);
    expect(toEditableValue(value)).toEqual({ text: `{\n  "id": ${digits},\n  "at": "x"\n}`, language: 'json' });
    expect(encodeValue(value, `{"id":${digits},"at":null}`).bytes).toEqual(Uint8Array.from([...id, 0]));
    expect(encodeValue(value, '{"id":9223372036854775808,"at":null}').problem).toContain('64 bits');
  });

  it.each([
    ['fields that the schema lacks', proto, [8, 1, 72, 1]],
    ['numbers that are longer than need be', proto, [8, 129, 0]],
    ['fields given twice', proto, [8, 1, 8, 2]],
    ['numbers that are longer than need be, of Avro', avro, [0x82, 0x80, 0, 0]],
  ] as const)('is in hexadecimal digits for %s', (_what, schema, bytes) => {
    const value = decode(schema, bytes);
    expect(value.state).toBe('json');
    const editable = toEditableValue(value);
    expect(editable).toMatchObject({ language: 'hex', why: 'Written by the schema again, the bytes would differ.' });
    expect(encodeValue(value, editable?.text ?? '').bytes).toEqual(Uint8Array.from(bytes));
    expect(encodeValue(value, '08 02').bytes).toEqual(Uint8Array.of(8, 2));
  });
});
