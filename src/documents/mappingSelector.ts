import * as vscode from 'vscode';
import { DEPLOYED_SCHEME, MAPPING_FILE_PATTERN } from '../contributions.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { Setting } from '../platform/settings.ts';

/** Documents that only repeat what others say: old versions, and our own comparisons. */
const ECHOES: ReadonlySet<string> = new Set(['git', 'gitfs', DEPLOYED_SCHEME, 'output']);

const NAMED = `**/${MAPPING_FILE_PATTERN}`;

/** Which documents are mappings: by name, by the setting `mskLambda.mapping.files`, or marked for this session. */
export class MappingSelector implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #globs = this.#owned.add(new Setting<unknown>('mskLambda.mapping.files'));
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  /** Addresses of documents that have no place in the workspace's settings. */
  readonly #marked = new Set<string>();
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#owned.add(this.#globs.onDidChange(() => this.#changed.fire()));
    this.#owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed.fire()));
  }

  /** For registering language features; whoever is called asks `matches` once more. */
  toFilters(): readonly vscode.DocumentFilter[] {
    const marked = [...this.#marked].map((uri) => vscode.Uri.parse(uri, true));
    return [
      { pattern: NAMED },
      ...this.toMarkedPatterns().map((pattern) => ({ pattern })),
      ...marked.map(({ scheme, fsPath }) => ({ scheme, pattern: fsPath })),
    ];
  }

  /** Patterns of the setting, each in all folders of the workspace. */
  toMarkedPatterns(): readonly vscode.GlobPattern[] {
    const globs = this.#readGlobs();
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.flatMap((folder) => globs.map((glob) => new vscode.RelativePattern(folder, glob)));
  }

  matches(document: vscode.TextDocument): boolean {
    return this.isNamed(document.uri) || this.isMarked(document);
  }

  /** Whether the name alone says it, so that the JSON schema in package.json holds for the document as well. */
  isNamed({ scheme, path }: vscode.Uri): boolean {
    return !ECHOES.has(scheme) && path.endsWith(MAPPING_FILE_PATTERN.slice(1));
  }

  isMarked(document: vscode.TextDocument): boolean {
    if (ECHOES.has(document.uri.scheme)) return false;
    if (this.#marked.has(document.uri.toString())) return true;
    const patterns = this.toMarkedPatterns();
    return (
      patterns.length > 0 &&
      vscode.languages.match(
        patterns.map((pattern) => ({ pattern })),
        document,
      ) > 0
    );
  }

  /** Files of the workspace are noted in its settings; all others count until the window is closed. */
  async mark(uri: vscode.Uri): Promise<void> {
    const folder = uri.scheme === 'untitled' ? undefined : vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) {
      this.#marked.add(uri.toString());
      this.#changed.fire();
      return;
    }
    const glob = toGlob(vscode.workspace.asRelativePath(uri, false));
    const globs = this.#readGlobs();
    if (!globs.includes(glob)) await this.#globs.write([...globs, glob], vscode.ConfigurationTarget.Workspace);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #readGlobs(): readonly string[] {
    const globs = this.#globs.read();
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string' && glob !== '') : [];
  }
}

/** A path as a pattern that means this path only. */
function toGlob(path: string): string {
  return path.replaceAll(/[*?[\]{}]/g, '[$&]');
}
