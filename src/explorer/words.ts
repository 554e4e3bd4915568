import * as l10n from '@vscode/l10n';
import { toAuthMethodFacts } from '../core/cluster/authMethods.ts';
import type { BrokerNetwork } from '../core/cluster/brokers.ts';
import type { Cluster } from '../core/cluster/cluster.ts';
import type { Scope } from '../core/scope.ts';

export function toScopeLabel(scope: Scope): string {
  if (scope.sample) return l10n.t('Sample account · {0}', scope.region);
  return `${scope.profile ?? l10n.t('default credentials')} · ${scope.region}`;
}

export function toClusterTypeLabel(cluster: Cluster): string {
  return cluster.type === 'SERVERLESS' ? l10n.t('serverless') : l10n.t('provisioned');
}

/** "IAM, SASL/SCRAM", in Lambda's order of preference. */
export function toAuthLabel(cluster: Cluster): string {
  return cluster.authMethods.map((method) => toAuthMethodFacts(method).label()).join(', ');
}

/** MSK's state names as words: REBOOTING_BROKER → rebooting broker. */
export function toStateWords(state: string): string {
  return state.toLowerCase().replaceAll('_', ' ');
}

const NETWORKS: Readonly<Record<BrokerNetwork, () => string>> = {
  vpc: () => l10n.t('inside the VPC'),
  public: () => l10n.t('public'),
  'vpc-connectivity': () => l10n.t('through VPC connections'),
  ipv6: () => l10n.t('IPv6'),
};

export function toNetworkLabel(network: BrokerNetwork): string {
  return NETWORKS[network]();
}

export function toCount(count: number, one: () => string, many: (count: number) => string): string {
  return count === 1 ? one() : many(count);
}

export function toMappingCount(count: number): string {
  return toCount(
    count,
    () => l10n.t('1 mapping'),
    (n) => l10n.t('{0} mappings', n),
  );
}

/** Of what there is, as much as the filter shows. */
export function toShownCount(shown: number, all: number): string {
  return shown === all ? toMappingCount(all) : l10n.t('{0} of {1}', shown, toMappingCount(all));
}

export function toClusterCount(count: number): string {
  return toCount(
    count,
    () => l10n.t('1 cluster'),
    (n) => l10n.t('{0} clusters', n),
  );
}

export function toProblemCount(count: number): string {
  return toCount(
    count,
    () => l10n.t('1 problem'),
    (n) => l10n.t('{0} problems', n),
  );
}

/** For screen readers, which read a dot between parts aloud. */
export function toSpoken(...parts: readonly (string | undefined | false)[]): string {
  return joinParts(...parts).replaceAll(' · ', ', ');
}

/** Parts of a description, with those left out that say nothing. */
export function joinParts(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' · ');
}
