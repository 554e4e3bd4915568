import * as vscode from 'vscode';

/** Menus pass a URI object, other callers its text; anything else counts as nothing. */
export function toUri(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return typeof value === 'string' ? vscode.Uri.parse(value, true) : undefined;
}
