import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPayloadBytes, toUtf8Bytes } from '../../../src/core/event/payloadLimits.ts';

test('bytes of a JSON text do not depend on how it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const bytes = Buffer.byteLength(JSON.stringify(value));
      expect(toPayloadBytes(JSON.stringify(value))).toBe(bytes);
      expect(toPayloadBytes(JSON.stringify(value, null, '\t'))).toBe(bytes);
    }),
    { numRuns: 200 },
  );
});

test('blanks, quotation marks and backslashes inside a text count', () => {
  const text = JSON.stringify({ 'a " b': '\\', c: '\\" ', d: 'ë€😀' });
  expect(toPayloadBytes(` ${text}\n`)).toBe(Buffer.byteLength(text));
  expect(toPayloadBytes('{"a": "open  ')).toBe(Buffer.byteLength('{"a":"open  '));
});

test('bytes of any text are those that an encoder writes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
      const text = String.fromCodePoint(...points);
      expect(toUtf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    }),
    { numRuns: 200 },
  );
  expect(toUtf8Bytes('\ud800x')).toBe(4);
});
