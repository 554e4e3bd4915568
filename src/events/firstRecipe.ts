import * as vscode from 'vscode';
import { EVENT_FILE_PATTERN, RECIPE_FILE_PATTERN } from '../contributions.ts';

const ENDINGS = [EVENT_FILE_PATTERN, RECIPE_FILE_PATTERN].map((pattern) => pattern.slice(1));

/** Calls once, as soon as a recipe or a file of an event is open. */
export function whenFirstRecipeOpens(call: () => Promise<void>): vscode.Disposable {
  let called = false;
  const look = () => {
    const { textDocuments } = vscode.workspace;
    if (called || !textDocuments.some(({ uri }) => ENDINGS.some((ending) => uri.path.endsWith(ending)))) return;
    called = true;
    waiting.dispose();
    void call();
  };
  const waiting = vscode.workspace.onDidOpenTextDocument(look);
  look();
  return waiting;
}
