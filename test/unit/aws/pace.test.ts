import { describe, expect, it } from 'vitest';
import { CallPace, type Clock } from '../../../src/aws/pace.ts';

/** A clock that stands still until it is told to move on. */
class HandClock implements Clock {
  #now = 0;
  #tasks: { readonly at: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  schedule(task: () => void, ms: number): () => void {
    const entry = { at: this.#now + ms, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  async advance(ms: number): Promise<void> {
    await settle();
    const until = this.#now + ms;
    for (;;) {
      const due = this.#tasks.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#tasks = this.#tasks.filter((entry) => entry !== due);
      this.#now = due.at;
      due.task();
      await settle();
    }
    this.#now = until;
    await settle();
  }
}

/** Lets promise reactions run. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const clock = new HandClock();
  const pace = new CallPace(clock);
  const starts: number[] = [];
  const { signal } = new AbortController();
  const call = () => pace.take(signal).then(() => starts.push(clock.now()));
  return { clock, pace, starts, call };
}

/** The most starts within any second. */
function toBusiestSecond(starts: readonly number[]): number {
  return Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + 1000).length));
}

describe('CallPace', () => {
  it('lets five calls start at once and the sixth a second later', async () => {
    const { clock, starts, call } = setUp();
    for (let index = 0; index < 6; index += 1) void call();
    await clock.advance(0);
    expect(starts).toEqual([0, 0, 0, 0, 0]);
    await clock.advance(999);
    expect(starts).toHaveLength(5);
    await clock.advance(100);
    expect(starts).toHaveLength(6);
  });

  it('never starts more than five calls in any second, however they come', async () => {
    const { clock, starts, call } = setUp();
    for (let index = 0; index < 40; index += 1) {
      void call();
      await clock.advance(index % 3 === 0 ? 0 : 130);
    }
    await clock.advance(20_000);
    expect(starts).toHaveLength(40);
    expect(toBusiestSecond(starts)).toBe(5);
    expect(starts.at(-1)).toBeLessThan(10_000);
  });

  it('starts calls in the order they came', async () => {
    const { clock, pace } = setUp();
    const order: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      void pace.take(new AbortController().signal).then(() => order.push(index));
    }
    await clock.advance(5000);
    expect(order).toEqual([...Array(12).keys()]);
  });

  it('gives a place that nobody wants any more to the next call', async () => {
    const { clock, pace, starts, call } = setUp();
    for (let index = 0; index < 5; index += 1) void call();
    const given = Array.from({ length: 20 }, () => new AbortController());
    const refused = given.map(({ signal }) => pace.take(signal).catch((error: unknown) => error));
    void call();
    for (const controller of given) controller.abort(new Error('given up'));
    expect((await Promise.all(refused)).every((error) => error instanceof Error && error.message === 'given up')).toBe(
      true,
    );
    await clock.advance(1100);
    expect(starts).toHaveLength(6);
  });

  it('refuses a call that was given up before it came', async () => {
    const { pace } = setUp();
    await expect(pace.take(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('goes down to two calls a second while AWS throttles, and back up with success', async () => {
    const { clock, pace, starts, call } = setUp();
    for (let index = 0; index < 20; index += 1) pace.slowDown();
    for (let index = 0; index < 10; index += 1) void call();
    await clock.advance(2400);
    expect(starts).toHaveLength(5);
    await clock.advance(200);
    expect(starts).toHaveLength(10);

    for (let index = 0; index < 40; index += 1) pace.speedUp();
    await clock.advance(10_000);
    for (let index = 0; index < 10; index += 1) void call();
    await clock.advance(1100);
    expect(starts).toHaveLength(20);
  });
});
