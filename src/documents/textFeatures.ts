import * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';
import { CodeLenses } from './codeLenses.ts';
import { Diagnostics } from './diagnostics.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import { LiveCompletion } from './liveCompletion.ts';
import type { MappingSelector } from './mappingSelector.ts';
import { MarkedHints } from './markedHints.ts';
import { QuickFixes } from './quickFixes.ts';

/** Everything that the text editor offers for mapping documents; loaded with the first of them. */
export function registerTextFeatures(deps: DocumentsDeps, selector: MappingSelector): vscode.Disposable {
  const owned = new DisposableStore();
  owned.add(new Diagnostics(deps, selector));
  const lenses = new CodeLenses(selector);
  const fixes = new QuickFixes(deps, selector);
  const live = new LiveCompletion(deps, selector);
  const hints = new MarkedHints(selector);
  const register = () => {
    const { languages } = vscode;
    const filters = selector.toFilters();
    return vscode.Disposable.from(
      languages.registerCodeLensProvider(filters, lenses),
      languages.registerCodeActionsProvider(filters, fixes, QuickFixes.metadata),
      languages.registerCompletionItemProvider(filters, live, ...LiveCompletion.triggers),
      languages.registerCompletionItemProvider(filters, hints, ...MarkedHints.triggers),
      languages.registerHoverProvider(filters, hints),
    );
  };
  // VS Code asks by the filters that it was given: other documents need another registration.
  let registered = register();
  owned.add(
    selector.onDidChange(() => {
      registered.dispose();
      registered = register();
    }),
  );
  owned.add({ dispose: () => registered.dispose() });
  return owned;
}
