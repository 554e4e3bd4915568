import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../../src/core/failure.ts';
import { FakeStore, SCOPE, toCluster, toClusterArn, toFailure, toMapping } from './fakes.ts';
import { draw, key, toAccount, toModel } from './trees.ts';

describe('conditions of lists', () => {
  it('shows rows page by page with a row for what is still to come', () => {
    const store = new FakeStore();
    const rows = () => {
      const model = toModel(store);
      return model.children(model.children()[0]).map((node) => node.label);
    };
    expect(rows()).toEqual(['Clusters: loading…']);
    store.page(key('clusters'), [toCluster('orders')]);
    expect(rows()).toEqual(['orders', 'Clusters: 1 so far, loading more…']);
    store.page(key('mappings'), [toMapping('a', 'f'), toMapping('x', 'f', { EventSourceArn: toClusterArn('late') })]);
    // The cluster of the second mapping has not come yet: nothing may be said about it.
    expect(rows()).toEqual(['orders', 'Clusters: 1 so far, loading more…']);
    store.fill(key('clusters'), [toCluster('orders'), toCluster('late')]);
    expect(rows()).toEqual(['late', 'orders', 'Mappings: 2 so far, loading more…']);
    store.fill(key('mappings'), store.peek(key('mappings')).items);
    expect(rows()).toEqual(['late', 'orders']);
  });

  it('does not count what it does not know', () => {
    const store = new FakeStore();
    store.fill(key('clusters'), [toCluster('orders')]);
    expect(draw(toModel(store))).toContain(
      'dev · us-east-1 | 1 cluster\n  orders | provisioned · IAM\n    Mappings: loading…',
    );
  });

  it('says when whose account it is cannot be read, and shows everything else', () => {
    const store = toAccount();
    store.fail(key('identity'), toFailure('access-denied', 'sts:GetCallerIdentity'));
    const model = toModel(store);
    const [row, ...others] = model.children(model.children()[0]);
    expect([row?.label, row?.description]).toEqual([
      'The account number cannot be read',
      'Access denied: sts:GetCallerIdentity',
    ]);
    expect(others.filter(({ kind }) => kind === 'cluster').length).toBeGreaterThan(0);
  });

  it('tells an expired sign-in once, with the command that renews it', () => {
    const store = new FakeStore();
    store.fail(key('clusters'), toFailure('expired-credentials'));
    store.fail(key('mappings'), toFailure('expired-credentials', 'lambda:ListEventSourceMappings'));
    expect(draw(toModel(store))).toBe(
      `dev · us-east-1
  Sign-in has expired | The credentials of profile dev have expired or are not known to AWS. For a profile with SSO run “aws sso login --profile dev”; otherwise renew its keys. Then try again.
    Copy “aws sso login --profile dev”
    Try Again
    Add Account and Region…
`,
    );
    expect(actionCommands(store)).toEqual([
      { id: 'mskLambda.resource.copyText', args: [{ text: 'aws sso login --profile dev' }] },
      { id: 'mskLambda.explorer.refresh', args: [{ scope: SCOPE }] },
      { id: 'mskLambda.scope.add', args: [] },
    ]);
  });

  it('offers the sample account to somebody without credentials', () => {
    const store = new FakeStore();
    store.fail(key('clusters'), toFailure('no-credentials'));
    store.fail(key('mappings'), toFailure('no-credentials'));
    expect(actionCommands(store).map(({ id }) => id)).toEqual([
      'mskLambda.scope.add',
      'mskLambda.scope.openSample',
      'mskLambda.explorer.refresh',
    ]);
  });

  it('keeps mappings usable when clusters may not be listed, and names the missing action', () => {
    const store = toAccount();
    store.set(key('clusters'), { items: [], status: 'failed', failure: toFailure('access-denied') });
    const text = draw(toModel(store));
    expect(text).toContain(`  Clusters cannot be listed | Access denied: kafka:ListClustersV2
    Copy “kafka:ListClustersV2”
    Try Again
  deleted-cluster | details cannot be read · 1 mapping
    gone → ship | Enabled
  orders | details cannot be read · 2 mappings
    orders-2 → bill | Enabled
`);
    // Whether that cluster is gone cannot be known now.
    expect(text).not.toContain('no such cluster here');
  });

  it('keeps clusters usable when mappings may not be listed', () => {
    const store = toAccount();
    const failure = toFailure('access-denied', 'lambda:ListEventSourceMappings');
    store.set(key('mappings'), { items: [], status: 'failed', failure });
    const text = draw(toModel(store));
    expect(text).toContain('  Mappings cannot be listed | Access denied: lambda:ListEventSourceMappings\n');
    expect(text).toContain('  orders | provisioned · IAM\n    Mappings cannot be listed');
    expect(text).not.toContain('No mapping yet');
  });

  it('keeps the last good list when a refresh fails, and says so', () => {
    const store = toAccount();
    store.fail(key('clusters'), toFailure('network', 'kafka:ListClustersV2', 'no answer'));
    const text = draw(toModel(store));
    expect(text).toMatch(/ {2}Clusters as of .*: refreshing failed \| No connection\n/);
    expect(text).toContain('  payments | 1 problem · provisioned');
  });

  it('shows an account without anything as empty, with a way on', () => {
    const store = new FakeStore();
    for (const kind of ['clusters', 'mappings', 'vpcConnections'] as const) store.fill(key(kind), []);
    expect(draw(toModel(store))).toBe(
      'dev · us-east-1 | 0 clusters · 0 mappings\n  No MSK clusters and no mappings in us-east-1\n  Add Account and Region…\n',
    );
  });

  it('asks nothing before the workspace is trusted', () => {
    const model = toModel(new FakeStore(), { allowed: false });
    const [scope] = model.children();
    expect(scope && model.needs(scope)).toEqual([]);
    expect(draw(model)).toContain('Waiting for workspace trust');
  });
});

describe('roots', () => {
  it('has none when no region is configured, so that the welcome shows', () => {
    const failure = new AwsFailure('invalid', 'no region', { operation: 'profiles' });
    expect(toModel(new FakeStore(), { scopes: { status: 'failed', failure } }).children()).toEqual([]);
  });

  it('shows why the accounts cannot be read', () => {
    const failure = new AwsFailure('unknown', 'The file is broken', { operation: 'profiles' });
    const text = draw(toModel(new FakeStore(), { scopes: { status: 'failed', failure } }));
    expect(text).toContain('Accounts cannot be listed');
    expect(text).toContain('Try Again');
  });

  it('has one for each scope', () => {
    const scopes = [SCOPE, { region: 'eu-west-1' }, { region: 'us-east-1', sample: true as const }];
    const model = toModel(new FakeStore(), { scopes: { status: 'loaded', scopes } });
    expect(model.children().map((node) => node.label)).toEqual([
      'dev · us-east-1',
      'default credentials · eu-west-1',
      'Sample account · us-east-1',
    ]);
  });
});

function actionCommands(store: FakeStore) {
  const model = toModel(store);
  const [scope] = model.children();
  const [failed] = scope === undefined ? [] : model.children(scope);
  return (failed === undefined ? [] : model.children(failed)).map((node) => node.command ?? { id: 'none' as const });
}
