import * as vscode from 'vscode';
import { WIZARD_EDITOR } from '../contributions.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { DocumentScopes } from './documentScopes.ts';
import { Submissions } from './submissions.ts';
import type { Wizard, WizardDeps } from './wizard.ts';

/** Registers the editor. Everything heavy, the table of fields and its rules above all, is loaded with the first document. */
export function registerWizard(deps: WizardDeps): Wizard {
  const owned = new DisposableStore();
  const documentScopes = owned.add(new DocumentScopes(deps.scopes, deps.memory));
  const submissions = owned.add(new Submissions());
  const wizard = { deps, documentScopes, submissions, dispose: () => owned.dispose() };
  const provider: vscode.CustomTextEditorProvider = {
    async resolveCustomTextEditor(document, panel) {
      const { WizardSession } = await import('./wizardSession.ts');
      const session = owned.add(new WizardSession(wizard, document, panel));
      panel.onDidDispose(() => session.dispose());
    },
  };
  owned.add(
    vscode.window.registerCustomEditorProvider(WIZARD_EDITOR, provider, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { retainContextWhenHidden: false },
    }),
  );
  return wizard;
}
