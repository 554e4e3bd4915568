import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';

/** What can be done with a recipe, above its first line. */
export class RecipeLenses implements vscode.CodeLensProvider {
  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const recipe = uri.toString();
    return [
      toLens(vscode.l10n.t('$(play) Generate'), 'mskLambda.event.regenerate', recipe),
      toLens(vscode.l10n.t('Generate Files…'), 'mskLambda.event.regenerate', recipe, ''),
    ];
  }
}

/** A way to begin, in an event document that has nothing in it. */
export class EventLenses implements vscode.CodeLensProvider {
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (document.lineCount > 20 || document.getText().trim() !== '') return [];
    return [toLens(vscode.l10n.t('Generate Test Event…'), 'mskLambda.event.generate', document.uri.toString())];
  }
}

function toLens(title: string, command: CommandId, ...args: readonly string[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [...args] });
}
