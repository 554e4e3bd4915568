import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pulse } from '../../../src/details/pulse.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const signals: AbortSignal[] = [];
  const pulse = new Pulse(1000, async (signal) => {
    signals.push(signal);
  });
  return { pulse, signals };
}

it('runs at once, and then after each pause, as long as it is wanted', async () => {
  const { pulse, signals } = start();
  pulse.set(true);
  pulse.set(true);
  expect(signals).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(signals).toHaveLength(3);
  pulse.set(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(signals).toHaveLength(3);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

it('starts anew in place of what is under way', async () => {
  const { pulse, signals } = start();
  pulse.set(true);
  pulse.again();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(signals).toHaveLength(3);
  pulse.dispose();
});
