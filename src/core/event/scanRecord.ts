import { AlikeText } from './alikeText.ts';
import type { JsonCursor } from './jsonCursor.ts';
import { HeaderReader, NO_HEADERS } from './scanHeaders.ts';
import { ABSENT, type RecordContent, type ScannedField, ScannedRecord, type ScannedSchema } from './scannedEvent.ts';

type RecordDraft = { -readonly [Name in keyof RecordContent]: RecordContent[Name] };
/** Members that are the same in most records of a partition: their values are part of what is written alike. */
type Constants = Pick<RecordDraft, 'topic' | 'partition' | 'timestampType'>;

const CONSTANTS: ReadonlyMap<string, (cursor: JsonCursor, record: Constants) => void> = new Map([
  [
    'topic',
    (cursor, record) => {
      record.topic = readText(cursor);
    },
  ],
  [
    'partition',
    (cursor, record) => {
      record.partition = readWhole(cursor);
    },
  ],
  [
    'timestampType',
    (cursor, record) => {
      record.timestampType = readText(cursor);
    },
  ],
]);

/**
 * How each other member that a record may have is read, from where the record begins; what is none of them is skipped
 * (events.md 1).
 */
const MEMBERS: ReadonlyMap<string, (cursor: JsonCursor, record: RecordDraft, start: number) => void> = new Map([
  [
    'offset',
    (cursor, record) => {
      record.recordOffset = readDigits(cursor);
    },
  ],
  [
    'timestamp',
    (cursor, record) => {
      record.timestamp = readWhole(cursor);
    },
  ],
  [
    'key',
    (cursor, record, start) => {
      record.key = readField(cursor, start);
    },
  ],
  [
    'value',
    (cursor, record, start) => {
      record.value = readField(cursor, start);
    },
  ],
  [
    'keySchemaMetadata',
    (cursor, record, start) => {
      record.keySchema = readSchema(cursor, start);
    },
  ],
  [
    'valueSchemaMetadata',
    (cursor, record, start) => {
      record.valueSchema = readSchema(cursor, start);
    },
  ],
]);

/** What is known of a stretch of a record: the names in it, the last of which is that of the value after it. */
interface Stretch {
  readonly names: readonly string[];
  readonly constants: Constants;
}

/** Reads records: places only, nothing is decoded. */
export class RecordReader {
  readonly #cursor: JsonCursor;
  readonly #stretches: AlikeText<Stretch>;
  readonly #headers: HeaderReader;

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
    this.#stretches = new AlikeText(cursor);
    this.#headers = new HeaderReader(cursor);
  }

  /** Reads the object that begins at the cursor. */
  read(group: string, index: number): ScannedRecord {
    const offset = this.#cursor.at;
    const record: RecordDraft = {
      length: 0,
      topic: undefined,
      partition: undefined,
      recordOffset: undefined,
      timestamp: undefined,
      timestampType: undefined,
      key: ABSENT,
      value: ABSENT,
      headers: NO_HEADERS,
      keySchema: undefined,
      valueSchema: undefined,
    };
    this.#cursor.at += 1;
    const taken = this.#stretches.follow(
      ({ names, constants }) => {
        setConstants(record, constants);
        this.#readMember(names.at(-1) ?? '', record, offset);
      },
      ({ constants }) => setConstants(record, constants),
    );
    if (taken !== undefined) this.#readRest(record, offset, taken);
    record.length = this.#cursor.at - offset;
    return new ScannedRecord(group, index, offset, record);
  }

  #readRest(record: RecordDraft, start: number, taken: number): void {
    const cursor = this.#cursor;
    const rest = this.#stretches.learn(taken);
    const seen = new Set(rest.known.flatMap(({ names }) => names));
    let names: string[] = [];
    const toStretch = (): Stretch => {
      const { topic, partition, timestampType } = record;
      return { names, constants: { topic, partition, timestampType } };
    };
    cursor.readMembers((name, nameOffset, nameLength) => {
      if (seen.has(name)) cursor.addRepeated(name, nameOffset, nameLength);
      seen.add(name);
      names.push(name);
      const read = CONSTANTS.get(name);
      if (read !== undefined) {
        read(cursor, record);
        return;
      }
      rest.addValue(toStretch(), () => this.#readMember(name, record, start));
      names = [];
    });
    rest.finish(toStretch());
  }

  #readMember(name: string, record: RecordDraft, start: number): void {
    const read = MEMBERS.get(name);
    if (read !== undefined) read(this.#cursor, record, start);
    else if (name === 'headers') record.headers = this.#headers.read(start);
    else this.#cursor.skipValue();
  }
}

function setConstants(record: RecordDraft, { topic, partition, timestampType }: Constants): void {
  record.topic = topic;
  record.partition = partition;
  record.timestampType = timestampType;
}

function readText(cursor: JsonCursor): string | undefined {
  if (cursor.isString) return cursor.readString();
  cursor.skipValue();
  return undefined;
}

/** Samples of destinations, and old ones of events, have numbers as texts (events.md 1). */
function readDigits(cursor: JsonCursor): string | undefined {
  const digits = cursor.readDigits();
  if (digits !== undefined) return digits;
  const written = cursor.isString ? cursor.readString() : cursor.readWritten();
  return /^-?\d+$/.test(written) ? written : undefined;
}

function readWhole(cursor: JsonCursor): number | undefined {
  const digits = readDigits(cursor);
  return digits === undefined ? undefined : Number(digits);
}

function readField(cursor: JsonCursor, start: number): ScannedField {
  const { at } = cursor;
  const offset = at - start;
  if (cursor.isString) {
    cursor.skipString();
    return { offset, length: cursor.at - at, state: 'string' };
  }
  const written = cursor.readWritten();
  return { offset, length: cursor.at - at, state: written === 'null' ? 'null' : 'other' };
}

function readSchema(cursor: JsonCursor, start: number): ScannedSchema {
  const { at } = cursor;
  const offset = at - start;
  if (!cursor.isObject) {
    cursor.skipValue();
    return { offset, length: cursor.at - at };
  }
  let dataFormat: string | undefined;
  let schemaId: string | undefined;
  cursor.readObject((name) => {
    if (name === 'dataFormat') dataFormat = readText(cursor);
    else if (name === 'schemaId') schemaId = readText(cursor);
    else cursor.skipValue();
  });
  return { offset, length: cursor.at - at, dataFormat, schemaId };
}
