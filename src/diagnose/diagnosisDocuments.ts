import * as vscode from 'vscode';
import { DIAGNOSIS_SCHEME } from '../contributions.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { isSameScope } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { openMarkdownPreview } from '../platform/markdownPreview.ts';
import type { DiagnosisSource } from './diagnosisSource.ts';

/** A report that somebody has open, or that is being made. */
export interface DiagnosisPage {
  readonly uri: vscode.Uri;
  readonly source: DiagnosisSource;
  report: DiagnosisReport | undefined;
  /** When something was repaired last, in milliseconds since the epoch. */
  repairedAt?: number;
  text: string;
}

/** Reports as readable pages, which grow while checks come in. They live as long as they are open. */
export class DiagnosisDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #pages = new Map<string, DiagnosisPage>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables = new DisposableStore();
  readonly onDidChange = this.#changed.event;
  #count = 0;
  /** The page that was made last. */
  #last: DiagnosisPage | undefined;

  constructor() {
    this.#disposables.add(this.#changed);
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#pages.delete(uri.toString())));
  }

  /** A page whose tab has this title; `show` opens it. */
  create(title: string, source: DiagnosisSource): DiagnosisPage {
    this.#count += 1;
    const path = `/${title.replaceAll(/[\\/]/g, '∕')}.md`;
    const uri = vscode.Uri.from({ scheme: DIAGNOSIS_SCHEME, path, query: String(this.#count) });
    const page = { uri, source, report: undefined, text: `# ${vscode.l10n.t('Diagnosing …')}\n` };
    this.#pages.set(uri.toString(), page);
    this.#last = page;
    return page;
  }

  async show({ uri }: DiagnosisPage): Promise<void> {
    await openMarkdownPreview(uri);
  }

  update(page: DiagnosisPage, report: DiagnosisReport, text: string): void {
    page.report = report;
    page.text = text;
    // VS Code may have closed the text of a page whose tab is still open.
    this.#pages.set(page.uri.toString(), page);
    this.#changed.fire(page.uri);
  }

  /** The page of this address, the last one about this mapping, else the one in front, else the one that was made last. */
  find(wanted: string | MappingRef | undefined): DiagnosisPage | undefined {
    if (typeof wanted === 'string') return this.#pages.get(wanted);
    if (wanted !== undefined) return this.#findLast(wanted);
    const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isPage = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
    return (isPage ? this.#pages.get(input.uri.toString()) : undefined) ?? this.#last;
  }

  #findLast({ scope, uuid }: MappingRef): DiagnosisPage | undefined {
    const pages = [...this.#pages.values(), ...(this.#last === undefined ? [] : [this.#last])];
    return pages.findLast(({ source }) => 'uuid' in source && source.uuid === uuid && isSameScope(source.scope, scope));
  }

  /** Also asked for pages that VS Code restores with the window. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#pages.get(uri.toString())?.text ?? vscode.l10n.t('This report was not kept: diagnose the mapping again.')
    );
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#pages.clear();
  }
}
