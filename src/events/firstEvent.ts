import * as vscode from 'vscode';
import { hasEventLook, isJsonDocument, mayBecomeEvent } from './eventLook.ts';

/** Calls once, as soon as a document is open that may be an event. */
export function whenFirstEventOpens(call: () => Promise<void>): vscode.Disposable {
  const look = (document: vscode.TextDocument) => {
    if (isJsonDocument(document) && hasEventLook(document)) begin();
  };
  const waiting = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (isJsonDocument(change.document) && mayBecomeEvent(change)) begin();
    }),
  );
  let called = false;
  const begin = () => {
    waiting.dispose();
    if (called) return;
    called = true;
    void call();
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return waiting;
}
