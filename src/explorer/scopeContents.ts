import type { Listing } from '../aws/resources.ts';
import { parseMskSource, toFunctionName, toResourceName } from '../core/arn.ts';
import type { Cluster, VpcConnection } from '../core/cluster/cluster.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import { type MappingFacts, toMappingFacts } from './mappingFacts.ts';
import { isKnown, type TreeSources } from './treeSources.ts';

/** Where a mapping stands when the tree is grouped by cluster. */
export type Place =
  /** A cluster of this scope. When clusters cannot be listed, the one that the mapping's ARN names. */
  | { readonly kind: 'cluster'; readonly clusterArn: string }
  /** A cluster of another account, through a managed VPC connection. */
  | { readonly kind: 'elsewhere'; readonly account: string }
  /** The clusters are known and this one is not among them. */
  | { readonly kind: 'gone' }
  /** The clusters are still arriving. */
  | { readonly kind: 'unknown' };

export interface MappingEntry {
  readonly mapping: DeployedMapping;
  readonly facts: MappingFacts;
  readonly topic: string;
  readonly functionName: string;
  readonly sourceName: string;
  readonly cluster: Cluster | undefined;
  readonly place: Place;
}

/** What is known of one account and region, put in order once for all rows drawn from it. */
export interface ScopeContents {
  readonly clusters: Listing<Cluster>;
  readonly mappings: Listing<DeployedMapping>;
  readonly connections: Listing<VpcConnection>;
  /** Sorted by name. */
  readonly sortedClusters: readonly Cluster[];
  /** Sorted by topic, then function. */
  readonly entries: readonly MappingEntry[];
  /** Entries that have a cluster here, by its ARN. */
  readonly byCluster: ReadonlyMap<string, readonly MappingEntry[]>;
}

export function toScopeContents(sources: Pick<TreeSources, 'peek'>, scope: Scope): ScopeContents {
  const clusters = sources.peek({ scope, kind: 'clusters' });
  const mappings = sources.peek({ scope, kind: 'mappings' });
  const connections = sources.peek({ scope, kind: 'vpcConnections' });
  const entries = mappings.items
    .map((mapping) => toEntry(mapping, clusters, connections.items))
    .sort((a, b) => compare(a.topic, b.topic) || compare(a.functionName, b.functionName));
  return {
    clusters,
    mappings,
    connections,
    sortedClusters: [...clusters.items].sort((a, b) => compare(a.name, b.name)),
    entries,
    byCluster: groupEntries(entries, ({ place }) => (place.kind === 'cluster' ? place.clusterArn : undefined)),
  };
}

/** Entries by key, in their order; those without a key are left out. */
export function groupEntries(
  entries: readonly MappingEntry[],
  toKey: (entry: MappingEntry) => string | undefined,
): ReadonlyMap<string, readonly MappingEntry[]> {
  const groups = new Map<string, MappingEntry[]>();
  for (const entry of entries) {
    const key = toKey(entry);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Order of names as people read them: topic-2 before topic-10. */
export function compare(a: string, b: string): number {
  return collator.compare(a, b);
}

function toEntry(
  mapping: DeployedMapping,
  clusters: Listing<Cluster>,
  connections: readonly VpcConnection[],
): MappingEntry {
  const sourceArn = mapping.EventSourceArn ?? '';
  const cluster = findCluster(sourceArn, clusters.items, connections);
  return {
    mapping,
    facts: toMappingFacts(mapping),
    topic: toTopic(mapping),
    functionName: toFunctionName(mapping.FunctionArn),
    sourceName: cluster?.name ?? toResourceName(sourceArn),
    cluster,
    place: cluster === undefined ? toPlace(sourceArn, clusters) : { kind: 'cluster', clusterArn: cluster.arn },
  };
}

/**
 * The cluster behind an event source: by its ARN, by the target of the VPC connection, or, while connections are not
 * known, by name within the same account (names are unique there).
 */
export function findCluster(
  sourceArn: string,
  clusters: readonly Cluster[],
  connections: readonly VpcConnection[],
): Cluster | undefined {
  const target = connections.find((connection) => connection.arn === sourceArn)?.targetClusterArn ?? sourceArn;
  const byArn = clusters.find((cluster) => cluster.arn === target);
  if (byArn !== undefined || target !== sourceArn) return byArn;
  const source = parseMskSource(sourceArn);
  const isOwn = source?.kind === 'vpc-connection' && source.clusterAccount === source.arn.account;
  return isOwn ? clusters.find((cluster) => cluster.name === source.clusterName) : undefined;
}

function toPlace(sourceArn: string, clusters: Listing<Cluster>): Place {
  const source = parseMskSource(sourceArn);
  if (source?.kind === 'vpc-connection' && source.clusterAccount !== source.arn.account)
    return { kind: 'elsewhere', account: source.clusterAccount };
  if (isKnown(clusters)) return { kind: 'gone' };
  if (clusters.status !== 'failed') return { kind: 'unknown' };
  return source === undefined ? { kind: 'gone' } : { kind: 'cluster', clusterArn: sourceArn };
}
