import { type FilterPattern, readFilterPattern } from './filterPattern.ts';
import { type JsonObject, type JsonValue, toNumber, toText } from './jsonValue.ts';
import { allOf, anyOf, type Match, type Miss, unclear } from './match.ts';
import {
  matchContent,
  readTriedRecord,
  type TriedRecord,
  toHeadersNote,
  toKeyNote,
  toMissingNote,
} from './matchContent.ts';
import { matchMember } from './matchMembers.ts';
import type { SampleRecord } from './sampleRecord.ts';

/** What one filter says about a record. */
interface FilterTrial {
  /** Place in the list of patterns. */
  readonly index: number;
  readonly matches: boolean;
  /** It cannot be told whether it matches; the notes say why. */
  readonly unclear?: true;
  /** Why it does not match: each place, what was wanted there and what was found. */
  readonly misses: readonly Miss[];
  readonly notes: readonly string[];
}

export interface FilterVerdict {
  readonly outcome: 'passes' | 'dropped' | 'unclear';
  readonly perFilter: readonly FilterTrial[];
  /** What the trial rests on, and what cannot be told and why; each once. */
  readonly notes: readonly string[];
}

const OUTCOMES = { yes: 'passes', no: 'dropped', unclear: 'unclear' } as const;

/**
 * Reads filters and gives what tries them on a record, as far as the behaviour of Kafka filters is documented (events.md
 * 5, source-facts 189): a record passes when any filter matches it, and without filters. Where the documentation
 * contradicts other texts of AWS or says nothing, and that decides, the outcome is `unclear`.
 */
export function toFilterTrial(patterns: readonly string[]): (record: SampleRecord) => FilterVerdict {
  const filters = patterns.map(readFilterPattern);
  if (filters.length === 0) return () => ({ outcome: 'passes', perFilter: [], notes: [] });
  return (record) => {
    const read = readTriedRecord(record);
    const matches = filters.map((filter) => matchPattern(filter, read));
    const { verdict, notes } = anyOf(matches);
    return { outcome: OUTCOMES[verdict], perFilter: matches.map(toTrial), notes };
  };
}

function toTrial({ verdict, misses, notes }: Match, index: number): FilterTrial {
  const trial = { index, matches: verdict === 'yes', misses, notes };
  return verdict === 'unclear' ? { ...trial, unclear: true } : trial;
}

function matchPattern(read: FilterPattern, record: TriedRecord): Match {
  if (read.pattern === undefined) return unclear(read.problem);
  // An operator that is not known decides only where nothing else does.
  const match = matchRoot(read.pattern, record);
  return read.unknown === undefined ? match : allOf([match, unclear(read.unknown)]);
}

function matchRoot({ members }: JsonObject, record: TriedRecord): Match {
  return allOf(
    [...members].map(([name, pattern]) => {
      if (name !== '$or') return matchPart(name, pattern, record);
      const alternatives = pattern.kind === 'list' ? pattern.items : [];
      return anyOf(alternatives.flatMap((item) => (item.kind === 'object' ? [matchRoot(item, record)] : [])));
    }),
  );
}

function matchPart(name: string, pattern: JsonValue, record: TriedRecord): Match {
  if (name === 'value') return matchContent(pattern, record);
  if (name === 'key') return unclear(toKeyNote());
  if (name === 'headers') return unclear(toHeadersNote());
  const read = Object.hasOwn(METADATA, name) ? METADATA[name] : undefined;
  if (read === undefined) return matchMember(pattern, undefined, [name]);
  const value = read(record);
  return value === undefined ? unclear(toMissingNote(name)) : matchMember(pattern, value, [name]);
}

/** Members beside the value that filters may name (events.md 5). */
const METADATA: Readonly<Record<string, (record: SampleRecord) => JsonValue | undefined>> = {
  topic: ({ topic }) => (topic === undefined ? undefined : toText(topic)),
  partition: ({ partition }) => toNumberOf(partition),
  offset: ({ offset }) => toNumberOf(offset),
  timestamp: ({ timestamp }) => toNumberOf(timestamp),
  timestampType: ({ timestampType }) => (timestampType === undefined ? undefined : toText(timestampType)),
};

function toNumberOf(value: number | string | undefined): JsonValue | undefined {
  return value === undefined ? undefined : toNumber(String(value));
}
