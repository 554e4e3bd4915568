import { describe, expect, it } from 'vitest';
import { RESOURCE_KINDS } from '../../../src/aws/resourceKinds.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { AwsFailure } from '../../../src/core/failure.ts';
import { catchFailure } from './connect.ts';
import { createFakeApi } from './fakeApi.ts';
import { KEY, OTHER, SCOPE, StoreBed, toMapping } from './storeBed.ts';

const FAILURE = new AwsFailure('access-denied', 'no', { operation: 'lambda:ListEventSourceMappings' });

const bed = new StoreBed();

describe('loading', () => {
  it('starts nothing by peeking', async () => {
    expect(bed.store.peek(KEY)).toEqual({ items: [], status: 'idle' });
    await bed.settle();
    expect(bed.calls).toHaveLength(0);
  });

  it('publishes pages as they come, and is loaded at the end', async () => {
    const loading = bed.store.load(KEY);
    await bed.settle();
    bed.calls[0]?.page(toMapping('1'));
    await bed.settle();
    expect(bed.store.peek(KEY)).toMatchObject({ status: 'loading', items: [{ UUID: '1' }] });
    bed.calls[0]?.page();
    bed.calls[0]?.page(toMapping('2'), toMapping('3'));
    bed.calls[0]?.end();
    expect(await loading).toMatchObject({ status: 'loaded', loadedAt: bed.now });
    expect(bed.uuids()).toEqual(['1', '2', '3']);
    expect(bed.events).toEqual(['mappings loading 1', 'mappings loading 3', 'mappings loaded 3']);
  });

  it('has one flight for all who ask, also for a refresh meanwhile', async () => {
    const loads = [bed.store.load(KEY), bed.store.load(KEY), bed.store.load(KEY, { refresh: true })];
    await bed.settle();
    bed.calls[0]?.page(toMapping('1'));
    bed.calls[0]?.end();
    const listings = await Promise.all(loads);
    expect(bed.calls).toHaveLength(1);
    expect(listings.map((listing) => listing.items.length)).toEqual([1, 1, 1]);
  });

  it('serves a complete list until it is too old, or a refresh is asked for', async () => {
    await bed.load(toMapping('1'));
    bed.now += RESOURCE_KINDS.mappings.maxAge - 1;
    expect((await bed.store.load(KEY)).status).toBe('loaded');
    expect(bed.calls).toHaveLength(1);
    bed.now += 1;
    void bed.store.load(KEY);
    await bed.settle();
    expect(bed.calls).toHaveLength(2);
  });

  it('keeps scopes and clusters apart', async () => {
    const asked: string[] = [];
    const api = createFakeApi({
      async *listTopics(clusterArn) {
        asked.push(clusterArn);
        yield [{ name: clusterArn }];
      },
    });
    const topics = new CachedResourceStore({ api: () => api, forget: () => {} });
    for (const scope of [SCOPE, OTHER]) {
      for (const clusterArn of ['x', 'y', 'x']) await topics.load({ scope, kind: 'topics', clusterArn });
    }
    expect(asked).toEqual(['x', 'y', 'x', 'y']);
    expect(topics.peek({ scope: OTHER, kind: 'topics', clusterArn: 'y' }).items).toEqual([{ name: 'y' }]);
  });
});

describe('refreshing', () => {
  it('shows the last good list until the new one has more', async () => {
    await bed.load(toMapping('1'), toMapping('2'));
    const loading = bed.store.load(KEY, { refresh: true });
    await bed.settle();
    bed.calls[1]?.page(toMapping('3'));
    await bed.settle();
    expect(bed.uuids()).toEqual(['1', '2']);
    bed.calls[1]?.page(toMapping('4'), toMapping('5'));
    await bed.settle();
    expect(bed.uuids()).toEqual(['3', '4', '5']);
    bed.calls[1]?.end();
    await loading;
    expect(bed.uuids()).toEqual(['3', '4', '5']);
  });

  it('takes over a shorter list at its end', async () => {
    await bed.load(toMapping('1'), toMapping('2'));
    await bed.load(toMapping('2'));
    expect(bed.uuids()).toEqual(['2']);
  });

  it('keeps the last good list when it fails, says so, and recovers', async () => {
    await bed.load(toMapping('1'));
    const loadedAt = bed.now;
    bed.now += 5000;
    const failing = bed.store.load(KEY, { refresh: true });
    await bed.settle();
    bed.calls[1]?.page(toMapping('2'), toMapping('3'));
    bed.calls[1]?.fail(FAILURE);
    expect(await failing).toEqual({ status: 'failed', failure: FAILURE, items: [toMapping('1')], loadedAt });
    expect(bed.events.at(-1)).toBe('mappings failed 1');

    const again = bed.store.load(KEY);
    await bed.settle();
    expect(bed.calls).toHaveLength(3);
    bed.calls[2]?.page(toMapping('4'));
    bed.calls[2]?.end();
    const listing = await again;
    expect(listing).toMatchObject({ status: 'loaded', items: [{ UUID: '4' }] });
    expect(listing.failure).toBeUndefined();
  });

  it('keeps what came before a first load failed, without taking it for the list', async () => {
    const loading = bed.store.load(KEY);
    await bed.settle();
    bed.calls[0]?.page(toMapping('1'));
    bed.calls[0]?.fail(FAILURE);
    expect(await loading).toMatchObject({ status: 'failed', items: [{ UUID: '1' }], loadedAt: undefined });
    void bed.store.load(KEY);
    await bed.settle();
    expect(bed.calls).toHaveLength(2);
  });

  it('makes a failure of whatever goes wrong', async () => {
    const loading = bed.store.load(KEY);
    await bed.settle();
    bed.calls[0]?.fail(new TypeError('a fault of ours'));
    expect((await loading).failure).toMatchObject({ reason: 'unknown', message: 'a fault of ours' });

    const listing = await bed.store.load({ scope: SCOPE, kind: 'clusters' });
    expect(listing.failure).toMatchObject({ operation: 'kafka:ListClustersV2', message: 'not part of this test' });
  });
});

