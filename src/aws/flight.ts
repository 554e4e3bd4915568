import { raceAbort } from './callGate.ts';

/** One piece of work that several callers wait for; it is aborted when nobody waits any more. */
export class Flight {
  readonly #controller = new AbortController();
  readonly #landed: Promise<void>;
  #waiters = 0;

  /** `work` must not reject. */
  constructor(work: (signal: AbortSignal) => Promise<void>) {
    const { signal } = this.#controller;
    // Not at once: whoever starts a flight must be able to note it first.
    const working = Promise.resolve().then(() => work(signal));
    this.#landed = raceAbort(working, signal).catch(() => {});
  }

  get isAborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Resolves when the work is done or was aborted. Rejects with the signal's reason when the caller's signal aborts. */
  async join(signal: AbortSignal | undefined): Promise<void> {
    this.#waiters += 1;
    if (signal === undefined) return this.#landed;
    try {
      await raceAbort(this.#landed, signal);
    } catch (error) {
      this.#waiters -= 1;
      if (this.#waiters === 0) this.abort();
      throw error;
    }
  }

  abort(): void {
    this.#controller.abort();
  }
}
