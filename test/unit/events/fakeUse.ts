/** What of `vscode` the commands that use events touch; answers of pick lists are put in by tests. */
import { l10n as texts } from '../mappings/fakeVscode.ts';

export const l10n = texts;

export class Uri {}

export const workspace = { isTrusted: true };

interface Item {
  readonly label: string;
}

/** Labels of the lists that were shown, and the label to choose from the next one. */
export const picks = { shown: [] as string[][], answer: undefined as string | undefined };

export const window = {
  showQuickPick: async (items: readonly Item[]) => {
    picks.shown.push(items.map(({ label }) => label));
    return items.find(({ label }) => label === picks.answer);
  },
};
