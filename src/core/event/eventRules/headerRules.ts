import * as l10n from '@vscode/l10n';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import type { ScannedMember } from '../scannedEvent.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type EventFix, type EventRule, type Place, toEventRule } from './eventRule.ts';
import {
  findMember,
  listListItems,
  listObjectMembers,
  type RecordView,
  readTextAt,
  toTypeAt,
  toWritten,
} from './eventView.ts';
import { toReplacement } from './fixes.ts';

/** Headers: a list of objects with one member each, whose value is a list of signed bytes (events.md 1). */
export const HEADER_RULES: readonly EventRule<RecordView>[] = [
  toEventRule({
    id: 'headers-list',
    severity: 'error',
    check: (record) => {
      const member = findMember(record, 'headers');
      if (member === undefined || ['list', 'null'].includes(toTypeAt(record.text, member))) return undefined;
      return { place: member, values: {}, fix: toListFix(record, member) };
    },
    message: () => l10n.t('Headers are a list of objects with one member each, since a name may come more than once.'),
    source: 'events.md 1, source-facts 21',
  }),
  toEventRule({
    id: 'header-object',
    severity: 'error',
    check: (record) =>
      record.headers.flatMap(({ place, members }) =>
        members?.length === 1 ? [] : [{ place, values: {}, fix: toSplitFix(record, place, members ?? []) }],
      ),
    message: () => l10n.t('A header is an object with one member: its name and the bytes of its value.'),
    source: 'events.md 1, source-facts 21',
  }),
  toEventRule({
    id: 'header-text',
    severity: 'error',
    check: (record) =>
      listValues(record).flatMap((member) => {
        const text = readTextAt(record.text, member);
        return text === undefined ? [] : [{ place: member, values: {}, fix: toBytesFix(member, text) }];
      }),
    message: () => l10n.t('The value of a header is a list of bytes, not a text and not base64.'),
    source: 'events.md 1, source-facts 21',
  }),
  toEventRule({
    id: 'header-value',
    severity: 'error',
    // A null was never seen; what it would mean is not known, so nothing is said of it (events.md 1).
    check: (record) =>
      listValues(record).flatMap((member) =>
        ['list', 'string', 'null'].includes(toTypeAt(record.text, member)) ? [] : [{ place: member, values: {} }],
      ),
    message: () => l10n.t('The value of a header is a list of bytes.'),
    source: 'events.md 1, source-facts 21',
  }),
  toEventRule({
    id: 'header-byte',
    severity: 'error',
    check: (record) =>
      listFaultyLists(record).flatMap(({ items }) =>
        items.filter((item) => toByte(record.text, item) === undefined).map((place) => ({ place, values: {} })),
      ),
    message: () => l10n.t('A byte is a whole number from -128 to 127.'),
    source: 'events.md 1',
  }),
  toEventRule({
    id: 'header-unsigned',
    severity: 'warning',
    check: (record) =>
      listFaultyLists(record).flatMap(({ member, items }) => {
        const bytes = items.map((item) => toByte(record.text, item));
        const first = items[bytes.findIndex((byte) => byte !== undefined && byte > 127)];
        if (first === undefined) return [];
        const edits = items.flatMap((item, index) => {
          const byte = bytes[index] ?? 0;
          return byte > 127 ? [toReplacement(item, String(byte - 256))] : [];
        });
        const fix = { title: l10n.t('Write signed bytes in {0}', member.name), edits };
        return [{ place: first, values: {}, fix }];
      }),
    message: () => l10n.t('Lambda writes signed bytes, from -128 to 127: 256 less than this.'),
    source: 'events.md 1',
  }),
];

function listValues({ headers }: RecordView): readonly ScannedMember[] {
  return headers.flatMap(({ members }) => members ?? []);
}

/** Lists in which something is no signed byte, with their items. */
function listFaultyLists(record: RecordView) {
  return listValues(record)
    .filter((member) => toTypeAt(record.text, member) === 'list' && !areSigned(toWritten(record.text, member)))
    .map((member) => ({ member, items: listListItems(record.cursor, member.offset) }));
}

function areSigned(written: string): boolean {
  try {
    const bytes: unknown = JSON.parse(written);
    return Array.isArray(bytes) && bytes.every((byte) => Number.isInteger(byte) && byte >= -128 && byte <= 127);
  } catch {
    return false;
  }
}

/** Signed and unsigned bytes as they are written; undefined for everything else. */
function toByte(text: string, item: Place): number | undefined {
  if (item.length > 4 || toTypeAt(text, item) !== 'number') return undefined;
  const byte = Number(toWritten(text, item));
  return Number.isInteger(byte) && byte >= -128 && byte <= 255 ? byte : undefined;
}

/** An object of headers, as most other tools have them. */
function toListFix({ text, cursor }: RecordView, headers: ScannedMember): EventFix | undefined {
  if (toTypeAt(text, headers) !== 'object') return undefined;
  const items = listObjectMembers(cursor, headers.offset).map((member) => toObjectText(text, member));
  return { title: l10n.t('Make a list of them'), edits: [toReplacement(headers, `[${items.join(', ')}]`)] };
}

function toSplitFix({ text }: RecordView, place: Place, members: readonly ScannedMember[]): EventFix | undefined {
  if (members.length < 2) return undefined;
  const items = members.map((member) => toObjectText(text, member));
  return { title: l10n.t('Make an object of each'), edits: [toReplacement(place, items.join(', '))] };
}

/** Name, colon and value as they are written. */
function toObjectText(text: string, { nameOffset, offset, length }: ScannedMember): string {
  return `{${text.slice(nameOffset, offset + length)}}`;
}

/** What is base64 of a text is taken for that; everything else is the text itself. */
function toBytesFix(member: ScannedMember, text: string): EventFix {
  const decoded = readBase64Text(text);
  const bytes = decoded ?? new TextEncoder().encode(text);
  const title =
    decoded === undefined
      ? l10n.t('Write the bytes of this text')
      : l10n.t('Write the bytes that the base64 stands for');
  return { title, edits: [toReplacement(member, JSON.stringify([...new Int8Array(bytes)]))] };
}

function readBase64Text(text: string): Uint8Array | undefined {
  const { bytes } = decodeBase64(text);
  if (bytes === undefined || bytes.length === 0 || encodeBase64(bytes) !== text) return undefined;
  return decodeUtf8(bytes) === undefined ? undefined : bytes;
}
