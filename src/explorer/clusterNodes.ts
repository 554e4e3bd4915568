import * as l10n from '@vscode/l10n';
import { parseMskSource, toResourceName } from '../core/arn.ts';
import type { Cluster } from '../core/cluster/cluster.ts';
import { hasListedRow, toClusterListNodes } from './clusterLists.ts';
import { toClusterTexts } from './clusterTexts.ts';
import { matchesFilter } from './filter.ts';
import { toListNodes } from './listNodes.ts';
import { isShown, toConsoleWords, toMappingNodes } from './mappingNodes.ts';
import type { MappingEntry, ScopeContents } from './scopeContents.ts';
import { type NodeIcon, type TreeNode, toNode } from './treeNode.ts';
import { isKnown, type TreeSources } from './treeSources.ts';
import {
  joinParts,
  toAuthLabel,
  toClusterTypeLabel,
  toProblemCount,
  toShownCount,
  toSpoken,
  toStateWords,
} from './words.ts';

/** In the colour of an error is what does not pass by itself; of any other state but ACTIVE one waits for the end. */
const ICONS: Readonly<Record<string, NodeIcon>> = {
  ACTIVE: { id: 'server' },
  FAILED: { id: 'server', color: 'problemsErrorIcon.foreground' },
};
const PASSING_ICON: NodeIcon = { id: 'server', color: 'problemsWarningIcon.foreground' };

/** Clusters that the filter lets through, then those known only by the ARN of a mapping. */
export function toClusterNodes(parent: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const { byCluster } = contents;
  const known = contents.sortedClusters.map((cluster) =>
    toClusterNode(parent, cluster, byCluster.get(cluster.arn) ?? [], contents, sources),
  );
  const names = new Set(contents.clusters.items.map((cluster) => cluster.arn));
  const placeholders = [...byCluster]
    .filter(([arn]) => !names.has(arn))
    .map(([arn, entries]) => toPlaceholder(parent, arn, entries, sources));
  return [...known, ...placeholders].filter((node) => node !== undefined);
}

function toClusterNode(
  parent: TreeNode,
  cluster: Cluster,
  entries: readonly MappingEntry[],
  contents: ScopeContents,
  sources: TreeSources,
): TreeNode | undefined {
  const own = matchesFilter(sources.filter, toClusterTexts(cluster));
  const shown = entries.filter((entry) => isShown(entry, sources));
  if (!own && shown.length === 0 && !hasListedRow(parent.scope, cluster, sources)) return undefined;
  const problems = shown.filter((entry) => entry.facts.problem !== undefined).length;
  const description = joinParts(
    cluster.state !== 'ACTIVE' && toStateWords(cluster.state),
    // Before the rest, since a narrow side bar cuts descriptions off.
    problems > 0 && toProblemCount(problems),
    toClusterTypeLabel(cluster),
    toAuthLabel(cluster) || l10n.t('no authentication method'),
    (isKnown(contents.mappings) || shown.length > 0) && toShownCount(shown.length, entries.length),
  );
  return toNode(parent, {
    segment: cluster.arn,
    kind: 'cluster',
    label: cluster.name,
    description,
    icon: ICONS[cluster.state] ?? PASSING_ICON,
    expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
    words: ['create', 'arn', ...(cluster.state === 'ACTIVE' ? ['active'] : ['inactive']), ...toConsoleWords(parent)],
    spoken: toSpoken(l10n.t('Cluster {0}', cluster.name), description),
    behind: cluster,
    clusterArn: cluster.arn,
    arn: cluster.arn,
    text: cluster.name,
  });
}

/** A cluster that only a mapping speaks of, since clusters cannot be listed. */
function toPlaceholder(
  parent: TreeNode,
  arn: string,
  entries: readonly MappingEntry[],
  sources: TreeSources,
): TreeNode | undefined {
  const shown = entries.filter((entry) => isShown(entry, sources));
  if (shown.length === 0) return undefined;
  return toNode(parent, {
    segment: arn,
    kind: 'cluster',
    label: toResourceName(arn),
    description: joinParts(l10n.t('details cannot be read'), toShownCount(shown.length, entries.length)),
    icon: { id: 'server' },
    expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
    words: ['create', 'arn', ...(parseMskSource(arn)?.kind === 'cluster' ? toConsoleWords(parent) : [])],
    clusterArn: arn,
    arn,
    text: toResourceName(arn),
  });
}

/** What stands below a cluster: its mappings, then its lists. */
export function toClusterChildren(
  node: TreeNode,
  contents: ScopeContents,
  sources: TreeSources,
  withMappings: boolean,
): readonly TreeNode[] {
  const { scope, clusterArn } = node;
  if (scope === undefined || clusterArn === undefined) return [];
  const cluster = contents.clusters.items.find((entry) => entry.arn === clusterArn);
  const entries = contents.byCluster.get(clusterArn) ?? [];
  const mappings = withMappings ? toMappingRows(node, entries, contents, sources) : [];
  return [...mappings, ...(cluster === undefined ? [] : toClusterListNodes(node, cluster, sources))];
}

function toMappingRows(
  node: TreeNode,
  entries: readonly MappingEntry[],
  contents: ScopeContents,
  sources: TreeSources,
): readonly TreeNode[] {
  const rows = toMappingNodes(node, entries, sources);
  const { scope, clusterArn } = node;
  return toListNodes(
    node,
    // The list is the account's; here only this cluster's share of it counts.
    { ...contents.mappings, items: entries },
    rows,
    {
      segment: 'mappings',
      name: () => l10n.t('Mappings'),
      empty: () => l10n.t('No mapping yet: create one…'),
      ...(scope !== undefined && { onEmpty: { id: 'mskLambda.mapping.create', args: [{ scope, clusterArn }] } }),
    },
  );
}
