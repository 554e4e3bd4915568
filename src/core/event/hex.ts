import * as l10n from '@vscode/l10n';

const DIGITS = new TextEncoder().encode('0123456789abcdef');
const ASCII = new TextDecoder();
const LINE = 16;
const BLANK = 0x20;
const LINE_END = 0x0a;

/** Two lower-case digits a byte, nothing between. */
export function toHex(bytes: Uint8Array): string {
  return write(bytes, 2);
}

/** To be edited: sixteen bytes a line. */
export function formatHex(bytes: Uint8Array): string {
  return write(bytes, 3).slice(0, -1);
}

/** Digits of each byte, and a blank or a line end after them where there is room. */
function write(bytes: Uint8Array, width: 2 | 3): string {
  const text = new Uint8Array(bytes.length * width);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const place = at * width;
    text[place] = DIGITS[byte >> 4] ?? 0;
    text[place + 1] = DIGITS[byte & 0xf] ?? 0;
    if (width === 3) text[place + 2] = (at + 1) % LINE === 0 ? LINE_END : BLANK;
  }
  return ASCII.decode(text);
}

/** Reads pairs of digits with any blanks between. The offset is a place in the text. */
export function parseHex(
  text: string,
):
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string; readonly offset: number } {
  const pairs: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const wrong = word.search(/[^0-9a-fA-F]/);
    if (wrong !== -1) {
      const letter = String.fromCodePoint(word.codePointAt(wrong) ?? 0);
      return { problem: l10n.t('"{0}" is no hexadecimal digit.', letter), offset: index + wrong };
    }
    if (word.length % 2 !== 0) {
      return { problem: l10n.t('A byte has two digits; one is left over here.'), offset: index + word.length - 1 };
    }
    for (let at = 0; at < word.length; at += 2) pairs.push(Number.parseInt(word.slice(at, at + 2), 16));
  }
  return { bytes: Uint8Array.from(pairs) };
}
