import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rescanEvent } from '../../../src/core/event/rescanEvent.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';

const record = (offset: number | string, more: object = {}) => ({
  topic: 'my-orders',
  partition: 0,
  offset,
  timestamp: 1545084650987,
  timestampType: 'CREATE_TIME',
  key: 'a2V5',
  value: 'SGVsbG8=',
  headers: [{ trace: [104, -61, -85] }, { trace: [1] }],
  ...more,
});
const toEvent = (records: object, more: object = {}) => ({ eventSource: 'aws:kafka', ...more, records });
const mixed = toEvent({
  'my-orders-0': [record(1), record(2, { key: null, headers: [] }), record(3, { extra: { a: [{}] } })],
  'my-orders-1': [
    record(7, { partition: 1, valueSchemaMetadata: { dataFormat: 'AVRO', schemaId: '17' } }),
    { topic: 'my-orders', value: null },
    record(8, { partition: 1, topic: 'my-orders' }),
  ],
});

describe('places', () => {
  test.each([0, 2])('are those of the values, indented by %d', (indent) => {
    const text = JSON.stringify(mixed, null, indent);
    const { kind, records, groups, problems } = scanEvent(text);
    const cut = ({ offset, length }: { offset: number; length: number }) => text.slice(offset, offset + length);
    expect(kind).toBe('kafka');
    expect(problems).toEqual([]);
    expect(groups.map(({ name, records: { length } }) => [name, length])).toEqual([
      ['my-orders-0', 3],
      ['my-orders-1', 3],
    ]);
    const originals = Object.entries(mixed.records).flatMap(([group, list]) =>
      (list as readonly Partial<ReturnType<typeof record>>[]).map((original, index) => ({ group, index, original })),
    );
    expect(records).toHaveLength(originals.length);
    for (const [place, found] of records.entries()) {
      const { group, index, original } = originals[place] ?? { original: {} };
      expect(found).toMatchObject({ group, index, topic: original.topic, partition: original.partition });
      expect(JSON.parse(cut(found))).toEqual(original);
      expect(found.recordOffset).toBe(original.offset?.toString());
      expect([found.timestamp, found.timestampType]).toEqual([original.timestamp, original.timestampType]);
      for (const name of ['key', 'value'] as const) {
        const content = found[name].state === 'absent' ? undefined : JSON.parse(cut(found[name]));
        expect(content).toBe(original[name]);
      }
      const headers = found.headers.map((header) => ({ [header.name]: JSON.parse(cut(header)) }));
      expect(headers).toEqual(original.headers ?? []);
    }
    expect(records[3]?.valueSchema).toMatchObject({ dataFormat: 'AVRO', schemaId: '17' });
  });

  test('offsets keep all their digits, also as texts', () => {
    const text = JSON.stringify(toEvent({ 'a-0': [record('9223372036854775807'), record(1), record(2)] })).replace(
      '"offset":1,',
      '"offset":9007199254740993,',
    );
    expect(scanEvent(text).records.map(({ recordOffset }) => recordOffset)).toEqual([
      '9223372036854775807',
      '9007199254740993',
      '2',
    ]);
  });
});

describe('kinds', () => {
  const named = { eventSource: 'aws:kafka', topic: 'a', partition: 0, offset: 1, value: 'YQ==' };
  test.each([
    [toEvent({}), 'kafka'],
    [toEvent({}, { eventSource: 'SelfManagedKafka' }), 'self-managed-kafka'],
    [toEvent({}, { eventSource: 'aws:SelfManagedKafka' }), 'self-managed-kafka'],
    [{ records: { 'a-b-0': [] } }, 'kafka'],
    [{ records: { ab: [] } }, 'other'],
    [{ requestContext: {}, KafkaBatchInfo: {}, payload: {} }, 'failure-record'],
    [{ Records: [{ body: '', eventSource: 'aws:sqs' }] }, 'sqs'],
    [{ Records: [{ kinesis: {}, eventSource: 'aws:kinesis' }] }, 'kinesis'],
    [{ Records: [{ dynamodb: {}, eventSource: 'aws:dynamodb' }] }, 'dynamodb'],
    [{ Records: [{ s3: {}, eventSource: 'aws:s3' }] }, 'other'],
    [{ deliveryStreamArn: 'x', records: [{ data: '' }] }, 'firehose'],
    [[named], 'pipes'],
    [named, 'pipes'],
    [{}, 'other'],
    [[], 'other'],
    [5, 'other'],
    [{ eventSource: 'aws:s3', records: { 'a-0': [] } }, 'other'],
    [{ eventSource: '__proto__', Records: [{ eventSource: 'constructor' }] }, 'other'],
  ])('%j is %s', (event, kind) => {
    expect(scanEvent(JSON.stringify(event)).kind).toBe(kind);
  });

  test('of what is no JSON', () => {
    expect(scanEvent(' \n\uFEFF').kind).toBe('empty');
    expect(scanEvent('{"a": ').kind).toBe('broken');
    expect(scanEvent('hello').kind).toBe('broken');
    expect(scanEvent('{"eventSource":"aws:kafka","records":{"a-0":[{"topic":"a"').kind).toBe('kafka');
  });
});

