import { AwsFailure } from '../core/failure.ts';
import { explainFailure } from '../core/hints/failures.ts';
import type { Scope } from '../core/scope.ts';

/** What a failed call means, in the words of the tree. */
export function toFailureWords(error: unknown, scope: Scope): string {
  if (AwsFailure.is(error)) return explainFailure(error, scope).message;
  return error instanceof Error ? error.message : String(error);
}
