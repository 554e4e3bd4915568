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

/**
 * Registers a scheme of read-only documents whose provider is loaded with the first of them. `load` is asked for each
 * document and gives the same provider every time; where it fails, the next document asks again.
 */
export function registerContent(
  scheme: string,
  load: () => Promise<vscode.TextDocumentContentProvider>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** What changed while VS Code was opening it: VS Code takes notice of changes of open documents only. */
  const missed = new Set<string>();
  let known: vscode.TextDocumentContentProvider | undefined;
  const onChange = (uri: vscode.Uri) => {
    missed.add(uri.toString());
    changed.fire(uri);
  };
  const open = async () => {
    const provider = await load();
    if (provider !== known) provider.onDidChange?.(onChange);
    known = provider;
    return provider;
  };
  const opened = vscode.workspace.onDidOpenTextDocument(({ uri }) => {
    if (missed.delete(uri.toString())) changed.fire(uri);
  });
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const provider = await open();
      missed.delete(uri.toString());
      return await provider.provideTextDocumentContent(uri, token);
    },
  });
  return vscode.Disposable.from(registration, opened, changed);
}
