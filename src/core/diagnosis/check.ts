import type { HintContext } from '../hints/hintContext.ts';
import type { PolicySubject } from '../policy/policySubject.ts';
import type { Fact, Gap } from './fact.ts';
import type { DiagnosisFacts, FactName } from './facts.ts';
import type { CheckArea, Outcome, Remedy } from './report.ts';

/**
 * The mapping that is diagnosed. For a check it knows what the check's own needs tell: a check that asks for `port` needs
 * `cluster` and `brokers`. Parts of an unknown name are words in capitals.
 */
export interface CheckSubject extends HintContext {
  /** False: a draft. It has no state, and its consumer group is `*` unless it names one. */
  readonly deployed: boolean;
  /** The same mapping as its permissions name it. */
  readonly policy: PolicySubject;
}

/** What one check says. */
export interface Judgement {
  readonly outcome: Outcome;
  /** What was seen, or why the check does not apply: a line each. */
  readonly evidence: readonly string[];
  /** Of facts that were wanted, not needed. */
  readonly gaps?: readonly Gap[];
  readonly remedies?: readonly Remedy[];
  /** What exactly is wrong, where the check can fail for several causes: stable kebab-case words. */
  readonly signs?: readonly string[];
}

export type NeededFacts<N extends FactName> = Pick<DiagnosisFacts, N>;

/** Facts that may be missing, with why. */
export type WantedFacts<W extends FactName> = { readonly [K in W]: Fact<DiagnosisFacts[K]> };

/**
 * One thing to look at: a row of a table. One check has one result; several subnets or actions are several lines of
 * evidence. The runner says `unknown` with the gaps when a needed fact is missing, and `judge` is not asked then.
 */
export interface Check<N extends FactName = FactName, W extends FactName = FactName> {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly area: CheckArea;
  /** What is looked at, in our words. */
  readonly title: () => string;
  /** Why the mapping itself makes the check pointless, before anything is read; undefined: it applies. */
  readonly skip?: (subject: CheckSubject) => string | undefined;
  readonly needs: readonly N[];
  /** Facts that sharpen the judgement, but that it can do without. */
  readonly wants?: readonly W[];
  readonly judge: (subject: CheckSubject, facts: NeededFacts<N>, wanted: WantedFacts<W>) => Judgement;
}

/** For rows of a table: `judge` sees exactly the facts that the row names. */
export function toCheck<const N extends FactName, const W extends FactName = never>(check: Check<N, W>): Check {
  return check;
}

export function pass(...evidence: readonly string[]): Judgement {
  return { outcome: 'pass', evidence };
}

export function fail(evidence: readonly string[], remedies: readonly Remedy[] = []): Judgement {
  return { outcome: 'fail', evidence, remedies };
}

/** The check cannot be told from what was read. */
export function unknown(evidence: readonly string[], gaps: readonly Gap[] = []): Judgement {
  return { outcome: 'unknown', evidence, gaps };
}

/** Facts show that the check does not apply, e.g. a serverless cluster. */
export function skipped(why: string): Judgement {
  return { outcome: 'skipped', evidence: [why] };
}
