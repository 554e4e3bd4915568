import type { ResourceStore } from '../aws/resources.ts';
import type { Subscription } from '../core/emitter.ts';
import { AwsFailure } from '../core/failure.ts';
import { type DeployedMapping, isTransitional } from '../core/mapping/mapping.ts';
import { type Scope, scopeKey } from '../core/scope.ts';
import type { Timers } from './coalescer.ts';

/** Milliseconds (limits.md 8). */
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 10_000;
const WAIT_GROWTH = 1.5;
const GIVE_UP_AFTER = 10 * 60_000;

/** A mapping on its way to a settled state. */
interface Watch {
  readonly scope: Scope;
  readonly uuid: string;
  readonly since: number;
  /** The answer seen last: somebody else's newer one makes an own call needless for now. */
  seen: DeployedMapping;
  wait: number;
  timer?: unknown;
  abort?: AbortController;
}

/**
 * Follows mappings in a transitional state until they settle, and only while the explorer is visible. Whoever else asks
 * about the same mapping meanwhile (an action that follows its own change) puts the poller off.
 */
export class MappingPoller {
  readonly #store: ResourceStore;
  readonly #scopes: () => readonly Scope[];
  readonly #timers: Timers;
  readonly #watches = new Map<string, Watch>();
  readonly #subscription: Subscription;
  #visible = false;

  constructor(store: ResourceStore, scopes: () => readonly Scope[], timers: Timers) {
    this.#store = store;
    this.#scopes = scopes;
    this.#timers = timers;
    this.#subscription = store.onDidChange((key) => {
      if (key.kind === 'mappings') this.#look(key.scope);
    });
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (visible) for (const scope of this.#scopes()) this.#look(scope);
    for (const watch of this.#watches.values()) {
      if (!visible) this.#pause(watch);
      else if (watch.timer === undefined) this.#schedule(watch);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const watch of this.#watches.values()) this.#pause(watch);
    this.#watches.clear();
  }

  /** Takes up mappings that began to change, and drops those that settled or are gone. */
  #look(scope: Scope): void {
    const { items } = this.#store.peek({ scope, kind: 'mappings' });
    const prefix = `${scopeKey(scope)}/`;
    const changing = new Map(
      items.filter(isTransitional).map((mapping) => [`${prefix}${mapping.UUID}`, mapping] as const),
    );
    for (const [id, watch] of this.#watches) if (id.startsWith(prefix) && !changing.has(id)) this.#drop(id, watch);
    for (const [id, mapping] of changing) this.#update(id, scope, mapping);
  }

  #update(id: string, scope: Scope, mapping: DeployedMapping): void {
    const watch = this.#watches.get(id);
    if (watch?.seen === mapping) return;
    if (watch?.seen.State === mapping.State) {
      watch.seen = mapping;
      // An own answer schedules the next call itself.
      if (watch.abort === undefined) this.#schedule(watch);
      return;
    }
    if (watch !== undefined) this.#drop(id, watch);
    const fresh: Watch = { scope, uuid: mapping.UUID, since: this.#timers.now(), seen: mapping, wait: FIRST_WAIT };
    this.#watches.set(id, fresh);
    this.#schedule(fresh);
  }

  #schedule(watch: Watch): void {
    this.#timers.clearTimeout(watch.timer);
    watch.timer = undefined;
    if (!this.#visible || this.#timers.now() - watch.since > GIVE_UP_AFTER) return;
    watch.timer = this.#timers.setTimeout(() => void this.#poll(watch), watch.wait);
    watch.wait = Math.min(watch.wait * WAIT_GROWTH, LONGEST_WAIT);
  }

  async #poll(watch: Watch): Promise<void> {
    const { scope, uuid } = watch;
    const abort = new AbortController();
    watch.abort = abort;
    try {
      const mapping = await this.#store.api(scope).getMapping(uuid, abort.signal);
      if (!abort.signal.aborted) this.#store.putMapping(scope, mapping);
    } catch (error) {
      // Anything else may pass (network, throttling), and the list itself tells the user about lasting failures.
      if (AwsFailure.is(error, 'not-found') && !abort.signal.aborted) this.#store.removeMapping(scope, uuid);
    } finally {
      if (watch.abort === abort) delete watch.abort;
    }
    if (!abort.signal.aborted && this.#watches.get(`${scopeKey(scope)}/${uuid}`) === watch) this.#schedule(watch);
  }

  #pause(watch: Watch): void {
    this.#timers.clearTimeout(watch.timer);
    watch.timer = undefined;
    watch.abort?.abort();
    delete watch.abort;
    watch.wait = FIRST_WAIT;
  }

  #drop(id: string, watch: Watch): void {
    this.#pause(watch);
    this.#watches.delete(id);
  }
}
