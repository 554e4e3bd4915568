import * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';

/** Milliseconds in which what is created becomes one look. */
const PAUSE = 1_000;

/** So many at once are a checkout or a build: folders will be among them. */
const MANY = 50;

/**
 * Tells of folders that came to be in the workspace. VS Code speaks of the files in a folder only from when it watches it:
 * a folder that is moved here, checked out or unpacked may come alone, without a word of what is in it.
 */
export class NewFolders implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #isFile: (uri: vscode.Uri) => boolean;
  readonly #created = new Map<string, vscode.Uri>();
  readonly #came = this.#owned.add(new vscode.EventEmitter<void>());
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidCome = this.#came.event;

  /** `isFile` names what need not be looked at. */
  constructor(isFile: (uri: vscode.Uri) => boolean) {
    this.#isFile = isFile;
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher('**', false, true, true));
    this.#owned.add(watcher.onDidCreate((uri) => this.#note(uri)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #note(uri: vscode.Uri): void {
    if (this.#isFile(uri)) return;
    this.#created.set(uri.toString(), uri);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, PAUSE);
  }

  async #look(): Promise<void> {
    const created = [...this.#created.values()];
    this.#created.clear();
    if (created.length > MANY || (await Promise.all(created.map(isFolder))).includes(true)) this.#came.fire();
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    // Gone again.
    return false;
  }
}
