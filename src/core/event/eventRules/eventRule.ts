import type { Severity } from '../../mapping/finding.ts';
import type { TextEdit } from '../../mapping/textEdits.ts';

/** More places of one rule than this are not gone through one by one. */
export const MAX_HITS = 1000;

/** A place in the text of an event, in UTF-16 units as editors count. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A mechanical remedy: edits of the text that was checked, without overlap. */
export interface EventFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What a rule says about a place of an event. */
export interface EventFinding extends Place {
  /** Stable kebab-case id, as it appears in `Diagnostic.code`. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: EventFix;
}

/** One place where a rule applies. `values` feed the message. */
interface EventHit<Values> {
  readonly place: Place;
  readonly values: Values;
  readonly fix?: EventFix;
}

/** A rule about a whole event, a group of records or one record: whatever its `View` shows. */
interface EventRuleSpec<View, Values> {
  readonly id: string;
  readonly severity: Severity;
  readonly check: (view: View) => EventHit<Values> | readonly EventHit<Values>[] | undefined;
  /** What is wrong and what to do. */
  readonly message: (values: Values) => string;
  /** Where the fact comes from, e.g. `events.md 1`. */
  readonly source: string;
}

export interface EventRule<View> {
  readonly id: string;
  readonly source: string;
  readonly find: (view: View) => readonly EventFinding[];
}

/** Rules have different values but live in one table: each keeps its own to itself. */
export function toEventRule<View, Values>(spec: EventRuleSpec<View, Values>): EventRule<View> {
  const { id, severity, source, check, message } = spec;
  const toFinding = ({ place, values, fix }: EventHit<Values>): EventFinding => ({
    ruleId: id,
    severity,
    offset: place.offset,
    length: place.length,
    message: message(values),
    ...(fix === undefined ? {} : { fix }),
  });
  return { id, source, find: (view) => toHits(check(view)).map(toFinding) };
}

function toHits<T>(hits: T | readonly T[] | undefined): readonly T[] {
  if (hits === undefined) return NO_HITS;
  return isList(hits) ? hits : [hits];
}

const NO_HITS: readonly never[] = [];

function isList<T>(hits: T | readonly T[]): hits is readonly T[] {
  return Array.isArray(hits);
}
