import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import type { AuthMethod } from '../cluster/authMethods.ts';
import type { KnownSecret } from './finding.ts';

/** Prefix that MSK demands of SASL/SCRAM secrets (permissions.md 3). */
export const SCRAM_SECRET_PREFIX = 'AmazonMSK_';

/** A secret as a candidate. The content of secrets is never read, so `fits` means: as far as can be told from outside. */
export interface RankedSecret {
  readonly secret: KnownSecret;
  readonly fit: 'fits' | 'possible' | 'unfit';
  readonly reason: string;
}

const ORDER: Readonly<Record<RankedSecret['fit'], number>> = { fits: 0, possible: 1, unfit: 2 };

/**
 * Fitting secrets first, each with the reason. `associated`: ARNs that the cluster lists as its SASL/SCRAM secrets;
 * undefined when that is not known (permissions.md 3).
 */
export function rankSecrets(
  secrets: readonly KnownSecret[],
  method: AuthMethod,
  associated?: readonly string[],
): readonly RankedSecret[] {
  const judge = method === 'scram' ? (secret: KnownSecret) => judgeScram(secret, associated) : judgeMtls;
  return secrets
    .map((secret) => ({ secret, ...judge(secret) }))
    .toSorted((a, b) => ORDER[a.fit] - ORDER[b.fit] || compare(a.secret.name, b.secret.name));
}

/** No key, or the key that Secrets Manager takes when none was chosen. */
export function hasManagedKey(secret: KnownSecret): boolean {
  return secret.kmsKeyId === undefined || secret.kmsKeyId === '' || /alias\/aws\/secretsmanager$/.test(secret.kmsKeyId);
}

export function isSecretArn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'secretsmanager' && /^secret:.+/.test(arn.resource);
}

type Judgement = Omit<RankedSecret, 'secret'>;

function judgeScram(secret: KnownSecret, associated: readonly string[] | undefined): Judgement {
  if (associated?.includes(secret.arn)) return { fit: 'fits', reason: l10n.t('associated with the cluster') };
  if (!secret.name.startsWith(SCRAM_SECRET_PREFIX)) {
    return { fit: 'unfit', reason: l10n.t('name does not begin with {0}', SCRAM_SECRET_PREFIX) };
  }
  if (hasManagedKey(secret)) return { fit: 'unfit', reason: l10n.t('not encrypted with a customer managed key') };
  return associated === undefined
    ? { fit: 'possible', reason: l10n.t('whether it is associated with the cluster is not known') }
    : { fit: 'possible', reason: l10n.t('not associated with the cluster') };
}

function judgeMtls(secret: KnownSecret): Judgement {
  return secret.name.startsWith(SCRAM_SECRET_PREFIX)
    ? { fit: 'unfit', reason: l10n.t('named like a SASL/SCRAM secret') }
    : { fit: 'possible', reason: l10n.t('must hold certificate and privateKey; its content is not read') };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
