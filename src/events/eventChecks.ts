import * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';
import { EventDiagnostics } from './eventDiagnostics.ts';
import type { EventDocuments } from './eventDocuments.ts';
import { EventFixes } from './eventFixes.ts';
import { EventHints } from './eventHints.ts';
import { EVENT_SELECTOR } from './eventPlaces.ts';

/** Problems of events, their remedies, and what their members mean; loaded with the first event. */
export function registerEventChecks(documents: EventDocuments): vscode.Disposable {
  const owned = new DisposableStore();
  const diagnostics = owned.add(new EventDiagnostics(documents));
  const fixes = new EventFixes(diagnostics, documents);
  const hints = new EventHints(documents);
  const { languages } = vscode;
  owned.add(languages.registerCodeActionsProvider(EVENT_SELECTOR, fixes, EventFixes.metadata));
  owned.add(languages.registerCompletionItemProvider(EVENT_SELECTOR, hints, ...EventHints.triggers));
  owned.add(languages.registerHoverProvider(EVENT_SELECTOR, hints));
  return owned;
}
