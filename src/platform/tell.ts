import * as vscode from 'vscode';
import { type CommandErrors, reportFailure } from './commands.ts';

/** How something ended, said once, with at most one thing to do about it. */
export interface Notice {
  readonly severity: 'information' | 'warning';
  readonly message: string;
  readonly action?: { readonly title: string; readonly run: () => unknown };
}

export type Tell = (notice: Notice) => void;

/** Shows notices without waiting for an answer. What becomes of a failed action is told as for commands. */
export function createTell(errors: CommandErrors): Tell {
  return (notice) => {
    const { action } = notice;
    void show(notice).then(async (chosen) => {
      if (chosen === undefined || action === undefined) return;
      try {
        await action.run();
      } catch (error) {
        reportFailure(action.title, error, errors);
      }
    });
  };
}

/** Shows a notice that has no action. */
export function showNotice(notice: Omit<Notice, 'action'>): void {
  void show(notice);
}

function show({ severity, message, action }: Notice): Thenable<string | undefined> {
  const open = severity === 'warning' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  return open(message, ...(action === undefined ? [] : [action.title]));
}
