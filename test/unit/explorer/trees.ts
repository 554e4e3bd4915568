import type { Grouping } from '../../../src/contributions.ts';
import { parseFilter } from '../../../src/explorer/filter.ts';
import { TreeModel } from '../../../src/explorer/treeModel.ts';
import type { TreeNode } from '../../../src/explorer/treeNode.ts';
import type { ScopesState, TreeSources } from '../../../src/explorer/treeSources.ts';
import { FakeStore, SCOPE, toCluster, toClusterArn, toConnection, toMapping } from './fakes.ts';

export interface Setting {
  readonly grouping?: Grouping;
  readonly filter?: string;
  readonly scopes?: ScopesState;
  readonly allowed?: boolean;
  /** UUID → path of the document that says something else. */
  readonly files?: Readonly<Record<string, string>>;
  /** UUIDs of watched mappings. */
  readonly watched?: readonly string[];
}

export function toModel(
  store: FakeStore,
  { grouping = 'cluster', filter = '', scopes, allowed = true, files = {}, watched = [] }: Setting = {},
): TreeModel {
  const sources: TreeSources = {
    scopes: scopes ?? { status: 'loaded', scopes: [SCOPE] },
    grouping,
    filter: parseFilter(filter),
    peek: (key) => store.peek(key),
    differingFile: (uuid) => files[uuid],
    isWatched: (uuid) => watched.includes(uuid),
    isChosen: () => true,
    isAllowed: () => allowed,
  };
  return new TreeModel(sources);
}

/** The tree as indented text: what a user would read. */
export function draw(model: TreeModel, parent?: TreeNode, depth = 0): string {
  return model
    .children(parent)
    .map((node) => {
      const line = [node.label, node.description].filter(Boolean).join(' | ');
      const below = node.expansion === 'leaf' ? '' : draw(model, node, depth + 1);
      return `${'  '.repeat(depth)}${line}\n${below}`;
    })
    .join('');
}

export const key = <K extends 'clusters' | 'mappings' | 'vpcConnections' | 'identity'>(kind: K) => ({
  scope: SCOPE,
  kind,
});

export function toAccount(): FakeStore {
  const store = new FakeStore();
  store.fill(key('identity'), [{ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' }]);
  store.fill(key('vpcConnections'), [toConnection('shared', '444455556666')]);
  store.fill(key('clusters'), [
    toCluster('payments', { authMethods: ['scram', 'iam'] }),
    toCluster('orders'),
    toCluster('clicks', { type: 'SERVERLESS', kafkaVersion: undefined }),
    toCluster('legacy', { state: 'UPDATING', authMethods: ['plaintext'], kafkaVersion: '2.8.1' }),
  ]);
  store.fill(key('mappings'), [
    toMapping('orders-10', 'ship'),
    toMapping('orders-2', 'bill'),
    toMapping('payments', 'bill', {
      EventSourceArn: toClusterArn('payments'),
      LastProcessingResult: 'PROBLEM: Cluster failed to authorize Lambda.',
    }),
    toMapping('refunds', 'ship', {
      EventSourceArn: toClusterArn('payments'),
      State: 'Disabled',
      LastProcessingResult: '',
    }),
    toMapping('gone', 'ship', { EventSourceArn: toClusterArn('deleted-cluster') }),
    toMapping('far', 'audit', { EventSourceArn: toConnection('shared', '444455556666').arn, State: 'Creating' }),
  ]);
  return store;
}
