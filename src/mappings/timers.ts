import { pause } from '../platform/pause.ts';

/** Time as following needs it; tests bring their own. */
export interface Timers {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_TIMERS: Timers = { now: () => performance.now(), pause };
