import * as vscode from 'vscode';
import type { ResourceKey, ResourceStore } from '../aws/resources.ts';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { toStatus } from '../core/mapping/status.ts';
import { isSameScope, scopeKey } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toMappingWords } from './mappingWords.ts';
import type { WatchedMapping, WatchList } from './watchList.ts';

/** Milliseconds: background work leaves the account's request budget to others (limits.md 8). */
const INTERVAL = 60_000;
const HOUR = 60 * 60_000;

/** What somebody may do about the news; resolves to the title of the chosen button. */
export type Ask = (
  severity: 'information' | 'warning',
  message: string,
  ...buttons: string[]
) => Promise<string | undefined>;

export interface MappingWatchDeps {
  readonly store: ResourceStore;
  readonly list: WatchList;
  readonly showStatus: (ref: WatchedMapping) => unknown;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
  readonly ask?: Ask;
  readonly now?: () => number;
}

/**
 * Tells when a watched mapping turns bad or good again. Looks once a minute while the window has the focus, and learns
 * from everybody else who reads the mapping.
 */
export class MappingWatch implements vscode.Disposable {
  readonly #deps: MappingWatchDeps;
  readonly #ask: Ask;
  readonly #now: () => number;
  readonly #owned = new DisposableStore();
  readonly #ended = new AbortController();
  /** By scope and UUID: whether it was bad when it was last seen at rest. */
  readonly #bad = new Map<string, boolean>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastRead = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(deps: MappingWatchDeps) {
    this.#deps = deps;
    this.#ask = deps.ask ?? askByNotification;
    this.#now = deps.now ?? Date.now;
    this.#owned.add(deps.store.onDidChange((key) => this.#look(key)));
    this.#owned.add(
      deps.list.onDidChange(() => {
        this.#forgetOthers();
        // What is known of a mapping that is watched from now on is what it turns from.
        for (const { scope } of deps.list.list()) this.#look({ scope, kind: 'mappings' });
        this.#schedule();
      }),
    );
    this.#owned.add(vscode.window.onDidChangeWindowState(() => this.#schedule()));
    this.#schedule();
  }

  dispose(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #schedule(): void {
    const wanted = vscode.window.state.focused && this.#deps.list.list().length > 0;
    if (wanted === (this.#timer !== undefined)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A window that gets the focus every few seconds is no reason to ask more often.
    if (wanted) this.#readAfter(Math.max(0, this.#lastRead + INTERVAL - this.#now()));
  }

  #readAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      void this.read();
      this.#readAfter(INTERVAL);
    }, ms);
  }

  /** Asks for every watched mapping, one after the other. Whoever asks meanwhile gets the reading that is under way. */
  read(): Promise<void> {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** What was seen of a mapping before it was watched anew is no state to turn from. */
  #forgetOthers(): void {
    const watched = new Set(this.#deps.list.list().map(toId));
    for (const id of this.#bad.keys()) if (!watched.has(id)) this.#bad.delete(id);
  }

  async #readAll(): Promise<void> {
    this.#lastRead = this.#now();
    for (const ref of this.#deps.list.list()) {
      try {
        const mapping = await this.#deps.store.api(ref.scope).getMapping(ref.uuid, this.#ended.signal);
        this.#deps.store.putMapping(ref.scope, mapping);
        this.#judge(ref, mapping);
      } catch (error) {
        if (this.#ended.signal.aborted) return;
        await this.#onFailure(ref, error);
      }
    }
  }

  async #onFailure(ref: WatchedMapping, error: unknown): Promise<void> {
    if (AwsFailure.is(error, 'not-found')) {
      this.#deps.store.removeMapping(ref.scope, ref.uuid);
      await this.#deps.list.remove(ref);
      return;
    }
    // Nobody asked for this reading, so nobody is interrupted by its failure.
    this.#logFailure(error);
  }

  #logFailure(error: unknown): void {
    this.#deps.log.warn(`watch: ${error instanceof Error ? error.message : String(error)}`);
  }

  #look({ scope, kind }: ResourceKey): void {
    if (kind !== 'mappings') return;
    const { items } = this.#deps.store.peek({ scope, kind });
    for (const ref of this.#deps.list.list()) {
      const mapping = isSameScope(ref.scope, scope) ? items.find((entry) => entry.UUID === ref.uuid) : undefined;
      if (mapping !== undefined) this.#judge(ref, mapping);
    }
  }

  /** A mapping that is changing, switched off or not yet told of says nothing new. */
  #judge(ref: WatchedMapping, mapping: DeployedMapping): void {
    const { kind } = toStatus(mapping);
    if (kind !== 'problem' && kind !== 'ok' && kind !== 'idle') return;
    const id = toId(ref);
    const isBad = kind === 'problem';
    const wasBad = this.#bad.get(id);
    this.#bad.set(id, isBad);
    if (wasBad === undefined || wasBad === isBad || (ref.quietUntil ?? 0) > this.#now()) return;
    this.#tell(ref, mapping, isBad).catch((error: unknown) => this.#logFailure(error));
  }

  async #tell(ref: WatchedMapping, mapping: DeployedMapping, isBad: boolean): Promise<void> {
    const { explainMapping } = await import('../core/hints/explainMapping.ts');
    const { name, place } = toMappingWords(mapping, ref.scope);
    const { title } = explainMapping(mapping);
    const message = isBad
      ? vscode.l10n.t('{0} in {1} has a problem: {2}.', name, place, title)
      : vscode.l10n.t('{0} in {1} works again.', name, place);
    const buttons = [
      { title: vscode.l10n.t('Show Status'), run: () => this.#deps.showStatus(ref) },
      { title: vscode.l10n.t('Quiet for an Hour'), run: () => this.#deps.list.quiet(ref, this.#now() + HOUR) },
      { title: vscode.l10n.t('Stop Watching'), run: () => this.#deps.list.remove(ref) },
    ];
    const chosen = await this.#ask(
      isBad ? 'warning' : 'information',
      message,
      ...buttons.map((button) => button.title),
    );
    await buttons.find((button) => button.title === chosen)?.run();
  }
}

function toId({ scope, uuid }: WatchedMapping): string {
  return `${scopeKey(scope)}/${uuid}`;
}

const askByNotification: Ask = async (severity, message, ...buttons) =>
  severity === 'warning'
    ? await vscode.window.showWarningMessage(message, ...buttons)
    : await vscode.window.showInformationMessage(message, ...buttons);
