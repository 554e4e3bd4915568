import type { AwsApi } from './awsApi.ts';
import type { MappingEdits } from './mappingEdits.ts';
import type { Pages } from './pages.ts';
import type { ResourceItems, ResourceKind } from './resources.ts';

interface KindFacts<K extends ResourceKind> {
  /** Milliseconds a complete list serves before a plain `load` asks AWS again (limits.md 8). */
  readonly maxAge: number;
  /** The call that answers, for failures and for telling which right is missing. */
  readonly operation: string;
  /** `clusterArn` is empty for lists that belong to no cluster. */
  readonly list: (api: AwsApi, signal: AbortSignal, clusterArn: string) => Pages<ResourceItems[K]>;
  /** Lays what was learnt since `startedAt` (milliseconds since the epoch) over the list. */
  readonly amend?: (
    list: readonly ResourceItems[K][],
    edits: MappingEdits,
    startedAt: number,
  ) => readonly ResourceItems[K][];
  /** True when a new answer makes everything else that is known of the scope void. */
  readonly voidsOthers?: (before: readonly ResourceItems[K][], now: readonly ResourceItems[K][]) => boolean;
}

const MINUTE = 60_000;

/** Every list that the store knows: how long it holds and where it comes from. */
export const RESOURCE_KINDS: { readonly [K in ResourceKind]: KindFacts<K> } = {
  identity: {
    // A profile may lead to another account at any time, and confirmations name the account: never from memory.
    maxAge: 0,
    operation: 'sts:GetCallerIdentity',
    list: (api, signal) => toOnePage(async () => [await api.getIdentity(signal)]),
    voidsOthers: ([before], [now]) => before !== undefined && before.account !== now?.account,
  },
  clusters: {
    maxAge: MINUTE,
    operation: 'kafka:ListClustersV2',
    list: (api, signal) => api.listClusters(signal),
  },
  vpcConnections: {
    maxAge: MINUTE,
    operation: 'kafka:ListVpcConnections',
    list: (api, signal) => api.listVpcConnections(signal),
  },
  mappings: {
    maxAge: MINUTE,
    operation: 'lambda:ListEventSourceMappings',
    list: (api, signal) => api.listMappings(signal),
    amend: (list, edits, startedAt) => edits.amend(list, startedAt),
  },
  functions: {
    maxAge: 5 * MINUTE,
    operation: 'lambda:ListFunctions',
    list: (api, signal) => api.listFunctions(signal),
  },
  secrets: {
    maxAge: 5 * MINUTE,
    operation: 'secretsmanager:ListSecrets',
    list: (api, signal) => api.listSecrets(signal),
  },
  queues: { maxAge: 5 * MINUTE, operation: 'sqs:ListQueues', list: (api, signal) => api.listQueues(signal) },
  notificationTopics: {
    maxAge: 5 * MINUTE,
    operation: 'sns:ListTopics',
    list: (api, signal) => api.listNotificationTopics(signal),
  },
  buckets: { maxAge: 5 * MINUTE, operation: 's3:ListAllMyBuckets', list: (api, signal) => api.listBuckets(signal) },
  topics: {
    maxAge: MINUTE,
    operation: 'kafka:ListTopics',
    list: (api, signal, clusterArn) => api.listTopics(clusterArn, signal),
  },
  brokers: {
    maxAge: 10 * MINUTE,
    operation: 'kafka:GetBootstrapBrokers',
    list: (api, signal, clusterArn) => toOnePage(() => api.getBootstrapBrokers(clusterArn, signal)),
  },
  scramSecrets: {
    maxAge: MINUTE,
    operation: 'kafka:ListScramSecrets',
    list: (api, signal, clusterArn) => api.listScramSecrets(clusterArn, signal),
  },
  clientVpcConnections: {
    maxAge: MINUTE,
    operation: 'kafka:ListClientVpcConnections',
    list: (api, signal, clusterArn) => api.listClientVpcConnections(clusterArn, signal),
  },
};

async function* toOnePage<T>(get: () => Promise<readonly T[]>): Pages<T> & AsyncGenerator<readonly T[]> {
  yield await get();
}
