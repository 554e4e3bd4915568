import * as l10n from '@vscode/l10n';
import type { SourceAccessType } from '../mapping/mapping.ts';

/** How a client proves itself to the brokers (source-facts 23-39, 53). */
export type AuthMethod = 'mtls' | 'scram' | 'iam' | 'unauthenticated-tls' | 'plaintext';

/** What is known about one method; the single place that says it. */
export interface AuthMethodFacts {
  readonly method: AuthMethod;
  /** Words for the user. */
  readonly label: () => string;
  /** Port inside the VPC (permissions.md 8). */
  readonly port: number;
  /** Entry of SourceAccessConfigurations that selects the method; absent: chosen without a secret. */
  readonly sourceAccessType?: SourceAccessType;
  /** Place in Lambda's order of preference, 1 = first (source-facts 53). */
  readonly rank: number;
}

export const AUTH_METHODS: readonly AuthMethodFacts[] = [
  {
    method: 'mtls',
    label: () => l10n.t('mutual TLS'),
    port: 9094,
    sourceAccessType: 'CLIENT_CERTIFICATE_TLS_AUTH',
    rank: 1,
  },
  { method: 'scram', label: () => l10n.t('SASL/SCRAM'), port: 9096, sourceAccessType: 'SASL_SCRAM_512_AUTH', rank: 2 },
  { method: 'iam', label: () => l10n.t('IAM'), port: 9098, rank: 3 },
  { method: 'unauthenticated-tls', label: () => l10n.t('unauthenticated (TLS)'), port: 9094, rank: 4 },
  { method: 'plaintext', label: () => l10n.t('plaintext'), port: 9092, rank: 5 },
];

export function toAuthMethodFacts(method: AuthMethod): AuthMethodFacts {
  const facts = AUTH_METHODS.find((entry) => entry.method === method);
  if (facts === undefined) throw new Error(`unknown authentication method ${method}`);
  return facts;
}
