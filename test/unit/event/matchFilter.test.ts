import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFilterTrial } from '../../../src/core/event/matchFilter.ts';
import type { SampleRecord } from '../../../src/core/event/sampleRecord.ts';

const RECORD: SampleRecord = { topic: 'orders', partition: 3, offset: 15, timestamp: 5, timestampType: 'CREATE_TIME' };

const matchFilters = (patterns: readonly string[], record: SampleRecord) => toFilterTrial(patterns)(record);

const on = (pattern: unknown, value: string | undefined, rest: SampleRecord = RECORD) =>
  matchFilters([typeof pattern === 'string' ? pattern : JSON.stringify(pattern)], {
    ...rest,
    ...(value === undefined ? {} : { value }),
  });
const outcome = (pattern: unknown, value: string | undefined) => on(pattern, value).outcome;
const miss = (pattern: unknown, value: string) => on(pattern, value).perFilter[0]?.misses[0];

/** Every operator: the pattern of one member, texts of values that it takes, and of values that it does not. */
const OPERATORS: readonly [string, readonly string[], readonly string[]][] = [
  ['[null]', ['null'], ['""', '0', 'false', '"null"']],
  ['[""]', ['""'], ['null', '" "', '0']],
  ['["new"]', ['"new"'], ['"New"', '"newer"', 'null', '["old"]']],
  ['[true]', ['true'], ['false', '"true"', '1']],
  ['["new", null]', ['"new"', 'null'], ['"old"', '""']],
  ['[300]', ['300'], ['300.0', '3.0e2', '"300"', '301']],
  ['[300.0]', ['300.0'], ['300']],
  ['[{"equals-ignore-case": "New"}]', ['"new"', '"NEW"'], ['"newer"', '1']],
  ['[{"anything-but": ["a", "b"]}]', ['"c"', '""', '1', 'null'], ['"a"', '"b"']],
  ['[{"anything-but": "a"}]', ['"b"'], ['"a"']],
  ['[{"anything-but": [5]}]', ['6', '"5"'], ['5']],
  ['[{"numeric": ["=", 300]}]', ['300', '300.0', '3e2'], ['299', '"300"', 'null']],
  ['[{"numeric": [">", 10, "<=", 20]}]', ['10.5', '20'], ['10', '20.1', '-15']],
  ['[{"numeric": ["<", 0]}]', ['-1'], ['0', '1']],
  ['[{"numeric": [">=", 9007199254740993]}]', ['9007199254740993'], ['9007199254740992']],
  ['[{"exists": true}]', ['1', '""', 'null', 'false'], []],
  ['[{"exists": false}]', [], ['1', '""', 'null']],
  ['[{"prefix": "or"}]', ['"order"', '"or"'], ['"Order"', '"for"', '5']],
  ['[{"suffix": ".png"}]', ['"a.png"', '".png"'], ['"a.png2"', '"a.PNG"']],
  ['[{"prefix": "a"}, {"suffix": "z"}]', ['"ab"', '"yz"'], ['"bc"']],
];

describe('operators', () => {
  test.each(OPERATORS)('%s', (pattern, good, bad) => {
    const text = `{"value": {"a": ${pattern}}}`;
    for (const value of good) expect([value, outcome(text, `{"a": ${value}}`)]).toEqual([value, 'passes']);
    for (const value of bad) expect([value, outcome(text, `{"a": ${value}}`)]).toEqual([value, 'dropped']);
  });

  test('match plain text as they match members', () => {
    expect(outcome({ value: ['ERROR'] }, 'ERROR')).toBe('passes');
    expect(outcome({ value: [{ prefix: 'ERR' }] }, 'ERROR: disk')).toBe('passes');
    expect(outcome({ value: ['ERROR'] }, 'INFO')).toBe('dropped');
  });

  test('only look for what is absent with exists: false', () => {
    for (const pattern of [[null], [''], [{ 'anything-but': ['x'] }], [{ numeric: ['>', 0] }], [{ exists: true }]])
      expect(outcome({ value: { a: pattern } }, '{"b": 1}')).toBe('dropped');
    expect(outcome({ value: { a: [{ exists: false }] } }, '{"b": 1}')).toBe('passes');
    expect(outcome({ value: { a: { c: [{ exists: false }] } } }, '{"a": 1}')).toBe('passes');
    expect(outcome({ value: { a: [{ exists: false }] } }, '{"a": []}')).toBe('passes');
  });
});

