import type { Scope } from '../../../src/core/scope.ts';
import type { ListName, ListUpdate, ScopeState } from '../../../src/wizard/protocol.ts';
import { openText, type WizardBed } from '../wizardBed.ts';

/** What a page of the wizard was told in the end. */
export interface LoadedPage {
  readonly scope: ScopeState;
  readonly failed: readonly ListUpdate[];
  /** Items by list. */
  readonly counts: ReadonlyMap<ListName, number>;
}

const LISTS: Readonly<Record<ListName, 'account' | 'cluster'>> = {
  clusters: 'account',
  vpcConnections: 'account',
  functions: 'account',
  secrets: 'account',
  mappings: 'account',
  queues: 'account',
  notificationTopics: 'account',
  buckets: 'account',
  deployed: 'account',
  topics: 'cluster',
  brokers: 'cluster',
  scramSecrets: 'cluster',
};

/** Opens a page on a document of the mapping and asks for every list that there is. */
export async function loadPage(
  bed: WizardBed,
  scope: Scope,
  { clusterArn, uuid }: { readonly clusterArn: string; readonly uuid: string },
): Promise<LoadedPage> {
  const document = await openText(JSON.stringify({ UUID: uuid, EventSourceArn: clusterArn }));
  await bed.wizard.documentScopes.choose(document.uri.toString(), scope);
  const page = bed.openPage(document);
  await page.channel.call('ready', null);
  const names = Object.keys(LISTS) as ListName[];
  for (const list of names) {
    page.channel.tell('load', LISTS[list] === 'account' ? { list } : { list, clusterArn });
  }
  const latest = () => new Map(page.lists.map((update) => [update.list, update]));
  await page.until(() => names.every((name) => !['loading', undefined].includes(latest().get(name)?.status)));
  const updates = [...latest().values()];
  // Whose account it is, is told beside the lists, and may come last.
  await bed.wizard.deps.store.load({ scope, kind: 'identity' });
  const start = await page.channel.call('ready', null);
  return {
    scope: start.scope,
    failed: updates.filter(({ status }) => status === 'failed'),
    counts: new Map(updates.map(({ list, items }) => [list, items.length])),
  };
}
