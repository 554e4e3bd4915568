import * as vscode from 'vscode';
import { VALUE_SCHEME } from '../contributions.ts';
import { parseHex } from '../core/event/hex.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toRange } from '../platform/ranges.ts';
import { DIAGNOSTIC_SOURCE } from './eventDiagnostics.ts';
import { HEX_ENDING } from './valueUri.ts';

/** Marks in values that are edited as hexadecimal digits what cannot be saved. */
export class HexProblems implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambdaValues'));

  constructor() {
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#judge(document)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#judge(document)));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)));
    for (const document of workspace.textDocuments) this.#judge(document);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #judge(document: vscode.TextDocument): void {
    const { scheme, path } = document.uri;
    if (scheme !== VALUE_SCHEME || !path.endsWith(HEX_ENDING)) return;
    const read = parseHex(document.getText());
    if (read.bytes !== undefined) {
      this.#collection.delete(document.uri);
      return;
    }
    const diagnostic = new vscode.Diagnostic(toRange(document, read.offset, 1), read.problem);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = 'hex';
    this.#collection.set(document.uri, [diagnostic]);
  }
}
