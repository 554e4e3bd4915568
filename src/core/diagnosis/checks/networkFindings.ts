import type { Judgement } from '../check.ts';
import type { Fact, Gap } from '../fact.ts';
import type { Remedy } from '../report.ts';

/** One line of evidence and what it means for the check. */
export interface Finding {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly text: string;
  readonly remedies?: readonly Remedy[];
  /** What of the check's own kinds of fault it is. */
  readonly sign?: string;
}

/** A check fails where one finding does; it passes where all do. */
export function toJudgement(findings: readonly Finding[], gaps: readonly Gap[] = []): Judgement {
  const outcomes = findings.map(({ outcome }) => outcome);
  const outcome = (['fail', 'unknown'] as const).find((entry) => outcomes.includes(entry)) ?? 'pass';
  const remedies = findings.flatMap((finding) => finding.remedies ?? []);
  return {
    outcome,
    // What is wrong is read first.
    evidence: [...new Set(findings.toSorted((a, b) => RANKS[a.outcome] - RANKS[b.outcome]).map(({ text }) => text))],
    gaps,
    remedies: remedies.filter(({ title }, index) => remedies.findIndex((entry) => entry.title === title) === index),
    signs: [...new Set(findings.flatMap(({ sign }) => sign ?? []))],
  };
}

const RANKS = { fail: 0, unknown: 1, pass: 2 } as const;

/** Why facts that were wanted are missing. */
export function listGaps(facts: readonly Fact<unknown>[]): readonly Gap[] {
  return facts.flatMap((fact) => (fact.known ? [] : [fact.gap]));
}

export function orUndefined<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}
