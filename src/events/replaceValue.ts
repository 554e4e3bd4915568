import * as vscode from 'vscode';
import type { EventValue } from '../core/event/eventValues.ts';
import { toValueEdit } from '../core/event/writeValue.ts';
import { toRange } from '../platform/ranges.ts';

/** Puts bytes into an event as one change of its text; null for none. Rejects where that cannot be done. */
export async function replaceValue(
  document: vscode.TextDocument,
  { path }: EventValue,
  bytes: Uint8Array | null,
): Promise<void> {
  const edit = toValueEdit(document.getText(), path, bytes);
  if (edit === undefined) throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The value cannot be written.'));
  const { offset, length, content } = edit;
  const range = toRange(document, offset, length);
  if (document.getText(range) === content) return;
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, content);
  if (await vscode.workspace.applyEdit(change)) return;
  throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The event could not be changed. Save once more.'));
}
