import { describe, expect, it } from 'vitest';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import type { TreeModel } from '../../../src/explorer/treeModel.ts';
import type { TreeNode } from '../../../src/explorer/treeNode.ts';
import { FakeStore, SCOPE, toCluster, toClusterArn, toConnection, toMapping } from './fakes.ts';
import { draw, key, toAccount, toModel } from './trees.ts';

describe('grouped by cluster', () => {
  it('puts each mapping below its cluster and those of other clusters apart', () => {
    expect(draw(toModel(toAccount()))).toBe(
      `dev · us-east-1 | 111122223333 · 1 problem · 4 clusters · 6 mappings
  clicks | serverless · IAM · 0 mappings
    No mapping yet: create one…
    Topics
      MSK does not list topics of serverless clusters: type the topic in a mapping
    Bootstrap brokers
      Bootstrap brokers: loading…
  legacy | updating · provisioned · plaintext · 0 mappings
    No mapping yet: create one…
    Topics
      MSK lists topics only while the cluster is active
    Bootstrap brokers
      Bootstrap brokers: loading…
    VPC connections
      VPC connections: loading…
  orders | provisioned · IAM · 2 mappings
    orders-2 → bill | Enabled
    orders-10 → ship | Enabled
    Topics
      Topics: loading…
    Bootstrap brokers
      Bootstrap brokers: loading…
    VPC connections
      VPC connections: loading…
  payments | 1 problem · provisioned · SASL/SCRAM, IAM · 2 mappings
    payments → bill | ${problemTitle()}
    refunds → ship | Disabled
    Topics
      Topics: loading…
    Bootstrap brokers
      Bootstrap brokers: loading…
    SCRAM secrets
      SCRAM secrets: loading…
    VPC connections
      VPC connections: loading…
  Mappings of other clusters | 2
    far → audit | shared · cluster of account 444455556666 · Creating
    gone → ship | deleted-cluster · no such cluster here · Enabled
  VPC connections | 1
    shared | account 444455556666 · SASL_IAM · 1 mapping
`,
    );
  });

  it('places a mapping that reads through a connection within the account below the cluster', () => {
    const store = toAccount();
    const own = { ...toConnection('orders', '111122223333'), targetClusterArn: toClusterArn('orders') };
    const mapping = toMapping('through', 'ship', { EventSourceArn: own.arn });
    store.fill(key('mappings'), [mapping]);
    expect(toModel(store).findMapping(SCOPE, mapping.UUID)?.parent?.label).toBe('orders');
    store.fill(key('vpcConnections'), [own]);
    expect(toModel(store).findMapping(SCOPE, mapping.UUID)?.parent?.label).toBe('orders');
  });

  it('gives every row an id of its own', () => {
    const model = toModel(toAccount());
    const ids: string[] = [];
    const walk = (node?: TreeNode) => {
      for (const child of model.children(node)) {
        ids.push(child.id);
        if (child.expansion !== 'leaf') walk(child);
      }
    };
    walk();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(25);
  });

  it('lists what is known below a cluster, sorted as people read', () => {
    const store = toAccount();
    const clusterArn = toClusterArn('payments');
    store.fill({ scope: SCOPE, kind: 'topics', clusterArn }, [
      { name: 'topic-10', partitions: 6 },
      { name: 'topic-9', partitions: 1 },
    ]);
    store.fill({ scope: SCOPE, kind: 'brokers', clusterArn }, [
      { method: 'iam', network: 'public', addresses: 'b-1.public:9198' },
      { method: 'iam', network: 'vpc', addresses: 'b-1:9098' },
      { method: 'scram', network: 'vpc', addresses: 'b-1:9096' },
    ]);
    store.fill({ scope: SCOPE, kind: 'scramSecrets', clusterArn }, [
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_payments-AbCdEf',
    ]);
    store.fill({ scope: SCOPE, kind: 'clientVpcConnections', clusterArn }, []);
    const model = toModel(store);
    const cluster = model.findCluster(SCOPE, clusterArn);
    expect(cluster && draw(model, cluster)).toBe(
      `payments → bill | ${problemTitle()}
refunds → ship | Disabled
Topics | 2
  topic-9 | 1 partition
  topic-10 | 6 partitions
Bootstrap brokers | 3
  SASL/SCRAM | b-1:9096
  IAM | b-1:9098
  IAM, public | b-1.public:9198
SCRAM secrets | 1
  AmazonMSK_payments
VPC connections | 0
  No other VPC is connected to this cluster
`,
    );
  });
});

describe('other groupings', () => {
  it('groups by function and keeps the clusters reachable', () => {
    const text = draw(toModel(toAccount(), { grouping: 'function' }));
    expect(text).toContain(
      `  audit | 1 mapping
    far → audit | shared · Creating
  bill | 2 mappings · 1 problem
    orders-2 → bill | orders · Enabled
    payments → bill | payments · ${problemTitle()}
  ship | 3 mappings
`,
    );
    expect(text).toContain(`  Clusters | 4\n    clicks | serverless · IAM · 0 mappings\n      Topics\n`);
  });

  it('groups by state, the urgent first', () => {
    const model = toModel(toAccount(), { grouping: 'state' });
    const [scope] = model.children();
    expect(model.children(scope).map((node) => `${node.label} ${node.description}`)).toEqual([
      'With a problem 1',
      'Changing 1',
      'Working 3',
      'Disabled 1',
      'Clusters 4',
      'VPC connections 1',
    ]);
  });
});

