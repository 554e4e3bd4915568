import * as vscode from 'vscode';

/** A place in a document that is known by its offset and length in UTF-16 units. */
export function toRange(document: vscode.TextDocument, offset: number, length: number): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}
