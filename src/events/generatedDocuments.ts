import * as vscode from 'vscode';
import type { RecipeSource } from './recipeSources.ts';

interface Made {
  readonly uri: string;
  /** Of the document when it was filled: another one means that somebody worked on it. */
  readonly version: number;
}

/** Remembers what recipes were made into, so that making them again does not open ever more documents. */
export class GeneratedDocuments {
  readonly #made = new Map<string, readonly Made[]>();

  /** Documents of the last time that nobody has touched since. */
  listUntouched(recipe: RecipeSource): readonly vscode.TextDocument[] {
    return (this.#made.get(toKey(recipe)) ?? []).flatMap(({ uri, version }) => {
      const document = findOpen(uri);
      return document?.version === version && document.isDirty ? [document] : [];
    });
  }

  keep(recipe: RecipeSource, uris: readonly string[]): void {
    const made = uris.flatMap((uri) => {
      const document = findOpen(uri);
      return document === undefined ? [] : [{ uri, version: document.version }];
    });
    this.#made.set(toKey(recipe), made);
  }
}

/** No URI begins as the key of a setting does. */
function toKey(recipe: RecipeSource): string {
  return recipe instanceof vscode.Uri ? recipe.toString() : `:${recipe.setting}`;
}

function findOpen(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri && !document.isClosed);
}
