import * as vscode from 'vscode';
import { MAPPING_FILE_PATTERN } from '../contributions.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { findDeployedOf, listDifferences } from './deployedText.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import type { MappingSelector } from './mappingSelector.ts';

const MOST_FILES = 500;
const MOST_BYTES = 1024 * 1024;
const EXCLUDED = '**/{node_modules,.git}/**';

/** Milliseconds in which news of files and of the account become one comparison. */
const PAUSE = 200;

interface MappingFile {
  readonly uri: vscode.Uri;
  readonly input: MappingInput;
  readonly uuid?: string;
}

/** The mapping documents saved in the workspace, and which of them say something else than what is deployed. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #deps: DocumentsDeps;
  readonly #selector: MappingSelector;
  readonly #owned = new DisposableStore();
  readonly #files = new Map<string, MappingFile>();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  #watchers: readonly vscode.Disposable[] = [];
  #differing: ReadonlyMap<string, string> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Fires when other mappings differ than before. */
  readonly onDidChange = this.#changed.event;
  /** Resolves when the files there were in the beginning have been read. */
  ready: Promise<void>;

  constructor(deps: DocumentsDeps, selector: MappingSelector) {
    this.#deps = deps;
    this.#selector = selector;
    this.ready = this.#scan();
    this.#owned.add(
      deps.store.onDidChange(({ kind }) => {
        if (kind === 'mappings') this.#compareSoon();
      }),
    );
    this.#owned.add(
      selector.onDidChange(() => {
        this.ready = this.#scan();
      }),
    );
  }

  uris(): readonly vscode.Uri[] {
    return [...this.#files.values()].map(({ uri }) => uri);
  }

  /** The file that describes a mapping. */
  fileOf(mapping: DeployedMapping): vscode.Uri | undefined {
    return [...this.#files.values()].find((file) => findDeployedOf(file, [mapping]).length > 0)?.uri;
  }

  /** Path in the workspace of the file that says something else than the mapping as deployed. */
  differingFile(uuid: string): string | undefined {
    return this.#differing.get(uuid);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.dispose();
    this.#owned.dispose();
  }

  async #scan(): Promise<void> {
    const patterns = [`**/${MAPPING_FILE_PATTERN}`, ...this.#selector.toMarkedPatterns()];
    this.#watch(patterns);
    const found = await Promise.all(patterns.map((pattern) => this.#find(pattern)));
    const uris = new Map(found.flat().map((uri) => [uri.toString(), uri]));
    for (const key of this.#files.keys()) if (!uris.has(key)) this.#files.delete(key);
    await Promise.all([...uris.values()].slice(0, MOST_FILES).map((uri) => this.#read(uri)));
    await this.#compare();
  }

  /** The search is a program of its own and may be missing; files that change later are found all the same. */
  async #find(pattern: vscode.GlobPattern): Promise<readonly vscode.Uri[]> {
    try {
      return await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_FILES);
    } catch (error) {
      this.#deps.log.warn(`mapping documents: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  #watch(patterns: readonly vscode.GlobPattern[]): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watcher.onDidCreate((uri) => this.#reread(uri));
      watcher.onDidChange((uri) => this.#reread(uri));
      watcher.onDidDelete((uri) => {
        this.#files.delete(uri.toString());
        this.#compareSoon();
      });
      return watcher;
    });
  }

  #reread(uri: vscode.Uri): void {
    if (this.#files.size >= MOST_FILES && !this.#files.has(uri.toString())) return;
    void this.#read(uri).then(() => this.#compareSoon());
  }

  /** Files that are too large, gone again or no mapping are left out. */
  async #read(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      const text = size > MOST_BYTES ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const { kind, input, uuid } = parseMappingDocument(text);
      if (kind === 'mapping') this.#files.set(key, { uri, input, ...(uuid === undefined ? {} : { uuid }) });
      else this.#files.delete(key);
    } catch {
      this.#files.delete(key);
    }
  }

  #compareSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#compare();
    }, PAUSE);
  }

  async #compare(): Promise<void> {
    const scopes = await this.#deps.listScopes().catch(() => []);
    const mappings = scopes.flatMap((scope) => this.#deps.store.peek({ scope, kind: 'mappings' }).items);
    const differing = new Map(
      [...this.#files.values()].flatMap((file) =>
        findDeployedOf(file, mappings)
          .filter((mapping) => listDifferences(mapping, file.input).length > 0)
          .map(({ UUID }) => [UUID, vscode.workspace.asRelativePath(file.uri)] as const),
      ),
    );
    const isSame = JSON.stringify([...differing]) === JSON.stringify([...this.#differing]);
    this.#differing = differing;
    if (!isSame) this.#changed.fire();
  }
}
