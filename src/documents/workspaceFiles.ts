import * as vscode from 'vscode';
import { MAPPING_FILE_PATTERN } from '../contributions.ts';
import { findJsonNode, parseJsonTree } from '../core/mapping/jsonTree.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { findDeployedOf, listDifferences } from './deployedText.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import type { MappingSelector } from './mappingSelector.ts';
import { NewFolders } from './newFolders.ts';

const MOST_FILES = 500;
const MOST_BYTES = 1024 * 1024;
const EXCLUDED = '**/{node_modules,.git}/**';
const IS_EXCLUDED = /\/(?:node_modules|\.git)(?:\/|$)/;

/** Milliseconds in which news of files and of the account become one comparison. */
const PAUSE = 200;

interface MappingFile {
  readonly uri: vscode.Uri;
  readonly input: MappingInput;
  readonly uuid?: string;
  /** Of the member that says which mapping it is. */
  readonly place: vscode.Range;
}

/** A file and a mapping that it describes. */
export interface DescribedMapping {
  readonly uri: vscode.Uri;
  readonly place: vscode.Range;
  readonly mapping: DeployedMapping;
}

/** The mapping documents saved in the workspace, and which of them say something else than what is deployed. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #deps: DocumentsDeps;
  readonly #selector: MappingSelector;
  readonly #owned = new DisposableStore();
  readonly #files = new Map<string, MappingFile>();
  /** Files that are being read, each with its last reading: the answer of an earlier one is old by then. */
  readonly #readings = new Map<string, symbol>();
  /** Files that came, changed or went since the last search began: it may have missed them. */
  #heard = new Set<string>();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #compared = this.#owned.add(new vscode.EventEmitter<readonly DescribedMapping[]>());
  #watchers: readonly vscode.Disposable[] = [];
  #differing: ReadonlyMap<string, string> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Fires when other mappings differ than before. */
  readonly onDidChange = this.#changed.event;
  /** Fires after every comparison, with all mappings that have a file. */
  readonly onDidCompare = this.#compared.event;
  /** Resolves when the files that there are have been looked for and read. */
  ready: Promise<void>;

  constructor(deps: DocumentsDeps, selector: MappingSelector) {
    this.#deps = deps;
    this.#selector = selector;
    this.#watch();
    this.ready = this.#search();
    const folders = this.#owned.add(new NewFolders((uri) => selector.isNamed(uri) || IS_EXCLUDED.test(uri.path)));
    this.#owned.add(folders.onDidCome(() => this.#searchAgain()));
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher('**', true, true, false));
    this.#owned.add(watcher.onDidDelete((uri) => this.#forget(uri)));
    this.#owned.add(
      deps.store.onDidChange(({ kind }) => {
        if (kind === 'mappings') this.#compareSoon();
      }),
    );
    this.#owned.add(
      selector.onDidChange(() => {
        this.#watch();
        this.#searchAgain();
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

  /** One after another, since each one counts on what the last one found. */
  #searchAgain(): void {
    const search = () => this.#search();
    this.ready = this.ready.then(search, search);
  }

  async #search(): Promise<void> {
    const heard = new Set<string>();
    this.#heard = heard;
    const found = await Promise.all(this.#toPatterns().map((pattern) => this.#find(pattern)));
    const uris = new Map(found.flatMap((some) => some ?? []).map((uri) => [uri.toString(), uri]));
    const isComplete = !found.includes(undefined);
    if (isComplete) this.#drop((key) => !uris.has(key) && !heard.has(key));
    const unknown = [...uris].filter(([key]) => !this.#files.has(key));
    const wanted = unknown.slice(0, Math.max(0, MOST_FILES - this.#files.size));
    await Promise.all(wanted.map(([, uri]) => this.#read(uri)));
    await this.#compare();
  }

  #toPatterns(): readonly vscode.GlobPattern[] {
    return [`**/${MAPPING_FILE_PATTERN}`, ...this.#selector.toMarkedPatterns()];
  }

  /**
   * Undefined when it cannot be told: the search is a program of its own and may be missing; files that change later are
   * found all the same.
   */
  async #find(pattern: vscode.GlobPattern): Promise<readonly vscode.Uri[] | undefined> {
    try {
      return await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_FILES);
    } catch (error) {
      this.#deps.log.warn(`mapping documents: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = this.#toPatterns().map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, false, true);
      watcher.onDidCreate((uri) => this.#reread(uri));
      watcher.onDidChange((uri) => this.#reread(uri));
      return watcher;
    });
  }

  #reread(uri: vscode.Uri): void {
    this.#heard.add(uri.toString());
    if (this.#files.size >= MOST_FILES && !this.#files.has(uri.toString())) return;
    void this.#read(uri).then(() => this.#compareSoon());
  }

  /** A file, or everything in a folder: VS Code tells of the folder only. */
  #forget(uri: vscode.Uri): void {
    const gone = uri.toString();
    const dropped = this.#drop((key) => key === gone || key.startsWith(`${gone}/`));
    for (const key of dropped) this.#heard.add(key);
    if (dropped.length > 0) this.#compareSoon();
  }

  /** Also those that are just being read. */
  #drop(isMeant: (key: string) => boolean): readonly string[] {
    const dropped = [...this.#files.keys(), ...this.#readings.keys()].filter(isMeant);
    for (const key of dropped) {
      this.#files.delete(key);
      this.#readings.delete(key);
    }
    return dropped;
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const reading = Symbol();
    this.#readings.set(key, reading);
    const file = await readMappingFile(uri);
    // Otherwise it was deleted meanwhile, or has changed and is read again.
    if (this.#readings.get(key) !== reading) return;
    this.#readings.delete(key);
    if (file === undefined) this.#files.delete(key);
    else this.#files.set(key, file);
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
    const described = [...this.#files.values()].flatMap((file) =>
      findDeployedOf(file, mappings).map((mapping) => ({ ...file, mapping })),
    );
    this.#compared.fire(described);
    const differing = new Map(
      described
        .filter(({ mapping, input }) => listDifferences(mapping, input).length > 0)
        .map(({ mapping, uri }) => [mapping.UUID, vscode.workspace.asRelativePath(uri)] as const),
    );
    const isSame = JSON.stringify([...differing]) === JSON.stringify([...this.#differing]);
    this.#differing = differing;
    if (!isSame) this.#changed.fire();
  }
}

/** Undefined for files that are too large, gone again or no mapping. */
async function readMappingFile(uri: vscode.Uri): Promise<MappingFile | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { kind, input, uuid } = parseMappingDocument(text);
    return kind === 'mapping' ? { uri, input, ...(uuid !== undefined && { uuid }), place: toPlace(text) } : undefined;
  } catch {
    return undefined;
  }
}

/** The value of the member that tells mappings apart. */
function toPlace(text: string): vscode.Range {
  const { root } = parseJsonTree(text);
  const [node] = IDENTIFYING.map((name) => findJsonNode(root, [name])).filter((found) => found !== undefined);
  const start = node?.offset ?? 0;
  return new vscode.Range(toPosition(text, start), toPosition(text, start + (node?.length ?? 1)));
}

const IDENTIFYING = ['UUID', 'Topics', 'EventSourceArn'];

function toPosition(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split('\n');
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
