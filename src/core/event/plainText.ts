import * as l10n from '@vscode/l10n';
import { decodeUtf8 } from './utf8.ts';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export type PlainText =
  | { readonly text: string; readonly encoding: TextEncoding; readonly why?: undefined }
  | { readonly text?: undefined; readonly why: string };

/** Bytes that a text begins with; where there is none it is UTF-8. */
const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Reads bytes as text, without the byte order mark, or says why they are none. */
export function readPlainText(bytes: Uint8Array): PlainText {
  const [encoding] = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? ['utf-8' as const];
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const text = isWide ? decodeUtf16(bytes, encoding) : decodeUtf8(bytes);
  if (text !== undefined) return { text, encoding };
  if (isWide) return { why: l10n.t('It begins with a byte order mark of UTF-16, but what follows is no UTF-16.') };
  return { why: l10n.t('It is no UTF-8: byte {0} does not fit.', findFault(bytes)) };
}

/** The same bytes that `readPlainText` read. */
export function writePlainText(text: string, encoding: TextEncoding): Uint8Array {
  const mark = MARKS.find(([name]) => name === encoding)?.[1] ?? [];
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const content = isWide ? encodeUtf16(text, encoding === 'utf-16le') : new TextEncoder().encode(text);
  const bytes = new Uint8Array(mark.length + content.length);
  bytes.set(mark);
  bytes.set(content, mark.length);
  return bytes;
}

/** Place of the first character that no text for people has: control characters but tab and line ends; -1 if none. */
export function findControl(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0d : code === 0x7f) return at;
  }
  return -1;
}

function decodeUtf16(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

/** Number, from 0, of the byte at which it stops being UTF-8; looks only as far as that is. */
function findFault(bytes: Uint8Array): number {
  let high = 1;
  while (high < bytes.length && isBeginning(bytes, high)) high *= 2;
  let low = high >> 1;
  high = Math.min(high, bytes.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeginning(bytes, middle + 1)) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, bytes.length - 1);
}

/** Whether so many bytes may be the beginning of a text. */
function isBeginning(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}
