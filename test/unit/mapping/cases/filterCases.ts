import { DRAFT, toDeployed } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const texts = (...patterns: readonly string[]) => ({
  ...DRAFT,
  FilterCriteria: { Filters: patterns.map((Pattern) => ({ Pattern })) },
});
const patterns = (...values: readonly unknown[]) => texts(...values.map((value) => JSON.stringify(value)));
const PATH = ['FilterCriteria', 'Filters', 0, 'Pattern'];
const many = (count: number) => patterns(...Array.from({ length: count }, (_, index) => ({ value: { a: [index] } })));
const fine = patterns(
  { value: { status: ['new', null, '', 5, true], amount: [{ numeric: ['>', 10, '<=', 20] }] } },
  { value: { $or: [{ a: [{ exists: false }] }, { b: [{ prefix: 'x' }, { suffix: 'y' }] }] } },
  { value: { a: { b: { c: [{ 'anything-but': ['d'] }, { 'equals-ignore-case': 'E' }] } } }, topic: ['orders'] },
  { value: ['plain text'] },
);

export const FILTER_CASES: readonly RuleCase[] = [
  {
    rule: 'filter-without-pattern',
    fires: [
      {
        why: 'no member',
        draft: { ...DRAFT, FilterCriteria: { Filters: [{}] } },
        path: PATH,
        fixed: { FilterCriteria: undefined },
      },
      { why: 'empty', draft: texts('') },
    ],
    silent: [
      { why: 'patterns', draft: fine },
      { why: 'none', draft: { ...DRAFT, FilterCriteria: { Filters: [] } } },
    ],
  },
  {
    rule: 'filter-not-json',
    fires: ['{', '{value: 1}', "{'value': ['a']}", '{"value": ["a"],}'].map((text) => ({
      why: text,
      draft: texts(text),
      path: PATH,
    })),
    silent: [
      { why: 'JSON', draft: fine },
      { why: 'empty is another rule', draft: texts('') },
    ],
  },
  {
    rule: 'filter-structure',
    fires: [
      { why: 'no object', draft: patterns(['a']), path: PATH, says: 'object' },
      {
        why: 'bare value',
        draft: texts('{"value": {"a": 300.0}}'),
        says: 'value.a',
        fixed: { FilterCriteria: { Filters: [{ Pattern: '{"value": {"a": [300.0]}}' }] } },
      },
      {
        why: 'bare value within $or',
        draft: texts('{"$or":[{"topic":["a"]},{"topic":"b"}]}'),
        fixed: { FilterCriteria: { Filters: [{ Pattern: '{"$or":[{"topic":["a"]},{"topic":["b"]}]}' }] } },
      },
      { why: 'empty $or', draft: patterns({ $or: [] }), says: '$or' },
      { why: 'list in a list', draft: patterns({ value: { a: [['b']] } }), says: '["b"]' },
      { why: 'empty operator', draft: patterns({ value: { a: [{}] } }) },
      { why: 'exists with text', draft: patterns({ value: { a: [{ exists: 'true' }] } }), says: 'true or false' },
      { why: 'prefix with number', draft: patterns({ value: { a: [{ prefix: 5 }] } }), says: 'prefix' },
      { why: 'anything-but of nothing', draft: patterns({ value: { a: [{ 'anything-but': [] }] } }) },
      { why: 'bare text', draft: patterns({ value: 'x' }), says: '["x"]' },
      { why: 'empty list', draft: patterns({ value: { a: [] } }), says: 'empty' },
      { why: '$or is no list', draft: patterns({ value: { $or: { a: ['b'] } } }), says: '$or' },
      { why: '$or of texts', draft: patterns({ value: { $or: ['a'] } }) },
      { why: 'numeric without list', draft: patterns({ value: { a: [{ numeric: 5 }] } }), says: 'numeric' },
      { why: 'numeric with text', draft: patterns({ value: { a: [{ numeric: ['=', '5'] }] } }) },
      { why: 'half a range', draft: patterns({ value: { a: [{ numeric: ['>', 1, '<'] }] } }) },
    ],
    silent: [
      { why: 'good', draft: fine },
      { why: 'no JSON is another rule', draft: texts('{') },
      { why: 'unknown operator is another rule', draft: patterns({ value: { a: [{ wildcard: '*' }] } }) },
    ],
  },
  {
    rule: 'filter-operator',
    fires: [
      { why: 'wildcard', draft: patterns({ value: { a: [{ wildcard: '*' }] } }), says: 'wildcard' },
      {
        why: 'nested',
        draft: patterns({ value: { a: [{ 'anything-but': { prefix: 'x' } }] } }),
        says: 'anything-but: prefix',
      },
      { why: 'two in one', draft: patterns({ value: { a: [{ prefix: 'x', suffix: 'y' }] } }), says: 'prefix, suffix' },
    ],
    silent: [{ why: 'good', draft: fine }],
  },
  {
    rule: 'filter-too-long',
    fires: [{ why: '4097', draft: texts(`{"value":["${'x'.repeat(4083)}"]}`), says: '4097' }],
    silent: [{ why: '4096', draft: texts(`{"value":["${'x'.repeat(4082)}"]}`) }],
  },
  {
    rule: 'filter-quota',
    fires: [
      { why: '6', draft: many(6), says: '6' },
      { why: '10', draft: many(10) },
    ],
    silent: [
      { why: '5', draft: many(5) },
      { why: '11 is another rule', draft: many(11) },
    ],
  },
  {
    rule: 'filter-count',
    fires: [{ why: '11', draft: many(11), path: ['FilterCriteria', 'Filters'], says: '11' }],
    silent: [{ why: '10', draft: many(10) }],
  },
  {
    rule: 'filter-on-key',
    fires: [{ why: 'key', draft: patterns({ key: ['a'] }), path: PATH }],
    silent: [
      { why: 'value', draft: fine },
      { why: 'key inside the value', draft: patterns({ value: { key: ['a'] } }) },
    ],
  },
  {
    rule: 'filter-foreign-content',
    fires: [
      {
        why: 'Kinesis',
        draft: patterns({ data: { a: [1] } }),
        says: 'data',
        fixed: { FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[1]}}' }] } },
      },
      { why: 'SQS', draft: patterns({ body: { a: [1] } }) },
      { why: 'beside value', draft: patterns({ body: { a: [1] }, value: { a: [1] } }) },
    ],
    silent: [
      { why: 'value', draft: fine },
      { why: 'data inside the value', draft: patterns({ value: { data: ['a'] } }) },
    ],
  },
  {
    rule: 'key-without-filters',
    fires: [
      {
        why: 'no filters',
        draft: { ...DRAFT, KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' },
        path: ['KMSKeyArn'],
        fixed: { KMSKeyArn: undefined },
      },
    ],
    silent: [
      { why: 'filters', draft: { ...fine, KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' } },
      { why: 'no key', draft: DRAFT },
      {
        why: 'filters that AWS does not show',
        draft: { ...DRAFT, KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' },
        known: { deployed: toDeployed({ KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }) },
      },
      { why: 'key removed', draft: { ...DRAFT, KMSKeyArn: '' } },
    ],
  },
  {
    rule: 'filter-undocumented-part',
    fires: [
      { why: 'headers', draft: patterns({ headers: { a: ['b'] } }), path: PATH, says: 'headers' },
      { why: 'misspelled', draft: patterns({ topics: ['orders'] }), says: 'topics' },
    ],
    silent: [
      { why: 'documented', draft: fine },
      {
        why: 'metadata',
        draft: patterns({ topic: ['a'], partition: [1], offset: [2], timestamp: [3], timestampType: ['x'] }),
      },
      { why: 'alternatives', draft: patterns({ $or: [{ topic: ['a'] }, { value: ['b'] }] }) },
      { why: 'key and data are other rules', draft: patterns({ key: ['a'], data: ['b'] }) },
    ],
  },
  {
    rule: 'filter-key-not-kms',
    fires: [
      {
        why: 'a secret',
        draft: { ...fine, KMSKeyArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x' },
        says: 'secretsmanager',
      },
    ],
    silent: [
      { why: 'a key', draft: { ...fine, KMSKeyArn: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1' } },
      { why: 'none', draft: fine },
      { why: 'no ARN is another rule', draft: { ...fine, KMSKeyArn: 'key/1' } },
    ],
  },
];
