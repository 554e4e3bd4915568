import { describe, expect, it } from 'vitest';
import { BackgroundRefresh } from '../../../src/explorer/backgroundRefresh.ts';
import { FakeStore, FakeTimers, SCOPE, toCluster, toFailure } from './fakes.ts';
import { key } from './trees.ts';

function open(seconds = 60) {
  const store = new FakeStore();
  const timers = new FakeTimers();
  const setting = { seconds };
  const refresh = new BackgroundRefresh(
    store,
    () => [SCOPE],
    () => setting.seconds,
    timers,
  );
  store.fill(key('clusters'), [toCluster('orders')], timers.now());
  store.fill(key('mappings'), [], timers.now());
  const kinds = () => store.refreshes.map(({ kind }) => kind);
  return { store, timers, setting, refresh, kinds };
}

describe('BackgroundRefresh', () => {
  it('reads clusters and mappings again only while visible', async () => {
    const { refresh, timers, kinds } = open();
    await timers.advance(300_000);
    expect(kinds()).toEqual([]);
    refresh.setVisible(true);
    await timers.advance(0);
    expect(kinds()).toEqual(['clusters', 'mappings']);
    await timers.advance(60_000);
    expect(kinds()).toHaveLength(4);
    refresh.setVisible(false);
    await timers.advance(600_000);
    expect(kinds()).toHaveLength(4);
  });

  it.each([
    [1, 60],
    [90, 90],
  ])('a setting of %d s waits %d s', async (seconds, waits) => {
    const { refresh, timers, kinds } = open(seconds);
    refresh.setVisible(true);
    await timers.advance(waits * 1_000 - 1);
    expect(kinds()).toEqual([]);
    await timers.advance(1);
    expect(kinds()).toHaveLength(2);
  });

  it.each([0, -5, Number.NaN])('is off for %d', async (seconds) => {
    const { refresh, timers } = open(seconds);
    refresh.setVisible(true);
    expect(timers.pending).toEqual([]);
  });

  it('takes up a changed setting', async () => {
    const { refresh, timers, setting, kinds } = open(0);
    refresh.setVisible(true);
    setting.seconds = 60;
    refresh.restart();
    await timers.advance(60_000);
    expect(kinds()).toHaveLength(2);
    setting.seconds = 0;
    refresh.restart();
    await timers.advance(600_000);
    expect(kinds()).toHaveLength(2);
  });

  it('does not repeat what only the user can mend, and does not read what nobody opened', async () => {
    const { store, refresh, timers, kinds } = open();
    store.fail(key('clusters'), toFailure('expired-credentials'));
    store.fail(key('mappings'), toFailure('network'));
    refresh.setVisible(true);
    await timers.advance(60_000);
    expect(kinds()).toEqual(['mappings']);
  });

  it('skips lists that were read just now', async () => {
    const { store, refresh, timers, kinds } = open();
    refresh.setVisible(true);
    await timers.advance(55_000);
    store.fill(key('clusters'), [], timers.now());
    await timers.advance(5_000);
    expect(kinds()).toEqual(['mappings']);
  });
});
