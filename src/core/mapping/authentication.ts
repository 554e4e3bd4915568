import * as l10n from '@vscode/l10n';
import { AUTH_METHODS, type AuthMethod, type AuthMethodFacts, toAuthMethodFacts } from '../cluster/authMethods.ts';
import { type BootstrapBrokers, type BrokerChoice, type BrokerNetwork, chooseBroker } from '../cluster/brokers.ts';
import type { Cluster, VpcConnection } from '../cluster/cluster.ts';
import type { FieldEdit } from './finding.ts';
import type { MappingInput } from './mapping.ts';
import { type KnownSource, toBrokerNetwork, toEnabledMethods } from './sources.ts';

/** One entry of the choice "how Lambda proves itself". */
export interface AuthOption {
  readonly method: AuthMethod;
  readonly needsSecret: boolean;
  /** False: shown because the mapping has it or the cluster offers it, but Lambda cannot use it; `why` says so. */
  readonly enabled: boolean;
  readonly label: string;
  readonly why: string;
}

type MappingSource = Cluster | VpcConnection | undefined;
type Draft = Pick<MappingInput, 'SourceAccessConfigurations'>;

/**
 * What can be chosen for a source: each enabled method that takes a secret, and of those without a secret the strongest,
 * which is the one Lambda uses (source-facts 50-55). Weaker ones follow as not enabled, and so does the method that
 * `current` (a draft or a deployed mapping) has although the source does not offer it. For an unknown source every way
 * that a document can express.
 */
export function toAuthOptions(source: MappingSource, current?: Draft): readonly AuthOption[] {
  const enabled = toEnabledMethods(toSource(source));
  if (enabled === undefined) return UNKNOWN_SOURCE_METHODS.map(toUnknownOption);
  const strongest = AUTH_METHODS.find((facts) => !needsSecret(facts) && enabled.includes(facts.method));
  const usable = AUTH_METHODS.filter((facts) => enabled.includes(facts.method)).map((facts) =>
    toKnownOption(facts, strongest),
  );
  const chosen = AUTH_METHODS.find((facts) => needsSecret(facts) && facts.sourceAccessType === toType(current));
  const missing = chosen !== undefined && !enabled.includes(chosen.method) ? [toMissingOption(chosen)] : [];
  return [...usable.filter((option) => option.enabled), ...missing, ...usable.filter((option) => !option.enabled)];
}

/** The method that a document chooses; undefined when it asks for none that the source could use. */
export function toAuthMethod(input: Draft, source: MappingSource): AuthMethod | undefined {
  const [entry] = input.SourceAccessConfigurations ?? [];
  if (entry !== undefined) return AUTH_METHODS.find((facts) => facts.sourceAccessType === (entry.Type ?? ''))?.method;
  return toAuthOptions(source).find((option) => option.enabled && !option.needsSecret)?.method;
}

/** Edits that choose a method. The secret is kept while the method stays, and can be given at once. */
export function toAuthEdits(input: Draft, method: AuthMethod, secretArn?: string): readonly FieldEdit[] {
  const path = ['SourceAccessConfigurations'];
  const { sourceAccessType } = toAuthMethodFacts(method);
  if (sourceAccessType === undefined) return [{ path, value: undefined }];
  const kept = toType(input) === sourceAccessType ? input.SourceAccessConfigurations?.[0]?.URI : undefined;
  const uri = secretArn ?? kept;
  return [{ path, value: [{ Type: sourceAccessType, ...(uri === undefined ? {} : { URI: uri }) }] }];
}

/** Where Lambda will connect for a draft; undefined when the source is unknown or nothing fits. */
export function toBrokerChoice(
  input: Draft,
  source: MappingSource,
  brokers?: readonly BootstrapBrokers[],
): BrokerChoice | undefined {
  const known = toSource(source);
  const enabled = toEnabledMethods(known);
  if (enabled === undefined) return undefined;
  return chooseBroker(enabled, input.SourceAccessConfigurations?.[0], brokers, toBrokerNetwork(known));
}

/** In words: method, port, why, and how to get a weaker method (source-facts 50-55). */
export function describeBrokerChoice(choice: BrokerChoice | undefined, network: BrokerNetwork = 'vpc'): string {
  if (choice === undefined) return l10n.t('Lambda cannot connect: every method of the cluster needs a secret.');
  const label = toAuthMethodFacts(choice.method).label();
  // Ports over multi-VPC connectivity are not published: named only when MSK has told them (permissions.md 8).
  const portKnown = network === 'vpc' || choice.addresses !== undefined;
  const where = portKnown
    ? l10n.t('Lambda will connect with {0} on port {1}', label, String(choice.port))
    : l10n.t('Lambda will connect with {0} through the VPC connection', label);
  const why =
    choice.because === 'secret'
      ? l10n.t('because the secret is for this method.')
      : l10n.t('because no secret is given and this is the strongest enabled method that needs none.');
  return `${where}, ${why}${describeNotUsed(choice)}`;
}

function describeNotUsed(choice: BrokerChoice): string {
  if (choice.notUsed.length === 0) return '';
  const weaker = choice.notUsed.map((method) => toAuthMethodFacts(method).label()).join(', ');
  const remedy =
    choice.because === 'secret'
      ? l10n.t('It never falls back to a weaker one ({0}).', weaker)
      : l10n.t(
          'It never falls back to a weaker one ({0}); to use one, disable every stronger method on the cluster.',
          weaker,
        );
  return ` ${remedy}`;
}

/** Where the source is not known the document can still only say: this secret, or none. */
const UNKNOWN_SOURCE_METHODS: readonly AuthMethod[] = ['mtls', 'scram', 'iam'];

function toUnknownOption(method: AuthMethod): AuthOption {
  const facts = toAuthMethodFacts(method);
  if (needsSecret(facts)) {
    const why = l10n.t('The cluster is not known here, so whether it has this enabled is not known either.');
    return { method, needsSecret: true, enabled: true, label: facts.label(), why };
  }
  const why = l10n.t('Lambda then uses the strongest enabled method: IAM, else unauthenticated TLS, else plaintext.');
  return { method, needsSecret: false, enabled: true, label: l10n.t('no secret (IAM or unauthenticated)'), why };
}

function toKnownOption(facts: AuthMethodFacts, strongest: AuthMethodFacts | undefined): AuthOption {
  const option = { method: facts.method, needsSecret: needsSecret(facts), enabled: true, label: facts.label() };
  if (option.needsSecret) return { ...option, why: l10n.t('Enabled on the cluster; needs a secret.') };
  if (facts === strongest || strongest === undefined) {
    return { ...option, why: l10n.t('Enabled on the cluster; used when no secret is given.') };
  }
  const why = l10n.t(
    'Enabled on the cluster, but Lambda uses {0} when no secret is given, until that is disabled.',
    strongest.label(),
  );
  return { ...option, enabled: false, why };
}

function toMissingOption(facts: AuthMethodFacts): AuthOption {
  const why = l10n.t('Chosen now, but not enabled on the cluster.');
  return { method: facts.method, needsSecret: true, enabled: false, label: facts.label(), why };
}

function needsSecret(facts: AuthMethodFacts): boolean {
  return facts.sourceAccessType !== undefined;
}

function toType(input: Draft | undefined): string | undefined {
  return input?.SourceAccessConfigurations?.[0]?.Type;
}

function toSource(source: MappingSource): KnownSource | undefined {
  if (source === undefined) return undefined;
  return 'targetClusterArn' in source
    ? { kind: 'vpc-connection', connection: source }
    : { kind: 'cluster', cluster: source };
}
