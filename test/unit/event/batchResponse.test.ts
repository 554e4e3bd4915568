import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBatchResponse } from '../../../src/core/event/batchResponse.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';

const records = [
  { group: 'my-orders-0', recordOffset: '100' },
  { group: 'my-orders-0', recordOffset: '9007199254740993' },
  { group: 'my-orders-1', recordOffset: '7' },
];

const toResponse = (...identifiers: unknown[]) =>
  JSON.stringify({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });

describe('a response', () => {
  test.each(['', ' ', 'null', '{}', '{"batchItemFailures":[]}', '{"batchItemFailures":null}'])(
    'of %j means success',
    (response) => {
      expect(checkBatchResponse(response, records)).toEqual({ outcome: 'success', failed: [], problems: [] });
    },
  );

  test('reports records of the event, offsets exactly', () => {
    const response = toResponse(
      { partition: 'my-orders-0', offset: 'BIG' },
      { partition: 'my-orders-1', offset: 7 },
    ).replace('"BIG"', '9007199254740993');
    expect(checkBatchResponse(response, records)).toEqual({
      outcome: 'some-failed',
      failed: [
        { group: 'my-orders-0', offset: '9007199254740993' },
        { group: 'my-orders-1', offset: '7' },
      ],
      problems: [],
    });
    const rounded = checkBatchResponse(response.replace('9007199254740993', '9007199254740992'), records);
    expect(rounded).toMatchObject({ outcome: 'all-failed', problems: [{ ruleId: 'offset-unknown' }] });
  });
});

test('the records of an event are those that it is scanned for', () => {
  const text =
    '{"eventSource":"aws:kafka","records":{"a-b-0":[{"topic":"a-b","partition":0,"offset":9007199254740993}]}}';
  const response = '{"batchItemFailures":[{"itemIdentifier":{"partition":"a-b-0","offset":9007199254740993}}]}';
  expect(checkBatchResponse(response, scanEvent(text).records).outcome).toBe('some-failed');
});

describe('an entry that is wrong', () => {
  test.each([
    ['my-orders-0/100', '"my-orders-0/100"', 'identifier-not-object', 'SQS'],
    ['', '""', 'identifier-missing', 'itemIdentifier'],
    [null, 'null', 'identifier-missing', 'itemIdentifier'],
    [{ partition: 1, offset: 7 }, '1', 'partition-not-group', '"my-orders-1"'],
    [{ offset: 7 }, '{"offset":7}', 'partition-not-group', '"my-orders-0"'],
    [{ partition: 'my-orders-2', offset: 7 }, '"my-orders-2"', 'partition-unknown', 'my-orders-0, my-orders-1'],
    [{ partition: '__proto__', offset: 7 }, '"__proto__"', 'partition-unknown', '__proto__'],
    [{ partition: 'my-orders-1', offset: '7' }, '"7"', 'offset-not-number', 'number'],
    [{ partition: 'my-orders-1' }, '{"partition":"my-orders-1"}', 'offset-not-number', 'number'],
    [{ partition: 'my-orders-1', offset: 8 }, '8', 'offset-unknown', '8'],
  ])('fails the whole batch: %j', (identifier, place, ruleId, words) => {
    const response = toResponse({ partition: 'my-orders-0', offset: 100 }, identifier);
    const { outcome, failed, problems } = checkBatchResponse(response, records);
    expect({ outcome, failed }).toEqual({
      outcome: 'all-failed',
      failed: [{ group: 'my-orders-0', offset: '100' }],
    });
    expect(problems).toMatchObject([{ ruleId, message: expect.stringContaining(words) }]);
    expect(problems.map(({ offset, length }) => response.slice(offset, offset + length))).toEqual([place]);
  });

  test('is also one without an identifier', () => {
    const response = '{"batchItemFailures":[{"ItemIdentifier":{}}]}';
    expect(checkBatchResponse(response, records).problems).toMatchObject([{ ruleId: 'identifier-missing' }]);
  });
});

test.each([
  ['{"batchItemFailures":[', 'response-not-json'],
  ['"OK"', 'response-not-object'],
  ['{"statusCode":200}', 'failures-missing'],
  ['{"batchItemFailures":{"itemIdentifier":{}}}', 'failures-not-list'],
])('nothing is claimed about %s', (response, ruleId) => {
  expect(checkBatchResponse(response, records)).toMatchObject({ outcome: 'unclear', problems: [{ ruleId }] });
});

test('never throws, and never calls success what it cannot read', () => {
  const response = toResponse({ partition: 'my-orders-1', offset: 7 });
  fc.assert(
    fc.property(fc.nat(response.length - 1), fc.string({ maxLength: 2 }), (at, text) => {
      const { outcome, failed } = checkBatchResponse(response.slice(0, at) + text, records);
      expect(outcome === 'success' ? failed : []).toEqual([]);
      if (at > 2 && text.trim() === '') expect(outcome).toBe('unclear');
    }),
    { numRuns: 200 },
  );
});
