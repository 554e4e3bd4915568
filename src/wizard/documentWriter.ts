import * as vscode from 'vscode';
import type { FieldEdit } from '../core/mapping/finding.ts';
import { editMappingText } from '../core/mapping/mappingDocument.ts';

/** Writes field edits into a document, one after the other, each call as one undo step. */
export class DocumentWriter {
  readonly #document: vscode.TextDocument;
  #last: Promise<unknown> = Promise.resolve();

  constructor(document: vscode.TextDocument) {
    this.#document = document;
  }

  /** Resolves to the version of the document that has the edits; rejects when VS Code does not take them. */
  write(edits: readonly FieldEdit[]): Promise<number> {
    // The offsets of an edit count for the text after the one before it.
    const written = this.#last.then(() => this.#apply(edits));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** Resolves when everything handed over so far is in the document, or was refused. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #apply(edits: readonly FieldEdit[]): Promise<number> {
    const document = this.#document;
    const textEdits = editMappingText(document.getText(), edits);
    if (textEdits.length === 0) return document.version;
    const change = new vscode.WorkspaceEdit();
    change.set(
      document.uri,
      textEdits.map(({ offset, length, newText }) => {
        const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
        return vscode.TextEdit.replace(range, newText);
      }),
    );
    if (!(await vscode.workspace.applyEdit(change))) {
      throw new Error(vscode.l10n.t('VS Code did not accept the change.'));
    }
    return document.version;
  }
}
