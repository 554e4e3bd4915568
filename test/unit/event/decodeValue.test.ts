import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../../src/core/event/base64.ts';
import { type DecodeOptions, decodeBytes, decodeValue } from '../../../src/core/event/decodeValue.ts';
import { encodeValue, toEditableValue } from '../../../src/core/event/encodeValue.ts';
import { decodeHeader, toSignedBytes } from '../../../src/core/event/headerBytes.ts';
import { decodeUtf8 } from '../../../src/core/event/utf8.ts';
import { writeValue } from '../../../src/core/event/writeValue.ts';

/** Byte strings that are written and read again; `FUZZ_VALUES` sets how many. */
const VALUES = Number(process.env.FUZZ_VALUES ?? 200);

const utf8 = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => encodeBase64(utf8(text));
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const options: DecodeOptions = {
  inflate: (bytes, compression) => {
    try {
      return Uint8Array.from(
        (compression === 'gzip' ? gunzipSync : inflateSync)(bytes, { maxOutputLength: 1_000_000 }),
      );
    } catch {
      return undefined;
    }
  },
};
const deflate = (bytes: Uint8Array, compression: 'gzip' | 'zlib') =>
  Uint8Array.from((compression === 'gzip' ? gzipSync : deflateSync)(bytes));
const fitting = (bytes: Uint8Array, more = {}) =>
  decodeBytes(bytes, 'auto', more)
    .tried.filter(({ fits }) => fits)
    .map(({ name }) => name);

describe('a value', () => {
  test('that is none', () => {
    expect(decodeValue(undefined)).toEqual({ state: 'absent', tried: [] });
    expect(decodeValue(null)).toEqual({ state: 'null', tried: [] });
    expect(decodeValue('')).toMatchObject({ state: 'empty' });
    expect(decodeValue('ab!c')).toMatchObject({ state: 'invalid', offset: 2, problem: expect.stringContaining('"!"') });
  });

  test('that is JSON is shown on one line, with its numbers as they are written', () => {
    const text =
      '{ "id": 9007199254740993,\n "x": [1.0, 3.0e2, "a \\u00e9"], "x": {}, "__proto__": {"constructor": 1} }';
    const decoded = decodeValue(base64(text));
    expect(decoded).toMatchObject({
      state: 'json',
      text: '{"id":9007199254740993,"x":[1.0,3.0e2,"a \\u00e9"],"x":{},"__proto__":{"constructor":1}}',
    });
    expect(Object.keys(decoded.json ?? {})).toEqual(['id', 'x', '__proto__']);
    expect(Object.getPrototypeOf({}).constructor).toBe(Object);
  });

  test('that is text', () => {
    expect(decodeValue(base64('größe\t😀\r\n'))).toMatchObject({ state: 'text', text: 'größe\t😀\r\n' });
    expect(decodeValue(base64('x^2 + y'))).toMatchObject({ state: 'text' });
    expect(decodeValue(base64('{"a": '))).toMatchObject({ state: 'text' });
    expect(decodeBytes(join(hex('efbbbf'), utf8('{}')))).toMatchObject({ state: 'json', text: '{}' });
    expect(decodeBytes(hex('fffe 6100 3dd800de'))).toMatchObject({ state: 'text', text: 'a😀' });
    expect(decodeBytes(hex('feff 0061'))).toMatchObject({ state: 'text', text: 'a' });
  });

  test('that is neither says why', () => {
    const decoded = decodeBytes(hex('61 62 c3 28'));
    expect(decoded).toMatchObject({ state: 'binary', hex: '6162c328' });
    expect(decoded.tried).toContainEqual({ name: 'Text', fits: false, why: 'It is no UTF-8: byte 3 does not fit.' });
    expect(decodeBytes(utf8('a\u0000b')).tried[0]?.why).toContain('U+0000');
    expect(decodeBytes(join(utf8('x'.repeat(1000)), hex('ff'))).tried[0]?.why).toContain('byte 1000');
    expect(decodeBytes(hex('c3')).tried[0]?.why).toContain('byte 0');
  });

  test('can be looked at as someone likes', () => {
    expect(decodeValue(base64('{"a": 1}'), 'text')).toMatchObject({ state: 'text', text: '{"a": 1}' });
    expect(decodeValue(base64('{"a": 1}'), 'hex')).toMatchObject({ state: 'binary', hex: '7b2261223a20317d' });
    expect(decodeValue(base64('abc'), 'json')).toMatchObject({ state: 'text', problem: 'It is no JSON.' });
    expect(decodeBytes(utf8('a\u0000b'), 'text')).toMatchObject({ state: 'text', text: 'a\u0000b' });
    expect(decodeBytes(hex('ff'), 'text')).toMatchObject({
      state: 'binary',
      problem: expect.stringContaining('byte 0'),
    });
  });

  test('of any depth is shown', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(decodeValue(base64(deep))).toMatchObject({ state: 'json', text: deep });
  });
});

