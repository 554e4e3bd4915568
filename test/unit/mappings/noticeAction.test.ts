import { beforeEach, expect, it, vi } from 'vitest';
import { createTell } from '../../../src/platform/tell.ts';
import { PATIENCE } from '../../support/patience.ts';

/** Messages by severity, and the button that is pressed. */
const shown = vi.hoisted(() => ({ messages: [] as string[], pressed: undefined as string | undefined }));

vi.mock('vscode', async () => {
  const show = (severity: string) => async (message: string) => {
    shown.messages.push(`${severity}: ${message}`);
    return severity === 'error' ? undefined : shown.pressed;
  };
  return {
    ...(await import('./fakeVscode.ts')),
    window: {
      showErrorMessage: show('error'),
      showWarningMessage: show('warning'),
      showInformationMessage: show('information'),
    },
  };
});

beforeEach(() => {
  shown.messages = [];
});

it('says what went wrong with what somebody chose to do about a notice', async () => {
  const logged: string[] = [];
  const log = { error: (text: string) => logged.push(text), show: () => {} };
  const toNotice = (error: unknown) => ({ message: error instanceof Error ? error.message : '', actions: [] });
  shown.pressed = 'Undo';
  const run = async () => await Promise.reject(new Error('access denied'));
  createTell({ log: log as never, toNotice })({
    severity: 'information',
    message: 'It is now Enabled.',
    action: { title: 'Undo', run },
  });
  await vi.waitFor(() => expect(shown.messages).toEqual(['information: It is now Enabled.', 'error: access denied']), {
    timeout: PATIENCE,
  });
  expect(logged).toEqual(['Undo: Error: access denied']);
});
