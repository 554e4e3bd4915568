import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import type { Event } from '../core/emitter.ts';
import type { AwsFailure } from '../core/failure.ts';
import type { Known } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import type { AwsApi, CallerIdentity, Destination, Secret } from './awsApi.ts';
import type { LambdaFunction } from './lambdaFunction.ts';

/** Everything the store can hold: kind → type of one item. Single answers are lists of one. */
export interface ResourceItems {
  identity: CallerIdentity;
  clusters: Cluster;
  vpcConnections: VpcConnection;
  mappings: DeployedMapping;
  functions: LambdaFunction;
  secrets: Secret;
  queues: Destination;
  notificationTopics: Destination;
  buckets: Destination;
  /** The four below belong to one cluster: the key's `clusterArn` is required for them. */
  topics: Topic;
  brokers: BootstrapBrokers;
  scramSecrets: string;
  clientVpcConnections: VpcConnection;
}

export type ResourceKind = keyof ResourceItems;

export interface ResourceKey<K extends ResourceKind = ResourceKind> {
  readonly scope: Scope;
  readonly kind: K;
  readonly clusterArn?: string;
}

/** What is known of one list right now. A failed refresh keeps the last good items and says so by `failure`. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** `idle`: never asked. `loading`: pages are arriving (items so far, or the last good list until it is passed). */
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly failure?: AwsFailure;
  /** Milliseconds since the epoch of the last complete load. */
  readonly loadedAt?: number;
}

export interface LoadOptions {
  /** Ask AWS again even if a list is there. A flight that is under way is joined all the same. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/** The cache between features and AWS: one flight a key, pages as they come, successes only are kept. */
export interface ResourceStore {
  /** Fires for each page, each completed or failed load, and each change of a single mapping. */
  readonly onDidChange: Event<ResourceKey>;
  /** The API of a scope, for actions (create, update, delete, getMapping). */
  api(scope: Scope): AwsApi;
  /** What is known now; starts nothing. */
  peek<K extends ResourceKind>(key: ResourceKey<K>): Listing<ResourceItems[K]>;
  /** Resolves when the list is complete or the load failed (then `status` is `failed`); rejects only if `signal` aborts. */
  load<K extends ResourceKind>(key: ResourceKey<K>, options?: LoadOptions): Promise<Listing<ResourceItems[K]>>;
  /** Puts one mapping (fresh from get, create, update) into the scope's list, replacing the one with its UUID. */
  putMapping(scope: Scope, mapping: DeployedMapping): void;
  /** Takes a mapping that is gone out of the scope's list. */
  removeMapping(scope: Scope, uuid: string): void;
  /** Forgets everything of a scope (or all): the next `load` asks AWS. Flights are aborted. */
  forget(scope?: Scope): void;
  dispose(): void;
}

/** What a store holds for judging a mapping of an event source; asks AWS nothing. `now` in milliseconds since the epoch. */
export type ReadKnown = (
  store: ResourceStore,
  scope: Scope,
  sourceArn: string | undefined,
  deployed: DeployedMapping | undefined,
  now: number,
) => Known;
