import * as vscode from 'vscode';

export interface Question {
  /** One sentence that names what will happen, the account and the region. */
  readonly message: string;
  /** What will be sent or lost, shown below in smaller type. */
  readonly detail?: string;
  /** The verb on the button, e.g. "Create Mapping". */
  readonly action: string;
}

/** Asks before something changes outside the editor. Injected, because VS Code refuses dialogs in extension tests. */
export type Confirm = (question: Question) => Promise<boolean>;

export const confirmModally: Confirm = async ({ message, detail, action }) => {
  const options = detail === undefined ? { modal: true } : { modal: true, detail };
  return (await vscode.window.showWarningMessage(message, options, action)) === action;
};
