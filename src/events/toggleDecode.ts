import * as vscode from 'vscode';

/** Writes the setting where it is set: a workspace that has its own keeps it. */
export async function toggleDecode(wanted: boolean | undefined): Promise<boolean> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const configuration = vscode.workspace.getConfiguration();
  const on = wanted ?? !configuration.get<boolean>('mskLambda.event.decode');
  const isOfWorkspace = configuration.inspect('mskLambda.event.decode')?.workspaceValue !== undefined;
  await configuration.update('mskLambda.event.decode', on, isOfWorkspace ? Workspace : Global);
  if (on) void tellIfHintsAreOff();
  return on;
}

/** What is decoded is shown by inlay hints, which can be switched off in the editor. */
async function tellIfHintsAreOff(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (vscode.workspace.getConfiguration('editor', document).get('inlayHints.enabled') !== 'off') return;
  const open = vscode.l10n.t('Open Settings');
  const message = vscode.l10n.t(
    'Inlay hints, which show decoded values, are switched off in the settings of the editor.',
  );
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', 'editor.inlayHints.enabled');
}
