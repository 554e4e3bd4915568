import type { CheckResult, DiagnosisReport, Outcome } from './report.ts';

/** A check that came out differently. An outcome that is absent: the check was not made then. */
export interface Difference {
  readonly id: string;
  readonly title: string;
  readonly before: Outcome | undefined;
  readonly after: Outcome | undefined;
}

/** What is different from an earlier report, in the order of the later one. */
export function compareReports(earlier: DiagnosisReport, later: DiagnosisReport): readonly Difference[] {
  const find = ({ checks }: DiagnosisReport, { id }: CheckResult) => checks.find((check) => check.id === id)?.outcome;
  const gone = earlier.checks.filter((check) => find(later, check) === undefined);
  return [...later.checks, ...gone]
    .map((check) => ({ id: check.id, title: check.title, before: find(earlier, check), after: find(later, check) }))
    .filter(({ before, after }) => before !== after);
}
