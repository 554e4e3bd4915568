import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MskLambdaApi } from '../../../src/api.ts';
import type { Commands } from '../../../src/contributions.ts';
import type { Testing } from '../../../src/testing.ts';

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

/** Closes every tab and throws away what is not saved: VS Code would ask, and tests are refused dialogs. */
export async function revertAll(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  for (const _tab of tabs) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
