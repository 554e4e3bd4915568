import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { type Scope, scopeKey } from '../core/scope.ts';
import { toScopeLabel } from './scopeWords.ts';
import type { Wizard } from './wizard.ts';

/** Asks for which account and region a document is meant, and remembers the answer. */
export async function chooseScope(wizard: Wizard, uri: string, current: Scope | undefined): Promise<void> {
  const scope = await pickScope(wizard, current);
  if (scope !== undefined) await wizard.documentScopes.choose(uri, scope);
}

async function pickScope({ deps }: Wizard, current: Scope | undefined): Promise<Scope | undefined> {
  // Nothing configured yet is no reason not to add something.
  const shown = await Promise.resolve(deps.scopes.list()).catch(() => []);
  const currentKey = current === undefined ? undefined : scopeKey(current);
  const items = shown.map((scope) => ({
    label: toScopeLabel(scope),
    description: scopeKey(scope) === currentKey ? vscode.l10n.t('now') : '',
    get: async (): Promise<Scope | undefined> => scope,
  }));
  const add = {
    label: vscode.l10n.t('$(add) Add Account and Region…'),
    description: '',
    get: async () => vscode.commands.executeCommand<Scope | undefined>('mskLambda.scope.add' satisfies CommandId),
  };
  const sample = {
    label: vscode.l10n.t('$(beaker) Open Sample Account'),
    description: vscode.l10n.t('runs on this machine'),
    get: async () =>
      vscode.commands.executeCommand<Scope | undefined>('mskLambda.scope.openSample' satisfies CommandId),
  };
  const others = shown.some((scope) => scope.sample) ? [add] : [add, sample];
  const chosen = await vscode.window.showQuickPick([...items, ...others], {
    title: vscode.l10n.t('Account and Region of This Mapping'),
  });
  return chosen?.get();
}
