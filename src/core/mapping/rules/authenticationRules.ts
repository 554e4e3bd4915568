import * as l10n from '@vscode/l10n';
import { toResourceName } from '../../arn.ts';
import { AUTH_METHODS, type AuthMethod, toAuthMethodFacts } from '../../cluster/authMethods.ts';
import { chooseBroker } from '../../cluster/brokers.ts';
import type { Fix, Known } from '../finding.ts';
import type { MappingInput } from '../mapping.ts';
import { type Rule, toRule } from '../rule.ts';
import { SCRAM_SECRET_PREFIX } from '../secrets.ts';
import { toEnabledMethods, toKnownSource } from '../sources.ts';

const PATH = ['SourceAccessConfigurations'] as const;

export const AUTHENTICATION_RULES: readonly Rule[] = [
  toRule({
    id: 'authentication-count',
    severity: 'error',
    field: 'authentication',
    check: ({ SourceAccessConfigurations: entries = [] }) => {
      const usable = entries.filter((entry) => toMethod(entry.Type) !== undefined);
      const kept = usable[0] ?? entries[0];
      if (entries.length < 2 || kept === undefined) return undefined;
      const fix = { title: l10n.t('Keep only {0}', kept.Type ?? ''), edits: [{ path: PATH, value: [kept] }] };
      return { path: PATH, values: {}, fix };
    },
    message: () => l10n.t('An MSK mapping takes one authentication method with one secret, and no VPC entries.'),
    source: 'fields.md 8, source-facts 97',
  }),
  toRule({
    id: 'authentication-not-for-msk',
    severity: 'error',
    field: 'authentication',
    check: ({ SourceAccessConfigurations: entries = [] }) =>
      entries.flatMap(({ Type: type = '' }, index) =>
        type === '' || toMethod(type) !== undefined
          ? []
          : [{ path: [...PATH, index, 'Type'], values: { type }, fix: toTypeFix(type, index) }],
      ),
    message: ({ type }: { type: string }) =>
      type === 'SASL_SCRAM_256_AUTH'
        ? l10n.t('MSK knows SASL/SCRAM with SHA-512 only: use SASL_SCRAM_512_AUTH.')
        : l10n.t(
            '{0} is not for MSK: it takes SASL_SCRAM_512_AUTH or CLIENT_CERTIFICATE_TLS_AUTH, and for IAM no entry at all.',
            type,
          ),
    source: 'fields.md 8, source-facts 27, 97, 191',
  }),
  toRule({
    id: 'authentication-type-missing',
    severity: 'error',
    field: 'authentication',
    check: ({ SourceAccessConfigurations: entries = [] }) =>
      entries.flatMap(({ Type: type = '', URI: uri = '' }, index) =>
        type !== '' ? [] : [{ path: [...PATH, index, 'Type'], values: {}, ...toGuessedType(uri, index) }],
      ),
    message: () => l10n.t('Say what the secret is for: SASL_SCRAM_512_AUTH or CLIENT_CERTIFICATE_TLS_AUTH.'),
    source: 'fields.md 8',
  }),
  toRule({
    id: 'serverless-iam-only',
    severity: 'error',
    field: 'authentication',
    check: (draft, known) => {
      const [entry] = draft.SourceAccessConfigurations ?? [];
      return entry !== undefined && isServerless(draft, known)
        ? { path: PATH, values: {}, fix: toIamFix() }
        : undefined;
    },
    message: () => l10n.t('Serverless clusters know IAM only: remove the secret.'),
    source: 'permissions.md 2',
  }),
  toRule({
    id: 'authentication-not-enabled',
    severity: 'error',
    field: 'authentication',
    check: (draft, known) => {
      const enabled = toEnabledMethods(toKnownSource(draft.EventSourceArn, known));
      const method = toMethod(draft.SourceAccessConfigurations?.[0]?.Type);
      if (enabled === undefined || method === undefined || enabled.includes(method) || isServerless(draft, known))
        return undefined;
      const values = { method, enabled };
      const withoutSecret = chooseBroker(enabled, undefined) !== undefined;
      return withoutSecret ? { path: PATH, values, fix: toIamFix() } : { path: PATH, values };
    },
    message: ({ method, enabled }: { method: AuthMethod; enabled: readonly AuthMethod[] }) =>
      l10n.t(
        'The cluster does not have {0} enabled, only: {1}. Lambda would use the method of the secret all the same and fail to connect.',
        toAuthMethodFacts(method).label(),
        enabled.map((entry) => toAuthMethodFacts(entry).label()).join(', '),
      ),
    source: 'source-facts 51, 54',
  }),
  toRule({
    id: 'secret-needed',
    severity: 'error',
    field: 'authentication',
    check: (draft, known) => {
      const enabled = toEnabledMethods(toKnownSource(draft.EventSourceArn, known));
      if (enabled === undefined || (draft.SourceAccessConfigurations?.length ?? 0) > 0) return undefined;
      if (chooseBroker(enabled, undefined) !== undefined) return undefined;
      return { path: PATH, values: { enabled }, ...toOnlySecretFix(enabled, known.scramSecrets) };
    },
    message: ({ enabled }: { enabled: readonly AuthMethod[] }) =>
      l10n.t(
        'The cluster takes only methods that need a secret ({0}): choose one and its secret.',
        enabled.map((entry) => toAuthMethodFacts(entry).label()).join(', '),
      ),
    source: 'source-facts 50-53',
  }),
];

function toMethod(type: string | undefined): AuthMethod | undefined {
  return type === undefined ? undefined : AUTH_METHODS.find((facts) => facts.sourceAccessType === type)?.method;
}

function isServerless(draft: MappingInput, known: Known): boolean {
  const source = toKnownSource(draft.EventSourceArn, known);
  return source?.kind === 'cluster' && source.cluster.type === 'SERVERLESS';
}

function toIamFix(): Fix {
  return { title: l10n.t('Use no secret'), edits: [{ path: PATH, value: undefined }] };
}

/** Only where there is no choice to make: SASL/SCRAM alone, with one associated secret. */
function toOnlySecretFix(enabled: readonly AuthMethod[], associated: readonly string[] = []): { readonly fix?: Fix } {
  const [uri] = associated;
  if (enabled.includes('mtls') || associated.length !== 1 || uri === undefined) return {};
  const entry = { Type: 'SASL_SCRAM_512_AUTH', URI: uri };
  return { fix: { title: l10n.t('Use {0}', toResourceName(uri)), edits: [{ path: PATH, value: [entry] }] } };
}

function toTypeFix(type: string, index: number): Fix {
  return type === 'SASL_SCRAM_256_AUTH'
    ? {
        title: l10n.t('Change to {0}', 'SASL_SCRAM_512_AUTH'),
        edits: [{ path: [...PATH, index, 'Type'], value: 'SASL_SCRAM_512_AUTH' }],
      }
    : { title: l10n.t('Remove {0}', type), edits: [{ path: [...PATH, index], value: undefined }] };
}

/** Only SASL/SCRAM secrets have that prefix; without it nothing can be told. */
function toGuessedType(uri: string, index: number): { readonly fix?: Fix } {
  if (!uri.includes(`:secret:${SCRAM_SECRET_PREFIX}`)) return {};
  const edits = [{ path: [...PATH, index, 'Type'], value: 'SASL_SCRAM_512_AUTH' }];
  return { fix: { title: l10n.t('Add {0}', 'SASL_SCRAM_512_AUTH'), edits } };
}
