import * as vscode from 'vscode';
import type { ResourceKey, ResourceStore } from '../aws/resources.ts';
import type { LastReports } from '../core/diagnosis/lastReports.ts';
import { AwsFailure } from '../core/failure.ts';
import { explainFailure } from '../core/hints/failures.ts';
import type { HintKnown } from '../core/hints/hintContext.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { isSameScope, type Scope } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { openMarkdownPreview } from '../platform/markdownPreview.ts';
import { toMappingWords } from './mappingWords.ts';
import { parseStatusUri, toStatusUri } from './statusUri.ts';

/** Watching the last result of a page on show (limits.md 8), in milliseconds. */
const WATCH_INTERVAL = 20_000;

export interface StatusDocumentDeps {
  readonly store: ResourceStore;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
  readonly lastReports: Pick<LastReports, 'findChecks' | 'onDidChange'>;
  readonly watchInterval?: number;
}

/** A page that somebody has open. */
interface Page {
  readonly uri: vscode.Uri;
  readonly ref: MappingRef;
  text: string;
  /** What the text was made from; undefined once the mapping is gone. */
  mapping: DeployedMapping | undefined;
}

/** Readable pages about deployed mappings, renewed whenever the store learns something new of them. */
export class StatusDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: ResourceStore;
  readonly #log: StatusDocumentDeps['log'];
  readonly #lastReports: StatusDocumentDeps['lastReports'];
  readonly #watchInterval: number;
  readonly #pages = new Map<string, Page>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables = new DisposableStore();
  readonly #ended = new AbortController();
  /** Runs while pages are open. */
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly onDidChange = this.#changed.event;

  constructor({ store, log, lastReports, watchInterval = WATCH_INTERVAL }: StatusDocumentDeps) {
    this.#store = store;
    this.#log = log;
    this.#lastReports = lastReports;
    this.#watchInterval = watchInterval;
    this.#disposables.add(this.#changed);
    this.#disposables.add(store.onDidChange((key) => this.#onStoreChange(key)));
    this.#disposables.add(lastReports.onDidChange((scope, uuid) => this.#onDiagnosed(scope, uuid)));
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#close(uri)));
  }

  /**
   * Opens the page of a mapping at once and completes it when cluster and function are read. Resolves to the complete
   * Markdown; rejects with `AwsFailure` when the mapping itself cannot be read.
   */
  async show(ref: MappingRef): Promise<string> {
    const mapping = await this.#read(ref);
    const page = await this.#open(toStatusUri(ref, toMappingWords(mapping, ref.scope).name), ref, mapping);
    this.#changed.fire(page.uri);
    const [text] = await Promise.all([this.#complete(page), openMarkdownPreview(page.uri)]);
    return text;
  }

  /** Also asked for pages that VS Code restores with the window. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const known = this.#pages.get(uri.toString());
    if (known !== undefined) return known.text;
    const ref = parseStatusUri(uri);
    if (ref === undefined) return '';
    try {
      const page = await this.#open(uri, ref, await this.#read(ref));
      this.#complete(page).catch((error: unknown) => this.#logFailure(error));
      return page.text;
    } catch (error) {
      if (!AwsFailure.is(error)) throw error;
      return explainFailure(error, ref.scope).message;
    }
  }

  dispose(): void {
    this.#ended.abort();
    this.#pages.clear();
    clearInterval(this.#timer);
    this.#disposables.dispose();
  }

  async #read({ scope, uuid }: MappingRef): Promise<DeployedMapping> {
    const mapping = await this.#store.api(scope).getMapping(uuid, this.#ended.signal);
    this.#store.putMapping(scope, mapping);
    return mapping;
  }

  /** A page with what the mapping alone tells. */
  async #open(uri: vscode.Uri, ref: MappingRef, mapping: DeployedMapping): Promise<Page> {
    const composer = await loadComposer();
    const page: Page = { uri, ref, mapping, text: composer.compose(mapping, composer.toFirstFacts(ref.scope)) };
    this.#pages.set(uri.toString(), page);
    this.#timer ??= setInterval(() => void this.#watch(), this.#watchInterval);
    // The store tells of changes in lists it holds; where the explorer was never open, it holds none yet.
    this.#store
      .load({ scope: ref.scope, kind: 'mappings' }, { signal: this.#ended.signal })
      .catch((error: unknown) => this.#logFailure(error));
    return page;
  }

  #close(uri: vscode.Uri): void {
    this.#pages.delete(uri.toString());
    if (this.#pages.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Writes the page with all that can be known, unless its mapping has changed meanwhile; resolves to its text. */
  async #complete(page: Page): Promise<string> {
    const { mapping, ref } = page;
    if (mapping === undefined) return page.text;
    const composer = await loadComposer();
    const known = await composer.loadFacts(this.#store, ref.scope, mapping, this.#ended.signal);
    const text = composer.compose(mapping, { ...known, ...this.#lastReports.findChecks(ref.scope, mapping) });
    if (page.mapping === mapping && page.text !== text) {
      page.text = text;
      this.#changed.fire(page.uri);
    }
    return text;
  }

  #onStoreChange({ scope, kind }: ResourceKey): void {
    if (kind !== 'mappings') return;
    for (const page of this.#pages.values()) {
      if (isSameScope(page.ref.scope, scope)) this.#renew(page).catch((error: unknown) => this.#logFailure(error));
    }
  }

  #onDiagnosed(scope: Scope, uuid: string): void {
    for (const page of this.#pages.values()) {
      if (page.ref.uuid !== uuid || !isSameScope(page.ref.scope, scope)) continue;
      this.#complete(page).catch((error: unknown) => this.#logFailure(error));
    }
  }

  /** Writes a page anew if AWS now says something else of its mapping. */
  async #renew(page: Page): Promise<void> {
    const { items, status } = this.#store.peek({ scope: page.ref.scope, kind: 'mappings' });
    const mapping = items.find((entry) => entry.UUID === page.ref.uuid);
    if (JSON.stringify(mapping) === JSON.stringify(page.mapping)) return;
    // While a list is loading, a mapping that is not there yet may still come.
    if (mapping === undefined && status !== 'loaded') return;
    page.mapping = mapping;
    if (mapping !== undefined) {
      await this.#complete(page);
      return;
    }
    page.text = toGoneText(page);
    this.#changed.fire(page.uri);
  }

  async #watch(): Promise<void> {
    if (!vscode.window.state.focused) return;
    const shown = [...this.#pages.values()].filter((page) => page.mapping !== undefined && isOnShow(page.uri));
    for (const { ref } of shown) {
      try {
        await this.#read(ref);
      } catch (error) {
        if (AwsFailure.is(error, 'not-found')) this.#store.removeMapping(ref.scope, ref.uuid);
        else this.#logFailure(error);
      }
    }
  }

  /** Nobody asked for these reads, so nobody is interrupted by their failures. */
  #logFailure(error: unknown): void {
    if (AwsFailure.is(error, 'aborted')) return;
    this.#log.warn(`status page: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The catalogue of problems is large, and most sessions never need it. */
async function loadComposer() {
  const [{ explainMapping }, { toStatusMarkdown }, { loadHintKnown, toScopeFacts }] = await Promise.all([
    import('../core/hints/explainMapping.ts'),
    import('../core/hints/statusMarkdown.ts'),
    import('./hintKnown.ts'),
  ]);
  return {
    compose: (mapping: DeployedMapping, known: HintKnown) =>
      toStatusMarkdown(mapping, explainMapping(mapping, known), known),
    toFirstFacts: (scope: Scope): HintKnown => ({ ...toScopeFacts(scope), loading: true }),
    loadFacts: loadHintKnown,
  };
}

function isOnShow(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ activeTab }) => {
    const input: unknown = activeTab?.input;
    const isPage = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
    return isPage && input.uri.toString() === uri.toString();
  });
}

function toGoneText({ uri, text }: Page): string {
  const title = text.split('\n', 1)[0] ?? uri.path;
  return `${title}\n\n${vscode.l10n.t('This mapping has been deleted.')}\n`;
}
