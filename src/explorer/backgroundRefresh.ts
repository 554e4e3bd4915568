import type { ResourceKey, ResourceStore } from '../aws/resources.ts';
import type { FailureReason } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import type { Timers } from './coalescer.ts';

/** The shortest interval (limits.md 8): CI and the console share the account's request budget. */
const SHORTEST = 60;

/** Asking again would only start sign-in programs or repeat the same refusal until somebody acts. */
const HOPELESS: ReadonlySet<FailureReason> = new Set(['expired-credentials', 'no-credentials', 'access-denied']);

/** Reads clusters and mappings again from time to time, only while the explorer is visible. */
export class BackgroundRefresh {
  readonly #store: ResourceStore;
  readonly #scopes: () => readonly Scope[];
  readonly #readSeconds: () => number;
  readonly #timers: Timers;
  #timer: unknown;
  #visible = false;
  #last: number;

  /** `readSeconds` gives the setting: 0 switches the refresh off, anything else is raised to the shortest interval. */
  constructor(store: ResourceStore, scopes: () => readonly Scope[], readSeconds: () => number, timers: Timers) {
    this.#store = store;
    this.#scopes = scopes;
    this.#readSeconds = readSeconds;
    this.#timers = timers;
    this.#last = timers.now();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.restart();
  }

  /** Takes up a changed setting; what is overdue since the explorer was hidden is read at once. */
  restart(): void {
    this.#timers.clearTimeout(this.#timer);
    this.#timer = undefined;
    const interval = this.#toMilliseconds();
    if (!this.#visible || interval === undefined) return;
    const wait = Math.max(0, this.#last + interval - this.#timers.now());
    this.#timer = this.#timers.setTimeout(() => void this.#run(interval), wait);
  }

  dispose(): void {
    this.#visible = false;
    this.#timers.clearTimeout(this.#timer);
  }

  async #run(interval: number): Promise<void> {
    this.#last = this.#timers.now();
    const keys = this.#scopes().flatMap((scope) => this.#toKeys(scope, interval));
    // The store keeps what fails; a load that is abandoned needs no answer.
    await Promise.allSettled(keys.map((key) => this.#store.load(key, { refresh: true })));
    this.restart();
  }

  /** Lists that somebody asked for and that have not been read just now. */
  #toKeys(scope: Scope, interval: number): readonly ResourceKey[] {
    const kinds = ['clusters', 'mappings'] as const;
    return kinds
      .map((kind): ResourceKey => ({ scope, kind }))
      .filter((key) => {
        const { status, failure, loadedAt } = this.#store.peek(key);
        if (status === 'failed') return failure === undefined || !HOPELESS.has(failure.reason);
        return status === 'loaded' && this.#timers.now() - (loadedAt ?? 0) >= interval / 2;
      });
  }

  #toMilliseconds(): number | undefined {
    const seconds = this.#readSeconds();
    return Number.isFinite(seconds) && seconds > 0 ? Math.max(seconds, SHORTEST) * 1_000 : undefined;
  }
}
