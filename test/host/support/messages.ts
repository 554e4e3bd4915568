import * as vscode from 'vscode';
import { waitFor } from './waiting.ts';

const FUNCTIONS = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const;

/**
 * Hears what the extension says in notifications: nothing of VS Code tells it to tests. The extension has the same `vscode`
 * object as the tests, since they lie in its folder. The notifications appear all the same.
 */
export class Messages implements vscode.Disposable {
  readonly texts: string[] = [];
  readonly #heard = new vscode.EventEmitter<void>();
  readonly #originals = FUNCTIONS.map((name) => [name, vscode.window[name]] as const);

  constructor() {
    for (const [name, original] of this.#originals) {
      Reflect.set(vscode.window, name, (text: string, ...rest: unknown[]) => {
        this.texts.push(text);
        this.#heard.fire();
        return Reflect.apply(original, vscode.window, [text, ...rest]);
      });
    }
  }

  /** Resolves to the first message that matches, of those that came and those to come. */
  async next(pattern: RegExp): Promise<string> {
    return await waitFor(() => this.texts.find((text) => pattern.test(text)), this.#heard.event);
  }

  clear(): void {
    this.texts.length = 0;
  }

  dispose(): void {
    for (const [name, original] of this.#originals) Reflect.set(vscode.window, name, original);
    this.#heard.dispose();
  }
}
