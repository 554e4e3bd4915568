import * as vscode from 'vscode';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { type CallHandlers, Channel } from '../core/messages/channel.ts';
import { type Scope, scopeKey } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { isAllowed } from '../platform/trust.ts';
import { toWebviewHtml } from '../platform/webviewHtml.ts';
import { HOST_CALLS, PAGE_CALLS } from './callGuards.ts';
import { DocumentWriter } from './documentWriter.ts';
import { runErrand } from './errands.ts';
import { listEventFiles, readEventFile } from './eventFiles.ts';
import { ListFeed } from './listFeed.ts';
import { toFailureNotice } from './notices.ts';
import type { DocumentState, HostCalls, PageCalls, ScopeState, Start } from './protocol.ts';
import { toScopeLabel } from './scopeWords.ts';
import { submitMapping } from './submitMapping.ts';
import type { Wizard } from './wizard.ts';

/** One page on one document: keeps the two in step and does for the page what only the host can do. */
export class WizardSession implements vscode.Disposable {
  readonly #wizard: Wizard;
  readonly #document: vscode.TextDocument;
  readonly #panel: vscode.WebviewPanel;
  readonly #owned = new DisposableStore();
  readonly #channel: Channel<HostCalls, PageCalls>;
  readonly #feed: ListFeed;
  readonly #writer: DocumentWriter;
  #scope: Scope | undefined;
  #scopeState: ScopeState = {};

  constructor(wizard: Wizard, document: vscode.TextDocument, panel: vscode.WebviewPanel) {
    this.#wizard = wizard;
    this.#document = document;
    this.#panel = panel;
    this.#writer = new DocumentWriter(document);
    this.#feed = this.#owned.add(new ListFeed(wizard.deps.store, (list) => this.#channel.tell('list', list)));
    this.#channel = this.#owned.add(
      new Channel<HostCalls, PageCalls>({
        sent: HOST_CALLS,
        received: PAGE_CALLS,
        handlers: this.#toHandlers(),
        post: (message) => void panel.webview.postMessage(message),
        log: (text) => wizard.deps.errors.log.warn(`wizard: ${text}`),
      }),
    );
    this.#listen();
    this.#show();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  get #uri(): string {
    return this.#document.uri.toString();
  }

  #show(): void {
    const { webview } = this.#panel;
    const { extensionUri } = this.#wizard.deps;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
    webview.html = toWebviewHtml(webview, extensionUri, {
      title: vscode.l10n.t('Event source mapping'),
      scripts: ['dist/wizard.js'],
      styles: ['dist/codicon.css', 'dist/wizard.css'],
    });
  }

  #listen(): void {
    const { documentScopes, submissions, deps } = this.#wizard;
    const own = (...items: { dispose(): void }[]) => items.map((item) => this.#owned.add(item));
    own(
      this.#panel.webview.onDidReceiveMessage((message) => this.#channel.receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== this.#document || contentChanges.length === 0) return;
        this.#tellDocument();
      }),
      documentScopes.onDidChange((uri) => {
        if (uri === this.#uri) void this.#updateScope();
      }),
      deps.scopes.onDidChange(() => void this.#updateScope()),
      submissions.onDidChange((uri) => {
        if (uri === this.#uri) this.#channel.tell('submission', submissions.get(uri));
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const request of this.#feed.wanted()) this.#feed.want(request);
        if (this.#scope !== undefined) void this.#readAccount(this.#scope);
      }),
    );
  }

  #toHandlers(): CallHandlers<PageCalls> {
    return {
      ready: () => this.#start(),
      edit: async ({ edits }) => {
        const version = await this.#writer.write(edits);
        // The page takes its edits off its list only once it has the text that contains them.
        this.#tellDocument();
        return { version };
      },
      load: (request) => {
        this.#feed.want(request);
        return null;
      },
      submit: async () => {
        await this.#writer.settled();
        await submitMapping(this.#wizard, this.#document);
        return null;
      },
      dismiss: () => {
        this.#wizard.submissions.set(this.#uri, { stage: 'none' });
        return null;
      },
      run: async (errand) => {
        await this.#writer.settled();
        await runErrand(errand, {
          wizard: this.#wizard,
          document: this.#document,
          scope: this.#scope,
        });
        return null;
      },
      listEvents: () => listEventFiles(),
      readEvent: async ({ uri }) => ({ text: await readEventFile(uri) }),
      log: (text) => {
        this.#wizard.deps.errors.log.warn(`wizard page: ${text}`);
        return null;
      },
    };
  }

  async #start(): Promise<Start> {
    await this.#updateScope();
    const translations = vscode.l10n.bundle;
    return {
      ...(translations === undefined ? {} : { translations }),
      document: this.#toDocumentState(),
      scope: this.#scopeState,
      lists: this.#feed.snapshot(),
      submission: this.#wizard.submissions.get(this.#uri),
    };
  }

  #tellDocument(): void {
    this.#channel.tell('document', this.#toDocumentState());
  }

  #toDocumentState(): DocumentState {
    const text = this.#document.getText();
    this.#feed.setDeployed(parseMappingDocument(text).uuid);
    const readonly = vscode.workspace.fs.isWritableFileSystem(this.#document.uri.scheme) === false;
    return { version: this.#document.version, text, readonly };
  }

  async #updateScope(): Promise<void> {
    const { input } = parseMappingDocument(this.#document.getText());
    try {
      const scope = await this.#wizard.documentScopes.resolve(this.#uri, input.EventSourceArn);
      if (this.#scope !== undefined && scopeKey(scope) === scopeKey(this.#scope)) return;
      this.#scope = scope;
      this.#feed.setScope(scope);
      const endpointUrl = await this.#wizard.deps.readEndpoint(scope);
      this.#tellScope(toScopeState(scope, endpointUrl));
      void this.#readAccount(scope);
    } catch (error) {
      this.#scope = undefined;
      this.#feed.setScope(undefined);
      this.#tellScope({ failure: toFailureNotice(error) });
    }
  }

  #tellScope(state: ScopeState): void {
    this.#scopeState = state;
    this.#channel.tell('scope', state);
  }

  /** Whose account it is, is told as soon as AWS has said it. */
  async #readAccount(scope: Scope): Promise<void> {
    if (!isAllowed(scope)) return;
    const { items, failure } = await this.#wizard.deps.store.load({ scope, kind: 'identity' });
    if (scope !== this.#scope) return;
    const account = items[0]?.account;
    this.#tellScope({
      ...this.#scopeState,
      ...(account === undefined ? {} : { account }),
      ...(failure === undefined ? {} : { failure: toFailureNotice(failure, scope) }),
    });
  }
}

function toScopeState(scope: Scope, endpointUrl: string | undefined): ScopeState {
  return {
    key: scopeKey(scope),
    label: toScopeLabel(scope),
    region: scope.region,
    ...(scope.profile === undefined ? {} : { profile: scope.profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}
