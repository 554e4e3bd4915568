import * as l10n from '@vscode/l10n';
import { parseArn, parseMskSource, toResourceName } from '../../arn.ts';
import type { Fix, Known, KnownSecret } from '../finding.ts';
import type { MappingInput } from '../mapping.ts';
import { type Rule, toRule } from '../rule.ts';
import { hasManagedKey, isSecretArn, SCRAM_SECRET_PREFIX } from '../secrets.ts';
import { toEnabledMethods, toKnownSource } from '../sources.ts';

/** Secrets are judged by what can be told from outside: their content is never read. */
export const SECRET_RULES: readonly Rule[] = [
  toRule({
    id: 'secret-not-arn',
    severity: 'error',
    field: 'secret',
    check: (draft, known) => {
      const { uri = '' } = toSecret(draft);
      if (uri === '' || isSecretArn(uri)) return undefined;
      const named = known.secrets?.find((secret) => secret.name === uri);
      if (named === undefined) return { values: {} };
      const edits = [{ path: ['SourceAccessConfigurations', 0, 'URI'], value: named.arn }];
      return { values: {}, fix: { title: l10n.t('Use the ARN of {0}', named.name), edits } };
    },
    message: () => l10n.t('The secret is named by its ARN: arn:aws:secretsmanager:region:account:secret:name.'),
    source: 'fields.md 8',
  }),
  toRule({
    id: 'secret-not-found',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) => {
      const { uri = '', known: found } = toSecret(draft, known);
      const arn = parseArn(uri);
      const here = isSecretArn(uri) && arn?.account === known.account && arn?.region === known.region;
      return known.secrets === undefined || !here || found !== undefined ? undefined : { values: {} };
    },
    message: () => l10n.t('There is no such secret in this account and region; AWS will refuse the mapping.'),
    source: 'errors.md D',
  }),
  toRule({
    id: 'scram-secret-prefix',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) => {
      const name = toScramName(draft, known);
      return name === undefined || name.startsWith(SCRAM_SECRET_PREFIX) ? undefined : { values: { name } };
    },
    message: ({ name }: { name: string }) =>
      l10n.t(
        'MSK associates SASL/SCRAM secrets with a cluster only if their name begins with AmazonMSK_; {0} does not.',
        name,
      ),
    source: 'permissions.md 3',
  }),
  toRule({
    id: 'scram-secret-key',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) => {
      const { known: found } = toSecret(draft, known);
      if (found === undefined || toScramName(draft, known) === undefined || !hasManagedKey(found)) return undefined;
      return { values: { name: found.name } };
    },
    message: ({ name }: { name: string }) =>
      l10n.t(
        'MSK associates SASL/SCRAM secrets with a cluster only if a customer managed KMS key encrypts them; {0} has the key of Secrets Manager.',
        name,
      ),
    source: 'permissions.md 3',
  }),
  toRule({
    id: 'scram-secret-not-associated',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) =>
      known.scramSecrets === undefined || toScramName(draft, known) === undefined
        ? undefined
        : { values: {}, ...toAssociatedFix(known.scramSecrets) },
    message: () =>
      l10n.t(
        'The secret is not associated with the cluster: the brokers refuse its user unless another associated secret holds the same user name and password.',
      ),
    source: 'permissions.md 3, errors.md A4',
  }),
  toRule({
    id: 'scram-secret-elsewhere',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) => {
      const secret = parseArn(toSecret(draft).uri ?? '');
      const cluster = parseArn(draft.EventSourceArn ?? '');
      if (toScramName(draft, known) === undefined || secret === undefined || cluster === undefined) return undefined;
      const together = secret.account === cluster.account && secret.region === cluster.region;
      return together ? undefined : { values: { account: cluster.account, region: cluster.region } };
    },
    message: ({ account, region }: { account: string; region: string }) =>
      l10n.t(
        'MSK associates SASL/SCRAM secrets with a cluster only from its own account and region, here {0} in {1}.',
        account,
        region,
      ),
    source: 'permissions.md 3, source-facts 163, 164',
  }),
  toRule({
    id: 'mtls-secret-is-scram',
    severity: 'warning',
    field: 'secret',
    check: (draft, known) => {
      const { uri = '', type } = toSecret(draft);
      const isScram = isSecretArn(uri) && toSecretName(uri).startsWith(SCRAM_SECRET_PREFIX);
      const associated = isAssociated(uri, known);
      if (type !== 'CLIENT_CERTIFICATE_TLS_AUTH' || (!isScram && !associated)) return undefined;
      const offersScram = toEnabledMethods(toKnownSource(draft.EventSourceArn, known))?.includes('scram');
      return offersScram ? { values: {}, fix: toScramFix() } : { values: {} };
    },
    message: () => l10n.t('This is a SASL/SCRAM secret; mutual TLS needs one with certificate and privateKey.'),
    source: 'permissions.md 3, source-facts 40',
  }),
];

interface ChosenSecret {
  readonly uri?: string;
  readonly type?: string;
  readonly known?: KnownSecret;
}

function toSecret(draft: MappingInput, known?: Known): ChosenSecret {
  const { Type: type, URI: uri } = draft.SourceAccessConfigurations?.[0] ?? {};
  const found = known?.secrets?.find((secret) => isSameSecret(secret.arn, uri ?? ''));
  return { uri, type, known: found };
}

/**
 * Name of the secret when the rules for SASL/SCRAM secrets apply: chosen for that, on a cluster of the same account (a
 * copy in the function's account has no such rules, source-facts 163), and not plainly fine since it is associated.
 */
function toScramName(draft: MappingInput, known: Known): string | undefined {
  const { uri = '', type, known: found } = toSecret(draft, known);
  const ownCluster = parseMskSource(draft.EventSourceArn ?? '')?.kind === 'cluster';
  if (type !== 'SASL_SCRAM_512_AUTH' || !isSecretArn(uri) || !ownCluster || isAssociated(uri, known)) return undefined;
  return found?.name ?? toSecretName(uri);
}

function isAssociated(uri: string, known: Known): boolean {
  return known.scramSecrets?.some((arn) => isSameSecret(arn, uri)) ?? false;
}

/** ARNs are accepted with or without the six characters that Secrets Manager appends to the name. */
function isSameSecret(arn: string, reference: string): boolean {
  return arn === reference || arn.replace(/-[A-Za-z0-9]{6}$/, '') === reference;
}

/** Only where there is no choice to make. */
function toAssociatedFix(associated: readonly string[]): { readonly fix?: Fix } {
  const [only] = associated;
  if (only === undefined || associated.length > 1) return {};
  const edits = [{ path: ['SourceAccessConfigurations', 0, 'URI'], value: only }];
  return { fix: { title: l10n.t('Use {0}', toSecretName(only)), edits } };
}

function toScramFix(): Fix {
  const edits = [{ path: ['SourceAccessConfigurations', 0, 'Type'], value: 'SASL_SCRAM_512_AUTH' }];
  return { title: l10n.t('Change to {0}', 'SASL_SCRAM_512_AUTH'), edits };
}

function toSecretName(arn: string): string {
  return toResourceName(arn);
}
