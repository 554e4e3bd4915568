import { writeBase64 } from '../base64.ts';
import type { RepeatedBytes } from './repeatedBytes.ts';
import { toSignedByte } from './signedByte.ts';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** From this length on the engine's own encoder is quicker than a loop (measured). */
const LONG = 200;
/** Up to this length a loop is quicker than the engine's own copying (measured). */
const SHORT = 16;
/** Whole numbers below are divided with 32 bits. */
const SMALL = 1e7;
/** Decimals below have an exact number of hundredths, and no other number is written with these digits. */
const EXACT = 1e13;

/** Text that is put together as its bytes in UTF-8, in one buffer that grows: no texts in between, which cost the most. */
export class ByteText {
  bytes: Uint8Array<ArrayBuffer>;
  /** Bytes that are written. */
  length = 0;
  /** Bytes that are known from earlier, in their order, and where each of them begins. */
  readonly #repeated: RepeatedBytes[] = [];
  readonly #starts: number[] = [];
  #repeats = 0;
  #view: DataView;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.bytes.buffer);
  }

  clear(): void {
    this.length = 0;
    this.#repeats = 0;
  }

  /** What is written from a place on, as text. */
  toText(from = 0): string {
    return DECODER.decode(this.bytes.subarray(from, this.length));
  }

  /** A copy of what is written from a place on. */
  toBytes(from = 0): Uint8Array {
    return this.bytes.slice(from, this.length);
  }

  addBytes(source: Uint8Array): void {
    const { length } = source;
    this.#reserve(length);
    if (length > SHORT) this.bytes.set(source, this.length);
    else for (let index = 0; index < length; index += 1) this.bytes[this.length + index] = source[index] ?? 0;
    this.length += length;
  }

  addRepeated(repeated: RepeatedBytes): void {
    this.#repeated[this.#repeats] = repeated;
    this.#starts[this.#repeats] = this.length;
    this.#repeats += 1;
    this.addBytes(repeated.bytes);
  }

  addAll(other: ByteText): void {
    this.addBytes(other.bytes.subarray(0, other.length));
  }

  addByte(byte: number): void {
    this.#reserve(1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  addText(text: string): void {
    this.#reserve(3 * text.length);
    if (text.length < LONG && this.#addPlain(text, 0)) return;
    this.length += ENCODER.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** The text with the escapes that JSON needs, without quotes around it. */
  addEscaped(text: string): void {
    this.#reserve(3 * text.length);
    if (!this.#addPlain(text, BLANK)) this.addText(JSON.stringify(text).slice(1, -1));
  }

  /** As `String` writes it. */
  addNumber(number: number): void {
    this.#reserve(24);
    if (number >= 0 && number < SMALL && Math.floor(number) === number) {
      this.#addDigits(number, toDigits(number));
      return;
    }
    const size = number < 0 ? -number : number;
    if (!(size < EXACT)) {
      this.addText(String(number));
      return;
    }
    const start = this.length;
    if (number < 0) this.addByte(MINUS);
    const whole = Math.floor(size);
    if (whole === size) this.#addWhole(whole);
    else if (!this.#addHundredths(size)) {
      this.length = start;
      this.addText(String(number));
    }
  }

  /** The lowest 16 bits of a number in base 16. */
  addHex(bits: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.length, ((HEX_PAIRS[(bits >>> 8) & 0xff] ?? 0) << 16) | (HEX_PAIRS[bits & 0xff] ?? 0));
    this.length += 4;
  }

  /** The bytes of another text as the numbers that JSON has for them, -128 … 127, with something between them. */
  addSignedBytes({ bytes, length }: ByteText, between: Uint8Array): void {
    this.#reserve(length * (4 + between.length));
    for (let at = 0; at < length; at += 1) {
      if (at > 0) this.addBytes(between);
      const byte = toSignedByte(bytes[at] ?? 0);
      if (byte < 0) this.addByte(MINUS);
      const size = byte < 0 ? -byte : byte;
      this.#addDigits(size, size < 10 ? 1 : size < 100 ? 2 : 3);
    }
  }

  addBase64(source: Uint8Array): void {
    this.#reserve(4 * Math.ceil(source.length / 3));
    this.length = writeBase64(source, 0, source.length, this.#view, this.length);
  }

  /** The base64 of another text. */
  addBase64Of(other: ByteText): void {
    const { bytes, length } = other;
    this.#reserve(4 * Math.ceil(length / 3));
    let from = 0;
    for (let index = 0; index < other.#repeats; index += 1) {
      const repeated = other.#repeated[index];
      const start = other.#starts[index] ?? 0;
      const skipped = (3 - (start % 3)) % 3;
      if (repeated === undefined || repeated.bytes.length < skipped) continue;
      this.length = writeBase64(bytes, from, start + skipped, this.#view, this.length);
      const base64 = repeated.toBase64(skipped);
      this.addBytes(base64);
      from = start + skipped + (base64.length / 4) * 3;
    }
    this.length = writeBase64(bytes, from, length, this.#view, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count > this.bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    const before = this.bytes;
    this.bytes = new Uint8Array(2 * (this.length + count));
    this.bytes.set(before.subarray(0, this.length));
    this.#view = new DataView(this.bytes.buffer);
  }

  /** False, with nothing added, at halves of characters and, unless `least` is 0, at what JSON needs an escape for. */
  #addPlain(text: string, least: number): boolean {
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        if (code < least || (least > 0 && (code === QUOTE || code === BACKSLASH))) return false;
        bytes[at] = code;
        at += 1;
      } else if (code < 0x800) {
        bytes[at] = 0xc0 | (code >> 6);
        bytes[at + 1] = 0x80 | (code & 0x3f);
        at += 2;
      } else if (code < 0xd800) {
        bytes[at] = 0xe0 | (code >> 12);
        bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at + 2] = 0x80 | (code & 0x3f);
        at += 3;
      } else {
        return false;
      }
    }
    this.length = at;
    return true;
  }

  #addWhole(number: number): void {
    if (number < SMALL) {
      this.#addDigits(number, toDigits(number));
      return;
    }
    const high = Math.floor(number / SMALL);
    this.#addDigits(high, toDigits(high));
    this.#addDigits(number - high * SMALL, 7);
  }

  /** So many digits, the last ones of a number. */
  #addDigits(number: number, digits: number): void {
    const { bytes } = this;
    let rest = number | 0;
    for (let at = this.length + digits - 1; at >= this.length; at -= 1) {
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.length += digits;
  }

  /** Nothing, and false, when the number has more than two decimals. */
  #addHundredths(size: number): boolean {
    const hundredths = Math.round(size * 100);
    if (hundredths / 100 !== size) return false;
    const whole = Math.floor(hundredths / 100);
    const rest = hundredths - whole * 100;
    this.#addWhole(whole);
    this.addByte(POINT);
    if (rest % 10 === 0) this.#addDigits(rest / 10, 1);
    else this.#addDigits(rest, 2);
    return true;
  }
}

const BLANK = 0x20;
const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const BACKSLASH = 0x5c;

/** Two digits for each byte, the first of them higher. */
const HEX_PAIRS = Uint16Array.from({ length: 256 }, (_, byte) => {
  const digits = byte.toString(16).padStart(2, '0');
  return (digits.charCodeAt(0) << 8) | digits.charCodeAt(1);
});

/** Length of a whole number from 0 as it is written. */
function toDigits(number: number): number {
  let digits = 1;
  for (let limit = 10; limit <= number; limit *= 10) digits += 1;
  return digits;
}
