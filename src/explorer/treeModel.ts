import * as l10n from '@vscode/l10n';
import type { ResourceKey } from '../aws/resources.ts';
import { toPlainMarkdown } from '../core/markdown.ts';
import { isSameScope, type Scope, scopeKey } from '../core/scope.ts';
import { CLUSTER_LISTS, toClusterList, toSearchedKeys } from './clusterLists.ts';
import { toClusterChildren, toClusterNodes } from './clusterNodes.ts';
import { toConnectionRows } from './connectionNodes.ts';
import { explainScopeFailure, toActionNodes } from './failureActions.ts';
import { toFailedNode } from './failureNodes.ts';
import { toGroupEntries } from './groupNodes.ts';
import { toLoadingNode } from './listNodes.ts';
import { isShown, toMappingNodes } from './mappingNodes.ts';
import { type ScopeContents, toScopeContents } from './scopeContents.ts';
import { isOther, toScopeChildren, toScopeNode } from './scopeNodes.ts';
import { toClusterTooltip, toConnectionTooltip, toMappingTooltip, toScopeTooltip, toTopicTooltip } from './tooltips.ts';
import type { NodeKind, TreeNode } from './treeNode.ts';
import type { TreeSources } from './treeSources.ts';

/** How many mappings are shown, of all that are there. */
export interface MappingCounts {
  readonly shown: number;
  readonly total: number;
  readonly problems: number;
}

type ChildrenOf = (node: TreeNode, contents: ScopeContents, sources: TreeSources) => readonly TreeNode[];

/** What is asked of every account and region. */
const SCOPE_LISTS = ['identity', 'clusters', 'mappings', 'vpcConnections'] as const;

/** Kinds that have rows below them; the cluster lists come from their own table. */
const CHILDREN: Partial<Readonly<Record<NodeKind, ChildrenOf>>> = {
  scope: toScopeChildren,
  clusters: toClusterNodes,
  cluster: (node, contents, sources) => toClusterChildren(node, contents, sources, sources.grouping === 'cluster'),
  functionGroup: (node, contents, sources) => toMappingNodes(node, toGroupEntries(node, contents), sources),
  stateGroup: (node, contents, sources) => toMappingNodes(node, toGroupEntries(node, contents), sources),
  otherMappings: (node, contents, sources) => toMappingNodes(node, contents.entries.filter(isOther), sources),
  vpcConnections: toConnectionRows,
  failed: toActionNodes,
};

/**
 * The tree as computed from what is known at one moment. A change of the sources makes a new model; a model never starts
 * a call, it only names what is missing (`needs`).
 */
export class TreeModel {
  readonly #sources: TreeSources;
  readonly #contents = new Map<string, ScopeContents>();

  constructor(sources: TreeSources) {
    this.#sources = sources;
  }