describe('combinations', () => {
  const both = { value: { a: ['x'], b: { c: [1] } } };
  test('every member must match', () => {
    expect(outcome(both, '{"a": "x", "b": {"c": 1}}')).toBe('passes');
    expect(outcome(both, '{"a": "x", "b": {"c": 2}}')).toBe('dropped');
    expect(outcome(both, '{"a": "x", "b": 1}')).toBe('dropped');
  });

  test('$or needs one alternative, beside what else there is', () => {
    const pattern = { value: { $or: [{ a: ['x'] }, { b: [{ exists: false }] }], c: [1] } };
    expect(outcome(pattern, '{"a": "x", "b": 1, "c": 1}')).toBe('passes');
    expect(outcome(pattern, '{"a": "y", "c": 1}')).toBe('passes');
    expect(outcome(pattern, '{"a": "y", "b": 1, "c": 1}')).toBe('dropped');
    expect(outcome(pattern, '{"a": "x", "c": 2}')).toBe('dropped');
    expect(outcome({ $or: [{ topic: ['other'] }, { value: { a: [1] } }] }, '{"a": 1}')).toBe('passes');
    expect(outcome({ $or: [{ topic: ['other'] }, { value: { a: [1] } }] }, '{"a": 2}')).toBe('dropped');
  });

  test('one filter of several is enough, and without filters everything passes', () => {
    const record = { ...RECORD, value: '{"a": 2}' };
    const patterns = ['{"value": {"a": [1]}}', '{"value": {"a": [2]}}'];
    const verdict = matchFilters(patterns, record);
    expect(verdict.outcome).toBe('passes');
    expect(verdict.perFilter.map(({ index, matches }) => [index, matches])).toEqual([
      [0, false],
      [1, true],
    ]);
    expect(matchFilters(patterns, { ...RECORD, value: '{"a": 3}' }).outcome).toBe('dropped');
    expect(matchFilters([], {}).outcome).toBe('passes');
  });

  test('a list matches by any of its items, members of objects within one item', () => {
    expect(outcome({ value: { a: ['x'] } }, '{"a": ["w", "x"]}')).toBe('passes');
    expect(outcome({ value: { a: { b: [1], c: [4] } } }, '{"a": [{"b": 1, "c": 2}, {"b": 3, "c": 4}]}')).toBe(
      'dropped',
    );
    expect(outcome({ value: { a: { b: [3], c: [4] } } }, '{"a": [{"b": 1, "c": 2}, {"b": 3, "c": 4}]}')).toBe('passes');
    expect(outcome({ value: { a: [{ 'anything-but': ['x'] }] } }, '{"a": ["x", "y"]}')).toBe('passes');
  });

  test('metadata are compared too, numbers among them by value or as written', () => {
    expect(outcome({ topic: ['orders'], partition: [3] }, 'x')).toBe('passes');
    expect(outcome({ offset: [{ numeric: ['>=', 16] }] }, 'x')).toBe('dropped');
    expect(on({ offset: [{ numeric: ['>', 9007199254740992] }] }, 'x', { offset: '9007199254740993' }).outcome).toBe(
      'passes',
    );
    expect(outcome({ timestampType: ['LOG_APPEND_TIME'] }, 'x')).toBe('dropped');
    expect(outcome({ data: { a: [1] } }, '{"a": 1}')).toBe('dropped');
  });
});

