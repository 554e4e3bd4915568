import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/paths.ts';
import { editMappingText } from '../../src/core/mapping/mappingDocument.ts';
import { applyTextEdits } from '../../src/core/mapping/textEdits.ts';
import { Channel } from '../../src/wizard/channel.ts';
import {
  type Errand,
  HOST_CALLS,
  type HostCalls,
  type ListName,
  type ListRequest,
  type ListUpdate,
  PAGE_CALLS,
  type PageCalls,
  type ScopeState,
  type Submission,
} from '../../src/wizard/protocol.ts';
import themes from '../fixtures/themes.json' with { type: 'json' };
import { ACCOUNT_LISTS } from './wizardAccount.ts';

const ADDRESS = 'http://wizard.test/';
const SCOPE: ScopeState = {
  key: 'sample@us-east-1',
  label: 'Sample account · us-east-1',
  region: 'us-east-1',
  account: '111122223333',
};

export type ThemeName = keyof typeof themes;

export const THEMES = Object.keys(themes) as readonly ThemeName[];

/** The one that pages are opened in. */
export const FIRST_THEME = 'dark' satisfies ThemeName;

export interface BedOptions {
  readonly text?: string;
  readonly scope?: ScopeState;
  /** Lists that do not arrive as they are: another update instead, or `hold` for one that stays loading. */
  readonly lists?: Partial<Record<ListName, Omit<ListUpdate, 'list' | 'clusterArn'> | 'hold'>>;
  readonly submission?: Submission;
  readonly readonly?: boolean;
  /** Sections stay folded as the page shows them first; else all of them are unfolded. */
  readonly folded?: boolean;
  readonly translations?: Record<string, string>;
  /** Event files of the workspace: name → text. */
  readonly events?: Readonly<Record<string, string>>;
  /** Built files; the folder that `npm run build` fills when absent. */
  readonly dist?: string;
}

/** The wizard's built page in a plain browser, with a host that keeps the document and answers from a fixed account. */
export class WizardBed {
  readonly page: Page;
  readonly #options: BedOptions;
  readonly #channel: Channel<HostCalls, PageCalls>;
  /** Texts of the document, oldest first: what undo goes back through. */
  readonly texts: string[];
  readonly requests: ListRequest[] = [];
  readonly errands: Errand[] = [];
  /** Messages of the browser that tell of an error, a refused style for instance. */
  readonly complaints: string[] = [];
  submits = 0;
  dismissals = 0;
  /** Set: edits are refused with this reason. */
  refuseEdits: string | undefined;
  #version = 1;

