import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import type { FieldEdit } from '../../core/mapping/finding.ts';
import { Channel } from '../../core/messages/channel.ts';
import { HOST_CALLS, PAGE_CALLS } from '../callGuards.ts';
import type { Errand, EventFile, HostCalls, ListRequest, PageCalls, ScopeState, Submission } from '../protocol.ts';
import { type Draft, toDraft, toNeeds } from './draft.ts';
import { focusWhenShown } from './firstFocus.ts';
import { renderPage } from './page.ts';
import { toFindingControl } from './side.ts';
import { toSample } from './sideState.ts';
import {
  type Action,
  type Kept,
  parseKept,
  reduce,
  toInitialState,
  toKept,
  toListKey,
  type WizardState,
} from './state.ts';
import type { Actions, View } from './view.ts';

export interface PageEnvironment {
  readonly root: HTMLElement;
  readonly post: (message: unknown) => void;
  /** Keeps what must survive while the page is hidden. */
  readonly keep: (kept: Kept) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Pause in typing after which what was typed becomes one undo step of the document. */
const TYPING_PAUSE_MS = 300;

/** Holds the one state, draws the page from it, and talks to the host. */
export class WizardPage {
  readonly #environment: PageEnvironment;
  readonly #channel: Channel<PageCalls, HostCalls>;
  readonly #actions: Actions;
  /** Lists that were asked for in this account and region. */
  readonly #asked = new Set<string>();
  #state: WizardState | undefined;
  #view: View | undefined;
  #isDrawing = false;
  #stage: Submission['stage'] | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
    this.#actions = this.#toActions();
    this.#channel = new Channel<PageCalls, HostCalls>({
      sent: PAGE_CALLS,
      received: HOST_CALLS,
      post: environment.post,
      log: (text) => this.#channel.tell('log', text),
      handlers: {
        document: (document) => this.#dispatch({ type: 'document', document }),
        scope: (scope) => this.#changeScope(scope),
        list: (list) => this.#dispatch({ type: 'list', list }),
        submission: (submission) => this.#dispatch({ type: 'submission', submission }),
      },
    });
  }

  /** Asks the host for everything and draws; `kept` is what an earlier life of the page left behind. */
  async start(kept: unknown): Promise<void> {
    const start = await this.#channel.call('ready', null);
    if (start.translations !== undefined) l10n.config({ contents: JSON.stringify(start.translations) });
    this.#state = toInitialState(start, parseKept(kept));
    for (const list of start.lists) this.#asked.add(toListKey(list.list, list.clusterArn));
    this.#draw();
    this.flush();
    // The text of a large sample is not kept.
    const { file, text } = this.#state.side.sample;
    if (file !== undefined && text === '') this.#readEvent(file);
    if (this.#state.side.open.trial) this.#listEvents();
    if (kept === undefined || kept === null) this.#greet();
  }

  /** A fresh form begins at its first empty field, but takes the focus from nobody: it waits until the page has it. */
  #greet(): void {
    const [control] = this.#view?.draft.findings.flatMap((finding) => toFindingControl(finding) ?? []) ?? [];
    if (control !== undefined) focusWhenShown(control);
  }

  receive(message: unknown): Promise<void> {
    return this.#channel.receive(message);
  }

  /** Hands everything that was entered to the host. */
  flush(): void {
    clearTimeout(this.#pause);
    const unsent = this.#state?.pending.filter((edit) => !edit.sent) ?? [];
    if (unsent.length === 0) return;
    this.#dispatch({ type: 'sent' });
    for (const { id, edits } of unsent) void this.#write(id, edits);
  }

  async #write(id: number, edits: readonly FieldEdit[]): Promise<void> {
    try {
      await this.#channel.call('edit', { edits });
      this.#dispatch({ type: 'written', id });
    } catch (error) {
      this.#dispatch({ type: 'notWritten', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #dispatch(action: Action): null {
    if (this.#state === undefined) return null;
    this.#state = reduce(this.#state, action);
    // One drawing for all that happens at once.
    if (!this.#isDrawing) {
      this.#isDrawing = true;
      queueMicrotask(() => this.#draw());
    }
    return null;
  }

  #draw(): void {
    this.#isDrawing = false;
    if (this.#state === undefined) return;
    this.#environment.keep(toKept(this.#state));
    const draft = toDraft(this.#state, this.#environment.now());
    this.#view = { state: this.#state, draft, actions: this.#actions, isUpdate: draft.document.uuid !== undefined };
    render(renderPage(this.#view), this.#environment.root);
    this.#attend(this.#state.submission);
    this.#askForNeeds(this.#state, draft);
  }

  /** Where the answer of AWS appears, there the eyes and the screen reader should be. */
  #attend({ stage }: Submission): void {
    const before = this.#stage;
    this.#stage = stage;
    if (before === undefined || before === stage) return;
    if (stage === 'following' || stage === 'refused')
      this.#environment.root.querySelector<HTMLElement>('.outcome h2')?.focus();
  }

  #askForNeeds(state: WizardState, draft: Draft): void {
    // Half-typed ARNs are not worth a question.
    if (state.pending.some((edit) => !edit.sent)) return;
    for (const request of toNeeds(state, draft)) this.#ask(request);
  }

  #ask(request: ListRequest): void {
    const key = toListKey(request.list, request.clusterArn);
    if (this.#asked.has(key) && request.refresh !== true) return;
    this.#asked.add(key);
    this.#channel.tell('load', request);
  }

  #changeScope(scope: ScopeState): null {
    if (scope.key !== this.#state?.scope.key) this.#asked.clear();
    return this.#dispatch({ type: 'scope', scope });
  }

  #toActions(): Actions {
    return {
      edit: (edits, typing) => {
        this.#dispatch({ type: 'edited', edits, ...(typing === undefined ? {} : { typing }) });
        if (typing === undefined) this.flush();
        else this.#flushAfterPause();
      },
      fix: (edits) => {
        this.flush();
        // Not drawn ahead of the document: the remedy counts for the text as it is, and may not be repeatable.
        this.#channel.call('edit', { edits }).catch((error: Error) => {
          this.#dispatch({ type: 'notWritten', id: -1, reason: error.message });
        });
      },
      fold: (section, fold) => this.#dispatch({ type: 'folded', section, fold }),
      setAside: (setAside) => this.#dispatch({ type: 'setAside', setAside }),
      touch: (path) => this.#dispatch({ type: 'touched', path }),
      look: (request) => this.#ask(request),
      retry: (request) => this.#ask({ ...request, refresh: true }),
      submit: () => this.submit(),
      dismiss: () => this.#channel.tell('dismiss', null),
      run: (errand) => this.#run(errand),
      copy: (name, text) => this.#copy(name, text),
      side: (change) => {
        this.#dispatch({ type: 'side', change });
        if (change.open?.trial === true) this.#listEvents();
      },
      readEvent: (file) => this.#readEvent(file),
      focus: (control) => this.#focus(control),
    };
  }

  #flushAfterPause(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.flush(), TYPING_PAUSE_MS);
  }

  /** Sends the document, or shows what stands in the way. */
  submit(): void {
    this.flush();
    this.#dispatch({ type: 'attempted' });
    this.#draw();
    const errors = this.#view?.draft.findings.filter((finding) => finding.severity === 'error') ?? [];
    const [shown] = errors.flatMap((finding) => toFindingControl(finding) ?? []);
    if (errors.length === 0) this.#channel.tell('submit', null);
    else this.#focus(shown ?? 'summary-title');
  }

  #run(errand: Errand): void {
    this.flush();
    this.#channel.call('run', errand).catch(() => undefined);
  }

  #copy(name: string, text: string): void {
    this.#channel.call('run', { errand: 'copyText', text }).then(
      () => this.#dispatch({ type: 'copied', copied: name }),
      () => this.#dispatch({ type: 'copied', copied: undefined }),
    );
  }

  #listEvents(): void {
    this.#channel.call('listEvents', null).then(
      (eventFiles) => this.#dispatch({ type: 'side', change: { eventFiles } }),
      () => this.#dispatch({ type: 'side', change: { eventFiles: [] } }),
    );
  }

  #readEvent(file: EventFile): void {
    this.#channel.call('readEvent', { uri: file.uri }).then(
      ({ text }) => this.#actions.side({ sample: toSample(text, file) }),
      ({ message }: Error) => this.#actions.side({ sample: { ...toSample('', file), failure: message } }),
    );
  }

  #focus(control: string): void {
    const element = document.getElementById(control);
    // What is folded away can neither be seen nor take the focus.
    for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    element?.scrollIntoView({ block: 'center' });
    element?.focus();
  }
}
