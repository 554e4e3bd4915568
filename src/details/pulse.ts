/** Does something again and again while it is wanted: at once when it becomes so, and never twice at a time. */
export class Pulse {
  readonly #run: (signal: AbortSignal) => Promise<void>;
  readonly #interval: number;
  #stop: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `interval` in milliseconds, from the end of one run to the beginning of the next. `run` never rejects. */
  constructor(interval: number, run: (signal: AbortSignal) => Promise<void>) {
    this.#interval = interval;
    this.#run = run;
  }

  set(wanted: boolean): void {
    if (wanted === (this.#stop !== undefined)) return;
    if (wanted) this.again();
    else this.dispose();
  }

  /** Runs now, in place of what is under way. */
  again(): void {
    this.dispose();
    const stop = new AbortController();
    this.#stop = stop;
    const beat = async (): Promise<void> => {
      await this.#run(stop.signal);
      if (!stop.signal.aborted) this.#timer = setTimeout(() => void beat(), this.#interval);
    };
    void beat();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#stop = undefined;
  }
}
