import * as vscode from 'vscode';

/** How something ended, said once, with at most one thing to do about it. */
export interface Notice {
  readonly severity: 'information' | 'warning';
  readonly message: string;
  readonly action?: { readonly title: string; readonly run: () => unknown };
}

export type Tell = (notice: Notice) => void;

/** Shows the notice without waiting for an answer. */
export const showNotice: Tell = ({ severity, message, action }) => {
  const show = severity === 'warning' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const titles = action === undefined ? [] : [action.title];
  void show(message, ...titles).then((chosen) => (chosen === undefined ? undefined : action?.run()));
};
