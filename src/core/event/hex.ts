import * as l10n from '@vscode/l10n';

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const LINE = 16;

/** Two lower-case digits a byte, nothing between. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += toPair(byte);
  return text;
}

/** To be edited: sixteen bytes a line. */
export function formatHex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE) {
    lines.push(Array.from(bytes.subarray(at, at + LINE), toPair).join(' '));
  }
  return lines.join('\n');
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

function toPair(byte: number): string {
  return PAIRS[byte] ?? '';
}
