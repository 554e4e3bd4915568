import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEmbeddedEvents } from '../../../src/core/event/embeddedEvents.ts';
import { decodeField } from '../../../src/core/event/eventValues.ts';
import { readEvent } from '../../../src/core/event/readEvent.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { toValueEdit, writeValue } from '../../../src/core/event/writeValue.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const bytes = (text: string) => new TextEncoder().encode(text);
const record = { topic: 'a/b~c-d', partition: 0, offset: 15, timestamp: 1545084650987, timestampType: 'CREATE_TIME' };
const event = {
  eventSource: 'aws:kafka',
  eventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/demo/1',
  records: {
    'a/b~c-d-0': [
      { ...record, key: base64('k'), value: base64('{"größe": 1}'), headers: [{ h: [-61, -85] }, { h: [200] }] },
      { ...record, offset: 16, value: null, headers: [] },
    ],
    '__proto__-1': [{ key: '', value: '!', headers: [{ constructor: [300] }] }],
  },
};

describe('reading', () => {
  test('decodes every part and names its place', () => {
    const { kind, records, problems } = readEvent(JSON.stringify(event, null, 2));
    expect([kind, problems]).toEqual(['kafka', []]);
    const [first, second, third] = records;
    const path = '/records/a~1b~0c-d-0/0';
    expect(first).toMatchObject({ path, topic: 'a/b~c-d', partition: 0, offset: 15, time: 1545084650987 });
    expect(first?.key).toMatchObject({ state: 'text', text: 'k' });
    expect(first?.value).toMatchObject({ state: 'json', json: { größe: 1 }, text: '{"größe":1}' });
    expect(first?.headers).toMatchObject([
      { path: `${path}/headers/0/h`, name: 'h', value: { state: 'text', text: 'ë' } },
      { path: `${path}/headers/1/h`, name: 'h', value: { state: 'binary', hex: 'c8' } },
    ]);
    expect([second?.key.state, second?.value.state, second?.headers]).toEqual(['absent', 'null', []]);
    expect(third).toMatchObject({
      path: '/records/__proto__-1/0',
      key: { state: 'empty' },
      value: { state: 'invalid' },
    });
    expect(third?.headers).toMatchObject([{ name: 'constructor', value: { state: 'invalid' } }]);
  });

  test('counts elements that are no records', () => {
    const { records } = readEvent('{"records":{"a-0":[5,{"value":true,"headers":[0,{"h":[1]}]}]}}');
    expect(records[0]).toMatchObject({ path: '/records/a-0/1', value: { state: 'invalid' } });
    expect(records[0]?.headers[0]?.path).toBe('/records/a-0/1/headers/1/h');
  });

  test('gives offsets beyond what a number holds as text', () => {
    const { records } = readEvent('{"records":{"a-0":[{"offset":9007199254740993},{"offset":9007199254740991}]}}');
    expect(records.map(({ offset }) => offset)).toEqual(['9007199254740993', 9007199254740991]);
  });

  test('decodes one field as someone likes to see it', () => {
    const text = '{"records":{"a-0":[{"key":null,"value":"Y\\u0051=="},{"value":[]}]}}';
    const [first, second] = scanEvent(text).records.map(({ key, value }) =>
      [key, value].map((field) => decodeField(text, field, 'hex')),
    );
    expect(first).toMatchObject([{ state: 'null' }, { state: 'binary', hex: '61' }]);
    expect(second).toMatchObject([
      { state: 'absent' },
      { state: 'invalid', problem: 'Base64 text or null belongs here.' },
    ]);
  });

  test('names lookalikes and reads no records from them', () => {
    const pipes = JSON.stringify([{ eventSource: 'aws:kafka', ...record, value: 'YQ==' }]);
    expect(readEvent(pipes)).toMatchObject({ kind: 'pipes', records: [] });
    expect(readEvent('')).toEqual({ kind: 'empty', records: [], problems: [] });
  });
});

