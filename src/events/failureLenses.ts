import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import type { EventDocuments } from './eventDocuments.ts';

/** What can be done with a failure record, above its first line. */
export class FailureLenses implements vscode.CodeLensProvider {
  readonly #documents: EventDocuments;

  constructor(documents: EventDocuments) {
    this.#documents = documents;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (this.#documents.get(document)?.kind !== 'failure-record') return [];
    const lenses: readonly (readonly [title: string, command: CommandId])[] = [
      [vscode.l10n.t('Show What Failed'), 'mskLambda.event.showFailures'],
      [vscode.l10n.t('Make Test Event from This'), 'mskLambda.event.fromFailure'],
    ];
    const range = new vscode.Range(0, 0, 0, 0);
    const uri = document.uri.toString();
    return lenses.map(([title, command]) => new vscode.CodeLens(range, { title, command, arguments: [uri] }));
  }
}
