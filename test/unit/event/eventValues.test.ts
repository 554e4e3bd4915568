import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { writeDecodedEvent } from '../../../src/core/event/decodedEvent.ts';
import { decodeBytes, decodeValue, type ValueView } from '../../../src/core/event/decodeValue.ts';
import {
  decodeEventValue,
  type EventValue,
  findValue,
  findValueAt,
  listRecordsBetween,
  listValues,
} from '../../../src/core/event/eventValues.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { toIsoTime, toValueLabel } from '../../../src/core/event/valueLabel.ts';
import { toTrialList, toValueBlock, toValueHeading } from '../../../src/core/event/valueMarkdown.ts';
import { toWholeText } from '../../../src/core/event/valueText.ts';

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const options = { inflate: (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes)) };
const uuid = '01234567-89ab-cdef-0123-456789abcdef';
const glue = Buffer.concat([Buffer.from([3, 0]), Buffer.from(uuid.replaceAll('-', ''), 'hex'), Buffer.from('{"a":1}')]);

const record = { topic: 'a/b-c', partition: 0, offset: 15, timestamp: 1545084650987, timestampType: 'CREATE_TIME' };
const event = {
  eventSource: 'aws:kafka',
  records: {
    'a/b-c-0': [
      { ...record, key: base64('k'), value: base64('{"größe": 1.0}'), headers: [{ h: [-61, -85] }, { h: [200] }] },
      { ...record, offset: 16, value: null, headers: [] },
      { ...record, offset: 17, value: base64(glue), key: '!' },
    ],
    'a/b-c-1': [{ ...record, offset: 9007199254740993n, value: '' }],
  },
};
const text = JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value), 1);
const scanned = scanEvent(text);

describe('the values of an event', () => {
  test('are found at their places and by their paths', () => {
    const values = scanned.records.flatMap(listValues);
    expect(values.map(({ path }) => path)).toEqual([
      '/records/a~1b-c-0/0/key',
      '/records/a~1b-c-0/0/value',
      '/records/a~1b-c-0/0/headers/0/h',
      '/records/a~1b-c-0/0/headers/1/h',
      '/records/a~1b-c-0/1/value',
      '/records/a~1b-c-0/2/key',
      '/records/a~1b-c-0/2/value',
      '/records/a~1b-c-1/0/value',
    ]);
    for (const value of values) {
      expect(findValue(scanned, value.path)).toEqual(value);
      expect(findValueAt(scanned, value.offset)).toEqual(value);
      expect(findValueAt(scanned, value.offset + value.length)).toEqual(value);
      expect(findValueAt(scanned, value.offset - 1)).toBeUndefined();
    }
    for (const path of ['', '/records', '/records/x/0/key', '/records/a~1b-c-0/9/key', '/other/a~1b-c-0/0/key']) {
      expect(findValue(scanned, path)).toBeUndefined();
    }
  });

  test('are looked for among the records that a part of the text touches', () => {
    const [first, second, third, last] = scanned.records;
    const between = (start: number, end: number) => listRecordsBetween(scanned, start, end);
    expect(between(0, text.length)).toEqual(scanned.records);
    expect(between(0, 10)).toEqual([]);
    expect(between(second?.offset ?? 0, third?.offset ?? 0)).toEqual([second, third]);
    expect(between(last?.offset ?? 0, text.length)).toEqual([last]);
    expect(between((first?.offset ?? 0) + 1, (first?.offset ?? 0) + 2)).toEqual([first]);
  });
});

describe('a value in a line', () => {
  const label = (bytes: string | Uint8Array, view?: ValueView) =>
    toValueLabel(decodeBytes(new Uint8Array(Buffer.from(bytes)), view, options), 'value', 100);

  test('is its JSON, its text, or why it is neither', () => {
    expect(label('{ "a": [1,\n 2.0] }')).toBe('{"a":[1,2.0]}');
    expect(label('one\r\ntwo\tthree')).toBe('one⏎two three');
    expect(label('turned \u202e around')).toBe('turned · around');
    expect(label(Uint8Array.of(0xff))).toBe('binary, 1 byte: ff');
    expect(label(new Uint8Array(20).fill(0xfe))).toMatch(/^binary, 20 bytes: (fe ){16}…$/);
    expect(label('hi', 'hex')).toBe('binary, 2 bytes: 68 69');
    expect(label(gzipSync('{"a":1}'))).toBe('gzip · {"a":1}');
    expect(label(glue)).toBe(`Glue schema version ${uuid} · {"a":1}`);
    expect(label(Uint8Array.of(0, 0, 0, 0, 7, 0xff, 0xfd))).toBe('Confluent schema 7 · binary, 2 bytes: ff fd');
    expect(label('')).toBe('empty');
  });

  test('says what is not there', () => {
    expect(toValueLabel(decodeValue(null), 'value', 100)).toBe('tombstone');
    expect(toValueLabel(decodeValue(null), 'key', 100)).toBe('');
    expect(toValueLabel(decodeValue(undefined), 'value', 100)).toBe('');
    expect(toValueLabel(decodeValue('a-b'), 'value', 100)).toMatch(/^cannot be decoded: "-" belongs to/);
  });

  test('is cut, but not in the middle of a character', () => {
    expect(label('x'.repeat(100))).toBe('x'.repeat(100));
    expect(label('x'.repeat(101))).toBe(`${'x'.repeat(100)}…`);
    expect(label(`${'x'.repeat(99)}😀y`)).toBe(`${'x'.repeat(99)}…`);
  });
});

