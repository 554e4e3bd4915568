import { scanWith } from './scanEvent.ts';
import { type KnownRecords, type ScannedEvent, ScannedRecord } from './scannedEvent.ts';
import { PROBLEM_LIMIT } from './scanProblem.ts';

/** One change of a text, as editors report it. */
export interface TextChange {
  /** Where it begins, in the text before and after. */
  readonly offset: number;
  /** How much of the text before it replaces. */
  readonly length: number;
  /** How long the new text is that stands there now. */
  readonly newLength: number;
}

/**
 * As `scanEvent(text)`, reading only what a change touched: records before it are kept, records after it are moved.
 * @param previous what was found in the text before the change
 * @param text the text after the change
 */
export function rescanEvent(previous: ScannedEvent, text: string, change: TextChange): ScannedEvent {
  // Of the problems beyond the limit nothing is known, so that no record can be held for sound.
  if (previous.problems.length >= PROBLEM_LIMIT) return scanWith(text);
  return scanWith(text, new RecordsBeside(previous, change));
}

/** Records that a change did not touch. */
class RecordsBeside implements KnownRecords {
  readonly #records: readonly ScannedRecord[];
  readonly #problems: readonly number[];
  readonly #change: TextChange;
  readonly #moved: number;

  constructor(previous: ScannedEvent, change: TextChange) {
    this.#records = previous.records;
    this.#problems = previous.problems.map(({ offset }) => offset);
    this.#change = change;
    this.#moved = change.newLength - change.length;
  }

  takeFrom(offset: number, group: string, index: number): ReturnType<KnownRecords['takeFrom']> {
    const { offset: start, length, newLength } = this.#change;
    const isAfter = offset >= start + newLength;
    if (!isAfter && offset >= start) return undefined;
    const moved = isAfter ? this.#moved : 0;
    const from = offset - moved;
    if (isAfter && from < start + length) return undefined;
    const first = findFrom(this.#records, from);
    if (this.#records[first]?.offset !== from) return undefined;
    const limit = Math.min(isAfter ? Number.POSITIVE_INFINITY : start, this.#nextProblem(from));
    const last = this.#findLast(first, limit);
    const end = this.#records[last - 1];
    if (last === first || end === undefined) return undefined;
    const records: ScannedRecord[] = [];
    for (let at = first; at < last; at += 1) {
      const record = this.#records[at];
      if (record !== undefined) records.push(toMoved(record, moved, group, index + at - first));
    }
    return { records, end: end.offset + end.length + moved };
  }

  #nextProblem(from: number): number {
    return this.#problems.reduce((next, at) => (at >= from && at < next ? at : next), Number.POSITIVE_INFINITY);
  }

  /** Place after the last record of the same group, in the order of the text, that ends before a place. */
  #findLast(first: number, limit: number): number {
    const group = this.#records[first]?.group;
    let last = first;
    for (;;) {
      const record = this.#records[last];
      if (record === undefined || record.group !== group || record.offset + record.length >= limit) return last;
      if (last > first && record.index !== (this.#records[last - 1]?.index ?? 0) + 1) return last;
      last += 1;
    }
  }
}

/** First record that begins at a place or after it. */
function findFrom(records: readonly ScannedRecord[], offset: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toMoved(record: ScannedRecord, moved: number, group: string, index: number): ScannedRecord {
  if (moved === 0 && record.group === group && record.index === index) return record;
  return new ScannedRecord(group, index, record.offset + moved, record.content);
}
