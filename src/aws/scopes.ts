import { Emitter, type Event } from '../core/emitter.ts';
import { isScope, type Scope, scopeKey } from '../core/scope.ts';
import type { AwsProfiles } from './profiles.ts';

/** Where the user's choice is kept between sessions; VS Code's Memento fits. */
export interface ScopeMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const MEMORY_KEY = 'scopes';

/** The accounts and regions on show: the user's choice, or what the AWS CLI would use when nothing was chosen. */
export class Scopes {
  readonly #profiles: AwsProfiles;
  readonly #memory: ScopeMemory;
  readonly #changed = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(profiles: AwsProfiles, memory: ScopeMemory) {
    this.#profiles = profiles;
    this.#memory = memory;
  }

  /** Scopes the user chose; empty when nothing was chosen. */
  chosen(): readonly Scope[] {
    const kept = this.#memory.get(MEMORY_KEY);
    return Array.isArray(kept) ? kept.filter(isScope) : [];
  }

  /** Scopes to show. Throws `AwsFailure` with reason `invalid` when nothing was chosen and no region is configured. */
  async list(): Promise<readonly Scope[]> {
    const chosen = this.chosen();
    return chosen.length > 0 ? chosen : [await this.#profiles.readDefaultScope()];
  }

  async set(scopes: readonly Scope[]): Promise<void> {
    const byKey = new Map(scopes.map((scope) => [scopeKey(scope), scope]));
    await this.#memory.update(MEMORY_KEY, [...byKey.values()]);
    this.#changed.fire();
  }

  async add(scope: Scope): Promise<void> {
    await this.set([...this.chosen(), scope]);
  }

  async remove(scope: Scope): Promise<void> {
    await this.set(this.chosen().filter((entry) => scopeKey(entry) !== scopeKey(scope)));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
