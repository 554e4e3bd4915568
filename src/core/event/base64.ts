import * as l10n from '@vscode/l10n';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 0x3d;
const NONE = 0xff;

/** What each character below U+0100 stands for; `NONE` for what does not belong to the alphabet. */
const DIGITS = toDigits();
/** Two characters for each twelve bits, the first of them higher. */
const PAIRS = toPairs();

const ASCII = new TextDecoder();

/** Below this number of bytes joining strings is quicker than decoding a buffer (measured). */
const SHORT = 40;

export type DecodedBase64 =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string /** Place in the text, from 0. */; readonly offset: number };

/**
 * Reads base64 of the standard alphabet. Lenient about what samples of AWS themselves get wrong: padding may be missing,
 * blanks may be inside, and the bits after the last byte may be anything (events.md 1).
 */
export function decodeBase64(text: string): DecodedBase64 {
  const whole = decodeQuads(text);
  return whole === undefined ? decodeLenient(text) : { bytes: whole };
}

/** Base64 of the standard alphabet with padding, as events have it (events.md 1). */
export function encodeBase64(bytes: Uint8Array): string {
  return bytes.length < SHORT ? encodeShort(bytes) : encodeLong(bytes);
}

/** Text without blanks whose length is a multiple of four, as nearly all is; undefined for anything else. */
function decodeQuads(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = padding > 0 ? text.length - 4 : text.length;
  let length = 0;
  for (let at = 0; at < end; at += 4) {
    const high = (digitAt(text, at) << 8) | digitAt(text, at + 1);
    const low = (digitAt(text, at + 2) << 8) | digitAt(text, at + 3);
    if (((high | low) & 0xc0c0) !== 0) return undefined;
    const bits = (toTwelve(high) << 12) | toTwelve(low);
    bytes[length] = bits >> 16;
    bytes[length + 1] = bits >> 8;
    bytes[length + 2] = bits;
    length += 3;
  }
  return padding === 0 || decodeTail(text, end, padding, bytes) ? bytes : undefined;
}

/** The last four characters when there is padding among them. */
function decodeTail(text: string, at: number, padding: number, bytes: Uint8Array): boolean {
  const [a, b] = [digitAt(text, at), digitAt(text, at + 1)];
  const c = padding === 2 ? 0 : digitAt(text, at + 2);
  if ((a | b | c) > 0x3f) return false;
  const length = (at / 4) * 3;
  bytes[length] = (a << 2) | (b >> 4);
  if (padding === 1) bytes[length + 1] = (b << 4) | (c >> 2);
  return true;
}

/** Two digits of six bits, a byte each, put together. */
function toTwelve(digits: number): number {
  return ((digits >> 2) & 0xfc0) | (digits & 0x3f);
}

function digitAt(text: string, at: number): number {
  return DIGITS[text.charCodeAt(at)] ?? NONE;
}

function decodeLenient(text: string): DecodedBase64 {
  const letters = text.replace(/[\s=]+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let digits = 0;
  let length = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const digit = digitAt(letters, at);
    if (digit === NONE) {
      if (/\s/.test(letters.charAt(at))) continue;
      return { problem: toProblem(letters, at), offset: at };
    }
    digits += 1;
    bits = (bits << 6) | digit;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length] = bits >> held;
    length += 1;
    bits &= 0x3f;
  }
  const rest = text.slice(letters.length).replace(/\s+/g, '');
  if (digits % 4 === 1) {
    return { problem: l10n.t('The base64 text is cut off: a single character is left over.'), offset: letters.length };
  }
  if (rest.length > 2 || (digits === 0 && rest.length > 0)) {
    return { problem: l10n.t('There is more padding than base64 has.'), offset: text.indexOf('=', letters.length) };
  }
  return { bytes: bytes.slice(0, length) };
}

function toProblem(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === '=') return l10n.t('Padding (=) is allowed at the end of base64 only.');
  if (character === '-' || character === '_') {
    return l10n.t(
      '"{0}" belongs to the URL alphabet of base64; events have the standard one, with + and /.',
      character,
    );
  }
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return l10n.t('{0} is no base64 character.', /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `"${character}"` : code);
}

function encodeShort(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = toBits(bytes, at);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 0x3f);
    text += left > 1 ? ALPHABET.charAt((bits >> 6) & 0x3f) : '=';
    text += left > 2 ? ALPHABET.charAt(bits & 0x3f) : '=';
  }
  return text;
}

function encodeLong(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  writeBase64(bytes, 0, bytes.length, new DataView(text.buffer), 0);
  return ASCII.decode(text);
}

/**
 * Writes the base64 of the bytes from `from` to `to` at a place of a buffer, which has room for it.
 * @returns the place after it
 */
export function writeBase64(bytes: Uint8Array, from: number, to: number, target: DataView, at: number): number {
  const left = (to - from) % 3;
  let end = at;
  for (let index = from; index < to - left; index += 3) {
    const bits = toBits(bytes, index);
    target.setUint32(end, ((PAIRS[bits >> 12] ?? 0) << 16) | (PAIRS[bits & 0xfff] ?? 0));
    end += 4;
  }
  if (left === 0) return end;
  const bits = ((bytes[to - left] ?? 0) << 16) | (left === 2 ? (bytes[to - 1] ?? 0) << 8 : 0);
  target.setUint16(end, PAIRS[bits >> 12] ?? 0);
  target.setUint16(end + 2, PAIRS[bits & 0xfff] ?? 0);
  target.setUint8(end + 3, PADDING);
  if (left === 1) target.setUint8(end + 2, PADDING);
  return end + 4;
}

/** Three bytes; those beyond the end count as zero. */
function toBits(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function toDigits(): Uint8Array {
  const digits = new Uint8Array(256).fill(NONE);
  for (const [index, letter] of [...ALPHABET].entries()) digits[letter.charCodeAt(0)] = index;
  return digits;
}

function toPairs(): Uint16Array {
  return Uint16Array.from(
    { length: 4096 },
    (_, bits) => (ALPHABET.charCodeAt(bits >> 6) << 8) | ALPHABET.charCodeAt(bits & 0x3f),
  );
}
