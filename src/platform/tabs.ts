import * as vscode from 'vscode';

/** Whether a document is open where the user can see it: as text, in an editor of its own or in a comparison. */
export function isInTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => toTabUri(input)?.toString() === uri.toString());
}

/** The document of a tab, of a comparison its right side. */
export function toTabUri(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
