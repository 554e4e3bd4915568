import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../src/core/event/decodeValue.ts';
import { formatJsonText } from '../../../src/core/event/jsonText.ts';

const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));

describe('UTF-8', () => {
  const whole = (bytes: Uint8Array) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  test('is told from other bytes as decoders do, and where it ends', () => {
    const parts = [
      '61',
      'c3a9',
      'e282ac',
      'eda080',
      'f09f9880',
      'f4908080',
      'c080',
      'e08080',
      'f0808080',
      '80',
      'ff',
      'c3',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 30 }), (chosen) => {
        const bytes = hex(chosen.join(''));
        const why = decodeBytes(bytes, 'text').problem;
        expect(why === undefined).toBe(whole(bytes));
        const fault = Number(/byte (\d+)/.exec(why ?? '')?.[1] ?? bytes.length);
        // What is before the byte is no fault of its own, but for a character that it cuts off.
        expect([0, 1, 2, 3].some((cut) => whole(bytes.subarray(0, Math.max(0, fault - cut))))).toBe(true);
        const withNext = Math.min(fault + 4, bytes.length);
        expect(fault === bytes.length || !whole(bytes.subarray(0, withNext))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('JSON', () => {
  test('of any depth is written', () => {
    expect(formatJsonText('['.repeat(1000) + ']'.repeat(1000), 2).length).toBeLessThan(1000 * 2 * 102);
  });

  test('is written over lines as JavaScript does, whatever it is', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        const written = JSON.stringify(value, null, indent);
        expect(formatJsonText(JSON.stringify(value, null, 3), indent)).toBe(written);
      }),
      { numRuns: 200 },
    );
  });
});
