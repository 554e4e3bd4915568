import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/core/emitter.ts';
import type { Scope } from '../../../src/core/scope.ts';
import { ExplorerData } from '../../../src/explorer/explorerData.ts';
import type { TreeNode } from '../../../src/explorer/treeNode.ts';
import { ViewState } from '../../../src/explorer/viewState.ts';
import { FakeStore, FakeTimers, SCOPE, settle, toCluster, toClusterArn, toFailure, toMapping } from './fakes.ts';
import { key } from './trees.ts';

const ORDERS = { scope: SCOPE, clusterArn: toClusterArn('orders') };

function open(scopes: readonly Scope[] = [SCOPE]) {
  const store = new FakeStore();
  const timers = new FakeTimers();
  const memory = new Map<string, unknown>();
  const state = new ViewState({
    get: (name) => memory.get(name),
    update: async (name, value) => void memory.set(name, value),
  });
  const changed = new Emitter<void>();
  const shown = { scopes };
  const [marks, files] = [new Emitter<void>(), new Map<string, string>()];
  const data = new ExplorerData({
    store,
    timers,
    state,
    fileMarks: { differingFile: (uuid) => files.get(uuid), onDidChange: marks.event },
    watchMarks: { isWatched: (uuid) => files.get(uuid) === 'watched', onDidChange: marks.event },
    scopes: { list: async () => shown.scopes, chosen: () => shown.scopes, onDidChange: changed.event },
    isTrusted: () => true,
  });
  const redrawn: (readonly (string | undefined)[])[] = [];
  data.onDidRedraw((rows) => redrawn.push(rows.map((row) => row?.label)));
  const show = (next: readonly Scope[]) => {
    shown.scopes = next;
    changed.fire();
  };
  const mark = (uuid: string, file: string) => {
    files.set(uuid, file);
    marks.fire();
  };
  return { data, store, timers, state, redrawn, memory, show, mark };
}

/** Opens rows as VS Code does: children of everything that is expanded, or named in `expand`. */
async function drawAll(data: ExplorerData, expand: readonly string[], parent?: TreeNode): Promise<readonly string[]> {
  const rows = await data.draw(parent);
  const below = await Promise.all(
    rows
      .filter((row) => row.expansion === 'expanded' || expand.includes(row.label))
      .map((row) => drawAll(data, expand, row)),
  );
  return [...rows.map((row) => row.label), ...below.flat()];
}

function fill({ store }: ReturnType<typeof open>, ...mappings: Parameters<FakeStore['putMapping']>[1][]): void {
  store.fill(key('identity'), []);
  store.fill(key('vpcConnections'), []);
  store.fill(key('clusters'), [toCluster('orders'), toCluster('payments')]);
  store.fill(key('mappings'), mappings);
}

