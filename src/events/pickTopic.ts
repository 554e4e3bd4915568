import * as vscode from 'vscode';
import type { ResourceKey, ResourceStore } from '../aws/resources.ts';
import { toResourceName } from '../core/arn.ts';
import { toTopic } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

interface TopicItem extends vscode.QuickPickItem {
  readonly topic: string;
}

/**
 * Asks for a topic of a cluster: of those it has and of those that mappings read, or any name that is typed, since lists
 * may be refused. Undefined when the user leaves.
 */
export async function pickTopic(store: ResourceStore, scope: Scope, clusterArn: string): Promise<string | undefined> {
  const view = vscode.window.createQuickPick<TopicItem>();
  view.title = vscode.l10n.t('Generate an Event of Which Topic?');
  view.placeholder = vscode.l10n.t('Topic of {0}', toResourceName(clusterArn));
  const closed = new AbortController();
  const topicsKey: ResourceKey<'topics'> = { scope, kind: 'topics', clusterArn };
  const draw = () => {
    view.items = toItems(store, topicsKey, view.value.trim());
  };
  const load = async () => {
    view.busy = true;
    const keys: readonly ResourceKey[] = [topicsKey, { scope, kind: 'mappings' }];
    // A load is only ever abandoned: when the picker is left.
    await Promise.all(keys.map((key) => store.load(key, { signal: closed.signal }).catch(() => undefined)));
    view.busy = false;
    draw();
  };
  const listening = store.onDidChange(({ kind }) => kind === 'topics' && draw());
  try {
    return await new Promise<string | undefined>((resolve) => {
      view.onDidChangeValue(draw);
      view.onDidAccept(() => resolve(view.selectedItems[0]?.topic));
      view.onDidHide(() => resolve(undefined));
      draw();
      void load();
      view.show();
    });
  } finally {
    listening.dispose();
    closed.abort();
    view.dispose();
  }
}

function toItems(store: ResourceStore, key: ResourceKey<'topics'>, typed: string): readonly TopicItem[] {
  const topics = store.peek(key).items;
  const mappings = store.peek({ scope: key.scope, kind: 'mappings' }).items;
  const ofMappings = mappings.filter(({ EventSourceArn: arn }) => arn === key.clusterArn).map(toTopic);
  const names = [...new Set([...topics.map(({ name }) => name), ...ofMappings])].filter((name) => name !== '');
  const items = names.toSorted().map((topic) => {
    const partitions = topics.find(({ name }) => name === topic)?.partitions;
    const count = partitions === undefined ? '' : vscode.l10n.t('Partitions: {0}', partitions);
    const read = ofMappings.includes(topic) ? vscode.l10n.t('has a mapping') : '';
    return { label: topic, description: [count, read].filter((part) => part !== '').join(' · '), topic };
  });
  if (typed === '' || names.includes(typed)) return items;
  const description = vscode.l10n.t('as typed');
  return [...items, { label: typed, description, topic: typed, alwaysShow: true }];
}
