import * as l10n from '@vscode/l10n';
import { parseMskSource, toResourceName } from '../../core/arn.ts';
import { toAuthMethodFacts } from '../../core/cluster/authMethods.ts';
import type { Cluster, Topic, VpcConnection } from '../../core/cluster/cluster.ts';
import type { DeployedMapping } from '../../core/mapping/mapping.ts';
import type { RankedSecret } from '../../core/mapping/secrets.ts';
import type { DestinationItem, FunctionItem } from '../protocol.ts';
import type { PickerOption } from './options.ts';

const join = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined).join(' · ');

export function toFunctionOptions(functions: readonly FunctionItem[]): readonly PickerOption[] {
  return functions.map((entry) => ({
    value: entry.name,
    label: entry.name,
    description: join(entry.runtime, l10n.t('timeout {0} s', entry.timeout)),
  }));
}

/** Clusters that can be read first, then connections to clusters of other accounts. */
export function toSourceOptions(
  clusters: readonly Cluster[],
  connections: readonly VpcConnection[],
): readonly PickerOption[] {
  const isGrouped = clusters.length > 0 && connections.length > 0;
  const group = (name: string) => (isGrouped ? { group: name } : {});
  return [
    ...clusters.map((cluster) => ({
      value: cluster.arn,
      label: cluster.name,
      description: describeCluster(cluster),
      ...group(l10n.t('Clusters')),
    })),
    ...connections.map((connection) => ({
      value: connection.arn,
      label: l10n.t('{0} (VPC connection)', toResourceName(connection.targetClusterArn)),
      description: describeConnection(connection),
      ...group(l10n.t('Managed VPC connections to clusters of other accounts')),
    })),
  ];
}

/** State, type and authentication methods in words. */
export function describeCluster(cluster: Cluster): string {
  const type = cluster.type === 'SERVERLESS' ? l10n.t('serverless') : l10n.t('provisioned');
  const methods = cluster.authMethods.map((method) => toAuthMethodFacts(method).label()).join(', ');
  return join(cluster.state, type, methods === '' ? undefined : methods);
}

/** State, authentication, the cluster's account, and what tells connections to clusters of one name apart. */
export function describeConnection({ arn, state, authentication }: VpcConnection): string {
  const source = parseMskSource(arn);
  const account = source && l10n.t('account {0}', source.clusterAccount);
  return join(state, authentication, account, source?.uuid.split('-')[0]);
}

export function toTopicOptions(topics: readonly Topic[]): readonly PickerOption[] {
  return topics
    .filter((topic) => !topic.name.startsWith('__'))
    .map((topic) => ({
      value: topic.name,
      label: topic.name,
      ...(topic.partitions === undefined ? {} : { description: toPartitionCount(topic.partitions) }),
    }));
}

/** Fitting secrets first, each with the reason why it fits or not. */
export function toSecretOptions(ranked: readonly RankedSecret[]): readonly PickerOption[] {
  const groups: Readonly<Record<RankedSecret['fit'], string>> = {
    fits: l10n.t('Fitting'),
    possible: l10n.t('Possible'),
    unfit: l10n.t('Not fitting'),
  };
  return ranked.map(({ secret, fit, reason }) => ({
    value: secret.arn,
    label: secret.name,
    description: reason,
    group: groups[fit],
  }));
}

/** Topics of the source's cluster as destinations; the source topic itself cannot be one (fields.md 11). */
export function toKafkaDestinationOptions(topics: readonly Topic[], sourceTopic: string): readonly PickerOption[] {
  return toTopicOptions(topics.filter((topic) => topic.name !== sourceTopic)).map((option) => ({
    ...option,
    value: `kafka://${option.value}`,
    group: l10n.t('Topics of this cluster (provisioned mode only)'),
  }));
}

/** Poller groups that mappings of the account have, with what is taken of their 2000 pollers (fields.md 14). */
export function toPollerGroupOptions(mappings: readonly DeployedMapping[]): readonly PickerOption[] {
  const pollers = new Map<string, number[]>();
  for (const { ProvisionedPollerConfig: config } of mappings) {
    const { PollerGroupName: name = '', MaximumPollers: most = 200 } = config ?? {};
    pollers.set(name, [...(pollers.get(name) ?? []), most]);
  }
  return [...pollers]
    .filter(([name]) => name !== '')
    .map(([name, counts]) => {
      const sum = counts.reduce((total, most) => total + most, 0);
      const members = counts.length === 1 ? l10n.t('1 mapping') : l10n.t('{0} mappings', counts.length);
      return { value: name, label: name, description: join(members, l10n.t('{0} of 2000 maximum pollers', sum)) };
    })
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

const DESTINATION_KINDS: Readonly<Record<DestinationItem['kind'], () => string>> = {
  sqs: () => l10n.t('SQS queues'),
  sns: () => l10n.t('SNS topics'),
  s3: () => l10n.t('S3 buckets'),
};

/** Standard queues and topics and all buckets: FIFO ones are not supported (fields.md 11). */
export function toDestinationOptions(destinations: readonly DestinationItem[]): readonly PickerOption[] {
  return destinations
    .filter((destination) => !destination.fifo)
    .map((destination) => ({
      value: destination.arn,
      label: destination.name,
      group: DESTINATION_KINDS[destination.kind](),
    }));
}

export function toPartitionCount(count: number): string {
  return count === 1 ? l10n.t('1 partition') : l10n.t('{0} partitions', count);
}