describe('what is asked', () => {
  it('asks for the lists of an account when it is opened, and for those of a cluster when they are', async () => {
    const { data, store } = open();
    const [scope] = await data.draw();
    expect(store.loads).toEqual([]);
    await data.draw(scope);
    expect(store.loads.map(({ kind }) => kind)).toEqual(['identity', 'clusters', 'mappings', 'vpcConnections']);
    store.fill(key('clusters'), [toCluster('orders')]);
    const [cluster] = await data.draw(scope);
    const groups = cluster === undefined ? [] : await data.draw(cluster);
    expect(store.loads.some(({ kind }) => kind === 'topics')).toBe(false);
    await data.draw(groups.find((group) => group.kind === 'topics'));
    expect(store.loads.at(-1)).toEqual({ ...ORDERS, kind: 'topics' });
  });

  it('asks again for what is loaded only when the user opens it', async () => {
    const opened = open();
    const { data, store } = opened;
    fill(opened);
    const [scope] = await data.draw();
    await data.draw(scope);
    expect(store.loads).toEqual([]);
    if (scope !== undefined) data.expand(scope);
    expect(store.loads.map(({ kind }) => kind)).toEqual(['identity', 'clusters', 'mappings', 'vpcConnections']);
  });

  it('does not ask again for what failed, until told to', async () => {
    const opened = open();
    const { data, store } = opened;
    const [scope] = await data.draw();
    fill(opened);
    store.fail(key('clusters'), toFailure('access-denied'));
    await data.draw(scope);
    await data.draw(scope);
    expect(store.loads.filter(({ kind }) => kind === 'clusters')).toEqual([]);
    await data.refresh({ scope: SCOPE });
    expect(store.refreshes.map(({ kind }) => kind)).toContain('clusters');
  });

  it('refreshes only what was asked before', async () => {
    const opened = open();
    const { data, store } = opened;
    fill(opened);
    store.fill({ ...ORDERS, kind: 'topics' }, []);
    store.fill({ scope: SCOPE, kind: 'brokers', clusterArn: toClusterArn('payments') }, []);
    await data.draw();
    await data.refresh(ORDERS);
    expect(store.refreshes.map(({ kind }) => kind)).toEqual([
      'identity',
      'clusters',
      'mappings',
      'vpcConnections',
      'topics',
    ]);
    store.refreshes.length = 0;
    await data.refresh({ ...ORDERS, kind: 'topics' });
    expect(store.refreshes).toEqual([{ ...ORDERS, kind: 'topics' }]);
    store.refreshes.length = 0;
    await data.refresh();
    expect(store.refreshes.map(({ kind }) => kind)).toEqual([
      'identity',
      'clusters',
      'mappings',
      'vpcConnections',
      'topics',
      'brokers',
    ]);
  });

  it('refreshes one mapping, and drops it when it is gone', async () => {
    const opened = open();
    const { data, store } = opened;
    const mapping = toMapping('a', 'f');
    fill(opened, mapping);
    store.getMapping = async () => ({ ...mapping, State: 'Disabled' });
    await data.refresh({ scope: SCOPE, uuid: mapping.UUID });
    expect(store.peek(key('mappings')).items[0]?.State).toBe('Disabled');
    store.getMapping = () => Promise.reject(toFailure('not-found'));
    await data.refresh({ scope: SCOPE, uuid: mapping.UUID });
    expect(store.peek(key('mappings')).items).toEqual([]);
    store.getMapping = () => Promise.reject(toFailure('throttled'));
    await expect(data.refresh({ scope: SCOPE, uuid: mapping.UUID })).rejects.toMatchObject({ reason: 'throttled' });
  });

  it('loads topics for a filter', async () => {
    const opened = open();
    const { data, store, state, timers } = opened;
    fill(opened);
    await data.draw();
    state.filterBy('returns');
    await timers.advance(50);
    expect(store.loads.filter(({ kind }) => kind === 'topics')).toHaveLength(2);
  });
});

