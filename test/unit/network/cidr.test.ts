import { describe, expect, it } from 'vitest';
import { cidrContains, cover, parseCidr, subtract } from '../../../src/core/network/cidr.ts';
import { createRandom } from './random.ts';

describe('blocks of addresses', () => {
  it.each([
    ['10.0.0.0/8', 4, 0x0a000000n, 0x0affffffn],
    ['10.1.2.3/16', 4, 0x0a010000n, 0x0a01ffffn],
    ['0.0.0.0/0', 4, 0n, 0xffffffffn],
    ['192.168.0.1', 4, 0xc0a80001n, 0xc0a80001n],
    ['::/0', 6, 0n, (1n << 128n) - 1n],
    ['2600:1f18::/32', 6, 0x26001f18n << 96n, (0x26001f19n << 96n) - 1n],
    ['fd00::1:2', 6, (0xfd00n << 112n) + 0x10002n, (0xfd00n << 112n) + 0x10002n],
    ['::ffff:10.0.0.1/128', 6, 0xffff0a000001n, 0xffff0a000001n],
    ['1:2:3:4:5:6:7:8', 6, 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
  ] as const)('reads %s', (text, family, first, last) => {
    expect(parseCidr(text)).toEqual({ family, first, last });
  });

  it.each([
    '',
    '10.0.0/8',
    '10.0.0.0/33',
    '10.0.0.256',
    '10.0.0.0/8/9',
    '10.0.0.0/x',
    'pl-123',
    '1::2::3',
    ':::',
    '1:2:3',
    '1:2:3:4:5:6:7:8:9',
    '::/129',
    'g::',
  ])('refuses %j', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.1.0.0/16', '10.0.0.0/8', false],
    ['10.0.0.0/9', '10.128.0.0/9', false],
    ['0.0.0.0/0', '::/0', false],
    ['fd00::/8', 'fd12:3456::/32', true],
    ['10.0.0.0/8', 'pl-1', false],
  ])('knows whether %s holds %s', (outer, inner, holds) => {
    expect(cidrContains(outer, inner)).toBe(holds);
  });

  it('takes blocks away as sets of addresses do', () => {
    const random = createRandom(7);
    for (let round = 0; round < 400; round++) {
      const make = () => `10.0.0.${random.next(32)}/${27 + random.next(6)}`;
      const [whole, taken] = [parseCidr('10.0.0.0/27'), random.list(4, make)];
      if (whole === undefined) throw new Error('no block');
      const blocks = taken.flatMap((text) => parseCidr(text) ?? []);
      const left = blocks.reduce<readonly (typeof whole)[]>(subtract, [whole]);
      const isTaken = (address: bigint) => blocks.some(({ first, last }) => first <= address && address <= last);
      const addresses = Array.from({ length: 32 }, (_, index) => whole.first + BigInt(index));
      const expected = addresses.filter((address) => !isTaken(address));
      expect(
        addresses.filter((address) => left.some(({ first, last }) => first <= address && address <= last)),
      ).toEqual(expected);
      expect(cover(blocks, whole), taken.join()).toBe(expected.length === 0);
    }
  });
});
