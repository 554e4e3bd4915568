import { isKafkaKind } from './eventShape.ts';
import { type FilterVerdict, toFilterTrial } from './matchFilter.ts';
import { readSampleRecords, type SampleRecord } from './sampleRecord.ts';
import { scanEvent } from './scanEvent.ts';

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

/** Some records tried, and what of them could not be read. */
export interface FilterStep {
  readonly tried: readonly TriedSample[];
  readonly problem?: string;
}

/**
 * Tries filters on each record of an event, one a step, so that large events keep nobody waiting; what else
 * `readSampleRecords` takes is one step. Never throws.
 */
export function* toFilterSteps(text: string, patterns: readonly string[]): Generator<FilterStep> {
  const tryRecord = toFilterTrial(patterns);
  const toStep = (part: string): FilterStep => {
    const { records, problem } = readSampleRecords(part);
    const tried = records.map((record) => ({ record, verdict: tryRecord(record) }));
    return { tried, ...(problem === undefined ? {} : { problem }) };
  };
  const { kind, records, problems } = scanEvent(text);
  if (!isKafkaKind(kind) || records.length === 0 || problems.length > 0) {
    yield toStep(text);
    return;
  }
  for (const { group, offset, length } of records) {
    yield toStep(`{"records":{${JSON.stringify(group)}:[${text.slice(offset, offset + length)}]}}`);
  }
}

/** Sums up what the steps said. */
export function toFilterReport(patterns: readonly string[], steps: readonly FilterStep[]): FilterReport {
  const tried = steps.flatMap((step) => step.tried);
  const problem = steps.find((step) => step.problem !== undefined)?.problem;
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
