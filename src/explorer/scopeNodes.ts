import * as l10n from '@vscode/l10n';
import type { AwsFailure } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import { scopeKey } from '../core/scope.ts';
import { toClusterNodes } from './clusterNodes.ts';
import { toConnectionGroup } from './connectionNodes.ts';
import { isScopeWide, toScopeFailureNode, toUnknownAccountNode } from './failureNodes.ts';
import { toFunctionGroups, toStateGroups } from './groupNodes.ts';
import { toListNodes } from './listNodes.ts';
import { isShown } from './mappingNodes.ts';
import type { ScopeContents } from './scopeContents.ts';
import { type TreeNode, toNode } from './treeNode.ts';
import { isArriving, isKnown, type TreeSources } from './treeSources.ts';
import { joinParts, toClusterCount, toProblemCount, toScopeLabel, toShownCount, toSpoken } from './words.ts';

export function toScopeNode(scope: Scope, contents: ScopeContents, sources: TreeSources): TreeNode {
  const identity = sources.peek({ scope, kind: 'identity' }).items[0];
  const shown = contents.entries.filter((entry) => isShown(entry, sources));
  const problems = shown.filter((entry) => entry.facts.problem !== undefined).length;
  const label = toScopeLabel(scope);
  const description = joinParts(
    identity?.account,
    problems > 0 && toProblemCount(problems),
    isKnown(contents.clusters) && toClusterCount(contents.clusters.items.length),
    isKnown(contents.mappings) && toShownCount(shown.length, contents.entries.length),
  );
  return toNode(undefined, {
    segment: scopeKey(scope),
    kind: 'scope',
    label,
    description,
    icon: { id: scope.sample ? 'beaker' : 'account' },
    expansion: 'expanded',
    words: [...(scope.sample ? ['sample'] : []), ...(sources.isChosen(scope) ? ['chosen'] : []), 'create'],
    spoken: toSpoken(l10n.t('Account and region {0}', label), description),
    behind: identity,
    scope,
  });
}

/** Rows of an account and region, in the order of the chosen grouping. */
export function toScopeChildren(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const { scope } = node;
  if (scope === undefined) return [];
  if (!sources.isAllowed(scope)) return [toTrustNode(node)];
  const failure = toScopeFailure(contents);
  if (failure !== undefined && contents.clusters.items.length === 0 && contents.mappings.items.length === 0)
    return [toScopeFailureNode(node, failure)];
  const rows = [...toGroups(node, contents, sources), ...toConnectionGroup(node, contents, sources)];
  return toConditions(node, contents, sources, rows);
}

/** One failure that explains both lists, so that it is told once. */
function toScopeFailure({ clusters, mappings }: ScopeContents): AwsFailure | undefined {
  const failure = clusters.failure;
  const isShared =
    clusters.status === 'failed' && mappings.status === 'failed' && failure?.reason === mappings.failure?.reason;
  return isShared && failure !== undefined && isScopeWide(failure) ? failure : undefined;
}

function toGroups(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  if (sources.grouping === 'function')
    return [...toFunctionGroups(node, contents, sources), ...toClustersGroup(node, contents, sources)];
  if (sources.grouping === 'state')
    return [...toStateGroups(node, contents, sources), ...toClustersGroup(node, contents, sources)];
  return [...toClusterNodes(node, contents, sources), ...toOtherGroup(node, contents, sources)];
}

/** The clusters themselves, when mappings are not grouped by them. */
function toClustersGroup(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const group = toNode(node, {
    segment: 'clusters',
    kind: 'clusters',
    label: l10n.t('Clusters'),
    description: isKnown(contents.clusters) ? String(contents.clusters.items.length) : undefined,
    icon: { id: 'server-environment' },
    expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
  });
  return toClusterNodes(group, contents, sources).length === 0 ? [] : [group];
}