describe('frames', () => {
  const uuid = '00112233-4455-6677-8899-aabbccddeeff';
  const glue = (compression: string) => hex(`03 ${compression} ${uuid.replaceAll('-', '')}`);

  test('of Confluent', () => {
    const decoded = decodeBytes(join(hex('00 00000011'), utf8('{"a":1}')));
    expect(decoded).toMatchObject({ state: 'json', text: '{"a":1}', frame: { kind: 'confluent', schemaId: '17' } });
    expect(decodeBytes(hex('00 00000011 02ff'))).toMatchObject({ state: 'binary', frame: { schemaId: '17' } });
  });

  test('of Glue, also compressed', () => {
    const frame = { kind: 'glue', schemaId: uuid };
    expect(decodeBytes(join(glue('00'), utf8('[1]')))).toMatchObject({ state: 'json', text: '[1]', frame });
    const packed = join(glue('05'), Uint8Array.from(deflateSync('{"a":2}')));
    expect(decodeBytes(packed, 'auto', options)).toMatchObject({
      state: 'json',
      text: '{"a":2}',
      frame: { ...frame, compression: 'zlib' },
      format: 'zlib',
    });
    expect(decodeBytes(packed)).toMatchObject({ state: 'binary', frame, format: 'zlib' });
  });

  test('with the message indexes of Protobuf', () => {
    const indexes = (bytes: Uint8Array) => {
      const { frame, content } = decodeBytes(bytes, 'auto', { dataFormat: 'PROTOBUF' });
      return [frame?.messageIndexes, content?.offset];
    };
    expect(indexes(hex('00 00000001 00 08ff'))).toEqual([[0], 6]);
    expect(indexes(hex('00 00000001 04 02 00 08ff'))).toEqual([[1, 0], 8]);
    expect(indexes(hex('00 00000001 feffffff0f 08'))).toEqual([undefined, 5]);
    expect(indexes(join(glue('00'), hex('01 08ff')))).toEqual([[1], 19]);
  });

  test('need a length and an id that can be', () => {
    for (const digits of ['00', '00 00000011', '00 00000000 ff', '00 ffffffff ff', '03 00 0011', '03 07']) {
      expect(decodeBytes(hex(digits)).frame).toBeUndefined();
    }
    expect(decodeBytes(glue('07')).frame).toBeUndefined();
  });

  test('leave numbers to be numbers', () => {
    expect(fitting(hex('0000002a'))).toEqual(['32-bit number']);
    const long = decodeBytes(hex('00000000 0000002a'));
    expect(long.tried.at(-1)).toEqual({ name: '64-bit number', fits: true, why: 'Eight bytes: 42.' });
  });
});

describe('formats', () => {
  test.each([
    ['zstd', '28b52ffd 0400010000'],
    ['snappy', 'ff060000 734e61507059'],
    ['lz4', '04224d18 64 40 a7 00000000'],
    ['avro-container', `4f626a01 ${'00'.repeat(17)}`],
    ['avro-single-object', 'c301 0011223344556677'],
    ['zlib', '789c 030000000001'],
  ])('%s is known by how it begins', (format, digits) => {
    expect(decodeBytes(hex(digits))).toMatchObject({ state: 'binary', format });
    expect(decodeBytes(hex(digits).subarray(0, 3)).format).toBeUndefined();
  });

  test.each([['gzip'], ['zlib']] as const)('%s is opened', (format) => {
    const bytes = deflate(utf8('{"a": 1}'), format);
    expect(decodeBytes(bytes, 'auto', options)).toMatchObject({ state: 'json', text: '{"a":1}', format });
    expect(decodeBytes(bytes)).toMatchObject({ state: 'binary', format });
    const cut = decodeBytes(bytes.subarray(0, -3), 'auto', options);
    expect(cut.state).toBe('binary');
    expect(cut.tried.at(-1)).toMatchObject({ name: format, fits: false });
  });
});

describe('headers', () => {
  test('are signed bytes', () => {
    expect(decodeHeader('[104, -61, -85]')).toMatchObject({ state: 'text', text: 'hë' });
    expect(decodeHeader('[195, 171]')).toMatchObject({ text: 'ë' });
    expect(toSignedBytes(utf8('hë'))).toEqual([104, -61, -85]);
    expect(decodeHeader('[]').state).toBe('empty');
    expect(decodeHeader('null').state).toBe('null');
  });

  test.each([
    ['[1, 300]', /300, element 2/],
    ['[-200]', /-200, element 1/],
    ['[1.5]', /1.5/],
    ['["a"]', /no number/],
    ['"aGVsbG8="', /this is a text/],
    ['{}', /list of bytes/],
    ['[1, ', /list of bytes/],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, /no number/],
  ])('%.20s is none', (written, problem) => {
    expect(decodeHeader(written)).toMatchObject({ state: 'invalid', problem: expect.stringMatching(problem) });
  });
});

