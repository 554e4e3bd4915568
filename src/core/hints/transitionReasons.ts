import * as l10n from '@vscode/l10n';
import type { ProblemId } from './problems.ts';

/** What a StateTransitionReason means (errors.md B). */
export interface TransitionReason {
  /** As AWS writes it; compared without regard to case. */
  readonly code: string;
  readonly meaning: () => string;
  /** Set where Lambda itself stopped the mapping. */
  readonly problem?: ProblemId;
  /** The reason points closer to the cause than the last result does. */
  readonly tellsMore?: true;
}

/** A reason with which Lambda itself stopped a mapping. */
export type StopReason = TransitionReason & { readonly problem: ProblemId };

export const TRANSITION_REASONS: readonly TransitionReason[] = [
  { code: 'USER_INITIATED', meaning: () => l10n.t('A person or a deployment made the last change.') },
  { code: 'User action', meaning: () => l10n.t('A person or a deployment made the last change.') },
  {
    code: 'ESM_CONFIG_NOT_VALID',
    meaning: () => l10n.t('Lambda stopped the mapping: its configuration cannot be used.'),
    problem: 'mapping-configuration-invalid',
    tellsMore: true,
  },
  {
    code: 'EVENT_SOURCE_AUTHN_ERROR',
    meaning: () => l10n.t('Lambda stopped the mapping: it could not authenticate to the brokers.'),
    problem: 'source-authentication-failed',
  },
  {
    code: 'EVENT_SOURCE_AUTHZ_ERROR',
    meaning: () => l10n.t('Lambda stopped the mapping: the role or user lacks rights on the cluster.'),
    problem: 'source-authorization-failed',
  },
  {
    code: 'FUNCTION_CONFIG_NOT_VALID',
    meaning: () => l10n.t('Lambda stopped the mapping: the function cannot be called as it is configured.'),
    problem: 'function-configuration-invalid',
    tellsMore: true,
  },
];

export function findTransitionReason(code: string): TransitionReason | undefined {
  const wanted = code.trim().toLowerCase();
  return TRANSITION_REASONS.find((reason) => reason.code.toLowerCase() === wanted);
}

/** The reason with which Lambda stopped a mapping, where its code stands in a text. */
export function findStopReason(text: string): StopReason | undefined {
  const plain = text.toLowerCase();
  return TRANSITION_REASONS.filter(isStop).find(({ code }) => plain.includes(code.toLowerCase()));
}

function isStop(reason: TransitionReason): reason is StopReason {
  return reason.problem !== undefined;
}
