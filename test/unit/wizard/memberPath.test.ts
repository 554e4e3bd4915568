import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMemberPath, parseMemberPath } from '../../../src/wizard/page/memberPath.ts';

describe('the path of a member', () => {
  it.each([
    ['value.order.status', ['value', 'order', 'status']],
    ['topic', ['topic']],
    ['', ['']],
    ['value.', ['value', '']],
    ['value."a.b".c', ['value', 'a.b', 'c']],
    // Not closed yet, or closed too early: taken as it stands.
    ['value."a', ['value', '"a']],
    ['value."a"b', ['value', '"a"b']],
  ])('%j is read as %j', (text, path) => {
    expect(parseMemberPath(text)).toEqual(path);
  });

  it('comes back from its text, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (path) => {
        expect(parseMemberPath(formatMemberPath(path))).toEqual(path);
      }),
      { numRuns: 200 },
    );
  });

  it('can be read from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '.', '\\', 'a') }), (text) => {
        const path = parseMemberPath(text);
        expect(parseMemberPath(formatMemberPath(path))).toEqual(path);
      }),
      { numRuns: 200 },
    );
  });
});
