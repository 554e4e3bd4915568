import * as l10n from '@vscode/l10n';
import { type DecodedValue, type DecodeOptions, decodeValue } from './decodeValue.ts';
import type { Place } from './eventRules/eventRule.ts';
import { decodeHeader } from './headerBytes.ts';

/** Nothing shorter is taken for base64 only because it is at the cursor. */
const SHORTEST = 4;
/** A value at the cursor is looked for this far, in UTF-16 units: a line can be a whole event. */
const REACH = 8_000_000;

/**
 * Decodes what someone marked, in whatever document: base64, with quotes around it or without, on one line or several, or
 * a list of bytes. Never throws.
 */
export function decodeLooseValue(text: string, options?: DecodeOptions): DecodedValue {
  const trimmed = text.trim().replace(/,$/, '').trimEnd();
  if (/^\[[^"]*\]$/.test(trimmed)) return decodeHeader(trimmed, 'auto', options);
  const content = toUnquoted(trimmed);
  if (content === '') return { state: 'invalid', tried: [], problem: l10n.t('There is nothing to decode.') };
  return decodeValue(content, 'auto', options);
}

/** The base64 text or the list of bytes at a place, without quotes; undefined when there is neither. */
export function findLooseValue(text: string, at: number): Place | undefined {
  return findList(text, at) ?? findBase64(text, at);
}

function findBase64(text: string, at: number): Place | undefined {
  let [start, end] = [at, at];
  while (start > 0 && at - start < REACH && isBase64(text, start - 1)) start -= 1;
  while (end < text.length && end - at < REACH && isBase64(text, end)) end += 1;
  return end - start < SHORTEST ? undefined : { offset: start, length: end - start };
}

function findList(text: string, at: number): Place | undefined {
  let [start, end] = [at, at];
  while (start > 0 && isOfList(text, start - 1)) start -= 1;
  while (end < text.length && isOfList(text, end)) end += 1;
  const isList = text.charAt(start - 1) === '[' && text.charAt(end) === ']' && /\d/.test(text.slice(start, end));
  return isList ? { offset: start - 1, length: end - start + 2 } : undefined;
}

const LETTERS = toCodes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=');
const OF_LIST = toCodes('-0123456789, \t\r\n');
const BACKSLASH = 0x5c;
const SLASH = 0x2f;

/** A slash can have a backslash before it: some write JSON so. */
function isBase64(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return LETTERS.has(code) || (code === BACKSLASH && text.charCodeAt(at + 1) === SLASH);
}

function isOfList(text: string, at: number): boolean {
  return OF_LIST.has(text.charCodeAt(at));
}

function toCodes(letters: string): ReadonlySet<number> {
  return new Set([...letters].map((letter) => letter.charCodeAt(0)));
}

function toUnquoted(text: string): string {
  const inside = /^(?:\\*"|')?(.*?)(?:\\*"|')?$/s.exec(text)?.[1] ?? text;
  return inside.replaceAll('\\/', '/').replaceAll(/\\[nr]/g, '');
}
