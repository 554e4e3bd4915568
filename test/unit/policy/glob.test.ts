import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsPattern, patternsMeet } from '../../../src/core/policy/glob.ts';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 7 });

it('reads wildcards as a regular expression would', () => {
  fc.assert(
    fc.property(pattern, text, (wanted, actual) => {
      const expression = new RegExp(`^${wanted.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(fitsPattern(wanted, actual)).toBe(expression.test(actual));
    }),
    { numRuns: 2000 },
  );
});

it('finds that two patterns meet whenever one text fits both', () => {
  fc.assert(
    fc.property(pattern, pattern, text, (a, b, actual) => {
      if (fitsPattern(a, actual) && fitsPattern(b, actual)) expect(patternsMeet(a, b)).toBe(true);
    }),
    { numRuns: 4000 },
  );
});

it.each([
  ['a*', 'b*', false],
  ['a*b', 'a?c', false],
  ['*x', 'y*', true],
  ['topic/*', 'topic/shop/*/orders', true],
  ['', '*', true],
  ['', '?', false],
])('says whether %j and %j can meet', (a, b, meets) => {
  expect(patternsMeet(a, b)).toBe(meets);
});
