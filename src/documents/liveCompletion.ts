import * as vscode from 'vscode';
import type { ResourceKind } from '../aws/resources.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { Scope } from '../core/scope.ts';
import { toRange } from '../platform/ranges.ts';
import { isAllowed } from '../platform/trust.ts';
import { type DocumentAccount, readAccount } from './documentAccount.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import { toJsonPlace, toWritten } from './jsonPlace.ts';
import { LIVE_FIELDS } from './liveValues.ts';
import type { MappingSelector } from './mappingSelector.ts';

/** Milliseconds that a completion waits for lists; what comes later is there when the user types on. */
const PATIENCE = 4000;

const DESTINATION_LISTS = ['queues', 'notificationTopics', 'buckets'] as const;

/** Offers what the account has: functions, clusters, topics, secrets, destinations and names that are used already. */
export class LiveCompletion implements vscode.CompletionItemProvider {
  static readonly triggers = ['"', ':', '/'];
  readonly #deps: DocumentsDeps;
  readonly #selector: MappingSelector;

  constructor(deps: DocumentsDeps, selector: MappingSelector) {
    this.#deps = deps;
    this.#selector = selector;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    if (!this.#selector.matches(document)) return undefined;
    const text = document.getText();
    const place = toJsonPlace(text, document.offsetAt(position));
    const live = place.field === undefined ? undefined : LIVE_FIELDS[place.field.id];
    if (live === undefined || place.isName || toWritten(place, '') === undefined) return undefined;
    const before = await readAccount(this.#deps, document);
    const { scope } = before;
    const isComplete = scope === undefined || (await this.#load(scope, live, before, token));
    const { known } = await readAccount(this.#deps, document);
    const { input: draft } = parseMappingDocument(text);
    const destinations = scope === undefined ? [] : this.#listDestinations(scope);
    const range = toRange(document, place.start, place.end - place.start);
    const values = live.toValues({ draft, known, destinations });
    const items = values.map(({ value, label, detail, about }, index) => {
      const item = new vscode.CompletionItem({ label, description: detail }, vscode.CompletionItemKind.Value);
      item.insertText = toWritten(place, value) ?? '';
      item.range = range;
      item.filterText = label === value ? JSON.stringify(value) : JSON.stringify(`${label} ${value}`);
      item.sortText = String(index).padStart(5, '0');
      if (about !== undefined) item.detail = about;
      if (label !== value) item.documentation = value;
      return item;
    });
    return new vscode.CompletionList(items, !isComplete);
  }

  /** Whether all lists have arrived before the patience was at its end. */
  async #load(
    scope: Scope,
    live: NonNullable<(typeof LIVE_FIELDS)['topic']>,
    account: DocumentAccount,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    if (!isAllowed(scope)) return true;
    const { sourceArn } = account;
    const end = AbortSignal.timeout(PATIENCE);
    const stopped = new AbortController();
    const listening = token.onCancellationRequested(() => stopped.abort());
    const signal = AbortSignal.any([end, stopped.signal]);
    const load = (kind: ResourceKind, clusterArn?: string) =>
      this.#deps.store.load({ scope, kind, clusterArn }, { signal });
    try {
      await Promise.all([...live.lists, 'mappings' as const].map((kind) => load(kind)));
      const { items } = this.#deps.store.peek({ scope, kind: 'clusters' });
      if (items.some(({ arn }) => arn === sourceArn)) {
        await Promise.all((live.listsOfCluster ?? []).map((kind) => load(kind, sourceArn)));
      }
      return true;
    } catch {
      // Failures stay in the store; only an abort comes here.
      return false;
    } finally {
      listening.dispose();
    }
  }

  #listDestinations(scope: Scope) {
    return DESTINATION_LISTS.flatMap((kind) => this.#deps.store.peek({ scope, kind }).items);
  }
}
