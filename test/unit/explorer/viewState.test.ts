import { describe, expect, it } from 'vitest';
import { ViewState } from '../../../src/explorer/viewState.ts';

const forgetful = { get: () => undefined, update: async () => undefined };

describe('ViewState', () => {
  it('remembers the grouping, and takes only groupings from memory', async () => {
    const memory = new Map<string, unknown>();
    const state = new ViewState({
      get: (name) => memory.get(name),
      update: async (name, value) => void memory.set(name, value),
    });
    await state.group('state');
    expect([...memory.values()]).toEqual(['state']);
    const again = new ViewState({ get: () => 'state', update: async () => undefined });
    expect(again.grouping).toBe('state');
    expect(new ViewState({ get: () => 'colour', update: async () => undefined }).grouping).toBe('cluster');
  });

  it('remembers what the user opened in the whole tree', () => {
    const state = new ViewState(forgetful);
    state.noteOpened('a', true);
    state.filterBy('x');
    expect(state.isOpened('a')).toBeUndefined();
    state.noteOpened('a', false);
    state.filterBy('');
    expect([state.isOpened('a'), state.isOpened('b')]).toEqual([true, undefined]);
  });

  it('tells only of changes', () => {
    const state = new ViewState(forgetful);
    let changes = 0;
    state.onDidChange(() => {
      changes++;
    });
    state.filterBy('  ');
    state.filterBy('a');
    state.filterBy(' a ');
    expect(changes).toBe(1);
    state.filterBy('');
    expect([changes, state.filter]).toEqual([2, undefined]);
  });
});
