import * as vscode from 'vscode';
import { DEPLOYED_SCHEME } from '../contributions.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { DisposableStore } from '../platform/disposables.ts';

/** Milliseconds without a keystroke before the left side follows the right one. */
const PAUSE = 300;

/** The comparisons made last. */
const KEPT = 20;

/** One side of an open comparison. */
export interface Comparison {
  readonly file: vscode.Uri;
  readonly deployed: DeployedMapping;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Documents that say what is deployed in the words of a file: the left sides of comparisons. While one is open it follows
 * its file, so that the two go on differing in nothing but values.
 */
export class DeployedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #comparisons = new Map<string, Comparison>();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;
  /** Left sides whose files have changed since they last followed: one edit may change several files. */
  readonly #late = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follow(document.uri)));
  }

  /** Address of the left side of a comparison. */
  add(comparison: Comparison): vscode.Uri {
    const { file, deployed } = comparison;
    const query = new URLSearchParams({ uuid: deployed.UUID, file: file.toString() }).toString();
    const uri = vscode.Uri.from({ scheme: DEPLOYED_SCHEME, path: toPath(file), query });
    this.#comparisons.delete(uri.toString());
    this.#comparisons.set(uri.toString(), comparison);
    // Not when they are closed: VS Code closes and reopens documents of tabs in the background as it likes.
    for (const oldest of [...this.#comparisons.keys()].slice(0, -KEPT)) this.#comparisons.delete(oldest);
    this.#changed.fire(uri);
    return uri;
  }

  /** Empty for comparisons of an earlier session: what was deployed then is not known any more. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const comparison = this.#comparisons.get(uri.toString());
    if (comparison === undefined) return '';
    const { toDeployedText } = await import('./deployedText.ts');
    const document = await vscode.workspace.openTextDocument(comparison.file);
    return toDeployedText(document.getText(), comparison.deployed, comparison.tags).text;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #follow(file: vscode.Uri): void {
    const concerned = [...this.#comparisons].filter(([, entry]) => entry.file.toString() === file.toString());
    if (concerned.length === 0) return;
    for (const [uri] of concerned) this.#late.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const uri of this.#late) this.#changed.fire(vscode.Uri.parse(uri, true));
      this.#late.clear();
    }, PAUSE);
  }
}

/** Named as the file, but not so that it counts as a mapping document of its own. */
function toPath({ path }: vscode.Uri): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
  return `/${name}.deployed.json`;
}
