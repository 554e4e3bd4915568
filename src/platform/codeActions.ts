import * as vscode from 'vscode';
import { toRange } from './ranges.ts';

/** A part of a text and what takes its place; offsets and lengths in UTF-16 units. */
interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** A code action that changes one document, as one undo step. */
export function toEditAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly Replacement[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ offset, length, newText }) => vscode.TextEdit.replace(toRange(document, offset, length), newText)),
  );
  return action;
}
