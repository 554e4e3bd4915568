import type * as vscode from 'vscode';
import type { Listing, ResourceItems, ResourceKey, ResourceKind, ResourceStore } from '../aws/resources.ts';
import { type Scope, scopeKey } from '../core/scope.ts';
import { isAllowed, toUntrustedText } from '../platform/trust.ts';
import { toFailureNotice } from './notices.ts';
import type { ListItems, ListName, ListRequest, ListUpdate } from './protocol.ts';

/** Lists that are the store's own; `deployed` is one mapping, read afresh. */
type StoredList = Exclude<ListName, 'deployed'>;

/** Pages arrive in quick succession: the page gets them together. */
const GATHER_MS = 40;

/** Hands the page the lists that it asked for, as they arrive, for one account and region at a time. */
export class ListFeed implements vscode.Disposable {
  readonly #store: ResourceStore;
  readonly #send: (update: ListUpdate) => void;
  readonly #wanted = new Map<string, ListRequest>();
  readonly #changed = new Set<string>();
  readonly #subscription: { dispose(): void };
  #scope: Scope | undefined;
  #uuid: string | undefined;
  #deployed: ListUpdate<'deployed'> | undefined;
  #stop = new AbortController();
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ResourceStore, send: (update: ListUpdate) => void) {
    this.#store = store;
    this.#send = send;
    this.#subscription = store.onDidChange((key) => this.#onChange(key));
  }

  /** The page forgets its lists with the scope and asks again. */
  setScope(scope: Scope | undefined): void {
    this.#cancel();
    this.#scope = scope;
    this.#wanted.clear();
    this.#deployed = undefined;
  }

  /** The mapping that the document names. */
  setDeployed(uuid: string | undefined): void {
    if (uuid === this.#uuid) return;
    this.#uuid = uuid;
    this.#deployed = undefined;
  }

  wanted(): readonly ListRequest[] {
    return [...this.#wanted.values()];
  }

  /** Everything wanted so far, as it is now. */
  snapshot(): readonly ListUpdate[] {
    return this.wanted().flatMap((request) => this.#read(request) ?? []);
  }

  want(request: ListRequest): void {
    const scope = this.#scope;
    if (scope === undefined) return;
    const key = toKey(request.list, request.clusterArn);
    this.#wanted.set(key, request);
    if (!isAllowed(scope)) this.#send(toUntrusted(request));
    else if (request.list === 'deployed') void this.#loadDeployed(scope);
    else void this.#load(scope, request.list, request);
  }

  dispose(): void {
    this.#cancel();
    this.#subscription.dispose();
  }

  #cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#changed.clear();
  }

  async #load(scope: Scope, kind: StoredList, { clusterArn, refresh }: ListRequest): Promise<void> {
    const { signal } = this.#stop;
    try {
      await this.#store.load({ scope, kind, clusterArn }, { signal, ...(refresh === true ? { refresh } : {}) });
    } catch (error) {
      if (signal.aborted) return;
      this.#send({ list: kind, clusterArn, status: 'failed', items: [], failure: toFailureNotice(error, scope) });
      return;
    }
    // A list that was there already fires no change.
    if (!signal.aborted) this.#mark(toKey(kind, clusterArn));
  }

  async #loadDeployed(scope: Scope): Promise<void> {
    const uuid = this.#uuid;
    const { signal } = this.#stop;
    if (uuid === undefined) return;
    this.#tellDeployed({ list: 'deployed', status: 'loading', items: this.#deployed?.items ?? [] });
    try {
      const mapping = await this.#store.api(scope).getMapping(uuid, signal);
      if (signal.aborted || uuid !== this.#uuid) return;
      this.#tellDeployed({ list: 'deployed', status: 'loaded', items: [mapping] });
      this.#store.putMapping(scope, mapping);
    } catch (error) {
      if (signal.aborted) return;
      this.#tellDeployed({ list: 'deployed', status: 'failed', items: [], failure: toFailureNotice(error, scope) });
    }
  }

  #tellDeployed(update: ListUpdate<'deployed'>): void {
    this.#deployed = update;
    this.#send(update);
  }

  #onChange(key: ResourceKey): void {
    if (this.#scope === undefined || scopeKey(key.scope) !== scopeKey(this.#scope)) return;
    if (key.kind === 'mappings') this.#followDeployed();
    const wanted = toKey(key.kind, key.clusterArn);
    if (this.#wanted.has(wanted)) this.#mark(wanted);
  }

  /** The mapping may have been changed from elsewhere meanwhile: what an update will change follows from it. */
  #followDeployed(): void {
    const known = this.#deployed?.items[0];
    if (known === undefined || this.#scope === undefined) return;
    const { items } = this.#store.peek({ scope: this.#scope, kind: 'mappings' });
    const current = items.find((mapping) => mapping.UUID === known.UUID);
    if (current === undefined || current === known) return;
    this.#tellDeployed({ list: 'deployed', status: 'loaded', items: [current] });
  }

  #mark(key: string): void {
    this.#changed.add(key);
    this.#gathering ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#gathering = undefined;
    const keys = [...this.#changed];
    this.#changed.clear();
    for (const key of keys) {
      const request = this.#wanted.get(key);
      const update = request === undefined ? undefined : this.#read(request);
      if (update !== undefined) this.#send(update);
    }
  }

  #read({ list, clusterArn }: ListRequest): ListUpdate | undefined {
    if (list === 'deployed') return this.#deployed;
    if (this.#scope === undefined) return undefined;
    return toUpdate(list, clusterArn, this.#store.peek({ scope: this.#scope, kind: list, clusterArn }), this.#scope);
  }
}

type Trim<K extends StoredList> = (items: readonly ResourceItems[K][]) => readonly ListItems[K][];
const whole = <T>(items: readonly T[]): readonly T[] => items;

/** Members that the page has no use for stay here. */
const TRIMS: { readonly [K in StoredList]: Trim<K> } = {
  clusters: whole,
  vpcConnections: whole,
  functions: (items) =>
    items.map(({ name, arn, timeout, runtime, description }) => ({ name, arn, timeout, runtime, description })),
  secrets: whole,
  mappings: whole,
  queues: whole,
  notificationTopics: whole,
  buckets: whole,
  topics: whole,
  brokers: whole,
  scramSecrets: whole,
};

function toUpdate<K extends StoredList>(
  list: K,
  clusterArn: string | undefined,
  listing: Listing<ResourceItems[K]>,
  scope: Scope,
): ListUpdate<K> {
  const status = listing.status === 'idle' ? 'loading' : listing.status;
  const failure = listing.failure === undefined ? {} : { failure: toFailureNotice(listing.failure, scope) };
  return { list, clusterArn, status, items: TRIMS[list](listing.items), ...failure };
}

function toUntrusted({ list, clusterArn }: ListRequest): ListUpdate {
  return { list, clusterArn, status: 'failed', items: [], failure: { message: toUntrustedText() } };
}

function toKey(list: ListName | ResourceKind, clusterArn: string | undefined): string {
  return clusterArn === undefined ? list : `${list} ${clusterArn}`;
}
