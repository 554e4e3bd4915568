import * as l10n from '@vscode/l10n';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeHeader, toSignedBytes } from './headerBytes.ts';
import { JsonCursor, toStringValue } from './jsonCursor.ts';

/** A change of a text. */
export interface ValueEdit {
  readonly offset: number;
  /** How much of the text it replaces. */
  readonly length: number;
  readonly content: string;
}

/**
 * Puts bytes into an event: base64 for a key or a value, a list of signed bytes for a header. Nothing else of the text
 * changes, and nothing at all when it holds those bytes already.
 * @param path JSON pointer, such as `/records/orders-0/3/value` or `/records/orders-0/3/headers/0/trace`
 * @param bytes null for a record without a key or a value
 * @throws RangeError when there is no such place
 */
export function writeValue(text: string, path: string, bytes: Uint8Array | null): string {
  const edit = toValueEdit(text, path, bytes);
  if (edit === undefined) throw new RangeError(l10n.t('There is no key, value or header at {0}.', path));
  return text.slice(0, edit.offset) + edit.content + text.slice(edit.offset + edit.length);
}

/** What `writeValue` changes; undefined when there is no such place. */
export function toValueEdit(text: string, path: string, bytes: Uint8Array | null): ValueEdit | undefined {
  const names = path.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [, root, , , member = '', ...rest] = names;
  const isContent = (member === 'key' || member === 'value') && rest.length === 0;
  const isHeader = member === 'headers' && rest.length === 2;
  if (root !== 'records' || !(isContent || isHeader)) return undefined;
  const parent = findPlace(text, names.slice(1, -1));
  if (parent === undefined) return undefined;
  const name = names.at(-1) ?? '';
  const place = findChild(text, parent, name);
  if (place === undefined) return isContent ? toInsertion(text, parent, name, bytes) : undefined;
  const written = text.slice(place.start, place.end);
  const content = isHeader ? toHeaderText(written, bytes) : toContentText(written, bytes);
  return { offset: place.start, length: place.end - place.start, content };
}

/** A value in the text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function findPlace(text: string, names: readonly string[]): Place | undefined {
  const cursor = new JsonCursor(text);
  cursor.skipBlanks();
  let place: Place | undefined = { start: cursor.at, end: text.length };
  for (const name of names) {
    if (place === undefined) return undefined;
    place = findChild(text, place, name);
  }
  return place;
}

/** Of a member given twice the last one, as parsers have it. */
function findChild(text: string, { start }: Place, name: string): Place | undefined {
  const cursor = new JsonCursor(text, start);
  let found: Place | undefined;
  const visit = (isSought: boolean): void => {
    const at = cursor.at;
    cursor.skipValue();
    if (isSought) found = { start: at, end: cursor.at };
  };
  if (cursor.isObject) {
    cursor.readObject((member) => visit(member === name));
  } else if (cursor.isList && /^(?:0|[1-9]\d*)$/.test(name)) {
    let index = -1;
    cursor.readList(() => {
      index += 1;
      visit(index === Number(name));
    });
  }
  return found;
}

/** A record may lack its key or its value (events.md 1): it is put before the first member, written as that is. */
function toInsertion(text: string, { start }: Place, name: string, bytes: Uint8Array | null): ValueEdit | undefined {
  const cursor = new JsonCursor(text, start);
  if (!cursor.isObject) return undefined;
  const member = `${JSON.stringify(name)}: ${bytes === null ? 'null' : JSON.stringify(encodeBase64(bytes))}`;
  cursor.at += 1;
  const from = cursor.at;
  cursor.skipBlanks();
  const blanks = text.slice(from, cursor.at);
  const isEmpty = !cursor.isString;
  const written = blanks === '' ? member.replace('": ', '":') : member;
  return { offset: cursor.at, length: 0, content: isEmpty ? written : `${written},${blanks}` };
}

function toContentText(written: string, bytes: Uint8Array | null): string {
  if (bytes === null) return 'null';
  const present = written.startsWith('"') ? decodeBase64(toStringValue(written, 0, written.length)).bytes : undefined;
  return present !== undefined && isSame(present, bytes) ? written : `"${encodeBase64(bytes)}"`;
}

/** Blanks and line ends of the list are kept. */
function toHeaderText(written: string, bytes: Uint8Array | null): string {
  if (bytes === null) return 'null';
  const present = decodeHeader(written).bytes;
  if (present !== undefined && isSame(present, bytes)) return written;
  const [, before = '', between, after = ''] = /^\[(\s*)[^\s,\]]+(?:\s*,(\s*)[^\]]*?)?(\s*)\]$/.exec(written) ?? [];
  if (bytes.length === 0) return '[]';
  return `[${before}${toSignedBytes(bytes).join(`,${between ?? before}`)}${after}]`;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
