import type { Page } from '@playwright/test';
import { editMappingText } from '../../src/core/mapping/mappingDocument.ts';
import { applyTextEdits } from '../../src/core/mapping/textEdits.ts';
import { Channel } from '../../src/core/messages/channel.ts';
import { HOST_CALLS, PAGE_CALLS } from '../../src/wizard/callGuards.ts';
import type {
  Errand,
  HostCalls,
  ListName,
  ListRequest,
  ListUpdate,
  PageCalls,
  ScopeState,
  Submission,
} from '../../src/wizard/protocol.ts';
import { dressPage, postToPage, servePage, type ThemeName } from './pageServer.ts';
import { ACCOUNT_LISTS } from './wizardAccount.ts';

const SCOPE: ScopeState = {
  key: 'sample@us-east-1',
  label: 'Sample account · us-east-1',
  region: 'us-east-1',
  account: '111122223333',
};

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
      post: (message) => void postToPage(page, message),
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
    await dressPage(this.page, theme);
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
    await servePage(page, {
      name: 'wizard',
      dist: this.#options.dist,
      receive: (message) => this.#channel.receive(message),
      complain: (text) => this.complaints.push(text),
    });
    await page.locator('#root h1').waitFor();
    if (this.#options.folded !== true) await page.locator('.fold > details').evaluateAll(unfold);
    return this;
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
}

export async function openWizardPage(page: Page, options: BedOptions = {}): Promise<WizardBed> {
  return new WizardBed(page, options).open();
}

function toEventUri(name: string): string {
  return `file:///workspace/${name}`;
}

/** Runs in the page. */
function unfold(elements: readonly Element[]): void {
  for (const element of elements) element.toggleAttribute('open', true);
}