describe('what cannot be told', () => {
  const UNCLEAR: readonly [string, unknown, string | undefined, string][] = [
    ['JSON filter, plain value', { value: { a: [1] } }, 'hello', 'another text of AWS'],
    ['plain filter, JSON value', { value: ['hello'] }, '{"a": 1}', 'another text of AWS'],
    ['no value', { value: { a: [1] } }, undefined, 'tombstone'],
    ['key', { key: ['k'] }, 'x', 'key'],
    ['headers', { headers: { a: ['k'] } }, 'x', 'headers'],
    ['text or JSON', { value: ['5'] }, '5', 'as text and as JSON'],
    ['exists of an object', { value: { a: [{ exists: true }] } }, '{"a": {"b": 1}}', 'plain value only'],
    ['unknown operator', { value: { a: [{ wildcard: '*' }] } }, '{"a": "x"}', 'wildcard'],
    ['nested operator', { value: { a: [{ 'anything-but': { prefix: 'x' } }] } }, '{"a": "x"}', 'anything-but'],
    ['pattern that is no JSON', '{', 'x', 'not valid JSON'],
    ['pattern that AWS refuses', { value: { a: 1 } }, '{"a": 1}', 'list'],
  ];
  test.each(UNCLEAR)('%s', (_name, pattern, value, note) => {
    const verdict = on(pattern, value);
    expect(verdict.outcome).toBe('unclear');
    expect(verdict.notes.join()).toContain(note);
    expect(verdict.perFilter[0]).toMatchObject({ matches: false, unclear: true });
  });

  test('does not matter when something else decides', () => {
    expect(on({ value: { a: [1] }, topic: ['other'] }, 'hello')).toMatchObject({ outcome: 'dropped', notes: [] });
    expect(
      matchFilters(['{"value": {"a": [1]}}', '{"topic": ["orders"]}'], { ...RECORD, value: 'hello' }),
    ).toMatchObject({ outcome: 'passes', notes: [] });
  });

  test('metadata that the sample does not have', () => {
    const verdict = matchFilters(['{"topic": ["orders"]}'], { value: 'x' });
    expect(verdict).toMatchObject({ outcome: 'unclear', notes: [expect.stringContaining('topic')] });
  });

  test('binary values leave the decision to the metadata, as the guide says', () => {
    const binary = { ...RECORD, binary: true as const };
    expect(matchFilters(['{"value": {"a": [1]}, "topic": ["orders"]}'], binary)).toMatchObject({
      outcome: 'passes',
      notes: [expect.stringContaining('UTF-8')],
    });
    expect(matchFilters(['{"value": {"a": [1]}, "topic": ["other"]}'], binary).outcome).toBe('dropped');
  });
});

describe('why not', () => {
  const WORDS: readonly [string, string, string, string][] = [
    ['["new", {"prefix": "op"}]', '"old"', 'value.a', 'Wanted "new" or text that begins with "op"; found "old".'],
    ['[300]', '300.0', 'value.a', 'numeric compares'],
    ['["300"]', '300', 'value.a', 'without quotes'],
    ['[300]', '"300"', 'value.a', 'in quotes'],
    ['["New"]', '"new"', 'value.a', 'equals-ignore-case'],
    ['[{"numeric": [">", 10, "<=", 20]}]', '"15"', 'value.a', 'a number > 10 and <= 20; found "15". The operator'],
    ['[{"exists": false}]', '1', 'value.a', 'Wanted nothing in this place; found 1.'],
    ['{"b": [1]}', '{}', 'value.a.b', 'Wanted 1; found nothing.'],
    ['[1]', '{"b": 1}', 'value.a', 'found an object'],
  ];
  test.each(WORDS)('%s against %s', (pattern, value, path, words) => {
    const found = miss(`{"value": {"a": ${pattern}}}`, `{"a": ${value}}`);
    expect(found?.path).toBe(path);
    expect(found?.message).toContain(words);
  });

  test('names every member that fails, and of a list the item that comes nearest', () => {
    const paths = (pattern: unknown, value: string) => on(pattern, value).perFilter[0]?.misses.map(({ path }) => path);
    expect(paths({ value: { a: [1], b: [2] }, topic: ['x'] }, '{"a": 0}')).toEqual(['value.a', 'value.b', 'topic']);
    expect(paths({ value: { l: { a: [1], b: [2] } } }, '{"l": [{"a": 0}, {"a": 1, "b": 3}]}')).toEqual(['value.l.b']);
  });

  test('long values are cut', () => {
    expect(miss('{"value": {"a": [1]}}', JSON.stringify({ a: 'x'.repeat(5000) }))?.message.length).toBeLessThan(200);
  });
});

test('never throws, whatever pattern and value', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.oneof(fc.json(), fc.string()), (pattern, value) => {
      const inner = matchFilters([`{"value": ${pattern}}`], { value });
      expect(['passes', 'dropped', 'unclear']).toContain(inner.outcome);
      expect(matchFilters([pattern], { value }).notes.join()).not.toMatch(/undefined|\{\d\}/);
    }),
    { numRuns: 150 },
  );
});
