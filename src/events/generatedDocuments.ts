import * as vscode from 'vscode';

interface Made {
  readonly uri: string;
  /** Of the document when it was filled: another one means that somebody worked on it. */
  readonly version: number;
}

/** Remembers what recipes were made into, so that making them again does not open ever more documents. */
export class GeneratedDocuments {
  readonly #made = new Map<string, readonly Made[]>();

  /** Documents of the last time that nobody has touched since. */
  listUntouched(recipe: vscode.Uri): readonly vscode.TextDocument[] {
    return (this.#made.get(recipe.toString()) ?? []).flatMap(({ uri, version }) => {
      const document = findOpen(uri);
      return document?.version === version && document.isDirty ? [document] : [];
    });
  }

  keep(recipe: vscode.Uri, uris: readonly string[]): void {
    const made = uris.flatMap((uri) => {
      const document = findOpen(uri);
      return document === undefined ? [] : [{ uri, version: document.version }];
    });
    this.#made.set(recipe.toString(), made);
  }
}

function findOpen(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri && !document.isClosed);
}
