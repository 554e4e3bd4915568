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
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = decodeUtf16(bytes, encoding);
    if (text !== undefined) return { text, encoding };
    return { why: l10n.t('It begins with a byte order mark of UTF-16, but what follows is no UTF-16.') };
  }
  // Most of what is no text shows at once, which spares a decoder that throws.
  const early = findFault(bytes, Math.min(bytes.length, 64));
  const text = early === -1 ? decodeUtf8(bytes) : undefined;
  if (text !== undefined) return { text, encoding };
  const fault = early === -1 ? findFault(bytes, bytes.length) : early;
  return { why: l10n.t('It is no UTF-8: byte {0} does not fit.', fault) };
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

/** How many bytes a character has by its first one (RFC 3629); 0 for what begins none. */
function toLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Second bytes that some first bytes ask for: neither overlong forms nor surrogates nor what is beyond Unicode. */
const SECOND: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
const ANY: readonly [number, number] = [0x80, 0xbf];

/** Number, from 0, of the first byte that does not fit into UTF-8, among characters that begin before a place; or -1. */
function findFault(bytes: Uint8Array, end: number): number {
  let at = 0;
  while (at < end) {
    const length = toLength(bytes[at] ?? 0);
    if (length === 0 || at + length > bytes.length) return at;
    const wrong = length === 1 ? -1 : findWrong(bytes, at, length);
    if (wrong !== -1) return wrong;
    at += length;
  }
  return -1;
}

/** The first of the bytes after the first one of a character that cannot follow it. */
function findWrong(bytes: Uint8Array, start: number, length: number): number {
  let [low, high] = SECOND.get(bytes[start] ?? 0) ?? ANY;
  for (let at = start + 1; at < start + length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < low || byte > high) return at;
    [low, high] = ANY;
  }
  return -1;
}
