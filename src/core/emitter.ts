/** A listener registration that can be taken back. Structurally a `vscode.Disposable`. */
export interface Subscription {
  dispose(): void;
}

/** Registers a listener; structurally assignable to `vscode.Event`. */
export type Event<T> = (listener: (event: T) => void) => Subscription;

/** The smallest event source that core and aws need, since neither may import VS Code's. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A wrapper per registration: the same function registered twice is two registrations.
    const registration = (event: T) => listener(event);
    this.#listeners.add(registration);
    return { dispose: () => this.#listeners.delete(registration) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