  /** Rows below `node`; without it the roots, one for each account and region. */
  children(node?: TreeNode): readonly TreeNode[] {
    if (node === undefined) return this.#roots();
    const { scope } = node;
    if (scope === undefined) return node.kind === 'failed' ? toActionNodes(node) : [];
    const contents = this.#contentsOf(scope);
    const list = toClusterList(node.kind);
    if (list === undefined) return CHILDREN[node.kind]?.(node, contents, this.#sources) ?? [];
    const cluster = contents.clusters.items.find((entry) => entry.arn === node.clusterArn);
    return cluster === undefined ? [] : list.toRows(node, cluster, this.#sources);
  }

  /** Everything about the thing behind a row, as Markdown; undefined where the row says it all. */
  tooltip(node: TreeNode): string | undefined {
    const { scope, failure } = node;
    if (failure !== undefined) return toPlainMarkdown(explainScopeFailure(failure, scope).message);
    if (scope === undefined) return undefined;
    const contents = this.#contentsOf(scope);
    switch (node.kind) {
      case 'scope':
        return toScopeTooltip(scope, this.#sources.peek({ scope, kind: 'identity' }).items[0]);
      case 'mapping': {
        const entry = contents.entries.find(({ mapping }) => mapping.UUID === node.uuid);
        return entry && toMappingTooltip(entry, this.#sources.differingFile(entry.mapping.UUID));
      }
      case 'cluster': {
        const cluster = contents.clusters.items.find(({ arn }) => arn === node.arn);
        return cluster && toClusterTooltip(cluster);
      }
      case 'topic': {
        const topics = this.#sources.peek({ scope, kind: 'topics', clusterArn: node.clusterArn });
        const topic = topics.items.find(({ name }) => name === node.text);
        return topic && toTopicTooltip(topic);
      }
      case 'vpcConnection': {
        const connection = contents.connections.items.find(({ arn }) => arn === node.arn);
        return connection && toConnectionTooltip(connection);
      }
      default:
        return undefined;
    }
  }

  /** What has to be asked of AWS before the rows below `node` are complete. */
  needs(node: TreeNode): readonly ResourceKey[] {
    const { scope } = node;
    if (scope === undefined || !this.#sources.isAllowed(scope)) return [];
    if (node.kind === 'scope') {
      return SCOPE_LISTS.map((kind) => ({ scope, kind }));
    }
    const list = toClusterList(node.kind);
    const cluster = this.#contentsOf(scope).clusters.items.find((entry) => entry.arn === node.clusterArn);
    const key = cluster && list?.toKey(scope, cluster);
    return key === undefined ? [] : [key];
  }

  /** What was asked of AWS before, of an account, of one cluster in it, or of one of that cluster's lists. */
  asked(
    scope: Scope,
    { clusterArn, kind }: { readonly clusterArn?: string; readonly kind?: NodeKind },
  ): readonly ResourceKey[] {
    if (!this.#sources.isAllowed(scope)) return [];
    const { clusters } = this.#contentsOf(scope);
    const wanted = clusters.items.filter((cluster) => clusterArn === undefined || cluster.arn === clusterArn);
    const one = kind && toClusterList(kind);
    const lists = one === undefined ? CLUSTER_LISTS : [one];
    const below = wanted
      .flatMap((cluster) => lists.map((list) => list.toKey(scope, cluster)))
      .filter((key) => key !== undefined)
      .filter((key) => this.#sources.peek(key).status !== 'idle');
    const above = SCOPE_LISTS.map((kindOfList) => ({ scope, kind: kindOfList }));
    return one === undefined ? [...above, ...below] : below;
  }

  /** What a filter has to look into although nobody opened it yet. */
  searched(): readonly ResourceKey[] {
    if (this.#sources.filter === undefined) return [];
    return this.#scopes()
      .filter((scope) => this.#sources.isAllowed(scope))
      .flatMap((scope) => this.#contentsOf(scope).clusters.items.flatMap((cluster) => toSearchedKeys(scope, cluster)));
  }

  counts(): MappingCounts {
    const entries = this.#scopes().flatMap((scope) => this.#contentsOf(scope).entries);
    const shown = entries.filter((entry) => isShown(entry, this.#sources));
    const problems = entries.filter((entry) => entry.facts.problem !== undefined);
    return { shown: shown.length, total: entries.length, problems: problems.length };
  }

  /** The row of a mapping, wherever the grouping puts it; undefined while it is not known or filtered out. */
  findMapping(scope: Scope, uuid: string): TreeNode | undefined {
    return this.#find(scope, (node) => node.kind === 'mapping' && node.uuid === uuid);
  }

  findCluster(scope: Scope, clusterArn: string): TreeNode | undefined {
    const kinds: ReadonlySet<NodeKind> = new Set<NodeKind>(['cluster', 'vpcConnection']);
    return this.#find(scope, (node) => kinds.has(node.kind) && node.arn === clusterArn);
  }

  #find(scope: Scope, isWanted: (node: TreeNode) => boolean): TreeNode | undefined {
    const waiting = this.children().filter((node) => node.scope !== undefined && isSameScope(node.scope, scope));
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (isWanted(node)) return node;
      if (CHILDREN[node.kind] !== undefined) waiting.push(...this.children(node));
    }
    return undefined;
  }

  #roots(): readonly TreeNode[] {
    const { scopes } = this.#sources;
    if (scopes.status === 'loading') return [toLoadingNode(undefined, 'accounts', l10n.t('Accounts'), 0)];
    if (scopes.status === 'loaded')
      return scopes.scopes.map((scope) => toScopeNode(scope, this.#contentsOf(scope), this.#sources));
    // No region configured anywhere: the welcome of the empty view says what to do.
    if (scopes.failure.reason === 'invalid') return [];
    const name = l10n.t('Accounts');
    return [toFailedNode(undefined, { segment: 'accounts', name, failure: scopes.failure, loadedAt: undefined })];
  }

  #scopes(): readonly Scope[] {
    return this.#sources.scopes.status === 'loaded' ? this.#sources.scopes.scopes : [];
  }

  #contentsOf(scope: Scope): ScopeContents {
    const key = scopeKey(scope);
    const known = this.#contents.get(key) ?? toScopeContents(this.#sources, scope);
    this.#contents.set(key, known);
    return known;
  }
}
