import { getLocation } from 'jsonc-parser';
import { EVENT_MEMBERS, type EventMember, RECORD_MEMBERS, SCHEMA_MEMBERS } from './eventMembers.ts';
import { listObjectMembers, type ObjectView, toTypeAt } from './eventRules/eventView.ts';
import { listRecordsBetween } from './eventValues.ts';
import { JsonCursor } from './jsonCursor.ts';
import type { ScannedEvent, ScannedMember } from './scannedEvent.ts';

/** A name or a value at the cursor, in the event itself, in a record or in what is said of a schema. */
export interface MemberPlace {
  /** What Lambda writes into the object around it. */
  readonly known: readonly EventMember[];
  /** What is in that object already. */
  readonly present: ReadonlySet<string>;
  /** The member at the cursor, as far as it is written. */
  readonly name: string;
  readonly isName: boolean;
  /** What stands at the cursor, with its quotes; empty where nothing does. */
  readonly start: number;
  readonly end: number;
}

const SCHEMAS: ReadonlySet<unknown> = new Set(['keySchemaMetadata', 'valueSchemaMetadata']);

/** Where the cursor is; undefined where members have names of their own, as in lists of headers and of records. */
export function findMemberPlace(text: string, event: ScannedEvent, offset: number): MemberPlace | undefined {
  const record = listRecordsBetween(event, offset, offset).find(
    (each) => offset > each.offset && offset < each.offset + each.length,
  );
  if (record !== undefined) {
    const members = listObjectMembers(new JsonCursor(text), record.offset);
    const piece = text.slice(record.offset, record.offset + record.length);
    return toPlace(text, piece, offset, record.offset, { known: RECORD_MEMBERS, members });
  }
  const records = event.members.find(({ name }) => name === 'records');
  const around = { known: EVENT_MEMBERS, members: event.members };
  if (records === undefined || offset <= records.offset) {
    return toPlace(text, text.slice(0, records?.offset ?? text.length), offset, 0, around);
  }
  const end = records.offset + records.length;
  if (offset < end) return undefined;
  // Thousands of records between need not be read for what stands after them.
  const before = `${text.slice(0, records.offset)}{}`;
  return toPlace(text, before + text.slice(end), offset, end - before.length, around);
}

interface Around {
  readonly known: readonly EventMember[];
  readonly members: ObjectView['members'];
}

/** @param moved how much further a place is in the whole text than in the piece of it */
function toPlace(
  text: string,
  piece: string,
  offset: number,
  moved: number,
  { known, members }: Around,
): MemberPlace | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(piece, offset - moved);
  const inside = toInside(text, path, members, known);
  if (inside === undefined) return undefined;
  const [from, to] =
    previousNode === undefined
      ? [-1, -1]
      : [previousNode.offset + moved, previousNode.offset + previousNode.length + moved];
  const [start, end] = from <= offset && offset <= to ? [from, to] : [offset, offset];
  const present = new Set(inside.members.map(({ name }) => name));
  return { known: inside.known, present, name: String(path.at(-1) ?? ''), isName: isAtPropertyKey, start, end };
}

function toInside(
  text: string,
  path: readonly (string | number)[],
  members: readonly ScannedMember[],
  known: readonly EventMember[],
): Around | undefined {
  if (path.length <= 1) return { known, members };
  const schema = members.findLast(({ name }) => name === path[0]);
  if (path.length > 2 || !SCHEMAS.has(path[0]) || schema === undefined) return undefined;
  if (known !== RECORD_MEMBERS || toTypeAt(text, schema) !== 'object') return undefined;
  return { known: SCHEMA_MEMBERS, members: listObjectMembers(new JsonCursor(text), schema.offset) };
}
