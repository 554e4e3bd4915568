import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSampleRecords } from '../../../src/core/event/sampleRecord.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const toEvent = (records: unknown) => JSON.stringify({ eventSource: 'aws:kafka', records });
const record = { topic: 'my-orders', partition: 0, offset: 15, timestamp: 1545084650987, timestampType: 'CREATE_TIME' };

describe('events', () => {
  test('are decoded, with their metadata', () => {
    const text = toEvent({
      'my-orders-0': [{ ...record, key: base64('k'), value: base64('{"größe": 1}'), headers: [{ h: [-61, -85] }] }],
      'my-orders-1': [
        { ...record, partition: 1, value: null, key: null },
        { ...record, partition: 1, key: '' },
      ],
    });
    expect(readSampleRecords(text)).toEqual({
      records: [
        { ...record, key: 'k', value: '{"größe": 1}' },
        { ...record, partition: 1 },
        { ...record, partition: 1, key: '' },
      ],
    });
  });

  test('take topic and partition from the name of the batch, at its last hyphen', () => {
    const { records } = readSampleRecords(toEvent({ 'a-b-12': [{ value: base64('x') }] }));
    expect(records).toEqual([{ topic: 'a-b', partition: 12, value: 'x' }]);
  });

  test('keep long offsets, and offsets and partitions that are texts', () => {
    const text = toEvent({ 'a-0': [{ ...record, offset: 1, partition: '3' }] }).replace(
      '"offset":1',
      '"offset":9007199254740993',
    );
    expect(readSampleRecords(text).records[0]).toMatchObject({ offset: '9007199254740993', partition: 3 });
  });

  test('know binary values, and AWS’s own key that is no strict base64', () => {
    const text = toEvent({
      'a-0': [
        { ...record, key: 'abcDEFghiJKLmnoPQRstuVWXyz1234==', value: Buffer.from([0, 0xff, 0xfe]).toString('base64') },
      ],
    });
    expect(readSampleRecords(text)).toEqual({ records: [{ ...record, binary: true }] });
  });

  test.each([
    ['value', toEvent({ 'a-0': [{ ...record, value: 'no base64!' }] }), 'a-0, record 1: the value'],
    ['batch', toEvent({ 'a-0': {} }), 'a-0: a list'],
    ['record', toEvent({ 'a-0': [record, 5] }), 'a-0, record 2: a record'],
    ['nothing', toEvent({}), 'no record'],
  ])('with a bad %s say where', (_name, text, problem) => {
    expect(readSampleRecords(text).problem).toContain(problem);
  });
});

describe('values', () => {
  const VALUES: readonly [string, string, readonly object[]][] = [
    ['a JSON value, as written', '{"a": 300.0}', [{ value: '{"a":300.0}' }]],
    ['a JSON list', '[{"a": 1}, "text", null, 5]', [{ value: '{"a":1}' }, { value: 'text' }, {}, { value: '5' }]],
    ['JSON lines', '{"a": 1}\r\n\r\n{"a": 2}\n', [{ value: '{"a":1}' }, { value: '{"a":2}' }]],
    ['plain text', 'ERROR: disk\nfull', [{ value: 'ERROR: disk\nfull' }]],
    ['a text in quotes', '"hello"', [{ value: 'hello' }]],
    ['a record of an event', JSON.stringify({ ...record, value: base64('x') }), [{ ...record, value: 'x' }]],
    ['after a byte order mark', '\uFEFF{"a":1}', [{ value: '{"a":1}' }]],
  ];
  test.each(VALUES)('%s', (_name, text, records) => {
    expect(readSampleRecords(text)).toEqual({ records });
  });

  test('say line and column of what is wrong, and keep the rest', () => {
    expect(readSampleRecords('{"a": 1}\n{"a" 2}\n{"a": 3}')).toEqual({
      records: [{ value: '{"a":1}' }, { value: '{"a":3}' }],
      problem: expect.stringMatching(/^Line 2, column 6: .*colon/i),
    });
    expect(readSampleRecords('{\n  "a": 1,\n  b: 2\n}').problem).toMatch(/Line 3, column 3: /);
    expect(readSampleRecords(' \n').problem).toMatch(/no record/);
    expect(readSampleRecords('['.repeat(100_000)).problem).toMatch(/deep/);
  });

  test('never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((value) => toEvent({ 'a-0': [value] })),
        ),
        (text) => {
          const { records, problem } = readSampleRecords(text);
          expect(records.length > 0 || problem !== undefined).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
