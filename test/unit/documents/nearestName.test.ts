import { describe, expect, test } from 'vitest';
import { toNearestName } from '../../../src/documents/nearestName.ts';

describe('the nearest name', () => {
  const names = ['orders', 'orders-processor', 'refunds', 'audit-log'];

  test.each([
    ['ordres', 'orders'],
    ['order', 'orders'],
    ['orderrs', 'orders'],
    ['orders-procesor', 'orders-processor'],
    ['orders-porcesor', 'orders-processor'],
    ['audit_log', 'audit-log'],
    ['rfeunds', 'refunds'],
  ])('of %s is %s', (text, name) => {
    expect(toNearestName(names, text)).toBe(name);
  });

  test.each(['payments', 'orders-audit', 'ordxyz', 'o', ''])('of %s is none', (text) => {
    expect(toNearestName(names, text)).toBeUndefined();
  });

  test('is none where two are as near', () => {
    expect(toNearestName(['orders-1', 'orders-2'], 'orders-3')).toBeUndefined();
    expect(toNearestName(['orders-12', 'orders-2'], 'orders-1')).toBeUndefined();
  });
});
