import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Question = 'showQuickPick' | 'showInputBox' | 'showOpenDialog';

/** Label of a row to choose, labels of several, a text to type, files to open; undefined leaves the question. */
export type Answer = RegExp | readonly RegExp[] | string | readonly vscode.Uri[] | undefined;

type Rows = readonly vscode.QuickPickItem[] | Promise<readonly vscode.QuickPickItem[]>;

/**
 * Answers the questions of the extension one after the other, since nobody can type in tests, and remembers what they
 * showed. The extension has the same `vscode` object as the tests.
 */
export class Answers implements vscode.Disposable {
  /** Rows of every list that was shown. */
  readonly lists: (readonly vscode.QuickPickItem[])[] = [];
  readonly #originals = (['showQuickPick', 'showInputBox', 'showOpenDialog'] as const).map(
    (name) => [name, vscode.window[name]] as const,
  );
  readonly #answers: Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers];
    this.#replace('showQuickPick', async (items: Rows) => this.#choose(await items));
    this.#replace('showInputBox', (options: vscode.InputBoxOptions) => this.#type(options));
    this.#replace('showOpenDialog', () => this.#next());
  }

  /** Whether every answer was asked for. */
  get isDone(): boolean {
    return this.#answers.length === 0;
  }

  dispose(): void {
    for (const [name, original] of this.#originals) Reflect.set(vscode.window, name, original);
  }

  #replace(name: Question, answer: (question: never) => unknown): void {
    Reflect.set(vscode.window, name, async (question: never) => answer(question));
  }

  #next(): Answer {
    assert.notEqual(this.#answers.length, 0, 'a question too many');
    return this.#answers.shift();
  }

  #choose(items: readonly vscode.QuickPickItem[]): unknown {
    this.lists.push(items);
    const answer = this.#next();
    const find = (label: RegExp) => {
      const item = items.find((row) => label.test(row.label));
      assert.ok(item, `${label} is not among ${items.map((row) => row.label).join(' | ')}`);
      return item;
    };
    if (answer instanceof RegExp) return find(answer);
    return Array.isArray(answer) ? answer.map(find) : undefined;
  }

  async #type({ validateInput }: vscode.InputBoxOptions): Promise<unknown> {
    const answer = this.#next();
    if (typeof answer !== 'string') return undefined;
    const refused = await validateInput?.(answer);
    assert.equal(refused ?? undefined, undefined);
    return answer;
  }
}
