import type * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';
import { DocumentScopes } from './documentScopes.ts';
import { Submissions } from './submissions.ts';
import type { Wizard, WizardDeps } from './wizard.ts';

/** The wizard with its way in. */
export interface OpenableWizard extends Wizard {
  /** Shows a mapping document in a panel that VS Code has opened for it. */
  open(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void>;
}

/** The wizard's host side. Everything heavy, the table of fields and its rules above all, is loaded with the first document. */
export function createWizard(deps: WizardDeps): OpenableWizard {
  const owned = new DisposableStore();
  const documentScopes = owned.add(new DocumentScopes(deps.scopes, deps.memory));
  const submissions = owned.add(new Submissions());
  const wizard: Wizard = { deps, documentScopes, submissions, dispose: () => owned.dispose() };
  return {
    ...wizard,
    async open(document, panel) {
      const { WizardSession } = await import('./wizardSession.ts');
      const session = owned.add(new WizardSession(wizard, document, panel));
      panel.onDidDispose(() => owned.release(session));
    },
    dispose: () => owned.dispose(),
  };
}
