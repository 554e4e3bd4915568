import { describe, expect, it } from 'vitest';
import type { ChartUnit } from '../../../src/core/observation/charts.ts';
import { formatAmount } from '../../../src/core/observation/numberWords.ts';
import { toTimeoutWords } from '../../../src/core/timeoutWords.ts';

describe('amounts', () => {
  it.each<[ChartUnit, string, string]>([
    ['records', '1 record', '1,204 records'],
    ['errors', '1 error', '1,204 errors'],
    ['calls', '1 call', '1,204 calls'],
    ['pollers', '1 poller', '1,204 pollers'],
    ['milliseconds', '1 ms', '1,204 ms'],
    ['bytes', '1 byte', '1,204 bytes'],
  ])('of %s are in the singular for one', (unit, one, many) => {
    expect([formatAmount(1, unit), formatAmount(1204, unit)]).toEqual([one, many]);
    expect(formatAmount(0, unit)).toMatch(/^0 /);
  });

  it('of seconds are in the singular for one', () => {
    expect([1, 3].map(toTimeoutWords)).toEqual(['1 second (at most 840 for MSK)', '3 seconds (at most 840 for MSK)']);
  });
});