describe('faults', () => {
  const ids = (text: string) => scanEvent(text).problems.map(({ id }) => id);
  const text = JSON.stringify(mixed);

  test('a member given twice counts once, and is told', () => {
    const twice = '{"records":{"a-0":[{"value":"YQ==","value":"Yg=="}],"a-0":[{"key":"Yw=="}]}}';
    const { records, problems } = scanEvent(twice);
    expect(problems.map(({ id, offset }) => [id, twice.slice(offset, offset + 7)])).toEqual([
      ['repeated', '"value"'],
      ['repeated', '"a-0":['],
    ]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ key: { state: 'string' }, value: { state: 'absent' } });
    const again = scanEvent('{"records":{"a-0":[{}]},"records":{"a-1":[{},{}]}}');
    expect(again.records.map(({ group }) => group)).toEqual(['a-1', 'a-1']);
  });

  test('what is of another form', () => {
    expect(ids('{"records":{"a-0":{},"a-1":[5,"x"],"a-2":[{"headers":{}},{"headers":[[]]}]}}')).toEqual([
      'shape',
      'shape',
      'shape',
      'shape',
      'shape',
    ]);
    expect(ids('{"records":{"a-0":[{"headers":null}]}}')).toEqual([]);
  });

  test('a quotation mark that is missing costs one record of many lines', () => {
    const lines = JSON.stringify(mixed, null, 2).replace('"SGVsbG8="', '"SGVsbG8=');
    const { records, problems } = scanEvent(lines);
    expect(records).toHaveLength(6);
    expect(problems.map(({ id }) => id)).toEqual(['open-string']);
  });

  test('comments and a text that goes on', () => {
    expect(ids('{/* a */"records":{} // b\n}')).toEqual(['comment', 'comment']);
    expect(ids('{} {}')).toEqual(['unexpected']);
  });

  test('a bracket that is missing ends the record', () => {
    expect(scanEvent('{"records":{"a-0":[{"offset":1, {"offset":2}]}}').records).toHaveLength(2);
  });

  test('a text of any depth and of nothing but quotes is read in one go', () => {
    for (const part of ['[', '{', '{"a":', '"', '\\', '"\\', '[1', '/', '/*', ']', '}', ':', ',', '{"records":{']) {
      expect(scanEvent(part.repeat(100_000)).problems.length).toBeLessThanOrEqual(100);
    }
  });

  test('a text cut off anywhere is read as far as it goes', () => {
    for (let end = 0; end <= text.length; end += 1) {
      const { records, problems } = scanEvent(text.slice(0, end));
      for (const { offset, length } of records) expect(offset + length).toBeLessThanOrEqual(end);
      expect(problems.length > 0).toBe(end > 0 && end < text.length);
    }
  });
});

describe('after a change', () => {
  const pieces = [
    '',
    ' ',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    '{},',
    '"key":"YQ==",',
    '1',
    '/*',
    '{"offset":5}',
  ];

  test('the same is found as in the whole new text', () => {
    const texts = [JSON.stringify(mixed), JSON.stringify(mixed, null, 2)];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 8 }), fc.constantFrom(...pieces)), {
          minLength: 1,
          maxLength: 6,
        }),
        (start, changes) => {
          let text = start;
          let scanned = scanEvent(text);
          for (const [place, cut, piece] of changes) {
            const offset = place % (text.length + 1);
            const length = Math.min(cut, text.length - offset);
            text = text.slice(0, offset) + piece + text.slice(offset + length);
            scanned = rescanEvent(scanned, text, { offset, length, newLength: piece.length });
            expect(scanned).toEqual(scanEvent(text));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('records before it are kept as they are', () => {
    const text = JSON.stringify(mixed);
    const scanned = scanEvent(text);
    const offset = scanned.records[4]?.offset ?? 0;
    const changed = `${text.slice(0, offset)} ${text.slice(offset)}`;
    const { records } = rescanEvent(scanned, changed, { offset, length: 0, newLength: 1 });
    expect(records[2]).toBe(scanned.records[2]);
    expect(records[5]).toMatchObject({ offset: (scanned.records[5]?.offset ?? 0) + 1 });
  });
});
