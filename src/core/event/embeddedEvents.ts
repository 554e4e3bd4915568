import type { EventKind } from './eventShape.ts';
import { JsonCursor } from './jsonCursor.ts';
import { scanEvent } from './scanEvent.ts';

/** An event or a failure record inside something else. */
export interface EmbeddedEvent {
  readonly kind: EventKind;
  /** Place in the whole text: of the object, or of the JSON text in quotes that holds it. */
  readonly offset: number;
  readonly length: number;
  /** As a document of its own. */
  readonly text: string;
}

const SOUGHT: ReadonlySet<EventKind> = new Set(['kafka', 'self-managed-kafka', 'failure-record']);
/** Nothing is looked at that has none of these in it. */
const MARKS = /aws:kafka|SelfManagedKafka|KafkaBatchInfo/;
/** A text in a text in a text: S3 object, message, notification, payload. */
const DEEPEST = 5;
/** How often a text is walked over at most, on average: each brace that is never closed costs a walk to the end. */
const WALKS = 8;

/** Finds events inside log lines, message bodies and other documents, also as JSON text in quotes. Never throws. */
export function findEmbeddedEvents(text: string): readonly EmbeddedEvent[] {
  return MARKS.test(text) ? findEvents(text, 0) : [];
}

function findEvents(text: string, depth: number): readonly EmbeddedEvent[] {
  const found: EmbeddedEvent[] = [];
  const cursor = new JsonCursor(text);
  let left = WALKS * text.length;
  for (let at = text.indexOf('{'); at !== -1 && left > 0; ) {
    const quoted = findQuoted(cursor, at);
    const end = quoted?.end ?? findEnd(cursor, at);
    left -= (end ?? text.length) - at;
    const events = quoted === undefined ? readObject(text, at, end) : readQuoted(text, quoted, depth);
    found.push(...events);
    // What holds no event itself may hold one inside.
    const isLeaf = quoted !== undefined || events.length > 0 || !(end === undefined || MARKS.test(text.slice(at, end)));
    at = text.indexOf('{', isLeaf && end !== undefined ? end : at + 1);
  }
  return found;
}

function findEnd(cursor: JsonCursor, start: number): number | undefined {
  cursor.at = start;
  cursor.problems.length = 0;
  cursor.skipValue();
  return cursor.problems.some(({ id }) => id === 'truncated') ? undefined : cursor.at;
}

function readObject(text: string, offset: number, end: number | undefined): readonly EmbeddedEvent[] {
  if (end === undefined) return [];
  const content = text.slice(offset, end);
  if (!MARKS.test(content)) return [];
  const { kind } = scanEvent(content);
  return SOUGHT.has(kind) ? [{ kind, offset, length: end - offset, text: content }] : [];
}

interface Quoted {
  readonly start: number;
  readonly end: number;
}

/** The text in quotes that begins with the brace at a place, when the quotes inside it are escaped. */
function findQuoted(cursor: JsonCursor, brace: number): Quoted | undefined {
  const { text } = cursor;
  if (!/^\{\s*(?:\\[nrt]\s*)*\\+"/.test(text.slice(brace, brace + 200))) return undefined;
  const before = /"(?:\s|\\[nrt])*$/.exec(text.slice(Math.max(0, brace - 100), brace))?.[0];
  if (before === undefined) return undefined;
  const start = brace - before.length;
  cursor.at = start;
  return cursor.skipString() ? { start, end: cursor.at } : undefined;
}

function readQuoted(text: string, { start, end }: Quoted, depth: number): readonly EmbeddedEvent[] {
  const written = text.slice(start, end);
  if (depth === DEEPEST || !MARKS.test(written)) return [];
  return findEvents(readText(written), depth + 1).map((event) => ({ ...event, offset: start, length: end - start }));
}

function readText(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return '';
  }
}
