import * as l10n from '@vscode/l10n';
import { Emitter, type Event } from '../core/emitter.ts';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { isSameScope, type Scope, scopeKey } from '../core/scope.ts';
import type { AwsApi } from './awsApi.ts';
import { Flight } from './flight.ts';
import { applyEdit, MappingEdits } from './mappingEdits.ts';
import { RESOURCE_KINDS } from './resourceKinds.ts';
import type { Listing, LoadOptions, ResourceItems, ResourceKey, ResourceKind, ResourceStore } from './resources.ts';

/** Where the APIs come from; `AwsConnections` in the product. */
export interface ApiSource {
  api(scope: Scope): AwsApi;
  forget(scope?: Scope): void;
}

interface Entry<K extends ResourceKind> {
  readonly key: ResourceKey<K>;
  /** The last complete list; before there is one, what came before a load failed. */
  good: readonly ResourceItems[K][];
  loadedAt?: number;
  failure?: AwsFailure;
  flight?: Flight;
  /** Milliseconds since the epoch of the flight's start. */
  startedAt: number;
  /** Items of the flight so far, and these with what was learnt since. */
  arrived: ResourceItems[K][];
  readonly amended: () => readonly ResourceItems[K][];
}

type Entries = { [K in ResourceKind]: Map<string, Entry<K>> };

/** The store over real or sample AWS. `now` is the time in milliseconds since the epoch. */
export class CachedResourceStore implements ResourceStore {
  readonly #source: ApiSource;
  readonly #now: () => number;
  readonly #entries = createEntries();
  readonly #edits = new Map<string, MappingEdits>();
  readonly #changed = new Emitter<ResourceKey>();
  readonly onDidChange: Event<ResourceKey> = this.#changed.event;

  constructor(source: ApiSource, now: () => number = Date.now) {
    this.#source = source;
    this.#now = now;
  }

  api(scope: Scope): AwsApi {
    return this.#source.api(scope);
  }

  peek<K extends ResourceKind>(key: ResourceKey<K>): Listing<ResourceItems[K]> {
    const entry = this.#entries[key.kind].get(toId(key));
    return entry === undefined ? { items: [], status: 'idle' } : toListing(entry);
  }

  async load<K extends ResourceKind>(
    key: ResourceKey<K>,
    { refresh = false, signal }: LoadOptions = {},
  ): Promise<Listing<ResourceItems[K]>> {
    const { operation } = RESOURCE_KINDS[key.kind];
    if (signal?.aborted) throw toAborted(operation);
    const entry = this.#getEntry(key);
    if (entry.flight === undefined && !refresh && this.#isFresh(entry)) return toListing(entry);
    const flight = entry.flight ?? this.#start(entry);
    try {
      await flight.join(signal);
    } catch {
      if (flight.isAborted) this.#land(entry, flight);
      throw toAborted(operation);
    }
    return this.peek(key);
  }

  putMapping(scope: Scope, mapping: DeployedMapping): void {
    this.#editMapping(scope, mapping.UUID, mapping);
  }

  removeMapping(scope: Scope, uuid: string): void {
    this.#editMapping(scope, uuid, undefined);
  }

  forget(scope?: Scope): void {
    this.#source.forget(scope);
    if (scope === undefined) this.#edits.clear();
    else this.#edits.delete(scopeKey(scope));
    this.#drop((key) => scope === undefined || isSameScope(key.scope, scope));
  }

  dispose(): void {
    this.#changed.dispose();
    this.forget();
  }

  #drop(isConcerned: (key: ResourceKey) => boolean): void {
    const dropped: ResourceKey[] = [];
    for (const entries of Object.values(this.#entries)) {
      for (const [id, entry] of entries) {
        if (!isConcerned(entry.key)) continue;
        entry.flight?.abort();
        entry.flight = undefined;
        entries.delete(id);
        dropped.push(entry.key);
      }
    }
    // Listeners may load again at once, so they hear of it when all is gone.
    for (const key of dropped) this.#changed.fire(key);
  }

  #getEntry<K extends ResourceKind>(key: ResourceKey<K>): Entry<K> {
    const entries: Map<string, Entry<K>> = this.#entries[key.kind];
    const known = entries.get(toId(key));
    if (known !== undefined) return known;
    const { amend } = RESOURCE_KINDS[key.kind];
    const amended = () => amend?.(entry.arrived, this.#getEdits(key.scope), entry.startedAt) ?? entry.arrived;
    const entry: Entry<K> = { key, good: [], startedAt: 0, arrived: [], amended };
    entries.set(toId(key), entry);
    return entry;
  }

  #getEdits(scope: Scope): MappingEdits {
    const edits = this.#edits.get(scopeKey(scope)) ?? new MappingEdits();
    this.#edits.set(scopeKey(scope), edits);
    return edits;
  }

