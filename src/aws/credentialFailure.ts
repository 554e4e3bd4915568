import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import type { CredentialKind } from './credentialSources.ts';
import { toNetworkText } from './networkErrors.ts';
import { toAwsFailure } from './toAwsFailure.ts';

export interface FailedResolution {
  /** The call that needed the credentials. */
  readonly operation: string;
  /** Where they should have come from. */
  readonly kind: CredentialKind;
  readonly profile: string;
}

/** How the SDK's credential providers, which have no error codes, word a session that ended. */
const EXPIRED = /expired|aws sso login|aws login|reauthenticate|SSO session|session token not found or invalid/i;
const NETWORK = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError)\b/;

const FROM_PROVIDERS: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
]);

/** Turns what a credential provider threw into a failure. Neither message nor cause holds a command line or a secret. */
export function toCredentialFailure(error: unknown, { operation, kind, profile }: FailedResolution): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const details = { operation };
  if (kind === 'instance') return new AwsFailure('no-credentials', toNothingText(profile), details);
  const message = error instanceof Error ? error.message : String(error);
  if (kind === 'credential-process') return new AwsFailure('no-credentials', toProcessText(message, profile), details);
  if (error instanceof Error && !FROM_PROVIDERS.has(error.name)) return toProviderFailure(error, operation, profile);
  const network = NETWORK.exec(message)?.[1];
  if (network !== undefined) {
    const text = toNetworkText(Object.assign(new Error(message), { code: network }), undefined) ?? message;
    return new AwsFailure('network', toProfileText(profile, text), details);
  }
  const reason = EXPIRED.test(message) ? 'expired-credentials' : 'no-credentials';
  return new AwsFailure(reason, toProfileText(profile, message), details);
}

/** STS and the network fail in their own ways; files and programs end here as plain errors. */
function toProviderFailure(error: Error, operation: string, profile: string): AwsFailure {
  const failure = toAwsFailure(error, { operation });
  const reason = failure.reason === 'unknown' || failure.reason === 'invalid' ? 'no-credentials' : failure.reason;
  return new AwsFailure(reason, toProfileText(profile, failure.message), { ...failure, cause: failure.cause });
}

function toProfileText(profile: string, message: string): string {
  return l10n.t(
    'No credentials for profile "{0}": {1}',
    profile,
    message.replace(/^(?:\w+(?:Error|Exception): )+/, ''),
  );
}

/** Node puts the whole command line before what the program said; the line may hold secrets. */
function toProcessText(message: string, profile: string): string {
  const [first = '', ...said] = message.split('\n');
  const text = first.startsWith('Command failed: ') ? said.join(' ').trim().slice(0, 300) : message;
  return text === ''
    ? l10n.t('The credential_process of profile "{0}" failed without a message.', profile)
    : l10n.t('The credential_process of profile "{0}" failed: {1}', profile, text);
}

function toNothingText(profile: string): string {
  return l10n.t(
    'No AWS credentials were found: neither in the environment nor in profile "{0}". Sign in with the AWS CLI or choose another profile.',
    profile,
  );
}
