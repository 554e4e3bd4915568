/** The two timer functions, so that tests need not wait. */
export interface Timers {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemTimers: Timers = {
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
};

/** Runs once for many calls that come close together. */
export class Coalescer {
  readonly #run: () => void;
  readonly #milliseconds: number;
  readonly #timers: Timers;
  #timer: unknown;

  constructor(run: () => void, milliseconds: number, timers: Timers) {
    this.#run = run;
    this.#milliseconds = milliseconds;
    this.#timers = timers;
  }

  /** The first call after a pause starts the wait; later ones join it, so that a steady stream still gets through. */
  call(): void {
    this.#timer ??= this.#timers.setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, this.#milliseconds);
  }

  dispose(): void {
    this.#timers.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