  #isFresh<K extends ResourceKind>({ key, loadedAt, failure }: Entry<K>): boolean {
    if (loadedAt === undefined || failure !== undefined) return false;
    return this.#now() - loadedAt < RESOURCE_KINDS[key.kind].maxAge;
  }

  #start<K extends ResourceKind>(entry: Entry<K>): Flight {
    entry.startedAt = this.#now();
    entry.arrived = [];
    const flight = new Flight((signal) => this.#fly(entry, signal, () => entry.flight === flight));
    entry.flight = flight;
    return flight;
  }

  /** `isCurrent` turns false when the flight was aborted or forgotten: what still arrives must not be published. */
  async #fly<K extends ResourceKind>(entry: Entry<K>, signal: AbortSignal, isCurrent: () => boolean): Promise<void> {
    const { scope, kind, clusterArn = '' } = entry.key;
    const { list, operation, voidsOthers } = RESOURCE_KINDS[kind];
    try {
      for await (const page of list(this.#source.api(scope), signal, clusterArn)) {
        if (!isCurrent()) return;
        entry.arrived.push(...page);
        if (page.length > 0) this.#changed.fire(entry.key);
      }
      if (!isCurrent()) return;
      if (voidsOthers?.(entry.good, entry.arrived)) {
        this.#edits.delete(scopeKey(scope));
        this.#drop((key) => key.kind !== kind && isSameScope(key.scope, scope));
      }
      entry.good = entry.amended();
      entry.loadedAt = this.#now();
      entry.failure = undefined;
    } catch (error) {
      if (!isCurrent()) return;
      if (entry.loadedAt === undefined) entry.good = entry.amended();
      entry.failure = toFailure(error, operation);
    }
    entry.flight = undefined;
    this.#changed.fire(entry.key);
  }

  /** An abandoned flight leaves the entry as it was before. */
  #land<K extends ResourceKind>(entry: Entry<K>, flight: Flight): void {
    if (entry.flight !== flight) return;
    entry.flight = undefined;
    this.#changed.fire(entry.key);
  }

  #editMapping(scope: Scope, uuid: string, mapping: DeployedMapping | undefined): void {
    this.#getEdits(scope).record({ uuid, mapping, at: this.#now() });
    const entry = this.#entries.mappings.get(toId({ scope, kind: 'mappings' }));
    if (entry === undefined) return;
    const isKnown = entry.loadedAt !== undefined || entry.failure !== undefined;
    if (isKnown) entry.good = applyEdit(entry.good, { uuid, mapping });
    this.#changed.fire(entry.key);
  }
}

function toListing<K extends ResourceKind>(entry: Entry<K>): Listing<ResourceItems[K]> {
  const { flight, good, arrived, failure, loadedAt } = entry;
  if (flight !== undefined) {
    const items = arrived.length > good.length ? entry.amended() : good;
    return { items, status: 'loading', loadedAt };
  }
  if (failure !== undefined) return { items: good, status: 'failed', failure, loadedAt };
  return { items: good, status: loadedAt === undefined ? 'idle' : 'loaded', loadedAt };
}

function toId({ scope, clusterArn }: ResourceKey): string {
  return `${scopeKey(scope)} ${clusterArn ?? ''}`;
}

function toFailure(error: unknown, operation: string): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AwsFailure('unknown', message, { operation, cause: error });
}

function toAborted(operation: string): AwsFailure {
  return new AwsFailure('aborted', l10n.t('{0} was cancelled.', operation), { operation });
}

function createEntries(): Entries {
  return {
    identity: new Map(),
    clusters: new Map(),
    vpcConnections: new Map(),
    mappings: new Map(),
    functions: new Map(),
    secrets: new Map(),
    queues: new Map(),
    notificationTopics: new Map(),
    buckets: new Map(),
    topics: new Map(),
    brokers: new Map(),
    scramSecrets: new Map(),
    clientVpcConnections: new Map(),
  };
}
