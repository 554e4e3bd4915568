import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { sortMembers } from '../../../src/documents/sortMembers.ts';
import { scram, toDeployed, UUID } from '../mapping/account.ts';

const FULL = {
  ...scram(),
  BatchSize: 5,
  ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 2 },
  FilterCriteria: { Filters: [{ Pattern: '{}' }] },
  Surprise: { b: 1, a: 2 },
};

describe('sorting members', () => {
  test('gives the order of new documents, whatever it was', () => {
    const wanted = formatMappingDocument(FULL, UUID);
    const entries = Object.entries({ UUID, ...FULL });
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        const reversed = shuffled.map(([name, value]) => [name, reverse(value)] as const);
        expect(sortMembers(`${JSON.stringify(Object.fromEntries(reversed), null, 2)}\n`)).toBe(wanted);
      }),
      { numRuns: 50 },
    );
  });

  test('moves members and nothing else', () => {
    expect(sortMembers('{ "BatchSize":1 ,\n\n\t"Topics": [ "a" ] }')).toBe(
      '{ "Topics": [ "a" ] ,\n\n\t"BatchSize":1 }',
    );
  });

  test('puts what AWS prints where it belongs', () => {
    const { FunctionArn, ...rest } = toDeployed();
    const sorted = Object.keys(JSON.parse(sortMembers(JSON.stringify({ ...rest, FunctionArn }))));
    expect(sorted.slice(0, 3)).toEqual(['UUID', 'FunctionArn', 'EventSourceArn']);
  });

  test.each(['', '[]', '{ "Topics": [ }', '{ "BatchSize": 1, // one\n "Topics": [] }'])('leaves %j alone', (text) => {
    expect(sortMembers(text)).toBe(text);
  });
});

/** Members in the opposite order, of known structures only: unknown ones keep theirs. */
function reverse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverse);
  if (typeof value !== 'object' || value === null || 'a' in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reverse(member)]),
  );
}
