import * as l10n from '@vscode/l10n';
import { AwsFailure, type FailureReason, toDeniedAction } from '../failure.ts';

/** Why something could not be found out. */
export interface Gap {
  /** `aborted`: the diagnosis ended before the answer was there. */
  readonly reason: FailureReason;
  /** IAM-style (`ec2:DescribeSecurityGroups`): the call, or the action that AWS names as refused. */
  readonly operation: string;
  /** AWS's own text, or ours where AWS gave none. */
  readonly message: string;
}

/** What calls to AWS found out, or why they could not. Something that does not exist is known: its value is undefined. */
export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly gap: Gap };

/** What a call finds out; its failure is a gap. Throws only what is no `AwsFailure`, and the failure of a cancelled call. */
export async function toFact<T>(call: Promise<T>): Promise<Fact<T>> {
  try {
    return { known: true, value: await call };
  } catch (error) {
    if (!AwsFailure.is(error) || error.reason === 'aborted') throw error;
    const { reason, message } = error;
    const operation = reason === 'access-denied' ? toDeniedAction(error) : error.operation;
    return { known: false, gap: { reason, operation, message } };
  }
}

/** Of a call that a diagnosis does not wait for any longer. */
export function toLateGap({ operation }: AwsFailure, seconds: number): Gap {
  const message = l10n.t('No answer came within {0} seconds, and the diagnosis ended.', String(seconds));
  return { reason: 'aborted', operation, message };
}
