import { type FilterVerdict, toFilterTrial } from './matchFilter.ts';
import { readSampleRecords, type SampleRecord } from './sampleRecord.ts';

/** A record with what the filters of a mapping say about it. */
export interface TriedSample {
  readonly record: SampleRecord;
  readonly verdict: FilterVerdict;
}

/** What the filters of a mapping make of the records of an event. */
export interface FilterReport {
  readonly patterns: readonly string[];
  readonly tried: readonly TriedSample[];
  readonly passing: number;
  readonly dropped: number;
  /** It cannot be told of these, and the notes of each say why. */
  readonly unclear: number;
  /** What of the text could not be read. */
  readonly problem?: string;
}

/** Tries filters on each record of an event, or of what else `readSampleRecords` takes. Never throws. */
export function toFilterReport(text: string, patterns: readonly string[]): FilterReport {
  const { records, problem } = readSampleRecords(text);
  const tryRecord = toFilterTrial(patterns);
  const tried = records.map((record) => ({ record, verdict: tryRecord(record) }));
  const count = (outcome: FilterVerdict['outcome']) =>
    tried.filter(({ verdict }) => verdict.outcome === outcome).length;
  return {
    patterns,
    tried,
    passing: count('passes'),
    dropped: count('dropped'),
    unclear: count('unclear'),
    ...(problem === undefined ? {} : { problem }),
  };
}
