import { expect, it, vi } from 'vitest';
import { toMappingInput } from '../../../src/core/mapping/changes.ts';
import { changeMapping } from '../../../src/mappings/changeMapping.ts';
import { toUpdateAction } from '../../../src/mappings/updateAction.ts';
import type { Notice } from '../../../src/platform/tell.ts';
import { toMapping } from '../hints/samples.ts';
import { FakeAccount } from './fakeAccount.ts';
import { FakeTimers } from './fakeTimers.ts';
import { ref } from './openHandlers.ts';

vi.mock('vscode', async () => await import('./fakeVscode.ts'));

it('tells that a mapping is changed, not only in which state it is', async () => {
  const mapping = toMapping({ State: 'Enabled' });
  const action = toUpdateAction(mapping, { ...toMappingInput(mapping), BatchSize: 7 });
  if (action === undefined) throw new Error('nothing differs');
  const account = new FakeAccount([{ State: 'Enabled' }, { State: 'Enabled', BatchSize: 7 }], [{ State: 'Updating' }]);
  const notices: Notice[] = [];
  await changeMapping(
    {
      store: account.store,
      confirm: async () => true,
      showStatus: async () => '',
      progress: async (_title, task) => await task(() => {}, new AbortController().signal),
      tell: (notice) => notices.push(notice),
      timers: new FakeTimers(),
    },
    action,
    ref,
  );
  expect(notices).toMatchObject([
    { message: 'orders → order-processor is changed; its state is Enabled.', action: { title: 'Undo' } },
  ]);
  expect(account.calls).toContain('update {"BatchSize":7}');
});
