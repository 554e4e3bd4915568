import type { SecretFinding } from '../mapping/secretContent.ts';
import type { HintCheck } from './hintContext.ts';

/** What was found in a secret that the user had read, as causes take it: a check like those of a diagnosis. */
export function toContentCheck(findings: readonly SecretFinding[]): HintCheck {
  const faults = findings.filter(({ severity }) => severity !== 'information');
  const signs = faults.map(({ ruleId }) => ruleId);
  return { id: 'secret-content', outcome: faults.length > 0 ? 'fail' : 'pass', signs };
}
