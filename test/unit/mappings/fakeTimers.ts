import type { Timers } from '../../../src/mappings/timers.ts';

/** Time that passes only by being waited for. */
export class FakeTimers implements Timers {
  /** Milliseconds of every pause so far. */
  readonly pauses: number[] = [];
  #now = 0;
  readonly #onPause: (pauses: readonly number[]) => void;

  constructor(onPause: (pauses: readonly number[]) => void = () => {}) {
    this.#onPause = onPause;
  }

  now(): number {
    return this.#now;
  }

  async pause(ms: number): Promise<void> {
    this.pauses.push(ms);
    this.#now += ms;
    this.#onPause(this.pauses);
  }
}
