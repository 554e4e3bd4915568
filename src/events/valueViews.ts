import * as vscode from 'vscode';
import type { ValueView } from '../core/event/decodeValue.ts';

/** How someone chose to see single values, by document and place in it, as long as the document is open. */
export class ValueViews implements vscode.Disposable {
  readonly #chosen = new Map<string, Map<string, ValueView>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#chosen.delete(uri.toString()));
  readonly onDidChange = this.#changed.event;

  get(uri: vscode.Uri, path: string): ValueView {
    return this.#chosen.get(uri.toString())?.get(path) ?? 'auto';
  }

  choose(uri: vscode.Uri, path: string, view: ValueView): void {
    const views = this.#chosen.get(uri.toString()) ?? new Map<string, ValueView>();
    views.set(path, view);
    this.#chosen.set(uri.toString(), views);
    this.#changed.fire();
  }

  dispose(): void {
    this.#closing.dispose();
    this.#changed.dispose();
  }
}
