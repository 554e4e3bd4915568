import type * as vscode from 'vscode';

/** Owns disposables; what is added after disposal is disposed at once, so late arrivals never leak. */
export class DisposableStore implements vscode.Disposable {
  readonly #items = new Set<vscode.Disposable>();
  #disposed = false;

  add<T extends vscode.Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  /** Disposes what ends before its owner does, and keeps it no longer. */
  release(item: vscode.Disposable): void {
    this.#items.delete(item);
    item.dispose();
  }

  dispose(): void {
    this.#disposed = true;
    const items = [...this.#items].reverse();
    this.#items.clear();
    for (const item of items) item.dispose();
  }
}
