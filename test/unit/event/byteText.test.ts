import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteText } from '../../../src/core/event/generate/byteText.ts';
import { RepeatedBytes } from '../../../src/core/event/generate/repeatedBytes.ts';

const TEXT = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\ud800x', '"\\\n', 'größe 日本 🍰'),
);

function write(add: (out: ByteText) => void): Buffer {
  // Short, so that it has to grow.
  const out = new ByteText(2);
  add(out);
  return Buffer.from(out.toBytes());
}

describe('text as bytes', () => {
  test('is what the engine makes of it', () => {
    fc.assert(
      fc.property(fc.array(TEXT), (texts) => {
        const all = write((out) => {
          for (const text of texts) out.addText(text);
        });
        expect(all).toEqual(Buffer.from(texts.map((text) => Buffer.from(text).toString()).join('')));
        const escaped = write((out) => {
          for (const text of texts) out.addEscaped(text);
        });
        expect(escaped).toEqual(Buffer.from(texts.map((text) => JSON.stringify(text).slice(1, -1)).join('')));
      }),
    );
  });

  test('has numbers as they are written elsewhere', () => {
    const number = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.tuple(fc.maxSafeInteger(), fc.nat({ max: 15 })).map(([digits, decimals]) => digits / 10 ** decimals),
      fc.constantFrom(0, -0, 9_999_999, 10_000_000, 1e13, -1e13, 1e21, 1e-7, 0.29, 12.3, -0.01),
    );
    fc.assert(
      fc.property(number, (value) => {
        expect(write((out) => out.addNumber(value)).toString()).toBe(String(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('has bytes as base64, those that come again among them, and as signed numbers', () => {
    const part = fc.tuple(fc.boolean(), fc.uint8Array({ maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const inner = new ByteText(2);
        for (const [isRepeated, bytes] of parts) {
          if (isRepeated) inner.addRepeated(new RepeatedBytes(bytes));
          else inner.addBytes(bytes);
        }
        const all = Buffer.concat(parts.map(([, bytes]) => bytes));
        expect(write((out) => out.addBase64Of(inner)).toString()).toBe(all.toString('base64'));
        expect(write((out) => out.addBase64(all)).toString()).toBe(all.toString('base64'));
        const numbers = write((out) => out.addSignedBytes(inner, Buffer.from(', '))).toString();
        expect(numbers).toBe(new Int8Array(all).join(', '));
      }),
    );
  });
});
