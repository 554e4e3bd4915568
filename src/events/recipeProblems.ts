import * as vscode from 'vscode';
import { parseRecipe, type RecipeProblem } from '../core/event/generate/recipe.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toRange } from '../platform/ranges.ts';
import { isRecipe } from './recipeFiles.ts';

/** Milliseconds without a keystroke before a recipe is read again. */
const PAUSE = 150;

/** Longer ones hold records, not a recipe, and are only read when they are used. */
const LONGEST = 2_000_000;

/** Says in open recipes what is wrong, where it stands. */
export class RecipeProblems implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambda.recipe'));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#read(document)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#readSoon(document)));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)));
    for (const document of workspace.textDocuments) this.#read(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#owned.dispose();
  }

  #readSoon(document: vscode.TextDocument): void {
    if (!isRecipe(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const read = () => {
      this.#timers.delete(key);
      this.#read(document);
    };
    this.#timers.set(key, setTimeout(read, PAUSE));
  }

  #read(document: vscode.TextDocument): void {
    if (!isRecipe(document.uri) || document.isClosed) return;
    const text = document.getText();
    const problems = text.length > LONGEST || text.trim() === '' ? [] : parseRecipe(text).problems;
    this.#collection.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem)),
    );
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#collection.delete(uri);
  }
}

function toDiagnostic(document: vscode.TextDocument, { offset, length, message }: RecipeProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, offset, length), message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'MSK Lambda';
  return diagnostic;
}
