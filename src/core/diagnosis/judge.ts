import type { Check, Judgement, NeededFacts, WantedFacts } from './check.ts';
import type { Fact, Gap } from './fact.ts';
import type { DiagnosisFacts, FactName } from './facts.ts';
import type { CheckResult } from './report.ts';
import { type DiagnosisTarget, toSubject } from './subject.ts';

/** What was found out so far, by name. */
export type FoundFacts = { readonly [N in FactName]?: Fact<DiagnosisFacts[N]> };

/** Why a check does not apply to a mapping, without anything being read; undefined: it does. */
export function toSkipReason(check: Check, target: DiagnosisTarget): string | undefined {
  return check.skip?.(toSubject(target, {}));
}

/** Result of a check whose facts are all there, each with its value or its gap. */
export function judgeCheck(check: Check, target: DiagnosisTarget, found: FoundFacts): CheckResult {
  const { evidence, outcome, gaps = [], remedies = [], signs = [] } = toJudgement(check, target, found);
  const told = signs.length > 0 && outcome !== 'pass' ? { signs } : {};
  return { id: check.id, area: check.area, title: check.title(), outcome, evidence, gaps, remedies, ...told };
}

function toJudgement(check: Check, target: DiagnosisTarget, found: FoundFacts): Judgement {
  const why = toSkipReason(check, target);
  if (why !== undefined) return { outcome: 'skipped', evidence: [why] };
  const wants = check.wants ?? [];
  const known = pickKnown(found, [...check.needs, ...wants]);
  const wanted = pickFound(found, wants);
  if (hasAll(known, check.needs) && isFound(wanted, wants)) return check.judge(toSubject(target, known), known, wanted);
  return { outcome: 'unknown', evidence: [], gaps: listGaps(found, check.needs) };
}

function pickKnown(found: FoundFacts, names: readonly FactName[]): Partial<DiagnosisFacts> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const fact = found[name];
      return fact?.known === true ? [[name, fact.value]] : [];
    }),
  );
}

function pickFound(found: FoundFacts, names: readonly FactName[]): FoundFacts {
  return Object.fromEntries(names.map((name) => [name, found[name]]));
}

function hasAll<N extends FactName>(facts: Partial<DiagnosisFacts>, names: readonly N[]): facts is NeededFacts<N> {
  return names.every((name) => Object.hasOwn(facts, name));
}

function isFound<W extends FactName>(facts: FoundFacts, names: readonly W[]): facts is WantedFacts<W> {
  return names.every((name) => facts[name] !== undefined);
}

/** One call that failed is one gap, whatever hangs on it. */
function listGaps(found: FoundFacts, names: readonly FactName[]): readonly Gap[] {
  const gaps = names.flatMap((name) => {
    const fact = found[name];
    return fact?.known === false ? [fact.gap] : [];
  });
  return gaps.filter((gap, index) => gaps.findIndex(({ operation }) => operation === gap.operation) === index);
}
