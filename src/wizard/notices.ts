import { AwsFailure } from '../core/failure.ts';
import { explainFailure } from '../core/hints/failures.ts';
import type { Scope } from '../core/scope.ts';
import type { Notice } from './protocol.ts';

/** What a failed call means for the user: the same words as in the tree. */
export function toFailureNotice(error: unknown, scope?: Scope): Notice {
  if (!AwsFailure.is(error)) return { message: error instanceof Error ? error.message : String(error) };
  const { message, action } = explainFailure(error, scope);
  return action === undefined || action.kind === 'retry' ? { message } : { message, action };
}
