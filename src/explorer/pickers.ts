import * as vscode from 'vscode';
import type { ResourceItems, ResourceKind, ResourceStore } from '../aws/resources.ts';
import type { ClusterRef, FunctionPickOptions, FunctionRef, MappingPickOptions } from '../contributions.ts';
import { toFunctionName } from '../core/arn.ts';
import { toMappingArn, toTopic } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import { type PickEntry, pickLive } from './livePick.ts';
import { STATE_ICONS } from './mappingNodes.ts';
import { compare, type MappingEntry, toScopeContents } from './scopeContents.ts';
import type { TreeNode } from './treeNode.ts';
import { joinParts, toAuthLabel, toClusterTypeLabel, toScopeLabel, toStateWords } from './words.ts';

export interface PickerSources {
  readonly store: ResourceStore;
  /** Scopes on show that may be asked. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  /** The row selected in the tree: what the user most likely means. */
  readonly selected: () => TreeNode | undefined;
}

/** Something with a name and an ARN. */
export interface PickedResource {
  readonly scope: Scope;
  readonly name: string;
  readonly arn: string;
  readonly uuid?: string;
}

/** Asks for one of the mappings of all scopes on show. */
export async function pickMapping(
  sources: PickerSources,
  { title = vscode.l10n.t('Choose a Mapping'), accepts = () => true }: MappingPickOptions = {},
): Promise<MappingRef | undefined> {
  const scopes = await sources.listScopes();
  const selected = sources.selected();
  return pickLive(sources.store, {
    title,
    placeholder: vscode.l10n.t('Topic, function, cluster, state or problem'),
    keys: toKeys(scopes, 'mappings', 'clusters'),
    entries: () => toMappingPicks(sources.store, scopes, ({ mapping }) => accepts(mapping)),
    ...(selected?.uuid !== undefined && { active: selected.uuid }),
  });
}

/** Asks for one of the clusters of all scopes on show. */
export async function pickCluster(
  sources: PickerSources,
  title = vscode.l10n.t('Choose a Cluster'),
): Promise<ClusterRef | undefined> {
  const scopes = await sources.listScopes();
  const selected = sources.selected();
  return pickLive(sources.store, {
    title,
    placeholder: vscode.l10n.t('Name, type or authentication method'),
    keys: toKeys(scopes, 'clusters'),
    entries: () =>
      toClusterPicks(sources.store, scopes).map((entry) => ({
        ...entry,
        value: { scope: entry.value.scope, clusterArn: entry.value.arn },
      })),
    ...(selected?.clusterArn !== undefined && { active: selected.clusterArn }),
  });
}

/** Asks for one of the functions of all scopes on show. */
export async function pickFunction(
  { store, listScopes }: PickerSources,
  { title, ...origin }: FunctionPickOptions,
): Promise<FunctionRef | undefined> {
  const scopes = await listScopes();
  return pickLive(store, {
    title,
    placeholder: vscode.l10n.t('Name, runtime or topic'),
    first: true,
    keys: toKeys(scopes, 'functions', 'mappings'),
    entries: () => scopes.flatMap((scope) => toFunctionPicks(store, scope, origin)),
  });
}

/** Asks for a cluster or a mapping. */
export async function pickResource(sources: PickerSources, title: string): Promise<PickedResource | undefined> {
  const scopes = await sources.listScopes();
  const { store } = sources;
  const selected = sources.selected();
  return pickLive<PickedResource>(store, {
    title,
    placeholder: vscode.l10n.t('Cluster, topic or function'),
    keys: toKeys(scopes, 'clusters', 'mappings'),
    entries: () => [
      ...toClusterPicks(store, scopes),
      ...toMappingPicks(store, scopes, () => true).map((entry) => ({ ...entry, value: toPicked(store, entry.value) })),
    ],
    ...(selected !== undefined && { active: selected.uuid ?? selected.arn ?? '' }),
  });
}

/** Asks for one of some scopes; the only one needs no question. */
export async function pickScope(scopes: readonly Scope[], title: string): Promise<Scope | undefined> {
  if (scopes.length < 2) return scopes[0];
  const items = scopes.map((scope) => ({ label: toScopeLabel(scope), scope }));
  return (await vscode.window.showQuickPick(items, { title }))?.scope;
}

function toKeys(scopes: readonly Scope[], ...kinds: readonly ResourceKind[]) {
  return scopes.flatMap((scope) => kinds.map((kind) => ({ scope, kind })));
}

function toMappingPicks(
  store: ResourceStore,
  scopes: readonly Scope[],
  accepts: (entry: MappingEntry) => boolean,
): readonly PickEntry<MappingRef>[] {
  const peek = store.peek.bind(store);
  return scopes.flatMap((scope) =>
    toScopeContents({ peek }, scope)
      .entries.filter(accepts)
      .map((entry) => ({
        key: entry.mapping.UUID,
        label: `${entry.topic} → ${entry.functionName}`,
        description: joinParts(entry.facts.label, entry.facts.problem?.title),
        detail: joinParts(entry.sourceName, toScopeLabel(scope), entry.mapping.UUID),
        iconPath: new vscode.ThemeIcon(STATE_ICONS[entry.facts.kind].id),
        value: { scope, uuid: entry.mapping.UUID },
      })),
  );
}

function toClusterPicks(store: ResourceStore, scopes: readonly Scope[]): readonly PickEntry<PickedResource>[] {
  return scopes.flatMap((scope) =>
    [...peekItems(store, scope, 'clusters')]
      .sort((a, b) => compare(a.name, b.name))
      .map((cluster) => ({
        key: cluster.arn,
        label: cluster.name,
        description: joinParts(
          cluster.state !== 'ACTIVE' && toStateWords(cluster.state),
          toClusterTypeLabel(cluster),
          toAuthLabel(cluster),
        ),
        detail: toScopeLabel(scope),
        iconPath: new vscode.ThemeIcon('server'),
        value: { scope, name: cluster.name, arn: cluster.arn },
      })),
  );
}

function toFunctionPicks(
  store: ResourceStore,
  scope: Scope,
  { eventSourceArn, topic }: Omit<FunctionPickOptions, 'title'>,
): readonly PickEntry<FunctionRef>[] {
  const fed = peekItems(store, scope, 'mappings').filter(
    (mapping) => mapping.EventSourceArn === eventSourceArn && (topic === undefined || toTopic(mapping) === topic),
  );
  const topics = new Map(fed.map((mapping) => [toFunctionName(mapping.FunctionArn), toTopic(mapping)]));
  const entries = peekItems(store, scope, 'functions').map((item) => {
    const topic = topics.get(item.name);
    return {
      key: item.arn,
      label: item.name,
      description: joinParts(topic !== undefined && vscode.l10n.t('gets {0}', topic), item.runtime),
      detail: joinParts(item.description, toScopeLabel(scope)),
      iconPath: new vscode.ThemeIcon(topic === undefined ? 'symbol-function' : 'zap'),
      value: { scope, function: item.arn },
    };
  });
  return entries.sort((a, b) => Number(topics.has(b.label)) - Number(topics.has(a.label)) || compare(a.label, b.label));
}

function toPicked(store: ResourceStore, { scope, uuid }: MappingRef): PickedResource {
  const mapping = peekItems(store, scope, 'mappings').find((entry) => entry.UUID === uuid);
  const arn = mapping === undefined ? uuid : toMappingArn(mapping);
  return { scope, uuid, arn, name: uuid };
}

function peekItems<K extends ResourceKind>(store: ResourceStore, scope: Scope, kind: K): readonly ResourceItems[K][] {
  return store.peek({ scope, kind }).items;
}
