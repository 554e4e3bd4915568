import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { MappingSelector } from './mappingSelector.ts';

type Lens = readonly [title: string, command: CommandId];

/** What can be done with a mapping document, above its first line. */
export class CodeLenses implements vscode.CodeLensProvider {
  readonly #selector: MappingSelector;
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(selector: MappingSelector) {
    this.#selector = selector;
    this.onDidChangeCodeLenses = selector.onDidChange;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!this.#selector.matches(document)) return [];
    const { kind, uuid } = parseMappingDocument(document.getText());
    if (kind === 'other') return [];
    const submit = uuid === undefined ? vscode.l10n.t('Create Mapping…') : vscode.l10n.t('Update Mapping…');
    const wizard = vscode.l10n.t('Open in Wizard');
    const lenses: readonly Lens[] =
      kind === 'mapping'
        ? [
            [submit, 'mskLambda.mapping.submit'],
            [wizard, 'mskLambda.wizard.open'],
            [vscode.l10n.t('Export…'), 'mskLambda.mapping.export'],
            [vscode.l10n.t('Compare with Deployed'), 'mskLambda.mapping.compare'],
          ]
        : [[wizard, 'mskLambda.wizard.open']];
    const range = new vscode.Range(0, 0, 0, 0);
    const uri = document.uri.toString();
    return lenses.map(([title, command]) => new vscode.CodeLens(range, { title, command, arguments: [uri] }));
  }
}