/** Mappings whose cluster is not among the clusters of this account and region. */
function toOtherGroup(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const shown = contents.entries.filter((entry) => isOther(entry) && isShown(entry, sources));
  if (shown.length === 0) return [];
  const description = String(shown.length);
  return [
    toNode(node, {
      segment: 'other',
      kind: 'otherMappings',
      label: l10n.t('Mappings of other clusters'),
      description,
      icon: { id: 'cloud' },
      expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
      spoken: l10n.t('Mappings of clusters that are gone or in another account: {0}', description),
    }),
  ];
}

export function isOther({ place }: ScopeContents['entries'][number]): boolean {
  return place.kind === 'elsewhere' || place.kind === 'gone';
}

/** Puts what the two lists have to say about themselves around the rows. */
function toConditions(
  node: TreeNode,
  { clusters, mappings }: ScopeContents,
  sources: TreeSources,
  rows: readonly TreeNode[],
): readonly TreeNode[] {
  const words = {
    clusters: { segment: 'clusters', name: () => l10n.t('Clusters'), empty: () => '' },
    mappings: { segment: 'mappings', name: () => l10n.t('Mappings'), empty: () => '' },
  };
  const isEmpty = isKnown(clusters) && isKnown(mappings) && clusters.items.length === 0 && mappings.items.length === 0;
  if (isEmpty) return [...rows, ...toEmptyNodes(node)];
  const around = [
    ...toListNodes(node, clusters, [], words.clusters),
    ...toListNodes(node, mappings, [], words.mappings),
  ];
  const failures = [...around.filter((row) => row.kind === 'failed'), ...toIdentityFailure(node, clusters, sources)];
  // One line is enough while both lists arrive.
  const loading = around.filter((row) => row.kind === 'loading').slice(0, 1);
  const isFilteredOut =
    rows.length === 0 && sources.filter !== undefined && !isArriving(clusters) && !isArriving(mappings);
  return [...failures, ...rows, ...loading, ...(isFilteredOut ? [toNoMatchNode(node, sources.filter.text)] : [])];
}

/** Not told where the clusters fail for the same reason: that row says it. */
function toIdentityFailure(
  node: TreeNode,
  clusters: ScopeContents['clusters'],
  sources: TreeSources,
): readonly TreeNode[] {
  if (node.scope === undefined) return [];
  const { status, failure } = sources.peek({ scope: node.scope, kind: 'identity' });
  if (status !== 'failed' || failure === undefined) return [];
  const isTold = isScopeWide(failure) && failure.reason === clusters.failure?.reason;
  return isTold ? [] : [toUnknownAccountNode(node, failure)];
}

function toEmptyNodes(node: TreeNode): readonly TreeNode[] {
  const region = node.scope?.region ?? '';
  return [
    toNode(node, {
      segment: 'empty',
      kind: 'empty',
      label: l10n.t('No MSK clusters and no mappings in {0}', region),
      icon: { id: 'info' },
    }),
    toNode(node, {
      segment: 'add',
      kind: 'action',
      label: l10n.t('Add Account and Region…'),
      icon: { id: 'add' },
      command: { id: 'mskLambda.scope.add', args: [] },
    }),
  ];
}

function toNoMatchNode(node: TreeNode, text: string): TreeNode {
  return toNode(node, {
    segment: 'no-match',
    kind: 'empty',
    label: l10n.t('Nothing here matches “{0}”', text),
    icon: { id: 'search-stop' },
    command: { id: 'mskLambda.explorer.clearFilter', args: [] },
  });
}

/** Profiles may start programs (`credential_process`), so AWS is not asked before the workspace is trusted. */
function toTrustNode(node: TreeNode): TreeNode {
  return toNode(node, {
    segment: 'trust',
    kind: 'note',
    label: l10n.t('Waiting for workspace trust'),
    description: l10n.t('AWS profiles can start programs, so AWS is asked only in a trusted workspace'),
    icon: { id: 'workspace-untrusted' },
  });
}