describe('filter', () => {
  it.each([
    ['ORDERS-2', ['orders-2 → bill'], 'topic, any case'],
    ['bill', ['orders-2 → bill', 'payments → bill'], 'function'],
    ['uuid-refunds', ['refunds → ship'], 'uuid'],
    ['creating', ['far → audit'], 'state'],
    ['authorize', ['payments → bill'], 'problem text of AWS'],
    ['scram', ['payments → bill', 'refunds → ship'], 'authentication method of the cluster'],
    ['payments disabled', ['refunds → ship'], 'words of cluster and mapping together'],
    ['no such thing', [], 'nothing'],
  ])('finds %s', (filter, expected) => {
    const model = toModel(toAccount(), { filter });
    expect(drawnMappings(model)).toEqual(expected);
    expect(model.counts()).toMatchObject({ shown: expected.length, total: 6 });
  });

  it('shows everything of a cluster that matches itself, opened', () => {
    const model = toModel(toAccount(), { filter: 'payments' });
    const [scope] = model.children();
    const clusters = model.children(scope).filter((node) => node.kind === 'cluster');
    expect(clusters.map((node) => [node.label, node.expansion])).toEqual([['payments', 'expanded']]);
    expect(clusters[0] && model.children(clusters[0]).map((node) => node.kind)).toEqual([
      'mapping',
      'mapping',
      'topics',
      'brokers',
      'scramSecrets',
      'clientConnections',
    ]);
  });

  it('looks into lists that are loaded, and names those to load for it', () => {
    const store = toAccount();
    const clusterArn = toClusterArn('orders');
    store.fill({ scope: SCOPE, kind: 'topics', clusterArn }, [{ name: 'returns' }, { name: 'orders' }]);
    const model = toModel(store, { filter: 'returns' });
    expect(draw(model)).toContain('  orders | provisioned · IAM · 0 of 2 mappings\n    Topics | 2\n      returns\n');
    expect(model.searched().map((searched) => searched.clusterArn)).toEqual(
      expect.arrayContaining([toClusterArn('orders'), toClusterArn('payments')]),
    );
    expect(toModel(store).searched()).toEqual([]);
  });

  it('says that nothing matches', () => {
    expect(draw(toModel(toAccount(), { filter: 'xyz' }))).toContain('Nothing here matches “xyz”');
  });
});

describe('words for menus', () => {
  const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret';
  const wordsOf = (more: Partial<DeployedMapping>) => {
    const store = new FakeStore();
    store.fill(key('clusters'), [toCluster('orders')]);
    const mapping = toMapping('t', 'f', more);
    store.fill(key('mappings'), [mapping]);
    return toModel(store).findMapping(SCOPE, mapping.UUID)?.words.join(' ');
  };

  it.each([
    [{ State: 'Enabled' }, 'mapping enabled arn console'],
    [{ State: 'Disabled' }, 'mapping disabled arn console'],
    [{ State: 'Updating' }, 'mapping changing arn console'],
    [{ State: 'Enabled', LastProcessingResult: 'PROBLEM: Function call failed' }, 'mapping enabled failed arn console'],
    [{ State: 'SomethingNew' }, 'mapping enabled disabled arn console'],
    [
      { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' as const, URI: `${SECRET}:AmazonMSK_o-AbCdEf` }] },
      'mapping enabled secret arn console',
    ],
    [
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:dlq' } } },
      'mapping enabled destination arn console',
    ],
    [{ DestinationConfig: { OnFailure: {} } }, 'mapping enabled arn console'],
  ])('%o → %s', (more, words) => {
    expect(wordsOf(more)).toBe(words);
  });

  it('offers no console page for the sample account', () => {
    const scope = { region: 'us-east-1', sample: true as const };
    const store = new FakeStore();
    store.fill({ scope, kind: 'clusters' }, [toCluster('orders')]);
    const model = toModel(store, { scopes: { status: 'loaded', scopes: [scope] } });
    expect(model.findCluster(scope, toClusterArn('orders'))?.words).not.toContain('console');
  });
});

describe('icons of clusters', () => {
  it.each([
    ['ACTIVE', undefined],
    ['CREATING', 'problemsWarningIcon.foreground'],
    ['REBOOTING_BROKER', 'problemsWarningIcon.foreground'],
    ['FAILED', 'problemsErrorIcon.foreground'],
  ] as const)('%s: %s', (state, color) => {
    const store = new FakeStore();
    store.fill(key('clusters'), [toCluster('orders', { state })]);
    expect(toModel(store).findCluster(SCOPE, toClusterArn('orders'))?.icon?.color).toBe(color);
  });
});

function drawnMappings(model: TreeModel): readonly string[] {
  const found: string[] = [];
  const walk = (node?: TreeNode) => {
    for (const child of model.children(node)) {
      if (child.kind === 'mapping') found.push(child.label);
      if (child.expansion !== 'leaf') walk(child);
    }
  };
  walk();
  return found.sort();
}

function problemTitle(): string {
  const store = new FakeStore();
  store.fill(key('clusters'), [toCluster('orders')]);
  const mapping = toMapping('t', 'f', { LastProcessingResult: 'PROBLEM: Cluster failed to authorize Lambda.' });
  store.fill(key('mappings'), [mapping]);
  return toModel(store).findMapping(SCOPE, mapping.UUID)?.description ?? '';
}
