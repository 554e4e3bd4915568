import * as l10n from '@vscode/l10n';
import type { ResourceItems, ResourceKey } from '../aws/resources.ts';
import { toResourceName } from '../core/arn.ts';
import { toAuthMethodFacts } from '../core/cluster/authMethods.ts';
import { type Cluster, namesBrokers, offersTopicApi } from '../core/cluster/cluster.ts';
import type { Scope } from '../core/scope.ts';
import { toClusterTexts } from './clusterTexts.ts';
import { matchesFilter } from './filter.ts';
import { toListNodes } from './listNodes.ts';
import { toConsoleWords } from './mappingNodes.ts';
import { compare } from './scopeContents.ts';
import { type NewNode, type NodeKind, type TreeNode, toNode } from './treeNode.ts';
import { isKnown, type TreeSources } from './treeSources.ts';
import { joinParts, toCount, toNetworkLabel, toSpoken, toStateWords } from './words.ts';

type ClusterListKind = 'topics' | 'brokers' | 'scramSecrets' | 'clientVpcConnections';

/** One of the lists below a cluster; the single place that says how it is named, read and drawn. */
interface ListSpec<K extends ClusterListKind> {
  readonly kind: K;
  readonly nodeKind: NodeKind;
  readonly label: () => string;
  readonly icon: string;
  readonly empty: () => string;
  /** Whether a cluster can have such a list at all. */
  readonly applies: (cluster: Cluster) => boolean;
  /** Why AWS need not be asked, where the cluster itself tells. */
  readonly unavailable?: (cluster: Cluster) => string | undefined;
  readonly toRow: (item: ResourceItems[K], parent: TreeNode) => NewNode;
  /** What rows are sorted by; absent: their label. */
  readonly toOrder?: (item: ResourceItems[K]) => string;
}

/** The same with its item type closed over. */
interface ClusterList {
  readonly nodeKind: NodeKind;
  readonly applies: (cluster: Cluster) => boolean;
  /** What to load when the list is opened; undefined when AWS has nothing to say. */
  readonly toKey: (scope: Scope, cluster: Cluster) => ResourceKey | undefined;
  readonly toGroup: (parent: TreeNode, cluster: Cluster, sources: TreeSources) => TreeNode | undefined;
  readonly toRows: (group: TreeNode, cluster: Cluster, sources: TreeSources) => readonly TreeNode[];
}

export const CLUSTER_LISTS: readonly ClusterList[] = [
  defineList({
    kind: 'topics',
    nodeKind: 'topics',
    label: () => l10n.t('Topics'),
    icon: 'list-unordered',
    empty: () => l10n.t('This cluster has no topics'),
    applies: () => true,
    unavailable: toTopicGap,
    toRow: (topic, parent) => ({
      segment: topic.name,
      kind: 'topic',
      label: topic.name,
      description: topic.partitions === undefined ? undefined : toPartitionCount(topic.partitions),
      icon: { id: 'symbol-event' },
      words: ['create', 'text', ...(topic.arn === undefined ? [] : ['arn'])],
      text: topic.name,
      behind: topic,
      input: { Topics: [topic.name] },
      spoken: toSpoken(l10n.t('Topic {0}', topic.name), parent.parent?.label),
      ...(topic.arn !== undefined && { arn: topic.arn }),
    }),
  }),
  defineList({
    kind: 'brokers',
    nodeKind: 'brokers',
    label: () => l10n.t('Bootstrap brokers'),
    icon: 'plug',
    empty: () => l10n.t('MSK names no brokers for this cluster'),
    applies: () => true,
    unavailable: (cluster) =>
      namesBrokers(cluster) ? undefined : l10n.t('MSK names the brokers once the cluster has been created'),
    toRow: ({ method, network, addresses }) => {
      const label = toAuthMethodFacts(method).label();
      const where = toNetworkLabel(network);
      return {
        segment: `${method}-${network}`,
        kind: 'brokerAddresses',
        label: network === 'vpc' ? label : l10n.t('{0}, {1}', label, where),
        description: addresses,
        icon: { id: 'plug' },
        words: ['text'],
        spoken: l10n.t('Brokers for {0}, {1}: {2}', label, where, addresses),
        text: addresses,
        addresses,
      };
    },
    toOrder: ({ method, network }) => `${toAuthMethodFacts(method).rank} ${network === 'vpc' ? '' : network}`,
  }),
  defineList({
    kind: 'scramSecrets',
    nodeKind: 'scramSecrets',
    label: () => l10n.t('SCRAM secrets'),
    icon: 'key',
    empty: () => l10n.t('No secret is associated with this cluster'),
    applies: (cluster) => cluster.type === 'PROVISIONED' && cluster.authMethods.includes('scram'),
    toRow: (arn, parent) => ({
      segment: arn,
      kind: 'secret',
      label: toResourceName(arn),
      icon: { id: 'key' },
      words: ['arn', 'text', ...toConsoleWords(parent)],
      spoken: l10n.t('Secret {0}', toResourceName(arn)),
      text: toResourceName(arn),
      arn,
    }),
  }),
  defineList({
    kind: 'clientVpcConnections',
    nodeKind: 'clientConnections',
    label: () => l10n.t('VPC connections'),
    icon: 'link',
    empty: () => l10n.t('No other VPC is connected to this cluster'),
    // Serverless clusters take no VPC connections (source-facts 157).
    applies: (cluster) => cluster.type === 'PROVISIONED',
    toRow: (connection) => ({
      segment: connection.arn,
      kind: 'clientConnection',
      label: connection.owner === undefined ? connection.arn : l10n.t('from account {0}', connection.owner),
      description: joinParts(toStateWords(connection.state), connection.authentication, connection.vpcId),
      icon: { id: 'link' },
      words: ['arn', 'text'],
      behind: connection,
      text: connection.arn,
      arn: connection.arn,
    }),
  }),
];

