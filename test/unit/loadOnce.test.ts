import { describe, expect, it } from 'vitest';
import { loadOnce } from '../../src/core/loadOnce.ts';

describe('what is loaded once', () => {
  it('is the same for all who ask, also for those who ask while it is being loaded', async () => {
    let loads = 0;
    const load = loadOnce(async () => ({ number: ++loads }));
    const [first, second] = await Promise.all([load(), load()]);
    expect(second).toBe(first);
    expect(await load()).toBe(first);
    expect(loads).toBe(1);
  });

  it('is tried again after a failure, of which all who waited are told', async () => {
    let loads = 0;
    const load = loadOnce(async () => {
      loads += 1;
      if (loads === 1) throw new Error('not there');
      return 'there';
    });
    expect(await Promise.allSettled([load(), load()])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await load()).toBe('there');
    expect(loads).toBe(2);
  });
});
