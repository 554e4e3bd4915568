import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { MappingWatch } from '../../../src/mappings/mappingWatch.ts';
import { WatchList } from '../../../src/mappings/watchList.ts';
import { RESULTS, UUID } from '../hints/samples.ts';
import { FakeAccount, fail, SCOPE } from './fakeAccount.ts';

const focus = vi.hoisted(() => ({ state: { focused: false }, listeners: [] as (() => void)[] }));

vi.mock('vscode', async () => ({
  ...(await import('./fakeWindow.ts')),
  window: {
    state: focus.state,
    onDidChangeWindowState: (listener: () => void) => {
      focus.listeners.push(listener);
      return { dispose: () => {} };
    },
  },
}));

function setFocus(focused: boolean): void {
  focus.state.focused = focused;
  for (const listener of focus.listeners) listener();
}

const REF = { scope: SCOPE, uuid: UUID };
const GOOD: Partial<DeployedMapping> = { State: 'Enabled', LastProcessingResult: 'OK' };
const BAD: Partial<DeployedMapping> = { State: 'Enabled', LastProcessingResult: RESULTS.sasl };

let memory: Map<string, unknown>;

beforeEach(() => {
  memory = new Map();
});

function createList(): WatchList {
  return new WatchList({
    keys: () => [...memory.keys()],
    get: (key: string, fallback?: unknown) => memory.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void memory.set(key, JSON.parse(JSON.stringify(value))),
  });
}

/** Reads the mapping once for each answer; `choose` is the button that is pressed. */
async function watch(answers: ConstructorParameters<typeof FakeAccount>[0], choose?: string, times = answers.length) {
  const account = new FakeAccount(answers);
  const list = createList();
  await list.add(REF);
  const told: string[] = [];
  const shown: string[] = [];
  const now = 1_000;
  const mappingWatch = new MappingWatch({
    store: account.store,
    list,
    showStatus: ({ uuid }) => shown.push(uuid),
    log: { warn: () => {} },
    ask: async (severity, message, ...buttons) => {
      told.push(`${severity}: ${message}`);
      return buttons.find((button) => button === choose);
    },
    now: () => now,
  });
  for (let read = 0; read < times; read++) {
    await mappingWatch.read();
    await vi.dynamicImportSettled();
  }
  mappingWatch.dispose();
  return { account, list, told, shown };
}

describe('watching a mapping', () => {
  it('tells once when it turns bad, and once when it works again', async () => {
    const { told } = await watch([GOOD, BAD, BAD, GOOD, GOOD]);
    expect(told).toEqual([
      'warning: orders → order-processor in account 111122223333, region us-east-1 has a problem: The brokers refuse Lambda’s credentials (SASL).',
      'information: orders → order-processor in account 111122223333, region us-east-1 works again.',
    ]);
  });

  it('says nothing of what was so when watching began, nor of changes on the way', async () => {
    expect((await watch([BAD, BAD])).told).toEqual([]);
    expect((await watch([GOOD, { State: 'Updating' }, { State: 'Disabled' }, GOOD])).told).toEqual([]);
  });

  it('shows the status, keeps quiet or stops, as is chosen', async () => {
    expect((await watch([GOOD, BAD], 'Show Status')).shown).toEqual([UUID]);
    const quiet = await watch([GOOD, BAD, GOOD, BAD], 'Quiet for an Hour');
    expect(quiet.told).toHaveLength(1);
    expect(quiet.list.list()).toEqual([{ ...REF, quietUntil: 1_000 + 3_600_000 }]);
    const stopped = await watch([GOOD, BAD, GOOD], 'Stop Watching');
    expect(stopped.list.isWatched(UUID)).toBe(false);
    expect(stopped.account.calls).toEqual(['get', 'get']);
  });

  it('forgets a mapping that is gone, and goes on after other failures', async () => {
    const gone = await watch([GOOD, fail('not-found')]);
    expect(gone.list.list()).toEqual([]);
    expect(gone.account.removed).toEqual([UUID]);
    expect((await watch([GOOD, fail('network'), BAD])).told).toHaveLength(1);
  });

  it('reads one at a time, however often it is asked', async () => {
    const account = new FakeAccount([GOOD]);
    const list = createList();
    await list.add(REF);
    const answers: (() => void)[] = [];
    const api = {
      ...account.api,
      getMapping: async (uuid: string, signal: AbortSignal) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return await account.api.getMapping(uuid, signal);
      },
    };
    const store = { ...account.store, api: () => api };
    const mappingWatch = new MappingWatch({ store, list, showStatus: () => {}, log: { warn: () => {} } });
    const both = [mappingWatch.read(), mappingWatch.read()];
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await Promise.all(both);
    expect(account.calls).toEqual(['get']);
    void mappingWatch.read();
    expect(answers).toHaveLength(2);
    mappingWatch.dispose();
  });

  it('reads once a minute, and only while the window has the focus and something is watched', async () => {
    vi.useFakeTimers();
    try {
      const account = new FakeAccount([GOOD]);
      const list = createList();
      const mappingWatch = new MappingWatch({
        store: account.store,
        list,
        showStatus: () => {},
        log: { warn: () => {} },
      });
      const countReads = async (minutes: number) => {
        const before = account.calls.length;
        await vi.advanceTimersByTimeAsync(minutes * 60_000);
        return account.calls.length - before;
      };
      setFocus(true);
      expect(await countReads(5)).toBe(0);
      await list.add(REF);
      expect(await countReads(0)).toBe(1);
      expect(await countReads(5)).toBe(5);
      for (let turn = 0; turn < 10; turn += 1) {
        setFocus(false);
        setFocus(true);
      }
      expect(await countReads(1)).toBe(1);
      setFocus(false);
      expect(await countReads(5)).toBe(0);
      setFocus(true);
      expect(await countReads(0)).toBe(1);
      await list.remove(REF);
      expect(await countReads(5)).toBe(0);
      mappingWatch.dispose();
    } finally {
      setFocus(false);
      vi.useRealTimers();
    }
  });

  it('begins anew with a mapping that was not watched for a while', async () => {
    const account = new FakeAccount([GOOD, BAD, GOOD]);
    const list = createList();
    await list.add(REF);
    const told: string[] = [];
    const mappingWatch = new MappingWatch({
      store: account.store,
      list,
      showStatus: () => {},
      log: { warn: () => {} },
      ask: async (_severity, message) => void told.push(message),
    });
    await mappingWatch.read();
    await list.remove(REF);
    await list.add(REF);
    await mappingWatch.read();
    await vi.dynamicImportSettled();
    expect(told).toEqual([]);
    await mappingWatch.read();
    await vi.dynamicImportSettled();
    expect(told).toMatchObject([expect.stringContaining('works again')]);
    mappingWatch.dispose();
  });

  it('ignores what else was remembered under its name', () => {
    memory.set('mskLambda.watchedMappings', [{ uuid: 5 }, null, REF]);
    expect(createList().list()).toEqual([REF]);
  });
});
