import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Composition root: the only place that knows every part. */
export function activate(context: vscode.ExtensionContext): Readonly<Record<string, never>> {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('MSK Lambda', { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('mskLambda.log.show', async () => log.show()),
  );
  return Object.freeze({});
}
