import * as vscode from 'vscode';

/** What a user calls a document: its path in the workspace. That of a document without a file is nobody's, but its last part. */
export function toDocumentName(uri: vscode.Uri): string {
  if (uri.scheme !== 'untitled') return vscode.workspace.asRelativePath(uri);
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
