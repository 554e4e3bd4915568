import * as vscode from 'vscode';

/** Writes the setting where it is set: a workspace that has its own keeps it. */
export async function toggleDecode(wanted: boolean | undefined): Promise<boolean> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const configuration = vscode.workspace.getConfiguration();
  const on = wanted ?? !configuration.get<boolean>('mskLambda.event.decode');
  const isOfWorkspace = configuration.inspect('mskLambda.event.decode')?.workspaceValue !== undefined;
  await configuration.update('mskLambda.event.decode', on, isOfWorkspace ? Workspace : Global);
  return on;
}
