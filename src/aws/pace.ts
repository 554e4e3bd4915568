/** Time as the pacing needs it; tests give one that they turn by hand. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the result takes it back. */
  schedule(task: () => void, ms: number): () => void;
}

const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  schedule: (task, ms) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Lambda's control plane takes 15 calls a second for the whole account and region, shared with deployments and the
 * console (limits.md 2): we take a third of it. The span is a little over a second because AWS counts arrivals, and the
 * network may bring two departures closer together.
 */
const CALLS_PER_SPAN = 5;
const SHORTEST_SPAN_MS = 1050;
const LONGEST_SPAN_MS = 2500;

/** Lets calls start at no more than 5 a second, or so many, fewer while AWS throttles; first come, first served. */
export class CallPace {
  readonly #clock: Clock;
  readonly #callsPerSpan: number;
  #span = SHORTEST_SPAN_MS;
  /** When the last calls started, oldest first; as many as fit into one span. */
  readonly #starts: number[] = [];
  readonly #queue: (() => void)[] = [];
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock = SYSTEM_CLOCK, callsPerSpan = CALLS_PER_SPAN) {
    this.#clock = clock;
    this.#callsPerSpan = callsPerSpan;
  }

  /** Resolves when the call may start. Rejects with the signal's reason; a call that gave up takes no place. */
  take(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const start = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(start), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#queue.push(start);
      this.#admit();
    });
  }

  /** AWS throttled a call: others share the quota, so step back. */
  slowDown(): void {
    this.#span = Math.min(LONGEST_SPAN_MS, this.#span * 1.25);
  }

  speedUp(): void {
    this.#span = Math.max(SHORTEST_SPAN_MS, this.#span * 0.8);
  }

  #admit(): void {
    if (this.#cancelTimer !== undefined) return;
    while (this.#queue.length > 0) {
      const now = this.#clock.now();
      const wait = this.#toWait(now);
      if (wait > 0) {
        this.#cancelTimer = this.#clock.schedule(() => {
          this.#cancelTimer = undefined;
          this.#admit();
        }, wait);
        return;
      }
      this.#starts.push(now);
      if (this.#starts.length > this.#callsPerSpan) this.#starts.shift();
      this.#queue.shift()?.();
    }
  }

  #toWait(now: number): number {
    const [oldest] = this.#starts;
    return oldest === undefined || this.#starts.length < this.#callsPerSpan ? 0 : oldest + this.#span - now;
  }
}
