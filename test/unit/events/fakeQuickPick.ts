import { Emitter } from '../../../src/core/emitter.ts';
import { l10n as texts } from '../mappings/fakeVscode.ts';

export const l10n = texts;

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

interface Item {
  readonly label: string;
}

/** A pick list that highlights as VS Code does: the first entry, unless it is told another. */
export class FakeQuickPick {
  title = '';
  value = '';
  activeItems: readonly Item[] = [];
  readonly #accepted = new Emitter<void>();
  readonly #hidden = new Emitter<void>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  #items: readonly Item[] = [];

  get items(): readonly Item[] {
    return this.#items;
  }

  set items(items: readonly Item[]) {
    this.#items = items;
    this.activeItems = items.slice(0, 1);
  }

  get selectedItems(): readonly Item[] {
    return this.activeItems;
  }

  show(): void {}

  dispose(): void {}

  accept(): void {
    this.#accepted.fire();
  }
}

/** Those that were shown. */
export const shown: FakeQuickPick[] = [];

export const window = {
  createQuickPick: () => {
    const view = new FakeQuickPick();
    shown.push(view);
    return view;
  },
};
