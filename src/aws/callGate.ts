import type { CallPace } from './pace.ts';

/**
 * One call on its way: its deadline, its place in the region's pace, and what the endpoint did so far. The deadline's
 * clock stands still while the call waits for its turn, so that a long queue is no fault of the endpoint.
 */
export class CallGate {
  readonly #pace: CallPace;
  readonly #deadline = new AbortController();
  #remaining: number;
  #runningSince = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #host: string | undefined;
  #lastStatus: number | undefined;
  #attempts = 0;
  #mayHaveWorked = false;
  /** Aborts with the caller's signal or at the deadline. */
  readonly signal: AbortSignal;

  constructor(callerSignal: AbortSignal, pace: CallPace, deadlineMs: number) {
    this.#pace = pace;
    this.#remaining = deadlineMs;
    this.signal = AbortSignal.any([callerSignal, this.#deadline.signal]);
    this.#resume();
  }

  /** True when the deadline ended the call, not the caller. */
  get isExpired(): boolean {
    return this.#deadline.signal.aborted;
  }

  /** `host` or `host:port` that the call went to; undefined before the first attempt. */
  get host(): string | undefined {
    return this.#host;
  }

  /** HTTP status of the last attempt that the endpoint answered; undefined while an attempt is under way. */
  get lastStatus(): number | undefined {
    return this.#lastStatus;
  }

  /** True when an attempt before the last may have been carried out: its answer was lost, or was no refusal. */
  get mayHaveWorked(): boolean {
    return this.#mayHaveWorked;
  }

  /** Waits for the attempt's turn. */
  async beforeAttempt(request: { readonly hostname: string; readonly port?: number }): Promise<void> {
    this.#host = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
    if (this.#attempts > 0 && !isRefusal(this.#lastStatus)) this.#mayHaveWorked = true;
    this.#attempts += 1;
    this.#pause();
    await this.#pace.take(this.signal);
    this.#lastStatus = undefined;
    this.#resume();
  }

  afterAttempt(status: number): void {
    this.#lastStatus = status;
  }

  /** `work`, or a rejection as soon as the signal aborts: not everything in the SDK listens to signals. */
  race<T>(work: Promise<T>): Promise<T> {
    return raceAbort(work, this.signal);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#remaining -= performance.now() - this.#runningSince;
  }

  #resume(): void {
    this.#runningSince = performance.now();
    this.#timer = setTimeout(() => this.#deadline.abort(), Math.max(0, this.#remaining));
  }
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}

/** `work`, or a rejection with the signal's reason once it aborts. What `work` does afterwards is nobody's concern. */
export async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
