import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../../src/core/event/base64.ts';
import { base64, findOne, fixRecord, listRules, record, toText } from './checkedEvents.ts';

describe('members of a record', () => {
  test('that are missing are added from the name of the group', () => {
    const { topic: _topic, ...rest } = record;
    expect(fixRecord(rest, 'record-member-missing')).toEqual(record);
    expect(listRules(toText({}))).toEqual(Array.from({ length: 3 }, () => 'record-member-missing'));
  });

  test('that Lambda does not write are renamed or removed', () => {
    const { timestampType, ...rest } = record;
    expect(fixRecord({ ...rest, TimestampType: timestampType }, 'unknown-member')).toEqual(record);
    expect(fixRecord({ ...record, leaderEpoch: 3 }, 'unknown-member')).toEqual(record);
    expect(fixRecord({ leaderEpoch: 3, ...record }, 'unknown-member')).toEqual(record);
  });

  test('may be named like the prototype of objects', () => {
    const text = toText(record).replace('"topic"', '"__proto__":1,"topic"').replace('"key"', '"constructor":[],"key"');
    expect(listRules(text)).toEqual(['unknown-member', 'unknown-member']);
  });

  test.each([
    [{ partition: '0' }, 'number-as-text', '"0"'],
    [{ offset: '15' }, 'number-as-text', '"15"'],
    [{ offset: 1.5 }, 'whole-number', '1.5'],
    [{ partition: [] }, 'whole-number', '[]'],
    [{ partition: -1 }, 'number-range', '-1'],
    [{ topic: 3 }, 'topic-text', '3'],
    [{ timestampType: 'NoTimestampType' }, 'timestamp-type', '"NoTimestampType"'],
  ])('%j: %s', (part, ruleId, at) => {
    expect(findOne(toText({ ...record, ...part }), ruleId).at).toBe(at);
  });

  test.each([
    [{ partition: '0' }, 'number-as-text'],
    [{ timestampType: 'create time' }, 'timestamp-type'],
    [{ offset: '15' }, 'number-as-text'],
  ])('%j is put right', (part, ruleId) => {
    expect(fixRecord({ ...record, ...part }, ruleId)).toEqual(record);
  });

  test('have milliseconds', () => {
    const seconds = { ...record, timestamp: 1545084650 };
    expect(fixRecord(seconds, 'timestamp-seconds')).toEqual({ ...record, timestamp: 1545084650000 });
  });
});

describe('content', () => {
  test('that is no base64 is marked at the character, and encoded', () => {
    const text = toText({ ...record, value: 'größe' });
    expect(findOne(text, 'base64').at).toBe('ö');
    expect(fixRecord({ ...record, value: 'größe' }, 'base64')).toEqual({ ...record, value: base64('größe') });
  });

  test('in the alphabet for addresses is written in the standard one', () => {
    expect(fixRecord({ ...record, key: '-_-_' }, 'base64')).toEqual({ ...record, key: '+/+/' });
  });

  test('that is an object is encoded as it is written', () => {
    expect(fixRecord({ ...record, value: { a: [1] } }, 'content-text')).toEqual({
      ...record,
      value: base64('{"a":[1]}'),
    });
  });

  test.each(['YWJj ZGVm', 'YQ', 'YW=', 'YWI'])('in another form is written as Lambda does: %s', (value) => {
    const ruleId = decodeBase64(value).bytes === undefined ? 'base64' : 'base64-form';
    const fixed = fixRecord({ ...record, value }, ruleId) as { value: string };
    expect(Buffer.from(fixed.value, 'base64').toString('base64')).toBe(fixed.value);
  });
});

describe('headers', () => {
  test.each([
    ['base64 of a text', 'aGVhZGVyVmFsdWU=', 'headerValue'],
    ['a text', 'headerValue', 'headerValue'],
    ['a text that could be base64', 'test', 'test'],
    ['text beyond ASCII', 'größe', 'größe'],
    ['an empty text', '', ''],
  ])('with %s get its bytes, signed', (_name, text, meant) => {
    const bytes = [...new Int8Array(Buffer.from(meant))];
    expect(fixRecord({ ...record, headers: [{ h: text }] }, 'header-text')).toEqual({
      ...record,
      headers: [{ h: bytes }],
    });
  });

  test('with unsigned bytes get signed ones', () => {
    expect(fixRecord({ ...record, headers: [{ h: [104, 195, 171] }] }, 'header-unsigned')).toEqual({
      ...record,
      headers: [{ h: [104, -61, -85] }],
    });
  });

  test.each([
    [[{ h: [1, 300] }], 'header-byte', '300'],
    [[{ h: [-200, 1] }], 'header-byte', '-200'],
    [[{ h: [1.5] }], 'header-byte', '1.5'],
    [[{ h: ['a'] }], 'header-byte', '"a"'],
    [[{ h: 5 }], 'header-value', '5'],
    [[{}], 'header-object', '{}'],
    [[[1, 2]], 'header-object', '[1,2]'],
    ['x', 'headers-list', '"x"'],
  ])('%j: %s', (headers, ruleId, at) => {
    const text = toText({ ...record, headers });
    expect(findOne(text, ruleId).at).toBe(at);
    expect(listRules(text)).toEqual([ruleId]);
  });

  test('in one object become a list', () => {
    const headers = { a: [1], b: [2] };
    const expected = { ...record, headers: [{ a: [1] }, { b: [2] }] };
    expect(fixRecord({ ...record, headers }, 'headers-list')).toEqual(expected);
    expect(fixRecord({ ...record, headers: [headers] }, 'header-object')).toEqual(expected);
  });
});

describe('schema metadata', () => {
  const schema = { dataFormat: 'AVRO', schemaId: '8a2d' };

  test('are missing where others have them', () => {
    const text = toText({ ...record, valueSchemaMetadata: schema }, { ...record, offset: 16 });
    expect(findOne(text, 'schema-missing').at).toBe(JSON.stringify(record.value));
    const tombstone = { ...record, offset: 16, value: null };
    expect(listRules(toText({ ...record, valueSchemaMetadata: schema }, tombstone))).toEqual([]);
  });

  test.each([
    [{ dataFormat: 'AVRO' }, 'schema-incomplete', '{'],
    [{ ...schema, schemaId: 3 }, 'schema-incomplete', '3'],
    [{ ...schema, dataFormat: 'XML' }, 'schema-format', '"XML"'],
    ['AVRO', 'schema-object', '"AVRO"'],
    [{ ...schema, version: 1 }, 'unknown-member', '"version"'],
  ])('%j: %s', (keySchemaMetadata, ruleId, at) => {
    expect(findOne(toText({ ...record, keySchemaMetadata }), ruleId).at).toBe(at);
  });
});
