import { ByteText } from './byteText.ts';
import type { SeededRandom } from './seededRandom.ts';

/** A random UUID as version 4 marks it. */
export function toUuid(random: SeededRandom): string {
  const out = new ByteText(36);
  addUuid(random, out);
  return out.toText();
}

export function addUuid(random: SeededRandom, out: ByteText): void {
  const a = random.next();
  const b = random.next();
  const c = random.next();
  const d = random.next();
  out.addHex(a >>> 16);
  out.addHex(a);
  out.addByte(DASH);
  out.addHex(b >>> 16);
  out.addByte(DASH);
  out.addHex(0x4000 | (b & 0xfff));
  out.addByte(DASH);
  out.addHex(0x8000 | ((c >>> 16) & 0x3fff));
  out.addByte(DASH);
  out.addHex(c);
  out.addHex(d >>> 16);
  out.addHex(d);
}

const DASH = 0x2d;
