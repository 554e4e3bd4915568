import { EventEmitter } from 'node:events';
import type * as vscode from 'vscode';

/** The parts of `vscode` that pages of webviews use. */
export const fakeWebviews = {
  l10n: { t: (message: string) => message },
  env: { language: 'en' },
  Uri: { joinPath: (_base: unknown, ...parts: readonly string[]) => ({ toString: () => parts.join('/') }) },
  ViewColumn: { Active: -1 },
  window: {
    onDidChangeWindowState: () => ({ dispose: () => undefined }),
    createWebviewPanel: (): vscode.WebviewPanel => new FakePanel().real,
  },
};

/** A panel as VS Code hands it over, with the page's side of it. */
export class FakePanel {
  /** What the host told the page. */
  readonly posted: unknown[] = [];
  readonly #events = new EventEmitter();
  isDisposed = false;
  reveals = 0;
  /** Closes as soon as somebody cares for that. */
  isHasty = false;
  readonly #panel = {
    title: '',
    visible: true,
    webview: {
      html: '',
      options: {},
      cspSource: 'self',
      asWebviewUri: (uri: unknown) => uri,
      postMessage: async (message: unknown) => this.posted.push(message),
      onDidReceiveMessage: (listener: (message: unknown) => void) => this.#listen('message', listener),
    },
    reveal: () => {
      this.reveals += 1;
    },
    onDidChangeViewState: (listener: () => void) => this.#listen('view', listener),
    onDidDispose: (listener: () => void) => {
      const listening = this.#listen('dispose', listener);
      if (this.isHasty) this.real.dispose();
      return listening;
    },
    dispose: () => {
      this.isDisposed = true;
      this.#events.emit('dispose');
    },
  };

  get real(): vscode.WebviewPanel {
    return this.#panel as unknown as vscode.WebviewPanel;
  }

  /** Listeners that nobody has taken back. */
  get listeners(): number {
    return this.#events.listenerCount('message') + this.#events.listenerCount('view');
  }

  /** The page tells or asks something. */
  send(message: unknown): void {
    this.#events.emit('message', message);
  }

  #listen(name: string, listener: (...values: readonly unknown[]) => void): vscode.Disposable {
    this.#events.on(name, listener);
    return { dispose: () => void this.#events.off(name, listener) };
  }
}
