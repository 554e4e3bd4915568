import type { CallPace } from './pace.ts';

/** How often and how patiently one class of failures is tried again; delays double and are jittered from 0 up. */
interface RetryRule {
  readonly attempts: number;
  readonly baseMs: number;
}

/**
 * The SDK's adaptive mode keeps a rate per client and lets it fall to one call in two seconds: an account that throttles
 * every second call would then take minutes to list. Our rate is shared by all clients of a region and falls to 2 a
 * second, and throttled calls are tried more often than broken ones.
 */
const USUAL_RULES: RetryRules = {
  THROTTLING: { attempts: 8, baseMs: 400 },
  TRANSIENT: { attempts: 5, baseMs: 50 },
};

/** For what must not be done twice: a throttled call was not carried out, a broken one may have been. */
export const CAUTIOUS_RULES: RetryRules = {
  THROTTLING: { attempts: 8, baseMs: 400 },
};

const LONGEST_DELAY_MS = 4000;

type RetryRules = Readonly<Record<string, RetryRule>>;

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

/** The SDK's retry strategy (its `RetryStrategyV2`), adaptive to throttling through the region's pace. */
export class PacedRetries {
  readonly #pace: CallPace;
  readonly #rules: RetryRules;
  readonly #random: () => number;

  constructor(pace: CallPace, random: () => number = Math.random, rules: RetryRules = USUAL_RULES) {
    this.#pace = pace;
    this.#rules = rules;
    this.#random = random;
  }

  async acquireInitialRetryToken(): Promise<RetryToken> {
    return toToken(0, 0);
  }

  /** Rejects when the failure is not worth another attempt; the SDK then throws the failure itself. */
  async refreshRetryTokenForRetry(token: RetryToken, failure: { readonly errorType: string }): Promise<RetryToken> {
    if (failure.errorType === 'THROTTLING') this.#pace.slowDown();
    const count = token.getRetryCount() + 1;
    const rule = this.#rules[failure.errorType];
    if (rule === undefined || count >= rule.attempts) throw new Error('no further attempt');
    return toToken(count, this.#random() * Math.min(LONGEST_DELAY_MS, rule.baseMs * 2 ** count));
  }

  recordSuccess(): void {
    this.#pace.speedUp();
  }
}

function toToken(count: number, delay: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay };
}
