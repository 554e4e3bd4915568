import * as vscode from 'vscode';
import { type CommandId, type Commands, WIZARD_EDITOR } from '../contributions.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import { toDocumentCommand } from './documentCommand.ts';
import { openAsText } from './mappingDocuments.ts';
import type { Errand } from './protocol.ts';
import type { Wizard } from './registerWizard.ts';
import { chooseScope } from './scopeChoice.ts';

export interface ErrandContext {
  readonly wizard: Wizard;
  readonly document: vscode.TextDocument;
  readonly scope: Scope | undefined;
  readonly deployed: DeployedMapping | undefined;
}

/** Does for a page what only the host can do. */
export async function runErrand(errand: Errand, context: ErrandContext): Promise<void> {
  const { wizard, document, scope, deployed } = context;
  const { uri } = document;
  switch (errand.errand) {
    case 'openText':
      return await openAsText(uri);
    case 'chooseScope':
      return await chooseScope(wizard, uri.toString(), scope);
    case 'copyCommand':
      return await vscode.env.clipboard.writeText(await toDocumentCommand(wizard, document, deployed));
    case 'copyText':
      return await vscode.env.clipboard.writeText(errand.text);
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
    case 'showStatus':
      return await runFor('mskLambda.mapping.showStatus', scope, errand.uuid);
  }
}

type MappingCommand = 'mskLambda.explorer.reveal' | 'mskLambda.mapping.edit' | 'mskLambda.mapping.showStatus';

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