  constructor(page: Page, options: BedOptions) {
    this.page = page;
    this.#options = options;
    this.texts = [options.text ?? ''];
    this.#channel = new Channel<HostCalls, PageCalls>({
      sent: HOST_CALLS,
      received: PAGE_CALLS,
      post: (message) => void this.#post(message),
      log: (text) => this.complaints.push(text),
      handlers: {
        ready: () => ({
          ...(options.translations === undefined ? {} : { translations: options.translations }),
          document: this.#document(),
          scope: options.scope ?? SCOPE,
          lists: [],
          submission: options.submission ?? { stage: 'none' },
        }),
        edit: ({ edits }) => {
          if (this.refuseEdits !== undefined) throw new Error(this.refuseEdits);
          this.write(applyTextEdits(this.text, editMappingText(this.text, edits)));
          return { version: this.#version };
        },
        load: (request) => this.#load(request),
        submit: () => {
          this.submits += 1;
          return null;
        },
        dismiss: () => {
          this.dismissals += 1;
          this.tellSubmission({ stage: 'none' });
          return null;
        },
        run: (errand) => {
          this.errands.push(errand);
          return null;
        },
        listEvents: () => this.#events().map(([name]) => ({ uri: toEventUri(name), name })),
        readEvent: ({ uri }) => {
          const [, text] = this.#events().find(([name]) => toEventUri(name) === uri) ?? [];
          if (text === undefined) throw new Error('The file is gone');
          return { text };
        },
        log: (text) => {
          this.complaints.push(text);
          return null;
        },
      },
    });
  }

  /** Changes the theme as VS Code does it below an open page. */
  async dress(theme: ThemeName): Promise<void> {
    await this.page.evaluate(dress, themes[theme]);
  }

  /** The document as the host has it. */
  get text(): string {
    return this.texts.at(-1) ?? '';
  }

  get json(): unknown {
    return this.text === '' ? undefined : JSON.parse(this.text);
  }

  /** Changes the document as another editor or an edit does. */
  write(text: string): void {
    if (text === this.text) return;
    this.texts.push(text);
    this.#version += 1;
    this.#channel.tell('document', this.#document());
  }

  undo(): void {
    this.texts.pop();
    this.#version += 1;
    this.#channel.tell('document', this.#document());
  }

  tellSubmission(submission: Submission): void {
    this.#channel.tell('submission', submission);
  }

  tellScope(scope: ScopeState): void {
    this.#channel.tell('scope', scope);
  }

  tellList(list: ListUpdate): void {
    this.#channel.tell('list', list);
  }

  #events(): readonly (readonly [name: string, text: string])[] {
    return Object.entries(this.#options.events ?? {});
  }

  async open(): Promise<this> {
    const { page } = this;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    await page.exposeFunction('toHost', (message: unknown) => this.#channel.receive(message));
    await page.addInitScript(fakeWebview);
    await page.addInitScript(dress, themes[FIRST_THEME]);
    await page.route(`${ADDRESS}**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: HTML });
      else
        await route.fulfill({ contentType: toType(pathname), body: await readFile(path.join(this.#dist(), pathname)) });
    });
    await page.goto(ADDRESS);
    await page.locator('#root h1').waitFor();
    if (this.#options.folded !== true) await page.locator('.fold > details').evaluateAll(unfold);
    return this;
  }

  #dist(): string {
    return this.#options.dist ?? process.env['MSK_LAMBDA_DIST'] ?? path.join(root, 'dist');
  }

  #document() {
    return { version: this.#version, text: this.text, readonly: this.#options.readonly ?? false };
  }

  #load(request: ListRequest): null {
    this.requests.push(request);
    const { list, clusterArn } = request;
    const other = this.#options.lists?.[list];
    const answer =
      other === undefined || request.refresh === true
        ? { status: 'loaded' as const, items: ACCOUNT_LISTS[list] }
        : other;
    const update = answer === 'hold' ? { status: 'loading' as const, items: [] } : answer;
    this.tellList({ list, ...(clusterArn === undefined ? {} : { clusterArn }), ...update });
    return null;
  }

  async #post(message: unknown): Promise<void> {
    // A page that was closed meanwhile hears nothing, as with a closed tab.
    await this.page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
  }
}

export async function openWizardPage(page: Page, options: BedOptions = {}): Promise<WizardBed> {
  return new WizardBed(page, options).open();
}

function toEventUri(name: string): string {
  return `file:///workspace/${name}`;
}

/** The same policy as platform/webviewHtml.ts sets. */
const HTML = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>MSK Lambda</title>
<link rel="stylesheet" href="/codicon.css"><link rel="stylesheet" href="/wizard.css">
<script type="module" src="/wizard.js"></script></head><body></body></html>`;

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

function toType(pathname: string): string {
  return TYPES[path.extname(pathname)] ?? 'application/octet-stream';
}

/** Runs in the page. */
function unfold(elements: readonly Element[]): void {
  for (const element of elements) element.toggleAttribute('open', true);
}

/** Runs in the page before its script: what VS Code puts into a webview. */
function fakeWebview(): void {
  const send: unknown = Reflect.get(window, 'toHost');
  Reflect.set(window, 'acquireVsCodeApi', () => ({
    postMessage: (message: unknown) => {
      // As VS Code does: what goes through is JSON.
      if (typeof send === 'function') void send(JSON.parse(JSON.stringify(message)));
    },
    getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  }));
}

/** Runs in the page, also before there is a body. */
function dress(theme: { readonly body: string; readonly variables: Record<string, string> }): void {
  const apply = () => {
    const { style } = document.documentElement;
    style.cssText = '';
    for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
    document.body.className = theme.body;
  };
  if (document.body === null) document.addEventListener('DOMContentLoaded', apply);
  else apply();
}
