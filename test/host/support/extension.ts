import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MskLambdaApi } from '../../../src/api.ts';
import type { Commands } from '../../../src/contributions.ts';
import type { Testing } from '../../../src/testing.ts';
import { waitUntil } from './waiting.ts';

export type TestedApi = MskLambdaApi & { readonly testing: Testing };

/** What the running extension returned from `activate()`. */
export async function getApi(): Promise<TestedApi> {
  const api: unknown = await vscode.extensions.getExtension('msk-lambda.msk-lambda')?.activate();
  assert.ok(typeof api === 'object' && api !== null && 'testing' in api);
  return api as TestedApi;
}

/** Runs one of our commands as menus, keybindings and other extensions do. */
export async function run<Id extends keyof Commands>(
  id: Id,
  ...args: Parameters<Commands[Id]>
): Promise<ReturnType<Commands[Id]> | undefined> {
  return await vscode.commands.executeCommand(id, ...args);
}

/** Unsaved documents that were thrown away, and that VS Code keeps nevertheless. */
const kept = new WeakSet<vscode.TextDocument>();

/**
 * Closes every tab and throws away what is not saved, until nothing is left: VS Code would ask, and tests are refused dialogs.
 * A changed document without a tab counts too: VS Code opens one for it a moment later, in the midst of another test. What
 * has been shown in two kinds of editor, it keeps for some minutes as if it were changed, and does nothing with it.
 */
export async function revertAll(): Promise<void> {
  for (;;) {
    const isOpen = vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
    const hidden = vscode.workspace.textDocuments.find(
      (document) => document.isDirty && !kept.has(document) && !isSettings(document),
    );
    if (!isOpen && hidden === undefined)
      return await waitUntil(
        isNothingShown,
        vscode.window.onDidChangeActiveTextEditor,
        vscode.window.onDidChangeVisibleTextEditors,
      );
    if (!isOpen && hidden !== undefined) {
      await vscode.window.showTextDocument(hidden);
      kept.add(hidden);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** VS Code writes settings through a document of its own, which has not been saved for a moment. */
function isSettings({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith('/settings.json');
}

/** Tabs go first and editors a moment later: until then the editor in front is one that is closed. */
function isNothingShown(): boolean {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].every(
    (editor) => (editor?.document.uri.scheme ?? 'output') === 'output',
  );
}
