import * as l10n from '@vscode/l10n';
import { parseMskSource, toResourceName } from '../core/arn.ts';
import type { VpcConnection } from '../core/cluster/cluster.ts';
import { matchesFilter } from './filter.ts';
import { toListNodes } from './listNodes.ts';
import type { ScopeContents } from './scopeContents.ts';
import { type TreeNode, toNode } from './treeNode.ts';
import { isKnown, type TreeSources } from './treeSources.ts';
import { joinParts, toMappingCount, toSpoken, toStateWords } from './words.ts';

/** The connections of this account to clusters elsewhere; no row for an account that has none. */
export function toConnectionGroup(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const { connections } = contents;
  const group = toNode(node, {
    segment: 'connections',
    kind: 'vpcConnections',
    label: l10n.t('VPC connections'),
    description: isKnown(connections) ? String(connections.items.length) : undefined,
    icon: { id: 'link' },
    expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
    spoken: toSpoken(
      l10n.t('VPC connections to clusters of other accounts'),
      isKnown(connections) && String(connections.items.length),
    ),
  });
  return toConnectionRows(group, contents, sources).length === 0 ? [] : [group];
}

export function toConnectionRows(
  group: TreeNode,
  { connections, entries }: ScopeContents,
  sources: TreeSources,
): readonly TreeNode[] {
  const rows = connections.items
    .map((connection) => toConnectionNode(group, connection, countMappings(connection, entries)))
    .filter((row) => matchesFilter(sources.filter, [row.label, row.description, row.arn]));
  const around = toListNodes(group, connections, rows, {
    segment: 'connections',
    name: () => l10n.t('VPC connections'),
    empty: () => '',
  });
  return around.filter((row) => row.kind === 'vpcConnection' || row.kind === 'failed');
}

function toConnectionNode(group: TreeNode, connection: VpcConnection, mappings: number): TreeNode {
  const target = parseMskSource(connection.targetClusterArn);
  const name = toResourceName(connection.targetClusterArn);
  const description = joinParts(
    target && l10n.t('account {0}', target.clusterAccount),
    connection.state !== 'AVAILABLE' && toStateWords(connection.state),
    connection.authentication,
    mappings > 0 && toMappingCount(mappings),
  );
  return toNode(group, {
    segment: connection.arn,
    kind: 'vpcConnection',
    label: name,
    description,
    icon: { id: 'link' },
    words: ['create', 'arn', 'text'],
    spoken: toSpoken(l10n.t('VPC connection to cluster {0}', name), description),
    behind: connection,
    clusterArn: connection.arn,
    arn: connection.arn,
    text: name,
  });
}

function countMappings(connection: VpcConnection, entries: ScopeContents['entries']): number {
  return entries.filter((entry) => entry.mapping.EventSourceArn === connection.arn).length;
}
