import type { Spell } from '../account/lambda.ts';

export interface LagFacts {
  readonly history: readonly Spell[];
  /** What producers write, in records a minute. */
  readonly rate: number;
  /** What the topic can hold back: older records expire. */
  readonly most: number;
}

const minute = 60_000;

/** How much faster than producers write a consumer reads what has been waiting. */
export const catchUp = 4;

/** Records of a topic that wait at the time `at` (milliseconds since 1970): none when all is well. */
export function toBacklog({ history, rate, most }: LagFacts, at: number): number {
  let waiting = 0;
  history.forEach((spell, index) => {
    const until = Math.min(history[index + 1]?.from ?? at, at);
    const minutes = (until - spell.from) / minute;
    if (minutes <= 0) return;
    const change = reads(spell) ? -(catchUp - 1) * rate : rate;
    waiting = Math.min(most, Math.max(0, waiting + change * minutes));
  });
  return waiting;
}

export function spellAt(history: readonly Spell[], at: number): Spell {
  return history.findLast((spell) => spell.from <= at) ?? { from: 0, kind: 'off' };
}

function reads({ kind }: Spell): boolean {
  return kind === 'working' || kind === 'quiet';
}
