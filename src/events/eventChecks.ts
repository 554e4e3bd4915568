import * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';
import { EventDiagnostics } from './eventDiagnostics.ts';
import type { EventDocuments } from './eventDocuments.ts';
import { EventFixes } from './eventFixes.ts';
import { EVENT_SELECTOR } from './eventPlaces.ts';

/** Problems of events and their remedies; loaded with the first event. */
export function registerEventChecks(documents: EventDocuments): vscode.Disposable {
  const owned = new DisposableStore();
  const diagnostics = owned.add(new EventDiagnostics(documents));
  const fixes = new EventFixes(diagnostics);
  owned.add(vscode.languages.registerCodeActionsProvider(EVENT_SELECTOR, fixes, EventFixes.metadata));
  return owned;
}
