import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/**
 * What is done in a workbench by keyboard alone. Most keys of VS Code run a command, and before a command runs for the first
 * time VS Code asks the extension host whether an extension waits for it: on a busy machine the key does its work after keys
 * that came later. So every key waits for what the one before it has done.
 */
export class Keyboard {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async press(key: string): Promise<void> {
    await this.#workbench.page.keyboard.press(key);
  }

  /** Types into a control once that has the focus. */
  async typeInto(control: Locator, text: string): Promise<void> {
    await expect(control).toBeFocused();
    await this.#workbench.page.keyboard.type(text);
  }

  /** Runs a command by its title in the palette. */
  async runCommand(title: string): Promise<void> {
    const { input, page } = this.#workbench;
    await this.press('F1');
    await expect(input).toHaveValue('>');
    await this.typeInto(input, title);
    await expect(page.locator('.quick-input-list .monaco-list-row').first()).toContainText(title);
    await this.press('Enter');
    await expect(input).toBeHidden();
  }

  /** Presses a key that moves the focus at once until one of the controls has it. */
  async pressUntilFocused(key: string, control: Locator): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await this.press(key);
      if (await control.evaluateAll((elements) => elements.some((element) => element.matches(':focus')))) return;
    }
    throw new Error(`40 times ${key} do not reach ${control}`);
  }

  /** Moves through a tree that has the focus to one of its rows. Rows may come and go meanwhile. */
  async moveTo(tree: Locator, row: Locator): Promise<void> {
    await expect(tree).toBeFocused();
    const focused = tree.locator('.monaco-list-row.focused');
    for (let presses = 0; presses < 100; presses += 1) {
      const [from, to] = [await readIndex(focused), await readIndex(row)];
      if (from === to && from >= 0) return;
      await this.press(from < to ? 'ArrowDown' : 'ArrowUp');
      await expect.poll(() => readIndex(focused)).not.toBe(from);
    }
    throw new Error(`100 steps do not reach ${row}`);
  }
}

/** Place of a row in its tree, counted from 0; -1 as long as it is not there. */
async function readIndex(row: Locator): Promise<number> {
  return await row.evaluateAll(([element]) => Number(element?.getAttribute('data-index') ?? -1));
}
