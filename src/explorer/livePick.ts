import * as vscode from 'vscode';
import type { ResourceKey, ResourceStore } from '../aws/resources.ts';
import { explainScopeFailure } from './failureActions.ts';

/** An entry of a picker; `key` stays the same while lists arrive, so that the highlighted entry stays highlighted. */
export interface PickEntry<T> extends vscode.QuickPickItem {
  readonly key: string;
  readonly value: T;
}

export interface LivePick<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly keys: readonly ResourceKey[];
  /** Entries as far as the lists are known now. */
  readonly entries: () => readonly PickEntry<T>[];
  /** Key of the entry to highlight first. */
  readonly active?: string;
  /** While the user has not moved, the first entry is highlighted, also when another one becomes the first. */
  readonly first?: true;
}

interface RetryEntry extends vscode.QuickPickItem {
  readonly retry: ResourceKey;
}

/**
 * A picker whose entries appear page by page. A list that cannot be read is an entry too: choosing it tries again.
 * Undefined when the user leaves.
 */
export async function pickLive<T>(store: ResourceStore, pick: LivePick<T>): Promise<T | undefined> {
  const view = vscode.window.createQuickPick<PickEntry<T> | RetryEntry>();
  const closed = new AbortController();
  view.title = pick.title;
  view.placeholder = pick.placeholder;
  view.matchOnDescription = true;
  view.matchOnDetail = true;

  let firstKey: string | undefined;
  const draw = () => {
    const active = view.activeItems[0];
    const highlighted = active !== undefined && 'key' in active ? active.key : pick.active;
    const entries = pick.entries();
    const isUnmoved = pick.first === true && view.value === '' && highlighted === firstKey;
    firstKey = entries[0]?.key;
    const wanted = isUnmoved ? firstKey : highlighted;
    view.keepScrollPosition = true;
    view.items = [...entries, ...toRetryEntries(store, pick.keys)];
    const again = entries.find((entry) => entry.key === wanted);
    if (again !== undefined) view.activeItems = [again];
  };
  const load = async (keys: readonly ResourceKey[], refresh: boolean) => {
    view.busy = true;
    await Promise.all(keys.map((key) => store.load(key, { refresh, signal: closed.signal })));
    view.busy = false;
    draw();
  };
  // Rejects only when the picker is left or its scope is forgotten: nobody waits for the lists any more.
  const start = (keys: readonly ResourceKey[], refresh: boolean) =>
    void load(keys, refresh).catch(() => {
      view.busy = false;
    });

  const wanted = new Set(pick.keys.map((key) => key.kind));
  const listening = store.onDidChange((key) => wanted.has(key.kind) && draw());
  try {
    return await new Promise<T | undefined>((resolve) => {
      view.onDidAccept(() => {
        const chosen = view.selectedItems[0];
        if (chosen === undefined) return;
        if ('retry' in chosen) start([chosen.retry], true);
        else resolve(chosen.value);
      });
      view.onDidHide(() => resolve(undefined));
      draw();
      start(pick.keys, false);
      view.show();
    });
  } finally {
    listening.dispose();
    closed.abort();
    view.dispose();
  }
}

function toRetryEntries(store: ResourceStore, keys: readonly ResourceKey[]): readonly RetryEntry[] {
  return keys.flatMap((key) => {
    const { status, failure } = store.peek(key);
    if (status !== 'failed' || failure === undefined) return [];
    const { title, message } = explainScopeFailure(failure, key.scope);
    const label = vscode.l10n.t('Try again: {0}', title);
    return [{ label, detail: message, iconPath: new vscode.ThemeIcon('warning'), alwaysShow: true, retry: key }];
  });
}
