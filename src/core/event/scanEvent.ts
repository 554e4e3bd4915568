import * as l10n from '@vscode/l10n';
import { type EventSigns, toEventKind } from './eventShape.ts';
import { JsonCursor } from './jsonCursor.ts';
import type { KnownRecords, ScannedEvent, ScannedGroup, ScannedMember, ScannedRecord } from './scannedEvent.ts';
import { RecordReader } from './scanRecord.ts';

/**
 * Finds the records of an event and where their parts are, without decoding anything and without making values of the
 * text. Reads on after faults; tells what a document is that is no Kafka event. Never throws.
 */
export function scanEvent(text: string): ScannedEvent {
  return scanWith(text);
}

/** As `scanEvent`, taking what is known instead of reading it. */
export function scanWith(text: string, known?: KnownRecords): ScannedEvent {
  const cursor = new JsonCursor(text);
  const scan = new EventScan(cursor, known);
  scan.readRoot();
  const signs = { ...scan.toSigns(), faulty: cursor.problems.some(({ id }) => FAULTS.has(id)) };
  const { members, groups } = scan;
  const problems = cursor.problems;
  return { kind: toEventKind(signs), members, groups, records: toRecords(groups), problems };
}

const FAULTS: ReadonlySet<string> = new Set(['truncated', 'unexpected', 'open-string']);

function toRecords(groups: readonly ScannedGroup[]): readonly ScannedRecord[] {
  const [first] = groups;
  if (first !== undefined && groups.length === 1) return first.records;
  return groups.flatMap(({ records }) => records);
}

class EventScan {
  readonly members: ScannedMember[] = [];
  groups: ScannedGroup[] = [];
  readonly #cursor: JsonCursor;
  readonly #known: KnownRecords | undefined;
  readonly #reader: RecordReader;
  #root: EventSigns['root'] = 'none';
  #records: EventSigns['records'];
  #source: string | undefined;
  #elementSource: string | undefined;

  constructor(cursor: JsonCursor, known: KnownRecords | undefined) {
    this.#cursor = cursor;
    this.#known = known;
    this.#reader = new RecordReader(cursor);
  }

  readRoot(): void {
    const cursor = this.#cursor;
    if (Number.isNaN(cursor.skipBlanks())) return;
    if (cursor.isObject) {
      this.#root = 'object';
      this.#readEvent();
    } else if (cursor.isList) {
      this.#root = 'list';
      this.#readElements();
    } else {
      this.#root = 'other';
      cursor.skipValue();
    }
    const start = cursor.at;
    if (Number.isNaN(cursor.skipBlanks())) return;
    const message = l10n.t('The text goes on after the end of the event.');
    cursor.addProblem('unexpected', start, cursor.text.length - start, message);
  }

  toSigns(): Omit<EventSigns, 'faulty'> {
    return {
      root: this.#root,
      members: new Set(this.members.map(({ name }) => name)),
      source: this.#source,
      elementSource: this.#elementSource,
      records: this.#records,
      hasGroup: this.groups.some(({ name }) => /-\d+$/.test(name)),
    };
  }

  #readEvent(): void {
    const cursor = this.#cursor;
    const seen = new Set<string>();
    cursor.readObject((name, nameOffset, nameLength) => {
      if (seen.has(name)) cursor.addRepeated(name, nameOffset, nameLength);
      seen.add(name);
      const offset = cursor.at;
      if (name === 'records') this.#readRecords();
      else if (name === 'Records' && cursor.isList) this.#readElements();
      else if (name === 'eventSource' && cursor.isString) this.#source = cursor.readString();
      else cursor.skipValue();
      this.members.push({ name, nameOffset, nameLength, offset, length: cursor.at - offset });
    });
  }

  /** A list of records as other sources have it: the first one tells which. */
  #readElements(): void {
    const cursor = this.#cursor;
    let first = true;
    cursor.readList(() => {
      if (first && cursor.isObject) {
        cursor.readObject((name) => {
          if (/^[eE]ventSource$/.test(name) && cursor.isString) this.#elementSource = cursor.readString();
          else cursor.skipValue();
        });
      } else {
        cursor.skipValue();
      }
      first = false;
    });
  }

  #readRecords(): void {
    const cursor = this.#cursor;
    // Given twice, the last one counts: what is known of the first goes.
    this.groups = [];
    this.#records = cursor.isObject ? 'object' : cursor.isList ? 'list' : 'other';
    if (this.#records !== 'object') {
      cursor.skipValue();
      return;
    }
    const places = new Map<string, number>();
    cursor.readObject((name, nameOffset, nameLength) => {
      const group = this.#readGroup(name, nameOffset, nameLength);
      const place = places.get(name);
      if (place === undefined) {
        places.set(name, this.groups.push(group) - 1);
        return;
      }
      cursor.addRepeated(name, nameOffset, nameLength);
      this.groups[place] = group;
    });
  }

  #readGroup(name: string, nameOffset: number, nameLength: number): ScannedGroup {
    const cursor = this.#cursor;
    const offset = cursor.at;
    const records: ScannedRecord[] = [];
    if (cursor.isList) {
      let index = 0;
      cursor.readList(() => {
        index += this.#readElement(name, index, records);
      });
    } else {
      cursor.skipValue();
      cursor.addShape(offset, l10n.t('A list of records belongs here.'));
    }
    return { name, nameOffset, nameLength, offset, length: cursor.at - offset, records };
  }

  /** How many elements that were: those that are known come together. */
  #readElement(group: string, index: number, records: ScannedRecord[]): number {
    const cursor = this.#cursor;
    const known = this.#known?.takeFrom(cursor.at, group, index);
    if (known !== undefined) {
      for (const record of known.records) records.push(record);
      cursor.at = known.end;
      return known.records.length;
    }
    const start = cursor.at;
    if (cursor.isObject) {
      records.push(this.#reader.read(group, index));
    } else {
      cursor.skipValue();
      cursor.addShape(start, l10n.t('A record is an object.'));
    }
    return 1;
  }
}
