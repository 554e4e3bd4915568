import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FILTER_OPERATORS,
  type FilterCondition,
  formatConditions,
  listConditionFaults,
  toConditions,
} from '../../../src/core/event/filterBuilder.ts';
import { listPatternFaults, parsePattern } from '../../../src/core/mapping/filterPatterns.ts';

const row = (path: string, operator: FilterCondition['operator'], ...operands: string[]): FilterCondition => ({
  path: path.split('.'),
  operator,
  operands,
});

const SAME: readonly [string, readonly FilterCondition[]][] = [
  ['{"value":{"a":["x","y"]}}', [row('value.a', 'equals', 'x', 'y')]],
  ['{"value":["ERROR"]}', [row('value', 'equals', 'ERROR')]],
  ['{"value":{"a":[300.0,3e2]}}', [row('value.a', 'number', '300.0', '3e2')]],
  ['{"value":{"a":[true,null,""]}}', [row('value.a', 'true'), row('value.a', 'null'), row('value.a', 'empty')]],
  ['{"value":{"a":[{"anything-but":["x","y"]}]}}', [row('value.a', 'anything-but', 'x', 'y')]],
  ['{"value":{"a":[{"numeric":[">",10,"<=",20]}]}}', [row('value.a', 'above-to', '10', '20')]],
  ['{"value":{"a":[{"numeric":["=",5]}]}}', [row('value.a', 'numeric-equals', '5')]],
  ['{"value":{"a":[{"exists":true}],"b":[{"exists":false}]}}', [row('value.a', 'exists'), row('value.b', 'absent')]],
  ['{"value":{"a":[{"prefix":"x"},{"prefix":"y"}]}}', [row('value.a', 'prefix', 'x', 'y')]],
  ['{"value":{"a":{"b":["x"]}},"topic":["t"]}', [row('value.a.b', 'equals', 'x'), row('topic', 'equals', 't')]],
  ['{}', []],
];

describe('rows and pattern', () => {
  test.each(SAME)('%s', (pattern, conditions) => {
    expect(toConditions(pattern)).toEqual(conditions);
    expect(formatConditions(conditions)).toBe(pattern);
  });

  test('ranges may be written the other way round, and unfinished numbers stay what they are', () => {
    expect(toConditions('{"offset":[{"numeric":["<",20,">=",10]}]}')).toEqual([
      row('offset', 'from-below', '10', '20'),
    ]);
    const unfinished = [row('offset', 'less', '-')];
    expect(toConditions(formatConditions(unfinished))).toEqual(unfinished);
  });

  test.each([
    '{"value":{"$or":[{"a":[1]},{"b":[2]}]}}',
    '{"value":{"a":[{"wildcard":"*"}]}}',
    '{"value":{"a":[{"prefix":"a","suffix":"b"}]}}',
    '{"value":{"a":[{"anything-but":[5]}]}}',
    '{"value":{"a":[{"numeric":[">",1,">",5]}]}}',
    '{"value":{"a":[["x"]]}}',
    '{"value":{"a":[]}}',
    '{"value":{}}',
    '{"value":{"a":1}}',
    '{"value":{"a":["x"],"a":["y"]}}',
    '["value"]',
    '{',
    '',
  ])('is for the raw editor: %s', (pattern) => {
    expect(toConditions(pattern)).toBeUndefined();
  });

  test('every operator is written as a pattern without faults and read back', () => {
    expect(new Set(FILTER_OPERATORS.map((facts) => facts.id)).size).toBe(FILTER_OPERATORS.length);
    for (const { id, operands, label, help } of FILTER_OPERATORS) {
      const given = Array.from({ length: operands.count }, (_, index) => String(index + 1));
      const conditions = [row('value.a', id, ...given)];
      const text = formatConditions(conditions);
      expect(listPatternFaults(parsePattern(text)?.value)).toEqual([]);
      expect([id, toConditions(text)]).toEqual([id, conditions]);
      expect(listConditionFaults(conditions)).toEqual([]);
      expect(label()).not.toBe('');
      expect(help()).toMatch(/\.$/);
    }
  });

  test('a pattern made of any rows means the same again', () => {
    const operator = fc.constantFrom(...FILTER_OPERATORS);
    const path = fc.array(fc.constantFrom('value', 'a', 'b', '__proto__', 'constructor'), {
      minLength: 1,
      maxLength: 3,
    });
    const condition = fc.tuple(operator, path, fc.array(fc.string(), { minLength: 2, maxLength: 2 })).map(
      ([{ id, operands }, names, texts]): FilterCondition => ({
        path: names,
        operator: id,
        operands: texts.slice(0, operands.count).map((text, index) => (operands.kind === 'number' ? `${index}` : text)),
      }),
    );
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 5 }), (conditions) => {
        const text = formatConditions(conditions);
        const read = toConditions(text);
        expect(read).toBeDefined();
        expect(formatConditions(read ?? [])).toBe(text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('faults of rows', () => {
  const FAULTS: readonly [string, readonly FilterCondition[], string][] = [
    ['no path', [row('', 'exists')], 'member'],
    ['empty name', [row('value.', 'exists')], 'member'],
    ['$or', [row('value.$or', 'exists')], 'raw pattern'],
    ['no operand', [row('value.a', 'equals')], 'missing'],
    ['half a range', [row('value.a', 'between', '1')], 'missing'],
    ['no number', [row('value.a', 'between', '1', 'x')], 'number'],
    ['empty text', [row('value.a', 'equals', '')], 'text'],
  ];
  test.each(FAULTS)('%s', (_name, conditions, words) => {
    expect(listConditionFaults(conditions)).toEqual([{ index: 0, message: expect.stringContaining(words) }]);
  });

  test('a member looked at as a whole and in parts', () => {
    const conditions = [row('value', 'equals', 'x'), row('value.a', 'equals', 'y'), row('topic', 'equals', 't')];
    expect(listConditionFaults(conditions).map((fault) => fault.index)).toEqual([1]);
    expect(formatConditions(conditions)).toBe('{"value":["x"],"topic":["t"]}');
  });
});
