import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../../src/core/failure.ts';
import { createFollow, createFollowInStore } from '../../../src/mappings/follow.ts';
import { followMapping } from '../../../src/mappings/followMapping.ts';
import { SYSTEM_TIMERS } from '../../../src/mappings/timers.ts';
import { toMapping } from '../hints/samples.ts';
import { type Answer, FakeAccount, fail, SCOPE } from './fakeAccount.ts';
import { FakeTimers } from './fakeTimers.ts';

const creating = toMapping({ State: 'Creating' });

async function follow(reads: readonly Answer[], timers = new FakeTimers(), signal = new AbortController().signal) {
  const states: string[] = [];
  const account = new FakeAccount(reads);
  const outcome = await followMapping(account.api, creating, { signal, timers }, ({ State }) => states.push(State));
  return { outcome, states, calls: account.calls.length };
}

describe('followMapping', () => {
  it('reads until the state is settled, telling every step', async () => {
    const { outcome, states } = await follow([{ State: 'Creating' }, { State: 'Enabling' }, { State: 'Enabled' }]);
    expect([outcome.kind, outcome.mapping.State]).toEqual(['settled', 'Enabled']);
    expect(states).toEqual(['Creating', 'Enabling', 'Enabled']);
  });

  it('does not read a settled mapping', async () => {
    const account = new FakeAccount([]);
    const settled = toMapping({ State: 'Disabled' });
    const options = { signal: new AbortController().signal, timers: new FakeTimers() };
    expect(await followMapping(account.api, settled, options)).toEqual({ kind: 'settled', mapping: settled });
    expect(account.calls).toEqual([]);
  });

  it('waits 2 s, half as long again each time, 10 s at most, and gives up after 10 minutes', async () => {
    const timers = new FakeTimers();
    const { outcome } = await follow([{ State: 'Creating' }], timers);
    expect(outcome.kind).toBe('gave-up');
    expect(timers.pauses.slice(0, 6)).toEqual([2000, 3000, 4500, 6750, 10_000, 10_000]);
    expect(timers.now()).toBeGreaterThan(590_000);
    expect(timers.now()).toBeLessThanOrEqual(600_000);
  });

  it('ends with what is known when it is cancelled during a wait', async () => {
    const stop = new AbortController();
    const timers = new FakeTimers((pauses) => pauses.length === 2 && stop.abort());
    const { outcome, calls } = await follow([{ State: 'Enabling' }], timers, stop.signal);
    expect([outcome.kind, outcome.mapping.State, calls]).toEqual(['cancelled', 'Enabling', 1]);
  });

  it('says when the mapping is gone', async () => {
    const { outcome } = await follow([{ State: 'Deleting' }, fail('not-found')]);
    expect([outcome.kind, outcome.mapping.State]).toEqual(['gone', 'Deleting']);
  });

  it('waits short troubles out', async () => {
    const { outcome, states } = await follow([fail('throttled'), fail('network'), { State: 'Enabled' }]);
    expect([outcome.kind, states]).toEqual(['settled', ['Enabled']]);
  });

  it('gives up at a failure that waiting does not mend', async () => {
    const { outcome } = await follow([fail('access-denied')]);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { reason: 'access-denied' } });
  });
});

describe('createFollowInStore', () => {
  it('puts every step into the store', async () => {
    const account = new FakeAccount([{ State: 'Enabling' }, { State: 'Enabled' }]);
    const outcome = await createFollowInStore(account.store, new FakeTimers())(
      SCOPE,
      creating,
      new AbortController().signal,
    );
    expect(outcome.kind).toBe('settled');
    expect(account.put).toEqual(['Creating', 'Enabling', 'Enabled']);
  });

  it('takes a mapping that is gone out of the store', async () => {
    const account = new FakeAccount([fail('not-found')]);
    await createFollowInStore(account.store, new FakeTimers())(SCOPE, creating, new AbortController().signal);
    expect(account.removed).toEqual([creating.UUID]);
  });
});

describe('createFollow', () => {
  const run = (reads: readonly Answer[], signal = new AbortController().signal, timers = new FakeTimers()) =>
    createFollow(new FakeAccount(reads).store, timers)(SCOPE, creating, signal);

  it('resolves with the settled mapping', async () => {
    expect((await run([{ State: 'Enabled' }])).State).toBe('Enabled');
  });

  it('resolves with the last known one when it is cancelled or takes too long', async () => {
    expect((await run([{ State: 'Creating' }])).State).toBe('Creating');
    const stop = new AbortController();
    stop.abort();
    expect((await run([{ State: 'Enabled' }], stop.signal)).State).toBe('Creating');
  });

  it('rejects when the mapping is gone or cannot be read', async () => {
    const gone = run([fail('not-found')]);
    await expect(gone).rejects.toSatisfy((error) => AwsFailure.is(error, 'not-found'));
    const denied = run([fail('access-denied')]);
    await expect(denied).rejects.toSatisfy((error) => AwsFailure.is(error, 'access-denied'));
  });
});

describe('SYSTEM_TIMERS', () => {
  it('ends a pause when it is aborted', async () => {
    const stop = new AbortController();
    const pause = SYSTEM_TIMERS.pause(60_000, stop.signal);
    stop.abort();
    await pause;
    await SYSTEM_TIMERS.pause(60_000, stop.signal);
    expect(stop.signal.aborted).toBe(true);
  });

  it('ends a pause in time', async () => {
    const start = SYSTEM_TIMERS.now();
    await SYSTEM_TIMERS.pause(20, new AbortController().signal);
    expect(SYSTEM_TIMERS.now() - start).toBeGreaterThanOrEqual(18);
  });
});
