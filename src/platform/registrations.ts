import * as vscode from 'vscode';

/** Registers every command that package.json contributes; what each of them does is found out when it is called. */
export function registerContributedCommands(
  extension: vscode.Extension<unknown>,
  run: (id: string, args: readonly unknown[]) => Promise<unknown>,
): vscode.Disposable {
  const commands: readonly { readonly command: string }[] = extension.packageJSON.contributes.commands;
  return vscode.Disposable.from(
    ...commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (...args: unknown[]) => run(command, args)),
    ),
  );
}

/** Registers language-model tools; each is loaded when it is first asked. */
export function registerTools<Name extends string>(
  names: readonly Name[],
  load: (name: Name) => Promise<vscode.LanguageModelTool<object>>,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.lm.registerTool<object>(name, {
        prepareInvocation: async (options, token) => await (await load(name)).prepareInvocation?.(options, token),
        invoke: async (options, token) => await (await load(name)).invoke(options, token),
      }),
    ),
  );
}

/** Registers a scheme of read-only documents whose provider is loaded with the first of them. */
export function registerContent(
  scheme: string,
  load: () => Promise<vscode.TextDocumentContentProvider>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let loading: Promise<vscode.TextDocumentContentProvider> | undefined;
  const open = async () => {
    const provider = await load();
    provider.onDidChange?.((uri) => changed.fire(uri));
    return provider;
  };
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      loading ??= open();
      return await (await loading).provideTextDocumentContent(uri, token);
    },
  });
  return vscode.Disposable.from(registration, changed);
}

type Files = Pick<vscode.FileSystemProvider, 'onDidChangeFile' | 'stat' | 'readFile' | 'writeFile'>;

/** Registers a scheme of files, without folders, whose provider is loaded with the first of them. */
export function registerFiles(scheme: string, load: () => Promise<Files>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let loading: Promise<Files> | undefined;
  const open = async () => {
    const provider = await load();
    provider.onDidChangeFile((changes) => changed.fire(changes));
    return provider;
  };
  const files = () => {
    loading ??= open();
    return loading;
  };
  const refuse = (uri: vscode.Uri) => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const registration = vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
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
  openAgain(scheme);
  return vscode.Disposable.from(registration, changed);
}

/** Tabs that came back with the window before we could give their files show an error until they are opened once more. */
function openAgain(scheme: string): void {
  for (const { activeTab, viewColumn } of vscode.window.tabGroups.all) {
    const input: unknown = activeTab?.input;
    if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== scheme) continue;
    void vscode.commands.executeCommand('vscode.open', input.uri, { viewColumn, preserveFocus: true });
  }
}
