import * as vscode from 'vscode';
import type { Severity } from '../core/mapping/finding.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toRange } from '../platform/ranges.ts';
import { loadAccount, readAccount } from './documentAccount.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import { type Judgement, judgeDocument } from './judgeDocument.ts';
import type { MappingSelector } from './mappingSelector.ts';

/** Milliseconds without a keystroke, or without news of the account, before documents are judged again. */
const PAUSE = 150;

export const DIAGNOSTIC_SOURCE = 'MSK Lambda';

export const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** What VS Code's own JSON support says of every JSON document. */
const SAID_BY_JSON: ReadonlySet<string> = new Set(['json-syntax', 'duplicate-member']);

/** Judges the mapping documents that are open as text, and says so in the editor and in the list of problems. */
export class Diagnostics implements vscode.Disposable {
  readonly #deps: DocumentsDeps;
  readonly #selector: MappingSelector;
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambda'));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #disposed = false;

  constructor(deps: DocumentsDeps, selector: MappingSelector) {
    this.#deps = deps;
    this.#selector = selector;
    const all = () => this.#judgeAll();
    for (const listening of [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#judgeSoon(document, true)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#judgeSoon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(all),
      vscode.window.tabGroups.onDidChangeTabs(all),
      // The account is asked for what can be seen, and a tab is there before its editor.
      vscode.window.onDidChangeVisibleTextEditors(all),
      selector.onDidChange(all),
      deps.store.onDidChange(all),
      deps.documentScopes.onDidChange(all),
    ]) {
      this.#owned.add(listening);
    }
    all();
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#owned.dispose();
  }

  #judgeAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#judgeSoon(document);
  }

  #judgeSoon(document: vscode.TextDocument, isTyped = false): void {
    const key = document.uri.toString();
    if (!this.#selector.matches(document) && !this.#collection.has(document.uri)) return;
    // Typing starts the pause anew; news of the account do not, since they can come without end.
    if (isTyped) clearTimeout(this.#timers.get(key));
    else if (this.#timers.has(key)) return;
    const judge = () => {
      this.#timers.delete(key);
      void this.#judge(document);
    };
    this.#timers.set(key, setTimeout(judge, PAUSE));
  }

  async #judge(document: vscode.TextDocument): Promise<void> {
    // The wizard shows findings itself: a document that is only open there is not judged twice.
    if (document.isClosed || !this.#selector.matches(document) || !isOpenAsText(document.uri)) {
      this.#collection.delete(document.uri);
      return;
    }
    const { version } = document;
    const account = await readAccount(this.#deps, document);
    if (this.#disposed || document.isClosed || document.version !== version) return;
    const judgements = judgeDocument(document.getText(), account.known);
    this.#collection.set(document.uri, toDiagnostics(document, judgements));
    if (isVisible(document)) loadAccount(this.#deps, account);
  }
}

function toDiagnostics(document: vscode.TextDocument, judgements: readonly Judgement[]): readonly vscode.Diagnostic[] {
  const saidElsewhere = isCheckedAsJson(document) ? SAID_BY_JSON : new Set<string>();
  return judgements
    .filter(({ ruleId }) => !saidElsewhere.has(ruleId))
    .map(({ ruleId, severity, message, offset, length, docUrl }) => {
      const range = toRange(document, offset, length);
      const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      diagnostic.code = docUrl === undefined ? ruleId : { value: ruleId, target: vscode.Uri.parse(docUrl) };
      return diagnostic;
    });
}

/** VS Code's JSON support can be switched off or left out; then its part is ours. */
function isCheckedAsJson({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== 'json' && languageId !== 'jsonc') return false;
  const isThere = vscode.extensions.getExtension('vscode.json-language-features') !== undefined;
  return isThere && vscode.workspace.getConfiguration('json', uri).get<boolean>('validate.enable') === true;
}

function isVisible(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}

function isOpenAsText(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === uri.toString();
      return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
    }),
  );
}
