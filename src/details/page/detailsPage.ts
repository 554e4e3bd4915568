import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import { Channel } from '../../core/messages/channel.ts';
import { isRecord } from '../../core/messages/guards.ts';
import { isTimeRangeId } from '../../core/observation/timeRanges.ts';
import { type DetailsRef, type Errand, HOST_CALLS, type HostCalls, PAGE_CALLS, type PageCalls } from '../protocol.ts';
import { renderPage } from './page.ts';
import type { Actions, Choices, PageState } from './view.ts';
import { watchSections } from './watchSections.ts';

export interface PageEnvironment {
  readonly root: HTMLElement;
  readonly post: (message: unknown) => void;
  /** Keeps what must survive while the page is hidden, and over a restart. */
  readonly keep: (kept: Choices & { readonly ref: DetailsRef }) => void;
}

/** Pause in typing after which logs are searched. */
const TYPING_PAUSE_MS = 400;

/** Holds the one state, draws the page from it, and talks to the host. */
export class DetailsPage {
  readonly #environment: PageEnvironment;
  readonly #channel: Channel<PageCalls, HostCalls>;
  readonly #actions: Actions;
  #state: PageState | undefined;
  #isDrawing = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #observed = false;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
    this.#actions = this.#toActions();
    this.#channel = new Channel<PageCalls, HostCalls>({
      sent: PAGE_CALLS,
      received: HOST_CALLS,
      post: environment.post,
      log: (text) => this.#channel.tell('log', text),
      handlers: {
        overview: (overview) => this.#change({ overview }),
        charts: (charts) => this.#change({ charts }),
        logs: (logs) => this.#change({ logs }),
      },
    });
  }

  /** Asks the host for everything and draws; `kept` is what an earlier life of the page left behind. */
  async start(kept: unknown): Promise<void> {
    const { translations, ...start } = await this.#channel.call('ready', null);
    if (translations !== undefined) l10n.config({ contents: JSON.stringify(translations) });
    const choices = parseChoices(kept);
    this.#state = { ...start, choices };
    this.#draw();
    if (choices.range !== undefined && choices.range !== start.charts.range) this.#actions.setRange(choices.range);
    const { source, filter, following } = choices;
    if (source !== undefined || filter !== undefined || following !== undefined) this.#actions.setLogs({});
  }

  receive(message: unknown): Promise<void> {
    return this.#channel.receive(message);
  }

  #change(change: Partial<PageState>): null {
    if (this.#state === undefined) return null;
    this.#state = { ...this.#state, ...change };
    // One drawing for all that happens at once.
    if (!this.#isDrawing) {
      this.#isDrawing = true;
      queueMicrotask(() => this.#draw());
    }
    return null;
  }

  #choose(choices: Partial<Choices>): void {
    if (this.#state !== undefined) this.#change({ choices: { ...this.#state.choices, ...choices } });
  }

  #draw(): void {
    this.#isDrawing = false;
    if (this.#state === undefined) return;
    this.#environment.keep({ ...this.#state.choices, ref: this.#state.ref });
    render(renderPage({ state: this.#state, actions: this.#actions }), this.#environment.root);
    if (this.#observed || this.#state.overview.overview === undefined) return;
    this.#observed = true;
    watchSections(this.#environment.root, (seen) => this.#channel.tell('show', seen));
  }

  #toActions(): Actions {
    return {
      run: (errand) => this.#run(errand),
      copy: (name, text) => {
        this.#channel.call('run', { errand: 'copy', text }).then(
          () => this.#change({ copied: name }),
          () => undefined,
        );
      },
      setRange: (range) => {
        this.#choose({ range });
        this.#channel.tell('setRange', range);
      },
      setLogs: (wish) => {
        // What is new is not about another time.
        this.#choose(wish.following === true ? { ...wish, around: undefined } : wish);
        clearTimeout(this.#pause);
        if (wish.filter === undefined) this.#tellLogs();
        else this.#pause = setTimeout(() => this.#tellLogs(), TYPING_PAUSE_MS);
      },
      showInLogs: ({ words, at }) => {
        this.#actions.setLogs({ source: 'function', filter: words, following: false, around: at });
        clearTimeout(this.#pause);
        this.#tellLogs();
        const logs = this.#environment.root.querySelector('#logs');
        logs?.scrollIntoView();
        logs?.querySelector<HTMLElement>('[type=search]')?.focus({ preventScroll: true });
      },
      toggleExplained: () => this.#choose({ explained: this.#state?.choices.explained !== true }),
      toggleTable: (chart) => {
        const tables = this.#state?.choices.tables ?? [];
        this.#choose({ tables: tables.includes(chart) ? tables.filter((id) => id !== chart) : [...tables, chart] });
      },
    };
  }

  #tellLogs(): void {
    if (this.#state === undefined) return;
    const { choices, logs } = this.#state;
    this.#channel.tell('setLogs', {
      source: choices.source ?? logs.source,
      filter: choices.filter ?? logs.filter,
      following: choices.following ?? logs.following,
      around: choices.around,
    });
  }

  #run(errand: Errand): void {
    this.#channel.call('run', errand).catch(() => undefined);
  }
}

function parseChoices(kept: unknown): Choices {
  if (!isRecord(kept)) return { tables: [] };
  const { range, source, filter, following, around, explained, tables } = kept;
  return {
    ...(isTimeRangeId(range) ? { range } : {}),
    ...(source === 'mapping' || source === 'function' ? { source } : {}),
    ...(typeof filter === 'string' ? { filter } : {}),
    ...(typeof following === 'boolean' ? { following } : {}),
    ...(typeof around === 'number' ? { around } : {}),
    ...(explained === true ? { explained } : {}),
    tables: Array.isArray(tables) ? tables.filter((id) => typeof id === 'string') : [],
  };
}