describe('a value in full', () => {
  const find = (path: string): EventValue => {
    const value = findValue(scanned, path);
    if (value === undefined) throw new Error(path);
    return value;
  };
  const first = find('/records/a~1b-c-0/0/value');

  test('has line breaks, and its numbers as they are written', () => {
    expect(toWholeText(decodeEventValue(text, first))).toBe('{\n  "größe": 1.0\n}');
    expect(toWholeText(decodeBytes(Uint8Array.of(1, 2)))).toBe('01 02');
  });

  test('says what it is', () => {
    const heading = toValueHeading(first, decodeEventValue(text, first));
    expect(heading).toMatch(/^\*\*value\*\* · `a\/b-c-0` · offset 15 · 2018-12-17T22/);
    expect(heading).toMatch(/ · JSON · 16 bytes$/);
    const header = find('/records/a~1b-c-0/0/headers/1/h');
    expect(toValueHeading(header, decodeEventValue(text, header))).toContain('**header h**');
    const framed = find('/records/a~1b-c-0/2/value');
    expect(toValueHeading(framed, decodeEventValue(text, framed))).toContain('Glue schema version');
    expect([toIsoTime(9e15), toIsoTime(undefined)]).toEqual([undefined, undefined]);
  });

  test('cannot leave its block, and is cut when it is long', () => {
    const fenced = decodeBytes(new TextEncoder().encode('```\n[x](command:y)'));
    expect(toValueBlock(fenced)).toBe('````text\n```\n[x](command:y)\n````');
    const long = toValueBlock(decodeBytes(new TextEncoder().encode('x'.repeat(20_001))));
    expect(long).toContain('The rest is left out here');
    const list = toValueBlock(
      decodeBytes(new TextEncoder().encode(JSON.stringify(Array.from({ length: 90_000 }, () => 1)))),
    );
    expect([list.length < 21_000, list.includes('The rest is left out here')]).toEqual([true, true]);
    const binary = toValueBlock(decodeBytes(new Uint8Array(90_000).fill(0xff)));
    expect([binary.length < 21_000, binary.includes('The rest is left out here')]).toEqual([true, true]);
    expect(toValueBlock(decodeValue(null))).toBe('');
    expect(toValueBlock(decodeValue('!'))).not.toContain('```');
  });

  test('lists what was tried', () => {
    const { tried } = decodeBytes(Uint8Array.of(0xff, 0xfe, 0xfd));
    expect(toTrialList(tried)).toMatch(/^- ✗ Text: /);
    expect(toTrialList(tried)).toContain('- ✗ gzip: It does not begin with 1f8b08');
    expect(toTrialList(decodeValue('e30=').tried)).toContain('- ✓ JSON: It is valid JSON');
  });
});

describe('a whole event decoded', () => {
  const decode = (source: string) => {
    const written = writeDecodedEvent(source, scanEvent(source), (value) =>
      decodeEventValue(source, value, 'auto', options),
    );
    return [...written].join('');
  };

  test('has the contents in the places of what is encoded', () => {
    expect(JSON.parse(decode(text))).toEqual({
      eventSource: 'aws:kafka',
      records: {
        'a/b-c-0': [
          { ...record, key: 'k', value: { größe: 1 }, headers: [{ h: 'ë' }, { h: { hex: 'c8' } }] },
          { ...record, offset: 16, value: null, headers: [] },
          { ...record, offset: 17, value: { a: 1 }, key: '!' },
        ],
        'a/b-c-1': [{ ...record, offset: '9007199254740993', value: '' }],
      },
    });
    expect(decode(text)).toContain('"größe": 1.0');
  });

  test('is written alike, however the event is', () => {
    expect(decode(JSON.stringify(JSON.parse(text)))).toBe(decode(text));
    expect(decode('{"records":{"a-0":[]},"b":{}}')).toBe('{\n  "records": {\n    "a-0": []\n  },\n  "b": {}\n}\n');
    expect(decode('{"eventSource":"aws:kafka","records":{}}')).toContain('"records": {}\n');
  });

  test('is given of an event with faults too', () => {
    expect(decode('{"records":{"a-0":[{"value":"QQ==", "offset": 5')).toContain('"value": "A"');
  });
});
