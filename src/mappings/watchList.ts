import * as vscode from 'vscode';
import { WATCHED_MAPPINGS } from '../contributions.ts';
import { type MappingRef, toMappingRef } from '../core/mapping/mappingRef.ts';
import { isSameScope } from '../core/scope.ts';

/** A mapping that somebody wants to hear of. */
export interface WatchedMapping extends MappingRef {
  /** Milliseconds since the epoch until which nothing is said of it. */
  readonly quietUntil?: number;
}

/** The mappings that the user chose to be told of, remembered across windows. */
export class WatchList implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  list(): readonly WatchedMapping[] {
    const stored: unknown = this.#memory.get(WATCHED_MAPPINGS);
    return Array.isArray(stored)
      ? stored.filter((entry): entry is WatchedMapping => toMappingRef(entry) !== undefined)
      : [];
  }

  isWatched(uuid: string): boolean {
    return this.list().some((entry) => entry.uuid === uuid);
  }

  async add({ scope, uuid }: MappingRef): Promise<void> {
    await this.#put([...this.#others({ scope, uuid }), { scope, uuid }]);
  }

  async remove(ref: MappingRef): Promise<void> {
    await this.#put(this.#others(ref));
  }

  async quiet({ scope, uuid }: MappingRef, quietUntil: number): Promise<void> {
    await this.#put([...this.#others({ scope, uuid }), { scope, uuid, quietUntil }]);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #others({ scope, uuid }: MappingRef): readonly WatchedMapping[] {
    return this.list().filter((entry) => entry.uuid !== uuid || !isSameScope(entry.scope, scope));
  }

  async #put(list: readonly WatchedMapping[]): Promise<void> {
    await this.#memory.update(WATCHED_MAPPINGS, list);
    this.#changed.fire();
  }
}