describe('editing', () => {
  const looks = [
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 30 }).map(utf8),
    fc.json().map(utf8),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => join(hex('00 00000007'), bytes)),
    fc.json().map((text) => join(hex(`03 00 ${'ab'.repeat(16)}`), utf8(text))),
    fc.json().map((text) => join(hex(`03 05 ${'ab'.repeat(16)}`), deflate(utf8(text), 'zlib'))),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => join(hex('fffe'), bytes)),
    fc
      .array(fc.constantFrom('a', '\r', '\n', '\r\n', '\uFEFF', '\u0000'), { maxLength: 8 })
      .map((parts) => utf8(parts.join(''))),
  ];

  test(
    'gives any bytes back, unchanged and written anew',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(...looks),
          fc.constantFrom('auto' as const, 'text' as const, 'json' as const, 'hex' as const),
          (bytes, view) => {
            const decoded = decodeBytes(bytes, view, options);
            expect(decodeValue(encodeBase64(bytes), view, options)).toEqual(decoded);
            const { text = '', language } = toEditableValue(decoded) ?? {};
            expect(encodeValue(decoded, text).bytes).toEqual(bytes);
            expect(decodeUtf8(utf8(text)), 'as the file that it is edited in').toBe(text);
            expect(
              JSON.parse(writeValue('{"records":{"a-0":[{"value":null}]}}', '/records/a-0/0/value', bytes)),
            ).toEqual({
              records: { 'a-0': [{ value: encodeBase64(bytes) }] },
            });
            if (decoded.state === 'empty' || decoded.format !== undefined) return;
            // A change that is taken back: what is written is made of the text alone.
            const changed = language === 'hex' ? `${text} 00` : `${text}x`;
            const { bytes: longer } = encodeValue(decoded, changed);
            const isWide = decoded.content?.encoding?.startsWith('utf-16') && language !== 'hex';
            expect(longer?.subarray(0, isWide ? -2 : -1)).toEqual(bytes);
          },
        ),
        { numRuns: VALUES },
      );
    },
    Math.max(30_000, 5 * VALUES),
  );

  test('keeps frame, compression and byte order', () => {
    const edit = (bytes: Uint8Array, text: string) => {
      const decoded = decodeBytes(bytes, 'auto', options);
      const encoded = encodeValue(decoded, text, { deflate });
      return encoded.bytes ?? new Uint8Array();
    };
    const glue = hex(`03 05 ${'ab'.repeat(16)}`);
    const framed = edit(join(glue, deflate(utf8('{}'), 'zlib')), '{"a": 1}');
    expect(framed.subarray(0, 18)).toEqual(glue);
    expect(decodeBytes(framed, 'auto', options)).toMatchObject({ state: 'json', text: '{"a":1}' });
    expect(decodeBytes(edit(deflate(utf8('a'), 'gzip'), 'b'), 'auto', options)).toMatchObject({
      text: 'b',
      format: 'gzip',
    });
    expect(edit(join(hex('00 00000007'), utf8('a')), 'b')).toEqual(join(hex('00 00000007'), utf8('b')));
    expect(edit(hex('feff 0061'), 'ab')).toEqual(hex('feff 0061 0062'));
    expect(edit(join(hex('efbbbf'), utf8('a')), 'b')).toEqual(join(hex('efbbbf'), utf8('b')));
  });

  test('is in hexadecimal digits where an editor would change the text', () => {
    const language = (text: string) => toEditableValue(decodeBytes(utf8(text)))?.language;
    expect(['a\nb\n', 'a\r\nb\r\n', '{"a":1}'].map(language)).toEqual(['plaintext', 'plaintext', 'json']);
    expect(['a\nb\r\n', 'a\rb', 'a\u0000', '\uFEFF\uFEFFa'].map(language)).toEqual(['hex', 'hex', 'hex', 'hex']);
  });

  test('says what cannot be written', () => {
    const binary = decodeBytes(hex('ff 00'));
    expect(encodeValue(binary, 'ff 0g')).toMatchObject({ problem: '"g" is no hexadecimal digit.', offset: 4 });
    expect(encodeValue(binary, 'ff 001')).toMatchObject({ offset: 5 });
    const packed = decodeBytes(deflate(utf8('a'), 'gzip'), 'auto', options);
    expect(encodeValue(packed, 'b')).toMatchObject({ problem: expect.stringContaining('gzip') });
    expect(encodeValue(decodeValue('!'), 'b').problem).toContain('"!"');
  });

  test('makes a value where there was none', () => {
    expect(encodeValue(decodeValue(null), '')).toEqual({ bytes: null });
    expect(encodeValue(decodeValue(undefined), 'a')).toEqual({ bytes: utf8('a') });
    expect(encodeValue(decodeValue(''), 'a')).toEqual({ bytes: utf8('a') });
  });
});
