import * as vscode from 'vscode';

/** Asks for the six digits of a multi-factor device; undefined when the user leaves the question. */
export async function askMfaCode(serial: string, profile: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Multi-factor code for profile {0}', profile),
    prompt: vscode.l10n.t('Device {0}', serial),
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\d{6}$/.test(text.trim()) ? undefined : vscode.l10n.t('Enter the six digits that the device shows.'),
  });
}
