import * as vscode from 'vscode';
import type { ContextKeys } from '../contributions.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { EventDocuments } from './eventDocuments.ts';

/** Milliseconds without a keystroke before a document is looked at: what is on screen goes first. */
const PAUSE = 200;

/** Keeps the context key that shows what can be done with events. */
export function followActiveEvent(documents: EventDocuments): vscode.Disposable {
  const owned = new DisposableStore();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: boolean | undefined;
  const look = () => {
    const document = vscode.window.activeTextEditor?.document;
    const isEvent = document !== undefined && documents.readKafka(document) !== undefined;
    if (isEvent === known) return;
    known = isEvent;
    void setContext('mskLambda:event', isEvent);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  owned.add(vscode.window.onDidChangeActiveTextEditor(lookSoon));
  owned.add(documents.onDidChange(lookSoon));
  owned.add({ dispose: () => clearTimeout(timer) });
  lookSoon();
  return owned;
}

async function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
