import type { ResourceItems, ResourceKey, ResourceKind, ResourceStore } from '../aws/resources.ts';
import { toFunctionName } from '../core/arn.ts';
import type { AuthMethod } from '../core/cluster/authMethods.ts';
import type { BrokerNetwork } from '../core/cluster/brokers.ts';
import { type Cluster, namesBrokers } from '../core/cluster/cluster.ts';
import type { AwsFailure, FailureReason } from '../core/failure.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import { toMappingFacts } from './mappingFacts.ts';
import { compare, findCluster } from './scopeContents.ts';

/** What the explorer shows once everything is loaded, as plain data (JSON). */
export interface Snapshot {
  readonly scopes: readonly ScopeSnapshot[];
}

export interface ScopeSnapshot {
  /** Absent: the environment's credentials, or the sample account. */
  readonly profile?: string;
  readonly region: string;
  /** True for the built-in sample account. */
  readonly sample: boolean;
  /** 12 digits; absent when AWS did not say. */
  readonly account?: string;
  /** Sorted by name. */
  readonly clusters: readonly ClusterSnapshot[];
  /** Sorted by topic. */
  readonly mappings: readonly MappingSnapshot[];
  /** Calls that gave no answer; what they would have told is missing above. */
  readonly failures: readonly FailureSnapshot[];
}

export interface ClusterSnapshot {
  readonly arn: string;
  readonly name: string;
  /** MSK's word: ACTIVE, CREATING, UPDATING … */
  readonly state: string;
  readonly type: 'PROVISIONED' | 'SERVERLESS';
  readonly kafkaVersion?: string;
  /** Enabled methods, in the order in which Lambda prefers them. */
  readonly authMethods: readonly AuthMethod[];
  /** Bootstrap brokers by authentication method and network; empty when MSK did not answer, or names none yet. */
  readonly brokers: readonly BrokersSnapshot[];
}

export interface BrokersSnapshot {
  readonly method: AuthMethod;
  readonly network: BrokerNetwork;
  /** `host:port`, comma-separated. */
  readonly addresses: string;
}

export interface MappingSnapshot {
  readonly uuid: string;
  /** What the mapping reads from: the ARN of a cluster or of a managed VPC connection. */
  readonly eventSourceArn?: string;
  /** The cluster behind it, the target's when it reads through a VPC connection; absent when that is not known. */
  readonly clusterArn?: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly topic: string;
  /** Lambda's word: Creating, Enabled, Disabled … */
  readonly state: string;
  readonly stateTransitionReason?: string;
  readonly lastProcessingResult?: string;
  /** What needs attention; ids are those of the catalogue of problems. */
  readonly problem?: { readonly id: string; readonly title: string };
}

export interface FailureSnapshot {
  /** IAM-style name of the call, e.g. `kafka:ListClustersV2`. */
  readonly operation: string;
  readonly reason: FailureReason;
  readonly message: string;
  /** The cluster that the call was about, for calls about one. */
  readonly clusterArn?: string;
}

/**
 * Reads what the store does not hold yet and describes every scope. Calls that fail are listed, not thrown; rejects only
 * when `signal` aborts.
 */
export async function snapshot(
  store: ResourceStore,
  scopes: readonly Scope[],
  signal?: AbortSignal,
): Promise<Snapshot> {
  return { scopes: await Promise.all(scopes.map((scope) => toScopeSnapshot(store, scope, signal))) };
}

async function toScopeSnapshot(store: ResourceStore, scope: Scope, signal?: AbortSignal): Promise<ScopeSnapshot> {
  const failures: FailureSnapshot[] = [];
  const read = async <K extends ResourceKind>(kind: K, clusterArn?: string): Promise<readonly ResourceItems[K][]> => {
    const key: ResourceKey<K> = clusterArn === undefined ? { scope, kind } : { scope, kind, clusterArn };
    const { items, status, failure } = await store.load(key, signal === undefined ? {} : { signal });
    if (status === 'failed' && failure !== undefined) failures.push(toFailureSnapshot(failure, clusterArn));
    return items;
  };

  const [identity, clusters, mappings] = await Promise.all([read('identity'), read('clusters'), read('mappings')]);
  // Only mappings of clusters elsewhere need to know where connections lead.
  const isAway = mappings.some((mapping) => mapping.EventSourceArn?.includes(':vpc-connection/'));
  const connections = isAway ? await read('vpcConnections') : [];
  const described = await Promise.all(
    [...clusters]
      .sort((a, b) => compare(a.name, b.name))
      .map(async (cluster) =>
        toClusterSnapshot(cluster, namesBrokers(cluster) ? await read('brokers', cluster.arn) : []),
      ),
  );
  const toClusterArn = ({ EventSourceArn: source = '' }: DeployedMapping) =>
    findCluster(source, clusters, connections)?.arn ??
    connections.find((connection) => connection.arn === source)?.targetClusterArn ??
    (source.includes(':cluster/') ? source : undefined);
  return {
    ...(scope.profile !== undefined && { profile: scope.profile }),
    region: scope.region,
    sample: scope.sample === true,
    ...(identity[0] !== undefined && { account: identity[0].account }),
    clusters: described,
    mappings: mappings
      .map((mapping) => toMappingSnapshot(mapping, toClusterArn(mapping)))
      .sort((a, b) => compare(a.topic, b.topic) || compare(a.uuid, b.uuid)),
    failures,
  };
}

function toClusterSnapshot(cluster: Cluster, brokers: readonly BrokersSnapshot[]): ClusterSnapshot {
  const { arn, name, state, type, kafkaVersion, authMethods } = cluster;
  return {
    arn,
    name,
    state,
    type,
    ...(kafkaVersion !== undefined && { kafkaVersion }),
    authMethods: [...authMethods],
    brokers: brokers.map(({ method, network, addresses }) => ({ method, network, addresses })),
  };
}

function toMappingSnapshot(mapping: DeployedMapping, clusterArn: string | undefined): MappingSnapshot {
  const { EventSourceArn, StateTransitionReason, LastProcessingResult } = mapping;
  const { problem } = toMappingFacts(mapping);
  return {
    uuid: mapping.UUID,
    ...(EventSourceArn !== undefined && { eventSourceArn: EventSourceArn }),
    ...(clusterArn !== undefined && { clusterArn }),
    functionName: toFunctionName(mapping.FunctionArn),
    functionArn: mapping.FunctionArn,
    topic: toTopic(mapping),
    state: mapping.State,
    ...(StateTransitionReason !== undefined && { stateTransitionReason: StateTransitionReason }),
    ...(LastProcessingResult !== undefined && { lastProcessingResult: LastProcessingResult }),
    ...(problem !== undefined && { problem: { ...problem } }),
  };
}

function toFailureSnapshot(failure: AwsFailure, clusterArn: string | undefined): FailureSnapshot {
  const { operation, reason, message } = failure;
  return { operation, reason, message, ...(clusterArn !== undefined && { clusterArn }) };
}
