const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, index) => [letter, index]));

/**
 * Bytes of base64 text; undefined when it is none. Lenient about what samples of AWS themselves get wrong: padding may be
 * missing, blanks may be inside, and the bits after the last byte may be anything (events.md 1).
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (letters.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const letter of letters) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) return undefined;
    bits = ((bits << 6) | digit) & 0xff_ffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length] = (bits >> held) & 0xff;
    length += 1;
  }
  return bytes;
}
