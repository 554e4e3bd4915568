import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../src/core/event/base64.ts';

test('any bytes come back, written as Node writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = encodeBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(decodeBase64(text).bytes).toEqual(bytes);
    }),
    { numRuns: 200 },
  );
});

test('every length around the change from one way of writing to the other', () => {
  for (let length = 0; length < 60; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => 255 - index * 7);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});

test('padding may be missing, blanks may be inside, the last bits may be anything', () => {
  const bytes = (text: string) => decodeBase64(text).bytes;
  expect(bytes('YQ')).toEqual(Uint8Array.of(97));
  expect(bytes('YW\r\nI =')).toEqual(Uint8Array.of(97, 98));
  expect(bytes('YR==')).toEqual(Uint8Array.of(97));
  expect(bytes('abcDEFghiJKLmnoPQRstuVWXyz1234==')).toHaveLength(22);
  expect(bytes('')).toEqual(new Uint8Array());
});

test.each([
  ['YWJ!', 3, /"!"/],
  ['YQ==YQ==', 2, /at the end/],
  ['ab-_', 2, /URL alphabet/],
  ['YWJjZ', 5, /cut off/],
  ['YQ===', 2, /more padding/],
  ['====', 0, /more padding/],
  ['YWI\u0000', 3, /U\+0000/],
  ['YWJj😀', 4, /"😀"/],
])('%j is told to be none, and where', (text, offset, message) => {
  const decoded = decodeBase64(text);
  expect(decoded.bytes).toBeUndefined();
  expect(decoded).toMatchObject({ offset, problem: expect.stringMatching(message) });
});
