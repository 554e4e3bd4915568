import * as vscode from 'vscode';
import type { MappingSelector } from './mappingSelector.ts';

/** Calls once, as soon as a mapping document is open as text. */
export function whenFirstMappingOpens(selector: MappingSelector, call: () => Promise<void>): vscode.Disposable {
  let called = false;
  const look = () => {
    if (called || !vscode.workspace.textDocuments.some((document) => selector.matches(document))) return;
    called = true;
    waiting.dispose();
    void call();
  };
  const waiting = vscode.Disposable.from(vscode.workspace.onDidOpenTextDocument(look), selector.onDidChange(look));
  look();
  return waiting;
}
