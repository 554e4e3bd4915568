import { writeBase64 } from '../base64.ts';

/** Bytes that come again and again, such as a filler, with what base64 makes of them: worked out once. */
export class RepeatedBytes {
  readonly bytes: Uint8Array;
  readonly #base64: Uint8Array[] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Base64 of the bytes from `skipped` (0, 1 or 2) on, without those that no longer fill three. */
  toBase64(skipped: number): Uint8Array {
    const known = this.#base64[skipped];
    if (known !== undefined) return known;
    const whole = Math.floor((this.bytes.length - skipped) / 3);
    const base64 = new Uint8Array(4 * whole);
    writeBase64(this.bytes, skipped, skipped + 3 * whole, new DataView(base64.buffer), 0);
    this.#base64[skipped] = base64;
    return base64;
  }
}