describe('giving up', () => {
  it('goes on for those who still wait', async () => {
    const controller = new AbortController();
    const leaving = catchFailure(bed.store.load(KEY, { signal: controller.signal }));
    const staying = bed.store.load(KEY, { signal: new AbortController().signal });
    await bed.settle();
    controller.abort();
    expect(await leaving).toMatchObject({ reason: 'aborted', operation: 'lambda:ListEventSourceMappings' });
    expect(bed.calls[0]?.signal.aborted).toBe(false);
    bed.calls[0]?.page(toMapping('1'));
    bed.calls[0]?.end();
    expect(await staying).toMatchObject({ status: 'loaded', items: [{ UUID: '1' }] });
  });

  it('aborts the call when nobody waits, and leaves everything as it was', async () => {
    await bed.load(toMapping('1'));
    const controllers = [new AbortController(), new AbortController()];
    const leaving = controllers.map(({ signal }) => catchFailure(bed.store.load(KEY, { refresh: true, signal })));
    await bed.settle();
    bed.calls[1]?.page(toMapping('2'), toMapping('3'));
    await bed.settle();
    for (const controller of controllers) controller.abort();
    await Promise.all(leaving);
    expect(bed.calls[1]?.signal.aborted).toBe(true);
    expect(bed.store.peek(KEY)).toMatchObject({ status: 'loaded', items: [{ UUID: '1' }] });
    bed.calls[1]?.page(toMapping('late'));
    await bed.settle();
    expect(bed.uuids()).toEqual(['1']);

    await bed.load(toMapping('4'));
    expect(bed.uuids()).toEqual(['4']);
  });

  it('never starts for a signal that aborted before', async () => {
    await catchFailure(bed.store.load(KEY, { signal: AbortSignal.abort() }));
    await bed.settle();
    expect(bed.calls).toHaveLength(0);
  });
});

describe('forgetting', () => {
  it('drops one scope, aborts its flights, and lets those who wait go', async () => {
    await bed.load(toMapping('1'));
    const waiting = bed.store.load(KEY, { refresh: true });
    const other = bed.store.load({ ...KEY, scope: OTHER });
    await bed.settle();
    bed.events.length = 0;
    bed.store.forget(SCOPE);
    expect(bed.forgotten).toEqual([SCOPE]);
    expect(await waiting).toEqual({ items: [], status: 'idle' });
    expect(bed.calls[1]?.signal.aborted).toBe(true);
    expect(bed.calls[2]?.signal.aborted).toBe(false);
    await bed.settle();
    expect(bed.store.peek(KEY)).toEqual({ items: [], status: 'idle' });
    expect(bed.events).toEqual(['mappings idle 0']);
    bed.calls[2]?.page(toMapping('2'));
    bed.calls[2]?.end();
    expect(await other).toMatchObject({ items: [{ UUID: '2' }] });
  });

  it('drops the lists of a scope whose profile leads to another account now', async () => {
    let account = '111122223333';
    const api = createFakeApi({
      getIdentity: async () => ({ account, arn: `arn:aws:iam::${account}:user/a` }),
      async *listQueues() {
        yield [];
      },
    });
    const store = new CachedResourceStore({ api: () => api, forget: () => {} });
    const identity = { scope: SCOPE, kind: 'identity' } as const;
    const queues = { scope: SCOPE, kind: 'queues' } as const;
    await store.load(queues);
    await store.load({ ...queues, scope: OTHER });
    await store.load(identity);
    await store.load(identity);
    expect(store.peek(queues).status).toBe('loaded');

    account = '444455556666';
    expect((await store.load(identity)).items).toMatchObject([{ account }]);
    expect(store.peek(queues).status).toBe('idle');
    expect(store.peek({ ...queues, scope: OTHER }).status).toBe('loaded');
  });

  it('lets a listener load again at once', async () => {
    await bed.load(toMapping('1'));
    const subscription = bed.store.onDidChange(() => {
      subscription.dispose();
      void bed.store.load(KEY);
    });
    bed.store.forget();
    await bed.settle();
    bed.calls[1]?.page(toMapping('fresh'));
    bed.calls[1]?.end();
    await bed.settle();
    expect(bed.uuids()).toEqual(['fresh']);
    expect(bed.forgotten).toEqual([undefined]);
  });

  it('says nothing more once disposed of', async () => {
    void bed.store.load(KEY);
    await bed.settle();
    bed.events.length = 0;
    bed.store.dispose();
    expect(bed.calls[0]?.signal.aborted).toBe(true);
    await bed.settle();
    expect(bed.events).toEqual([]);
  });
});
