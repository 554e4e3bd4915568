import * as vscode from 'vscode';
import { AwsConnections } from '../../src/aws/connections.ts';
import { CachedResourceStore } from '../../src/aws/resourceStore.ts';
import { Channel } from '../../src/core/messages/channel.ts';
import { toFailureNotice } from '../../src/failureNotice.ts';
import { createFollow } from '../../src/mappings/follow.ts';
import { SYSTEM_TIMERS, type Timers } from '../../src/mappings/timers.ts';
import type { Question } from '../../src/platform/confirm.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { HOST_CALLS, PAGE_CALLS } from '../../src/wizard/callGuards.ts';
import { DocumentScopes } from '../../src/wizard/documentScopes.ts';
import type { HostCalls, ListUpdate, PageCalls, Submission } from '../../src/wizard/protocol.ts';
import { Submissions } from '../../src/wizard/submissions.ts';
import type { Wizard } from '../../src/wizard/wizard.ts';
import { WizardSession } from '../../src/wizard/wizardSession.ts';
import { waitUntil } from './support/waiting.ts';

const SCOPE = { region: 'us-east-1', sample: true } as const;

/** States settle ten times as fast here as in the sample account. */
const TIMERS: Timers = { ...SYSTEM_TIMERS, pause: (ms, signal) => SYSTEM_TIMERS.pause(ms / 10, signal) };

/** The wizard's host side on its own store, so that a test sees what it tells the page. */
export class WizardBed implements vscode.Disposable {
  readonly wizard: Wizard;
  readonly questions: Question[] = [];
  /** The answer to every question. */
  agree = true;
  readonly #owned: { dispose(): unknown }[] = [];

  constructor(sandbox: Sandbox) {
    const own = <T extends { dispose(): unknown }>(item: T): T => {
      this.#owned.push(item);
      return item;
    };
    const connections = own(
      new AwsConnections({ sampleEndpoint: async () => sandbox.endpoint, mfaCode: async () => '' }),
    );
    const store = own(new CachedResourceStore(connections));
    const log = own(vscode.window.createOutputChannel('MSK Lambda test', { log: true }));
    const scopes = { list: async () => [SCOPE], onDidChange: () => ({ dispose: () => undefined }) };
    const kept = new Map<string, unknown>();
    const memory = {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => {
        kept.set(key, value);
      },
    };
    this.wizard = {
      deps: {
        extensionUri: vscode.Uri.file('/'),
        store,
        scopes,
        memory,
        confirm: async (question) => {
          this.questions.push(question);
          return this.agree;
        },
        follow: createFollow(store, TIMERS),
        pickMapping: async () => undefined,
        readEndpoint: async () => sandbox.endpoint,
        errors: { log, toNotice: toFailureNotice },
      },
      documentScopes: own(new DocumentScopes(scopes, memory)),
      submissions: own(new Submissions()),
      dispose: () => this.dispose(),
    };
  }

  /** Opens a page on a document: the other end of the session's channel is in the test's hands. */
  openPage(document: vscode.TextDocument): FakePage {
    const page = new FakePage(this.wizard, document);
    this.#owned.push(page);
    return page;
  }

  dispose(): void {
    for (const item of this.#owned.splice(0).reverse()) item.dispose();
  }
}

export class FakePage implements vscode.Disposable {
  readonly channel: Channel<PageCalls, HostCalls>;
  readonly texts: string[] = [];
  readonly lists: ListUpdate[] = [];
  readonly submissions: Submission[] = [];
  readonly accounts: (string | undefined)[] = [];
  readonly #session: WizardSession;
  readonly #told = new vscode.EventEmitter<void>();
  readonly #fromPage = new vscode.EventEmitter<unknown>();

  constructor(wizard: Wizard, document: vscode.TextDocument) {
    const toPage = (message: unknown) => void this.channel.receive(JSON.parse(JSON.stringify(message)));
    this.channel = new Channel<PageCalls, HostCalls>({
      sent: PAGE_CALLS,
      received: HOST_CALLS,
      post: (message) => this.#fromPage.fire(JSON.parse(JSON.stringify(message))),
      log: () => undefined,
      handlers: {
        document: ({ text }) => this.#keep(this.texts, text),
        list: (list) => this.#keep(this.lists, list),
        scope: ({ account }) => this.#keep(this.accounts, account),
        submission: (submission) => this.#keep(this.submissions, submission),
      },
    });
    this.#session = new WizardSession(wizard, document, toPanel(this.#fromPage.event, toPage));
  }

  /** Resolves as soon as the condition holds, looking again after everything that the host tells. */
  async until(condition: () => boolean): Promise<void> {
    await waitUntil(condition, this.#told.event);
  }

  dispose(): void {
    this.#session.dispose();
    this.channel.dispose();
    this.#told.dispose();
    this.#fromPage.dispose();
  }

  #keep<T>(list: T[], item: T): null {
    list.push(item);
    this.#told.fire();
    return null;
  }
}

/** The part of a webview panel that a session uses. */
function toPanel(fromPage: vscode.Event<unknown>, toPage: (message: unknown) => void): vscode.WebviewPanel {
  const webview = {
    options: {},
    html: '',
    cspSource: 'test:',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: fromPage,
    postMessage: async (message: unknown) => {
      toPage(message);
      return true;
    },
  };
  return { webview } as Partial<vscode.WebviewPanel> as vscode.WebviewPanel;
}

let opened = 0;

/** An unsaved document with this text; each has a name of its own, since VS Code gives its own names again too soon. */
export async function openText(text: string): Promise<vscode.TextDocument> {
  opened += 1;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:submitted-${opened}.json`));
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(change);
  return document;
}
