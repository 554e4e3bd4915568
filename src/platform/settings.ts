import * as vscode from 'vscode';

/** One setting as an object, so that readers never spell its key; the default lives in package.json. */
export class Setting<T> implements vscode.Disposable {
  readonly #section: string;
  readonly #changed = new vscode.EventEmitter<T>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(section: string) {
    this.#section = section;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) this.#changed.fire(this.read());
    });
  }

  /** The value in force; undefined only if package.json declares no default. */
  read(): T {
    return vscode.workspace.getConfiguration().get(this.#section) as T;
  }

  async write(value: T, target = vscode.ConfigurationTarget.Global): Promise<void> {
    await vscode.workspace.getConfiguration().update(this.#section, value, target);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
