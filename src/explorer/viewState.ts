import type { Grouping } from '../contributions.ts';
import { Emitter, type Event } from '../core/emitter.ts';
import { type Filter, parseFilter } from './filter.ts';

/** Where the grouping is kept between sessions; VS Code's Memento fits. */
export interface GroupingMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const MEMORY_KEY = 'explorer.grouping';

export const GROUPINGS: readonly Grouping[] = ['cluster', 'function', 'state'];

/** How the user looks at the tree: what it is grouped by (remembered) and filtered by (for this window). */
export class ViewState {
  readonly #memory: GroupingMemory;
  readonly #changed = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;
  readonly #opened = new Map<string, boolean>();
  #grouping: Grouping;
  #filter: Filter | undefined;

  constructor(memory: GroupingMemory) {
    this.#memory = memory;
    const kept = memory.get(MEMORY_KEY);
    this.#grouping = GROUPINGS.find((grouping) => grouping === kept) ?? 'cluster';
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filter(): Filter | undefined {
    return this.#filter;
  }

  async group(grouping: Grouping): Promise<void> {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    this.#changed.fire();
    await this.#memory.update(MEMORY_KEY, grouping);
  }

  /** Shows only what matches all words of the text; an empty text shows everything. */
  filterBy(text: string): void {
    const filter = parseFilter(text);
    if (filter?.text === this.#filter?.text) return;
    this.#filter = filter;
    this.#changed.fire();
  }

  /** Notes that the user opened or closed a row of the whole tree; a filter opens and closes rows of its own. */
  noteOpened(id: string, opened: boolean): void {
    if (this.#filter === undefined) this.#opened.set(id, opened);
  }

  /** Whether the user left a row open or closed; VS Code forgets it for rows that a filter took away. */
  isOpened(id: string): boolean | undefined {
    return this.#filter === undefined ? this.#opened.get(id) : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
