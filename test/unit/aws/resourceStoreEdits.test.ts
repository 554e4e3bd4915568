import { describe, expect, it } from 'vitest';
import { KEY, OTHER, SCOPE, StoreBed, toMapping } from './storeBed.ts';

const bed = new StoreBed();

describe('single mappings', () => {
  it('puts and removes in a loaded list', async () => {
    await bed.load(toMapping('1'), toMapping('2'));
    bed.store.putMapping(SCOPE, toMapping('2', { State: 'Disabling' }));
    bed.store.putMapping(SCOPE, toMapping('3', { State: 'Creating' }));
    bed.store.removeMapping(SCOPE, '1');
    expect(bed.store.peek(KEY).items.map(({ UUID, State }) => `${UUID} ${State}`)).toEqual([
      '2 Disabling',
      '3 Creating',
    ]);
    expect(bed.events.slice(-3)).toEqual(['mappings loaded 2', 'mappings loaded 3', 'mappings loaded 2']);
    expect(bed.store.peek({ ...KEY, scope: OTHER }).items).toEqual([]);
  });

  it('does not let an older page undo what was put or removed during a flight', async () => {
    await bed.load(toMapping('1'), toMapping('2'));
    const loading = bed.store.load(KEY, { refresh: true });
    await bed.settle();
    bed.calls[1]?.page(toMapping('1'));
    await bed.settle();
    bed.now += 1000;
    bed.store.putMapping(SCOPE, toMapping('1', { State: 'Disabling' }));
    bed.store.putMapping(SCOPE, toMapping('new', { State: 'Creating' }));
    bed.store.removeMapping(SCOPE, '2');
    expect(bed.uuids()).toEqual(['1', 'new']);
    bed.calls[1]?.page(toMapping('2'), toMapping('3'));
    bed.calls[1]?.end();
    await loading;
    expect(
      bed.store
        .peek(KEY)
        .items.map(({ UUID, State }) => `${UUID} ${State}`)
        .sort(),
    ).toEqual(['1 Disabling', '3 Enabled', 'new Creating']);
  });

  it('prefers the page where it is the newer of the two', async () => {
    const loading = bed.store.load(KEY);
    await bed.settle();
    bed.store.putMapping(SCOPE, toMapping('1', { State: 'Creating', LastModified: '2026-01-01T00:00:00Z' }));
    bed.calls[0]?.page(toMapping('1', { State: 'Enabled', LastModified: '2026-01-01T00:00:05Z' }));
    bed.calls[0]?.end();
    await loading;
    expect(bed.store.peek(KEY).items[0]?.State).toBe('Enabled');
  });

  it('takes news about the last result from a list that was asked for later', async () => {
    const LastModified = '2026-01-01T00:00:00Z';
    await bed.load(toMapping('1', { LastModified }));
    bed.store.putMapping(SCOPE, toMapping('1', { LastModified, LastProcessingResult: 'No records processed' }));
    bed.now += 2000;
    await bed.load(toMapping('1', { LastModified, LastProcessingResult: 'OK' }));
    expect(bed.store.peek(KEY).items[0]?.LastProcessingResult).toBe('OK');
  });

  it('keeps a new mapping that a list just afterwards does not have yet, but not for ever', async () => {
    await bed.load(toMapping('1'));
    bed.store.putMapping(SCOPE, toMapping('new'));
    bed.now += 3000;
    await bed.load(toMapping('1'));
    expect(bed.uuids()).toEqual(['1', 'new']);
    bed.now += 60_000;
    await bed.load(toMapping('1'));
    expect(bed.uuids()).toEqual(['1']);
  });

  it('keeps a removed mapping away that a list just afterwards still has', async () => {
    await bed.load(toMapping('1'), toMapping('2'));
    bed.store.removeMapping(SCOPE, '2');
    bed.now += 1000;
    await bed.load(toMapping('1'), toMapping('2'));
    expect(bed.uuids()).toEqual(['1']);
  });

  it('does not show a put mapping as a list that was never loaded', async () => {
    bed.store.putMapping(SCOPE, toMapping('new'));
    expect(bed.store.peek(KEY)).toEqual({ items: [], status: 'idle' });
    await bed.load(toMapping('1'));
    expect(bed.uuids()).toEqual(['1', 'new']);
  });
});
