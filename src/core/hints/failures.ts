import * as l10n from '@vscode/l10n';
import { quoteBash } from '../export/bash.ts';
import { type AwsFailure, type FailureReason, toDeniedAction } from '../failure.ts';
import { findExistingMapping } from './existingMapping.ts';
import { findOperationHint } from './operationHints.ts';

export interface FailureContext {
  readonly profile?: string;
  readonly region?: string;
}

/** What the user can do at once. Texts are for the clipboard. */
export type FailureAction =
  | { readonly kind: 'copy'; readonly title: string; readonly text: string }
  | { readonly kind: 'choose-account'; readonly title: string }
  | { readonly kind: 'open-mapping'; readonly title: string; readonly uuid: string }
  | { readonly kind: 'retry'; readonly title: string };

export interface FailureExplanation {
  /** A few words: what is wrong. */
  readonly title: string;
  /** What happened and what to do, in sentences. */
  readonly message: string;
  readonly action?: FailureAction;
}

/** The part of `AwsFailure` that is explained. */
type Failure = Pick<AwsFailure, 'reason' | 'message' | 'operation' | 'code'>;

/** Says in words why a call to AWS gave no answer, and what to do. Decides on the reason only. */
export function explainFailure(failure: Failure, context: FailureContext = {}): FailureExplanation {
  const explained = REASONS[failure.reason](failure, context);
  const hint = findOperationHint(failure.operation, failure.reason);
  return hint === undefined ? explained : { ...explained, message: toSentences(explained.message, hint) };
}

const RETRY = (): FailureAction => ({ kind: 'retry', title: l10n.t('Try Again') });

const REASONS: Readonly<Record<FailureReason, (failure: Failure, context: FailureContext) => FailureExplanation>> = {
  'expired-credentials': (_failure, { profile }) => {
    if (profile === undefined) {
      return {
        title: l10n.t('Credentials have expired'),
        message: l10n.t('The AWS credentials in use have expired or are not known to AWS. Renew them and try again.'),
        action: RETRY(),
      };
    }
    const command = `aws sso login --profile ${quoteBash(profile)}`;
    return {
      title: l10n.t('Sign-in has expired'),
      message: l10n.t(
        'The credentials of profile {0} have expired or are not known to AWS. For a profile with SSO run “{1}”; otherwise renew its keys. Then try again.',
        profile,
        command,
      ),
      action: { kind: 'copy', title: l10n.t('Copy “{0}”', command), text: command },
    };
  },
  'no-credentials': (failure, { profile }) => ({
    title: l10n.t('No usable credentials'),
    message: toSentences(
      profile === undefined
        ? l10n.t('No usable AWS credentials were found. Choose a profile, or set them up as for the AWS CLI.')
        : l10n.t(
            'Profile {0} gives no usable credentials. Choose another one, or repair it in the AWS files.',
            profile,
          ),
      failure.message,
    ),
    action: { kind: 'choose-account', title: l10n.t('Choose Account…') },
  }),
  'access-denied': (failure, { profile, region }) => {
    const action = toDeniedAction(failure);
    const who = profile === undefined ? l10n.t('The AWS identity in use') : l10n.t('Profile {0}', profile);
    return {
      title: l10n.t('Access denied: {0}', action),
      message: toSentences(
        region === undefined
          ? l10n.t('{0} may not call {1}', who, action)
          : l10n.t('{0} may not call {1} in {2}', who, action, region),
        l10n.t('Ask whoever looks after the account for this IAM action'),
      ),
      action: { kind: 'copy', title: l10n.t('Copy “{0}”', action), text: action },
    };
  },
  throttled: ({ operation }) => ({
    title: l10n.t('Too many requests'),
    message: l10n.t(
      'AWS refuses {0} for now, because the account makes too many requests. Wait a moment and try again.',
      operation,
    ),
    action: RETRY(),
  }),
  'not-found': ({ message, operation }) => ({
    title: l10n.t('Not found'),
    message: toSentences(l10n.t('{0} did not find what was asked for; it may have been deleted.', operation), message),
    action: RETRY(),
  }),
  conflict: ({ message }) => {
    const uuid = findExistingMapping(message);
    return {
      title: l10n.t('Busy or already there'),
      message: toSentences(l10n.t('AWS refuses this in the present state.'), message),
      action: uuid === undefined ? RETRY() : { kind: 'open-mapping', title: l10n.t('Open That Mapping'), uuid },
    };
  },
  invalid: ({ message, operation }) => ({
    title: l10n.t('Request not valid'),
    message:
      message === '' ? l10n.t('{0} was not accepted, and AWS does not say why.', operation) : toSentences(message),
  }),
  network: ({ message }) => ({
    title: l10n.t('No connection'),
    message: toSentences(
      message,
      l10n.t('Check the network, a proxy or VPN, and any endpoint address in your AWS settings.'),
    ),
    action: RETRY(),
  }),
  aborted: ({ operation }) => ({
    title: l10n.t('Cancelled'),
    message: l10n.t('{0} was cancelled.', operation),
    action: RETRY(),
  }),
  unknown: ({ message, operation, code }) => ({
    title: l10n.t('Unexpected answer'),
    message: toSentences(message === '' ? l10n.t('{0} failed ({1}).', operation, code ?? '') : message),
    action: RETRY(),
  }),
};

function toSentences(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?…。]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