describe('writing', () => {
  const text = JSON.stringify(event, null, 2);
  const places = readEvent(text).records.flatMap(({ path, headers }) => [
    `${path}/key`,
    `${path}/value`,
    ...headers.map((header) => header.path),
  ]);

  test('puts bytes into any place, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.uint8Array({ maxLength: 20 }), (path, content) => {
        const changed = writeValue(text, path, content);
        const parts = (whole: string) =>
          readEvent(whole).records.flatMap((found) => [
            [`${found.path}/key`, found.key.bytes] as const,
            [`${found.path}/value`, found.value.bytes] as const,
            ...found.headers.map((header) => [header.path, header.value.bytes] as const),
          ]);
        expect(parts(changed)).toEqual(parts(text).map(([at, old]) => [at, at === path ? content : old]));
        expect(writeValue(changed, path, content)).toBe(changed);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps how headers are laid out, and writes signed bytes', () => {
    const changed = writeValue(text, '/records/a~1b~0c-d-0/0/headers/0/h', bytes('aë'));
    expect(changed).toBe(text.replace(/-61,(\s+)-85/, '97,$1-61,$1-85'));
    expect(
      writeValue('{"records":{"a-0":[{"headers":[{"h":[1,2]}]}]}}', '/records/a-0/0/headers/0/h', bytes('ab')),
    ).toBe('{"records":{"a-0":[{"headers":[{"h":[97,98]}]}]}}');
  });

  test('adds a member that is missing, and makes tombstones', () => {
    expect(writeValue('{"records":{"a-0":[{"offset":1},{}]}}', '/records/a-0/0/value', bytes('a'))).toBe(
      '{"records":{"a-0":[{"value":"YQ==","offset":1},{}]}}',
    );
    expect(writeValue('{"records":{"a-0":[{}]}}', '/records/a-0/0/key', null)).toBe(
      '{"records":{"a-0":[{"key":null}]}}',
    );
    expect(writeValue('{"records":{"a-0":[{"value":"YQ=="}]}}', '/records/a-0/0/value', null)).toContain(
      '"value":null',
    );
  });

  test('leaves a text that is no strict base64 alone when the bytes are the same', () => {
    const sample = '{"records":{"a-0":[{"key":"YR=="}]}}';
    expect(writeValue(sample, '/records/a-0/0/key', bytes('a'))).toBe(sample);
  });

  test.each([
    '',
    '/records',
    '/records/a~1b~0c-d-0/0',
    '/records/a~1b~0c-d-0/9/value',
    '/records/a~1b~0c-d-0/0/topic',
    '/records/a~1b~0c-d-0/0/headers/7/h',
    '/records/a~1b~0c-d-0/00/value',
    '/records/toString/0/value',
    '/eventSourceArn/key/0/value',
  ])('has no place at "%s"', (path) => {
    expect(toValueEdit(text, path, bytes('a'))).toBeUndefined();
    expect(() => writeValue(text, path, bytes('a'))).toThrow(RangeError);
  });

  test('takes the last of members given twice, as parsers do', () => {
    const twice = '{"records":{"a-0":[{"value":"YQ==","value":"Yg=="}]}}';
    expect(writeValue(twice, '/records/a-0/0/value', bytes('c'))).toBe(twice.replace('Yg==', 'Yw=='));
  });
});

describe('events inside something else', () => {
  const text = JSON.stringify(event);
  const failure = JSON.stringify({ requestContext: {}, KafkaBatchInfo: { batchSize: 1 }, payload: text });
  const found = (whole: string) => findEmbeddedEvents(whole).map(({ kind, text: inner }) => [kind, inner]);

  test('are found in log lines', () => {
    const log = `2026-11-22T10:00:00Z {"level":"INFO"} got ${text} and {x}\nnext ${JSON.stringify(event, null, 2)}`;
    expect(found(log)).toEqual([
      ['kafka', text],
      ['kafka', JSON.stringify(event, null, 2)],
    ]);
    const [first] = findEmbeddedEvents(log);
    expect(log.slice(first?.offset, (first?.offset ?? 0) + (first?.length ?? 0))).toBe(text);
  });

  test('are found in bodies of messages, as deep as they are packed', () => {
    const sqs = JSON.stringify({ Records: [{ eventSource: 'aws:sqs', body: text }, { body: failure }] }, null, 2);
    expect(found(sqs)).toEqual([
      ['kafka', text],
      ['failure-record', failure],
    ]);
    const sns = JSON.stringify({ Type: 'Notification', Message: failure });
    expect(found(JSON.stringify({ Records: [{ body: sns }] }))).toEqual([['failure-record', failure]]);
    expect(found(`{"message":${JSON.stringify(JSON.stringify(event, null, 2))}}`)).toEqual([
      ['kafka', JSON.stringify(event, null, 2)],
    ]);
    const [place] = findEmbeddedEvents(sqs);
    expect(JSON.parse(sqs.slice(place?.offset, (place?.offset ?? 0) + (place?.length ?? 0)))).toBe(text);
  });

  test('are not found where there are none, and the search ends', () => {
    expect(found('{"a":{"b":1}} {')).toEqual([]);
    expect(found(`${'{"a":'.repeat(20_000)}"aws:kafka"`)).toEqual([]);
    expect(found(`${'{"a":'.repeat(20_000)}"aws:kafka"${'}'.repeat(20_000)}`)).toEqual([]);
    expect(found(`${'"{\\"'.repeat(20_000)} aws:kafka`)).toEqual([]);
  });
});
