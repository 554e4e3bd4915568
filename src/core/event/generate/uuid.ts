import type { SeededRandom } from './seededRandom.ts';

/** A random UUID as version 4 marks it. */
export function toUuid(random: SeededRandom): string {
  const [a, b, c, d] = [random.next(), random.next(), random.next(), random.next()];
  // One call with all characters gives one text; texts put together would be many.
  return String.fromCharCode(
    hex(a >>> 28),
    hex(a >>> 24),
    hex(a >>> 20),
    hex(a >>> 16),
    hex(a >>> 12),
    hex(a >>> 8),
    hex(a >>> 4),
    hex(a),
    DASH,
    hex(b >>> 28),
    hex(b >>> 24),
    hex(b >>> 20),
    hex(b >>> 16),
    DASH,
    FOUR,
    hex(b >>> 8),
    hex(b >>> 4),
    hex(b),
    DASH,
    hex(8 | ((c >>> 28) & 3)),
    hex(c >>> 24),
    hex(c >>> 20),
    hex(c >>> 16),
    DASH,
    hex(c >>> 12),
    hex(c >>> 8),
    hex(c >>> 4),
    hex(c),
    hex(d >>> 28),
    hex(d >>> 24),
    hex(d >>> 20),
    hex(d >>> 16),
    hex(d >>> 12),
    hex(d >>> 8),
    hex(d >>> 4),
    hex(d),
  );
}

const DASH = 0x2d;
const FOUR = 0x34;

/** Code of the digit for the lowest four bits. */
function hex(bits: number): number {
  const digit = bits & 0xf;
  return digit < 10 ? 0x30 + digit : 0x57 + digit;
}