describe('what is drawn again', () => {
  it('draws only the row of a mapping whose state changed', async () => {
    const opened = open();
    const { data, store, timers, redrawn } = opened;
    const mapping = toMapping('a', 'f', { State: 'Creating' });
    fill(opened, mapping, toMapping('b', 'f'));
    await drawAll(data, ['orders']);
    await timers.advance(50);
    redrawn.length = 0;
    store.putMapping(SCOPE, { ...mapping, State: 'Enabled' });
    await timers.advance(50);
    expect(redrawn).toEqual([['a → f']]);
    expect(
      data.latest((await data.find({ scope: SCOPE, uuid: mapping.UUID })) ?? expect.fail('not found')).description,
    ).toBe('Enabled');
  });

  it('draws the row of a mapping whose file turns out to differ, with the words that its menu goes by', async () => {
    const opened = open();
    const { data, timers, redrawn, mark } = opened;
    const mapping = toMapping('a', 'f');
    fill(opened, mapping, toMapping('b', 'f'));
    await drawAll(data, ['orders']);
    await timers.advance(50);
    redrawn.length = 0;
    mark(mapping.UUID, 'shop/a.msk-mapping.json');
    await timers.advance(50);
    expect(redrawn).toEqual([['a → f']]);
    const row = data.latest((await data.find({ scope: SCOPE, uuid: mapping.UUID })) ?? expect.fail('not found'));
    expect(row.description).toMatch(/ · file differs$/);
    expect(row.words).toContain('differs');
    expect(data.model.tooltip(row)).toContain('shop/a.msk-mapping.json');
    const other = await data.find({ scope: SCOPE, uuid: toMapping('b', 'f').UUID });
    expect(other?.words).not.toContain('differs');
  });

  it('draws the cluster and the counts above it when a mapping comes', async () => {
    const opened = open();
    const { data, store, timers, redrawn } = opened;
    fill(opened, toMapping('a', 'f'));
    await drawAll(data, ['orders', 'payments']);
    await timers.advance(50);
    redrawn.length = 0;
    store.putMapping(SCOPE, toMapping('c', 'f', { EventSourceArn: toClusterArn('payments') }));
    await timers.advance(50);
    // The count of the account changes; VS Code draws what is below it by itself.
    expect(redrawn).toEqual([['dev · us-east-1']]);
  });

  it('draws only the list that a page arrived for', async () => {
    const opened = open();
    const { data, store, timers, redrawn } = opened;
    fill(opened);
    await drawAll(data, ['orders', 'Topics']);
    await timers.advance(50);
    redrawn.length = 0;
    store.page({ ...ORDERS, kind: 'topics' }, [{ name: 't' }]);
    await timers.advance(50);
    expect(redrawn).toEqual([['Topics']]);
  });

  it('draws nothing when a refresh brings the same', async () => {
    const opened = open();
    const { data, timers, redrawn } = opened;
    fill(opened, toMapping('a', 'f'));
    await drawAll(data, ['orders']);
    await timers.advance(50);
    redrawn.length = 0;
    fill(opened, toMapping('a', 'f'));
    await timers.advance(50);
    expect(redrawn).toEqual([[]]);
  });

  it('draws once for many pages of a frame', async () => {
    const { data, store, timers, redrawn } = open();
    await drawAll(data, []);
    await timers.advance(50);
    redrawn.length = 0;
    for (let page = 0; page < 20; page++) store.page(key('clusters'), [toCluster(`c${page}`)]);
    expect(redrawn).toEqual([]);
    await timers.advance(50);
    expect(redrawn).toEqual([['dev · us-east-1']]);
    const [scope] = await data.draw();
    expect(await data.draw(scope)).toHaveLength(21);
  });

  it('draws everything when accounts are added', async () => {
    const { data, timers, redrawn, show } = open();
    await drawAll(data, []);
    show([SCOPE, { region: 'eu-west-1' }]);
    await settle();
    await timers.advance(50);
    expect(redrawn.at(-1)).toEqual([undefined]);
    expect(await data.draw()).toHaveLength(2);
  });

  it('draws what only others looked at so far', async () => {
    const { data, store, timers, redrawn, show } = open();
    await drawAll(data, []);
    show([SCOPE, { region: 'eu-west-1' }]);
    // Somebody asks for rows before VS Code has been told of them.
    expect(await data.children()).toHaveLength(2);
    store.fill(key('clusters'), []);
    await timers.advance(50);
    expect(redrawn.at(-1)).toEqual([undefined]);
  });

  it('answers with the very objects that were given out', async () => {
    const opened = open();
    const { data, store, timers } = opened;
    const mapping = toMapping('a', 'f');
    fill(opened, mapping);
    const [scope] = await data.draw();
    const [orders] = await data.draw(scope);
    const [row] = await data.draw(orders);
    const rows: (TreeNode | undefined)[] = [];
    data.onDidRedraw((changed) => rows.push(...changed));
    store.putMapping(SCOPE, { ...mapping, BatchSize: 5 });
    await timers.advance(50);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toBe(row);
  });
});

describe('finding rows', () => {
  it('finds a mapping of an account that nobody opened yet', async () => {
    const { data, store } = open();
    const wanted = data.find({ scope: SCOPE, uuid: 'uuid-a-f' });
    await settle();
    store.fill(key('identity'), []);
    store.fill(key('vpcConnections'), []);
    store.fill(key('clusters'), [toCluster('orders')]);
    store.fill(key('mappings'), [toMapping('a', 'f')]);
    const node = await wanted;
    expect([node?.label, node?.parent?.label, node?.parent?.parent?.label]).toEqual([
      'a → f',
      'orders',
      'dev · us-east-1',
    ]);
    expect((await data.find(ORDERS))?.label).toBe('orders');
    expect(await data.find({ scope: SCOPE, uuid: 'nobody' })).toBeUndefined();
  });
});
