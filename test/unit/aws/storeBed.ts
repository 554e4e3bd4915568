import { beforeEach } from 'vitest';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import type { ResourceKey } from '../../../src/aws/resources.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import type { Scope } from '../../../src/core/scope.ts';
import { createFakeApi, createFeeds, type PageFeed } from './fakeApi.ts';

export const SCOPE: Scope = { profile: 'a', region: 'us-east-1' };
export const OTHER: Scope = { profile: 'b', region: 'us-east-1' };
export const KEY: ResourceKey<'mappings'> = { scope: SCOPE, kind: 'mappings' };

export const toMapping = (UUID: string, more: Partial<DeployedMapping> = {}): DeployedMapping => ({
  UUID,
  FunctionArn: 'arn:f',
  State: 'Enabled',
  ...more,
});

/** For a test file: a fresh store for each test over lists of mappings that the test answers page by page. */
export class StoreBed {
  /** The store's clock, in milliseconds since the epoch. */
  now = 0;
  calls: readonly PageFeed<DeployedMapping>[] = [];
  forgotten: (Scope | undefined)[] = [];
  /** Kind, status and number of items at each change event. */
  events: string[] = [];
  store = this.#createStore();

  constructor() {
    beforeEach(() => {
      this.store = this.#createStore();
    });
  }

  /** Lets everything run that can. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  uuids(): readonly string[] {
    return this.store.peek(KEY).items.map((mapping) => mapping.UUID);
  }

  /** Loads a complete list. */
  async load(...items: readonly DeployedMapping[]): Promise<void> {
    const loading = this.store.load(KEY, { refresh: true });
    await this.settle();
    this.calls.at(-1)?.page(...items);
    this.calls.at(-1)?.end();
    await loading;
  }

  #createStore(): CachedResourceStore {
    this.now = Date.UTC(2026, 0, 1);
    this.forgotten = [];
    this.events = [];
    const feeds = createFeeds<DeployedMapping>();
    this.calls = feeds.calls;
    const api = createFakeApi({ listMappings: feeds.list });
    const source = { api: () => api, forget: (scope?: Scope) => this.forgotten.push(scope) };
    const store = new CachedResourceStore(source, () => this.now);
    store.onDidChange((key) => {
      const { status, items } = store.peek(key);
      this.events.push(`${key.kind} ${status} ${items.length}`);
    });
    return store;
  }
}
