import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { recreateMapping } from '../../../src/mappings/recreateMapping.ts';
import type { Notice } from '../../../src/platform/tell.ts';
import { toMapping, UUID } from '../hints/samples.ts';
import { type Answer, FakeAccount, fail, SCOPE } from './fakeAccount.ts';
import { FakeTimers } from './fakeTimers.ts';

/** What was opened as a document of a new mapping. */
const opened = vi.hoisted(() => ({ inputs: [] as unknown[] }));

vi.mock('vscode', async () => ({
  ...(await import('./fakeVscode.ts')),
  window: {
    showInputBox: async () => 'orders-again',
    showQuickPick: async (items: readonly unknown[]) => items[0],
  },
  commands: {
    executeCommand: async (_command: string, { input }: { readonly input: unknown }) => void opened.inputs.push(input),
  },
}));

beforeEach(() => {
  opened.inputs = [];
});

const FRESH = '99999999-8888-7777-6666-555555555555';

/** Creates a mapping anew; `onReport` is called with each message of the progress and the means to cancel it. */
async function recreate(reads: readonly Answer[], onReport?: (message: string, stop: AbortController) => void) {
  const account = new FakeAccount(reads, [{ State: 'Deleting' }]);
  const inputs: MappingInput[] = [];
  const notices: Notice[] = [];
  const api = {
    ...account.api,
    getMappingTags: async () => ({ team: 'orders', 'aws:cloudformation:stack-name': 'orders-stack' }),
    createMapping: async (input: MappingInput) => {
      inputs.push(input);
      return toMapping({ UUID: FRESH, State: 'Enabled' });
    },
  };
  const created = await recreateMapping(
    {
      store: { ...account.store, api: () => api },
      confirm: async () => true,
      progress: async (_title, task) => {
        const stop = new AbortController();
        return await task((message) => onReport?.(message, stop), stop.signal);
      },
      tell: (notice) => notices.push(notice),
      timers: new FakeTimers(),
    },
    { scope: SCOPE, uuid: UUID },
  );
  return { created, inputs, notices };
}

describe('creating a mapping again', () => {
  it('takes its own tags along, and leaves out those that only AWS may set', async () => {
    const { created, inputs, notices } = await recreate([{ State: 'Enabled' }, fail('not-found')]);
    expect(notices).toEqual([
      { severity: 'information', message: 'orders → order-processor is created again; its state is Enabled.' },
    ]);
    expect(created?.UUID).toBe(FRESH);
    expect(inputs).toMatchObject([{ Tags: { team: 'orders' } }]);
    expect(inputs[0]?.Tags).not.toHaveProperty('aws:cloudformation:stack-name');
    expect(opened.inputs).toEqual([]);
  });

  it('keeps the settings in a document when nobody waits for the deletion', async () => {
    const reads = [{ State: 'Enabled' }, { State: 'Deleting' }];
    const { created, inputs, notices } = await recreate(reads, (_message, stop) => stop.abort());
    expect([created, inputs]).toEqual([undefined, []]);
    expect(opened.inputs).toMatchObject([
      { Topics: ['orders'], AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-again' } },
    ]);
    expect(notices).toMatchObject([{ severity: 'warning', message: expect.stringMatching(/not created again/) }]);
  });
});
