import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type {
  Listing,
  LoadOptions,
  ResourceItems,
  ResourceKey,
  ResourceKind,
  ResourceStore,
} from '../../../src/aws/resources.ts';
import type { Cluster, VpcConnection } from '../../../src/core/cluster/cluster.ts';
import { Emitter } from '../../../src/core/emitter.ts';
import { AwsFailure, type FailureReason } from '../../../src/core/failure.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { type Scope, scopeKey } from '../../../src/core/scope.ts';
import type { Timers } from '../../../src/explorer/coalescer.ts';

export const SCOPE: Scope = { profile: 'dev', region: 'us-east-1' };
const ACCOUNT = '111122223333';

export function toCluster(name: string, more: Partial<Cluster> = {}): Cluster {
  return {
    arn: toClusterArn(name),
    name,
    state: 'ACTIVE',
    type: 'PROVISIONED',
    kafkaVersion: '3.8.x',
    authMethods: ['iam'],
    vpcConnectivityMethods: [],
    subnets: ['subnet-1'],
    securityGroups: ['sg-1'],
    tags: {},
    ...more,
  };
}

export function toClusterArn(name: string): string {
  return `arn:aws:kafka:us-east-1:${ACCOUNT}:cluster/${name}/5b0c2a1e-0000-4000-8000-000000000000-1`;
}

export function toMapping(topic: string, fn: string, more: Partial<DeployedMapping> = {}): DeployedMapping {
  return {
    UUID: `uuid-${topic}-${fn}`,
    EventSourceArn: toClusterArn('orders'),
    FunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${fn}`,
    Topics: [topic],
    StartingPosition: 'LATEST',
    BatchSize: 100,
    State: 'Enabled',
    LastProcessingResult: 'OK',
    ...more,
  };
}

export function toConnection(name: string, account: string): VpcConnection {
  return {
    arn: `arn:aws:kafka:us-east-1:${ACCOUNT}:vpc-connection/${account}/${name}/8c1d0000-0000-4000-8000-000000000000-2`,
    targetClusterArn: `arn:aws:kafka:us-east-1:${account}:cluster/${name}/9d2e0000-0000-4000-8000-000000000000-2`,
    state: 'AVAILABLE',
    authentication: 'SASL_IAM',
  };
}

export function toFailure(reason: FailureReason, operation = 'kafka:ListClustersV2', message = 'refused'): AwsFailure {
  return new AwsFailure(reason, message, { operation });
}

/** A store whose lists a test fills by hand, page by page if it likes. */
export class FakeStore implements ResourceStore {
  readonly #lists = new Map<string, Listing<unknown>>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #changed = new Emitter<ResourceKey>();
  readonly onDidChange = this.#changed.event;
  readonly loads: ResourceKey[] = [];
  readonly refreshes: ResourceKey[] = [];
  getMapping: (uuid: string, signal: AbortSignal) => Promise<DeployedMapping> = () =>
    Promise.reject(new Error('unexpected'));

  api(): AwsApi {
    const refuse = () => {
      throw new Error('unexpected call');
    };
    return new Proxy({} as AwsApi, {
      get: (_target, name) =>
        name === 'getMapping' ? (uuid: string, signal: AbortSignal) => this.getMapping(uuid, signal) : refuse,
    });
  }

  peek<K extends ResourceKind>(key: ResourceKey<K>): Listing<ResourceItems[K]> {
    const listing = this.#lists.get(toId(key)) ?? { items: [], status: 'idle' };
    return listing as Listing<ResourceItems[K]>;
  }

  load<K extends ResourceKind>(key: ResourceKey<K>, options: LoadOptions = {}): Promise<Listing<ResourceItems[K]>> {
    (options.refresh ? this.refreshes : this.loads).push(key);
    const listing = this.peek(key);
    if (listing.status === 'loaded' || listing.status === 'failed') return Promise.resolve(listing);
    if (listing.status === 'idle') this.#lists.set(toId(key), { items: [], status: 'loading' });
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(toId(key)) ?? [];
      this.#waiting.set(toId(key), [...waiting, () => resolve(this.peek(key))]);
    });
  }

  /** A complete list. */
  fill<K extends ResourceKind>(key: ResourceKey<K>, items: readonly ResourceItems[K][], loadedAt = 1_000): void {
    this.set(key, { items, status: 'loaded', loadedAt });
  }

  /** A page of a list that goes on. */
  page<K extends ResourceKind>(key: ResourceKey<K>, items: readonly ResourceItems[K][]): void {
    this.set(key, { items: [...this.peek(key).items, ...items], status: 'loading' });
  }

  fail<K extends ResourceKind>(key: ResourceKey<K>, failure: AwsFailure): void {
    this.set(key, { ...this.peek(key), status: 'failed', failure });
  }

  set<K extends ResourceKind>(key: ResourceKey<K>, listing: Listing<ResourceItems[K]>): void {
    this.#lists.set(toId(key), listing);
    if (listing.status !== 'loading') for (const resolve of this.#waiting.get(toId(key)) ?? []) resolve();
    this.#changed.fire(key);
  }

  putMapping(scope: Scope, mapping: DeployedMapping): void {
    const key = { scope, kind: 'mappings' } as const;
    const { items, ...rest } = this.peek(key);
    const others = items.filter((entry) => entry.UUID !== mapping.UUID);
    this.set(key, { ...rest, items: [...others, mapping] });
  }

  removeMapping(scope: Scope, uuid: string): void {
    const key = { scope, kind: 'mappings' } as const;
    const { items, ...rest } = this.peek(key);
    this.set(key, { ...rest, items: items.filter((entry) => entry.UUID !== uuid) });
  }

  forget(): void {
    this.#lists.clear();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function toId({ scope, kind, clusterArn }: ResourceKey): string {
  return [scopeKey(scope), kind, clusterArn].join('|');
}

/** Timers that run when a test says so. */
export class FakeTimers implements Timers {
  #now = 1_000_000;
  #next = 1;
  readonly #timers = new Map<number, { at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, milliseconds: number): number {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + milliseconds, run });
    return id;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  /** Milliseconds until each pending timer. */
  get pending(): readonly number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  /** Goes forward, running what becomes due and what the promises behind it set off. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined) break;
      const [id, { at, run }] = due;
      this.#timers.delete(id);
      this.#now = at;
      run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets everything that is already resolved run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
