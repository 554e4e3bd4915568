import type { EventKind } from '../eventShape.ts';
import { type JsonCursor, toStringValue } from '../jsonCursor.ts';
import type { ScannedEvent, ScannedField, ScannedGroup, ScannedMember, ScannedRecord } from '../scannedEvent.ts';
import type { Place } from './eventRule.ts';

/** An object of the document: the event, a record, or something inside. */
export interface ObjectView extends Place {
  readonly text: string;
  readonly members: readonly ScannedMember[];
}

/** The document as rules about all of it see it. */
export interface EventView extends ObjectView {
  readonly kind: EventKind;
  readonly groups: readonly ScannedGroup[];
  readonly records: readonly ScannedRecord[];
  /** What an invocation would have to take; undefined when that is surely little enough. */
  readonly payloadBytes: number | undefined;
  /** Whether records of this event come from a schema registry, by which of their parts (events.md 2). */
  readonly registry: { readonly key: boolean; readonly value: boolean };
}

/** Records of one partition; what a record holds in detail is only looked up where it is needed. */
export interface GroupView {
  readonly event: EventView;
  readonly group: ScannedGroup;
  readonly open: (record: ScannedRecord) => ObjectView;
}

export interface RecordView extends ObjectView {
  readonly event: EventView;
  readonly scanned: ScannedRecord;
  readonly cursor: JsonCursor;
  /** Items of the list of headers. */
  readonly headers: readonly HeaderView[];
  /** Objects that say with which schema key and value were written. */
  readonly schemas: readonly ObjectView[];
  /** Texts of key and value that are not simply base64 as Lambda writes it. */
  readonly oddTexts: readonly { readonly field: ScannedField; readonly content: string }[];
}

export interface HeaderView {
  readonly place: Place;
  /** Absent when the header is no object. */
  readonly members?: readonly ScannedMember[];
}

export type JsonType = 'string' | 'number' | 'object' | 'list' | 'null' | 'other';

export function toEventView(text: string, scanned: ScannedEvent, payloadBytes: number | undefined): EventView {
  const { kind, members, groups, records } = scanned;
  const start = text.indexOf('{');
  return {
    text,
    kind,
    members,
    groups,
    records,
    payloadBytes,
    offset: start,
    length: 1,
    registry: {
      key: records.some(({ keySchema }) => keySchema?.dataFormat !== undefined),
      value: records.some(({ valueSchema }) => valueSchema?.dataFormat !== undefined),
    },
  };
}

/** One cursor serves all records of a text: what it knows of the lines of the text is looked up once. */
export function toObjectView(scanned: Place, cursor: JsonCursor): ObjectView {
  const { offset, length } = scanned;
  return { text: cursor.text, offset, length, members: listObjectMembers(cursor, offset) };
}

export function toRecordView(event: EventView, scanned: ScannedRecord, cursor: JsonCursor): RecordView {
  const view = toObjectView(scanned, cursor);
  return {
    ...view,
    event,
    scanned,
    cursor,
    headers: listHeaders(cursor, view.members),
    schemas: listSchemas(cursor, view.members),
    oddTexts: listOddTexts(event.text, scanned),
  };
}

export function toContents({ key, value }: ScannedRecord): readonly ScannedField[] {
  return [key, value];
}

/** Nearly all content is told to be right much quicker than by decoding it. */
function listOddTexts(text: string, scanned: ScannedRecord): RecordView['oddTexts'] {
  return toContents(scanned).flatMap((field) => {
    const content = field.state === 'string' ? readTextAt(text, field) : undefined;
    return content === undefined || isCommonBase64(content) ? [] : [{ field, content }];
  });
}

function isCommonBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(padding === 0 ? text : text.slice(0, -padding));
}

function listHeaders(cursor: JsonCursor, members: readonly ScannedMember[]): readonly HeaderView[] {
  const { text } = cursor;
  const headers = members.findLast(({ name }) => name === 'headers');
  if (headers === undefined || toTypeAt(text, headers) !== 'list') return [];
  return listListItems(cursor, headers.offset).map((place) =>
    toTypeAt(text, place) === 'object' ? { place, members: listObjectMembers(cursor, place.offset) } : { place },
  );
}

function listSchemas(cursor: JsonCursor, members: readonly ScannedMember[]): readonly ObjectView[] {
  const { text } = cursor;
  return members
    .filter((member) => SCHEMA_NAMES.has(member.name) && toTypeAt(text, member) === 'object')
    .map((member) => toObjectView(member, cursor));
}

const SCHEMA_NAMES: ReadonlySet<string> = new Set(['keySchemaMetadata', 'valueSchemaMetadata']);

/** Members of the object at a place. */
export function listObjectMembers(cursor: JsonCursor, offset: number): readonly ScannedMember[] {
  const members: ScannedMember[] = [];
  cursor.at = offset;
  cursor.readObject((name, nameOffset, nameLength) => {
    const start = cursor.at;
    cursor.skipValue();
    members.push({ name, nameOffset, nameLength, offset: start, length: cursor.at - start });
  });
  return members;
}

/** Items of the list at a place. */
export function listListItems(cursor: JsonCursor, offset: number): readonly Place[] {
  const items: Place[] = [];
  cursor.at = offset;
  cursor.readList(() => {
    const start = cursor.at;
    cursor.skipValue();
    items.push({ offset: start, length: cursor.at - start });
  });
  return items;
}

/** Of a member given twice the last one, as in every JSON reader. */
export function findMember({ members }: ObjectView, name: string): ScannedMember | undefined {
  return members.findLast((member) => member.name === name);
}

export function toWritten(text: string, { offset, length }: Place): string {
  return text.slice(offset, offset + length);
}

const TYPES: ReadonlyMap<string, JsonType> = new Map<string, JsonType>([
  ['"', 'string'],
  ['{', 'object'],
  ['[', 'list'],
  ...[...'-0123456789'].map((digit) => [digit, 'number'] as const),
]);

export function toTypeAt(text: string, { offset, length }: Place): JsonType {
  const first = text.charAt(offset);
  if (first === 'n') return length === 4 && text.startsWith('null', offset) ? 'null' : 'other';
  return TYPES.get(first) ?? 'other';
}

/** Content of a JSON string; undefined for every other value. */
export function readTextAt(text: string, place: Place | undefined): string | undefined {
  if (place === undefined || toTypeAt(text, place) !== 'string') return undefined;
  return toStringValue(text, place.offset, place.length);
}

export function toNamePlace({ nameOffset, nameLength }: ScannedMember): Place {
  return { offset: nameOffset, length: nameLength };
}
