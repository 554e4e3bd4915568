import * as vscode from 'vscode';
import { REPORT_SCHEME } from '../contributions.ts';
import { openMarkdownPreview } from '../platform/markdownPreview.ts';

/** Readable pages about what was done with an event. They live as long as they are open, and are in no file. */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString()));
  #count = 0;

  /** Opens a page whose tab has this title. */
  async show(title: string, markdown: string): Promise<void> {
    this.#count += 1;
    const name = `${title.replace(/[\\/]/g, '-')}.md`;
    const uri = vscode.Uri.from({ scheme: REPORT_SCHEME, path: `/${name}`, query: String(this.#count) });
    this.#texts.set(uri.toString(), markdown);
    await openMarkdownPreview(uri);
  }

  /** Also asked for pages that VS Code restores with the window. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t('This page was not kept: do again what it was about.');
  }

  dispose(): void {
    this.#closing.dispose();
    this.#texts.clear();
  }
}
