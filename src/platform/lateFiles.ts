import * as vscode from 'vscode';

type Files = Pick<vscode.FileSystemProvider, 'onDidChangeFile' | 'stat' | 'readFile' | 'writeFile'>;

/**
 * A scheme of files, without folders, whose provider is loaded with the first of them. It is registered when one of them is
 * about to be opened, or is in a tab, and not before: as soon as an extension has files of its own, VS Code looks for links in
 * every document after every change of it, all of it in one piece, in the thread of all extensions.
 */
export class LateFiles implements vscode.Disposable {
  readonly #scheme: string;
  readonly #load: () => Promise<Files>;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #opening: vscode.Disposable | undefined;
  #known: Files | undefined;
  #registration: vscode.Disposable | undefined;

  /** `load` gives the same provider every time; where it fails, the next question asks again. */
  constructor(scheme: string, load: () => Promise<Files>) {
    this.#scheme = scheme;
    this.#load = load;
  }

  /** To be called once: looks for tabs that came back with the window, and for those that others open. */
  watch(): void {
    const { tabGroups } = vscode.window;
    this.#opening = tabGroups.onDidChangeTabs(({ opened }) => this.#look(opened, () => true));
    // Of a tab behind another one VS Code opens the file once it is shown.
    this.#look(
      tabGroups.all.flatMap(({ tabs }) => tabs),
      ({ isActive }) => isActive,
    );
  }

  /** To be called before one of the files is opened. */
  register(): void {
    if (this.#registration !== undefined) return;
    const files = () => this.#open();
    this.#registration = vscode.workspace.registerFileSystemProvider(
      this.#scheme,
      {
        onDidChangeFile: this.#changed.event,
        watch: () => new vscode.Disposable(() => {}),
        stat: async (uri) => await (await files()).stat(uri),
        readFile: async (uri) => await (await files()).readFile(uri),
        writeFile: async (uri, content, options) => await (await files()).writeFile(uri, content, options),
        readDirectory: refuse,
        createDirectory: refuse,
        delete: refuse,
        rename: refuse,
      },
      { isCaseSensitive: true },
    );
  }

  dispose(): void {
    this.#opening?.dispose();
    this.#registration?.dispose();
    this.#changed.dispose();
  }

  async #open(): Promise<Files> {
    const provider = await this.#load();
    if (provider !== this.#known) provider.onDidChangeFile((changes) => this.#changed.fire(changes));
    this.#known = provider;
    return provider;
  }

  #look(tabs: readonly vscode.Tab[], isEmpty: (tab: vscode.Tab) => boolean): void {
    const ours = tabs.filter(({ input }) => hasScheme(input, this.#scheme));
    if (ours.length === 0 || this.#registration !== undefined) return;
    this.register();
    for (const tab of ours.filter(isEmpty)) void openAgain(tab);
  }
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}

function hasScheme(input: unknown, scheme: string): boolean {
  return input instanceof vscode.TabInputText && input.uri.scheme === scheme;
}

/**
 * A tab that was there before we could give its file shows an error until the file is opened once more. One that was opened
 * when the scheme was not known is none of a file for VS Code, and stays so: another one has to take its place.
 */
async function openAgain(tab: vscode.Tab): Promise<void> {
  const { input, isPreview } = tab;
  const { viewColumn } = tab.group;
  if (!(input instanceof vscode.TabInputText)) return;
  const { uri } = input;
  const open = async () => {
    const options = { viewColumn, preserveFocus: true, preview: isPreview };
    await vscode.commands.executeCommand('vscode.open', uri, options);
  };
  await open();
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  // VS Code may have made its tabs anew in the meantime, and closes none of the old ones.
  const shown = findTab(uri, viewColumn);
  if (isOpen || shown?.isDirty === true) return;
  if (shown !== undefined) await vscode.window.tabGroups.close(shown, true);
  await open();
}

function findTab(uri: vscode.Uri, viewColumn: vscode.ViewColumn): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .filter((group) => group.viewColumn === viewColumn)
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
