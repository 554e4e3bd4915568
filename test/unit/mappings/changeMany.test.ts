import { describe, expect, it, vi } from 'vitest';
import { UUID } from '../hints/samples.ts';
import { fail } from './fakeAccount.ts';
import { openHandlers, ref } from './openHandlers.ts';

vi.mock('vscode', async () => await import('./fakeVscode.ts'));

describe('several mappings at once', () => {
  it('are changed without those that are gone meanwhile', async () => {
    const { account, handlers, questions } = openHandlers({
      reads: [fail('not-found'), { State: 'Enabled' }, { State: 'Disabled' }],
      writes: [{ State: 'Disabling' }],
    });
    expect((await handlers['mskLambda.mapping.disable'](ref, [ref, ref]))?.State).toBe('Disabled');
    expect(questions.map(({ message }) => message)).toEqual([
      'Disable 1 mapping in account 111122223333, region us-east-1?',
    ]);
    expect(account.removed).toEqual([UUID]);
  });

  it('can be brought back, those that were changed', async () => {
    const { account, handlers, questions, notices } = openHandlers({
      // Of three mappings one is in the state already: that is nothing to be brought back.
      reads: [{ State: 'Enabled' }, { State: 'Disabled' }, { State: 'Enabled' }, { State: 'Disabled' }],
      writes: [{ State: 'Disabled' }, { State: 'Disabled' }, { State: 'Enabled' }],
    });
    await handlers['mskLambda.mapping.disable'](ref, [ref, ref, ref]);
    expect(notices).toMatchObject([{ message: '2 of 2 mappings are disabled.', action: { title: 'Undo' } }]);
    await notices[0]?.action?.run();
    expect(questions.map(({ message }) => message)).toEqual([
      'Disable 2 mappings in account 111122223333, region us-east-1?',
      'Enable 2 mappings in account 111122223333, region us-east-1?',
    ]);
    expect(account.calls.filter((call) => call.startsWith('update'))).toEqual([
      'update {"Enabled":false}',
      'update {"Enabled":false}',
      'update {"Enabled":true}',
      'update {"Enabled":true}',
    ]);
  });

  it('can be brought back where others could not be changed', async () => {
    const { handlers, notices } = openHandlers({
      reads: [{ State: 'Enabled' }],
      writes: [{ State: 'Disabled' }, fail('access-denied')],
    });
    await handlers['mskLambda.mapping.disable'](ref, [ref, ref]);
    expect(notices).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(/^1 of 2 mappings are disabled\./),
        action: { title: 'Undo' },
      },
    ]);
  });

  it('are left as they are after Cancel, where their change has not begun, and that is told', async () => {
    const { account, handlers, notices } = openHandlers({
      reads: [{ State: 'Enabled' }],
      writes: [{ State: 'Disabled' }],
      onReport: (_message, stop) => stop.abort(),
    });
    await handlers['mskLambda.mapping.disable'](
      ref,
      Array.from({ length: 6 }, () => ref),
    );
    const changes = account.calls.filter((call) => call.startsWith('update')).length;
    expect(changes).toBeLessThan(6);
    expect(notices[0]?.message.split(' · ')).toEqual([
      `${changes} of 6 mappings are disabled.`,
      ...Array.from({ length: 6 - changes }, () => 'orders → order-processor: not changed'),
    ]);
  });

  it('cannot be brought back once they are deleted', async () => {
    const { handlers, notices } = openHandlers({ reads: [{ State: 'Enabled' }], writes: [fail('not-found')] });
    await handlers['mskLambda.mapping.delete'](ref, [ref, ref]);
    expect(notices).toEqual([{ severity: 'information', message: '2 of 2 mappings are deleted.' }]);
  });

  it('are nothing where all of them are gone', async () => {
    const { handlers, questions, notices } = openHandlers({ reads: [fail('not-found')] });
    expect(await handlers['mskLambda.mapping.delete'](ref, [ref, ref])).toBe(undefined);
    expect(questions).toEqual([]);
    expect(notices).toEqual([{ severity: 'information', message: 'None of these mappings is there any more.' }]);
  });
});