/** The groups below a cluster that the filter lets through. */
export function toClusterListNodes(parent: TreeNode, cluster: Cluster, sources: TreeSources): readonly TreeNode[] {
  return CLUSTER_LISTS.filter((list) => list.applies(cluster))
    .map((list) => list.toGroup(parent, cluster, sources))
    .filter((node) => node !== undefined);
}

/** Rows of one group, and the key to load them by. */
export function toClusterList(nodeKind: NodeKind): ClusterList | undefined {
  return CLUSTER_LISTS.find((list) => list.nodeKind === nodeKind);
}

/** Whether a row that is loaded below the cluster passes the filter. */
export function hasListedRow(scope: Scope | undefined, cluster: Cluster, sources: TreeSources): boolean {
  if (scope === undefined || sources.filter === undefined) return false;
  const root = toNode(undefined, { segment: '', kind: 'cluster', label: '', scope, clusterArn: cluster.arn });
  return toClusterListNodes(root, cluster, sources).length > 0;
}

/** Lists that have to be read for a filter to find what is in them. */
export function toSearchedKeys(scope: Scope, cluster: Cluster): readonly ResourceKey[] {
  const key = toClusterList('topics')?.toKey(scope, cluster);
  return key === undefined ? [] : [key];
}

function defineList<K extends ClusterListKind>(spec: ListSpec<K>): ClusterList {
  const peek = (parent: TreeNode, sources: TreeSources) =>
    parent.scope === undefined
      ? undefined
      : sources.peek({ scope: parent.scope, kind: spec.kind, clusterArn: parent.clusterArn });
  const toShown = (group: TreeNode, cluster: Cluster, sources: TreeSources) =>
    (peek(group, sources)?.items ?? [])
      .map((item) => ({ row: toNode(group, spec.toRow(item, group)), order: spec.toOrder?.(item) }))
      .filter(({ row }) => matchesFilter(sources.filter, toRowTexts(row, cluster, sources)))
      .sort((a, b) => compare(a.order ?? a.row.label, b.order ?? b.row.label))
      .map(({ row }) => row);

  return {
    nodeKind: spec.nodeKind,
    applies: spec.applies,
    toKey: (scope, cluster) =>
      spec.unavailable?.(cluster) === undefined ? { scope, kind: spec.kind, clusterArn: cluster.arn } : undefined,

    toGroup(parent, cluster, sources) {
      const listing = peek(parent, sources);
      const own = matchesFilter(sources.filter, toClusterTexts(cluster));
      const group = toNode(parent, {
        segment: spec.nodeKind,
        kind: spec.nodeKind,
        label: spec.label(),
        icon: { id: spec.icon },
        expansion: own ? 'collapsed' : 'expanded',
        words: ['list'],
      });
      if (!own && toShown(group, cluster, sources).length === 0) return undefined;
      const count = listing !== undefined && isKnown(listing) ? String(listing.items.length) : undefined;
      return { ...group, description: count, spoken: toSpoken(group.label, count) };
    },

    toRows(group, cluster, sources) {
      const gap = spec.unavailable?.(cluster);
      if (gap !== undefined)
        return [toNode(group, { segment: 'gap', kind: 'note', label: gap, icon: { id: 'info' }, spoken: gap })];
      const listing = peek(group, sources);
      if (listing === undefined) return [];
      return toListNodes(group, listing, toShown(group, cluster, sources), {
        segment: spec.nodeKind,
        name: spec.label,
        empty: spec.empty,
      });
    },
  };
}

function toRowTexts(row: TreeNode, cluster: Cluster, sources: TreeSources): readonly (string | undefined)[] {
  if (sources.filter === undefined) return [];
  return [...toClusterTexts(cluster), row.label, row.description, row.arn, row.text];
}

/** Limits.md 4: the topic API exists for provisioned clusters from Kafka 3.6 that are ACTIVE. */
function toTopicGap(cluster: Cluster): string | undefined {
  if (offersTopicApi(cluster)) return undefined;
  if (cluster.type === 'SERVERLESS')
    return l10n.t('MSK does not list topics of serverless clusters: type the topic in a mapping');
  if (cluster.state !== 'ACTIVE') return l10n.t('MSK lists topics only while the cluster is active');
  return l10n.t(
    'MSK lists topics from Kafka 3.6 on, this cluster runs {0}: type the topic in a mapping',
    cluster.kafkaVersion ?? '?',
  );
}

function toPartitionCount(count: number): string {
  return toCount(
    count,
    () => l10n.t('1 partition'),
    (n) => l10n.t('{0} partitions', n),
  );
}
