import * as vscode from 'vscode';
import { type CommandId, type Commands, WIZARD_EDITOR } from '../contributions.ts';
import type { Scope } from '../core/scope.ts';
import { openAsText } from './mappingDocuments.ts';
import type { Errand } from './protocol.ts';
import { chooseScope } from './scopeChoice.ts';
import { saveText, showText } from './textErrands.ts';
import type { Wizard } from './wizard.ts';

export interface ErrandContext {
  readonly wizard: Wizard;
  readonly document: vscode.TextDocument;
  readonly scope: Scope | undefined;
}

/** Does for a page what only the host can do. */
export async function runErrand(errand: Errand, context: ErrandContext): Promise<void> {
  const { wizard, document, scope } = context;
  const { uri } = document;
  switch (errand.errand) {
    case 'openText':
      return await openAsText(uri);
    case 'chooseScope':
      return await chooseScope(wizard, uri.toString(), scope);
    case 'copyText':
      return await vscode.env.clipboard.writeText(errand.text);
    case 'showText':
      return await showText(errand.text, errand.languageId);
    case 'saveText':
      return await saveText(errand.text, errand.fileName, uri);
    case 'save':
      await vscode.workspace.save(uri);
      return;
    case 'close':
      return await closeTab(uri);
    case 'showLog':
      return wizard.deps.errors.log.show();
    case 'reveal':
      return await runFor('mskLambda.explorer.reveal', scope, errand.uuid);
    case 'openMapping':
      return await runFor('mskLambda.mapping.edit', scope, errand.uuid);
    case 'showDetails':
      return await runFor('mskLambda.mapping.showDetails', scope, errand.uuid);
    case 'diagnose':
      await vscode.commands.executeCommand('mskLambda.mapping.diagnose' satisfies CommandId, uri.toString());
      return;
  }
}

type MappingCommand = 'mskLambda.explorer.reveal' | 'mskLambda.mapping.edit' | 'mskLambda.mapping.showDetails';

async function runFor(command: MappingCommand & CommandId, scope: Scope | undefined, uuid: string): Promise<void> {
  if (scope === undefined) return;
  const ref: Parameters<Commands[MappingCommand]>[0] = { scope, uuid };
  await vscode.commands.executeCommand(command, ref);
}

async function closeTab(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputCustom &&
        input.viewType === WIZARD_EDITOR &&
        input.uri.toString() === uri.toString(),
    );
  await vscode.window.tabGroups.close(tabs);
}
