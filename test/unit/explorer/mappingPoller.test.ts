import { describe, expect, it } from 'vitest';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { MappingPoller } from '../../../src/explorer/mappingPoller.ts';
import { FakeStore, FakeTimers, SCOPE, toFailure, toMapping } from './fakes.ts';
import { key } from './trees.ts';

function open(...mappings: readonly DeployedMapping[]) {
  const store = new FakeStore();
  const timers = new FakeTimers();
  const poller = new MappingPoller(store, () => [SCOPE], timers);
  const asked: { uuid: string; at: number; signal: AbortSignal }[] = [];
  const answers: { next: () => Promise<DeployedMapping> } = { next: async () => creating };
  store.getMapping = (uuid, signal) => {
    asked.push({ uuid, at: timers.now(), signal });
    return answers.next();
  };
  const start = timers.now();
  store.fill(key('mappings'), mappings);
  const seconds = () => asked.map(({ at }) => (at - start) / 1_000);
  const states = () => store.peek(key('mappings')).items.map(({ State }) => State);
  return { store, timers, poller, asked, answers, seconds, states };
}

const creating = toMapping('a', 'f', { State: 'Creating' });
const enabled = toMapping('b', 'f');

describe('MappingPoller', () => {
  it('asks nothing while the explorer is hidden, and nothing about settled mappings', async () => {
    const { poller, timers, asked } = open(creating, enabled);
    await timers.advance(60_000);
    expect(asked).toEqual([]);
    poller.setVisible(true);
    await timers.advance(2_000);
    expect(asked.map(({ uuid }) => uuid)).toEqual([creating.UUID]);
  });

  it('waits 2 s, then half as long again each time, at most 10 s', async () => {
    const { poller, timers, seconds } = open(creating);
    poller.setVisible(true);
    await timers.advance(40_000);
    expect(seconds()).toEqual([2, 5, 9.5, 16.25, 26.25, 36.25]);
  });

  it('stops when the mapping has settled', async () => {
    const { poller, timers, asked, answers, states } = open(creating);
    poller.setVisible(true);
    await timers.advance(2_000);
    answers.next = async () => ({ ...creating, State: 'Enabled' });
    await timers.advance(3_000);
    expect(states()).toEqual(['Enabled']);
    await timers.advance(600_000);
    expect(asked).toHaveLength(2);
    expect(timers.pending).toEqual([]);
  });

  it('takes a mapping that is gone out of the list', async () => {
    const { poller, timers, answers, states } = open({ ...creating, State: 'Deleting' }, enabled);
    answers.next = () => Promise.reject(toFailure('not-found', 'lambda:GetEventSourceMapping'));
    poller.setVisible(true);
    await timers.advance(2_000);
    expect(states()).toEqual(['Enabled']);
    expect(timers.pending).toEqual([]);
  });

  it('goes on after a failure that may pass', async () => {
    const { poller, timers, asked, answers, states } = open(creating);
    answers.next = () => Promise.reject(toFailure('throttled'));
    poller.setVisible(true);
    await timers.advance(5_000);
    answers.next = async () => ({ ...creating, State: 'Enabled' });
    await timers.advance(5_000);
    expect([asked.length, states()]).toEqual([3, ['Enabled']]);
  });

  it('gives up after 10 minutes, and starts again when the state changes', async () => {
    const { store, poller, timers, asked, seconds } = open(creating);
    poller.setVisible(true);
    await timers.advance(3_600_000);
    expect(seconds().at(-1)).toBeLessThanOrEqual(610);
    expect(timers.pending).toEqual([]);
    const before = asked.length;
    store.putMapping(SCOPE, { ...creating, State: 'Updating' });
    await timers.advance(2_000);
    expect(asked).toHaveLength(before + 1);
  });

  it('stops calls when the explorer is hidden, and goes on when it is shown again', async () => {
    const { poller, timers, asked, answers, states } = open(creating);
    answers.next = () => new Promise(() => undefined);
    poller.setVisible(true);
    await timers.advance(2_000);
    poller.setVisible(false);
    expect(asked[0]?.signal.aborted).toBe(true);
    await timers.advance(60_000);
    expect(asked).toHaveLength(1);
    answers.next = async () => ({ ...creating, State: 'Enabled' });
    poller.setVisible(true);
    await timers.advance(2_000);
    expect(states()).toEqual(['Enabled']);
  });

  it('leaves a mapping alone while somebody else follows it', async () => {
    const { store, poller, timers, asked } = open(creating);
    poller.setVisible(true);
    for (let turn = 0; turn < 5; turn++) {
      await timers.advance(1_500);
      store.putMapping(SCOPE, { ...creating });
    }
    expect(asked).toHaveLength(0);
  });

  it('leaves nothing behind', async () => {
    const { store, poller, timers, asked } = open(creating);
    poller.setVisible(true);
    poller.dispose();
    store.putMapping(SCOPE, { ...creating, UUID: 'another' });
    await timers.advance(60_000);
    expect([asked.length, timers.pending]).toEqual([0, []]);
  });
});
