// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents, generateInSteps } from '../../../src/core/event/generate/generateEvents.ts';
import { formatEvent, type KafkaEvent } from '../../../src/core/event/generate/kafkaEvent.ts';
import { MAX_PAYLOAD_BYTES, toPayloadBytes } from '../../../src/core/event/payloadLimits.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const BASE: EventSpec = { topic: 'my-orders', values: { kind: 'json', template: { id: '${seq}' } } };

/** Any UTF-16, halves of pairs too. */
const ANY_TEXT = fc.array(fc.nat(0xffff), { maxLength: 50 }).map((codes) => String.fromCharCode(...codes));

const generate = (spec: Partial<EventSpec>) => generateEvents({ ...BASE, ...spec }, { now: NOW });
const listRecords = ({ events }: { events: readonly KafkaEvent[] }) =>
  events.flatMap(({ records }) => Object.values(records).flat());
const decode = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64').toString();
const listValues = (spec: Partial<EventSpec>) => listRecords(generate(spec)).map(({ value }) => decode(value));

describe('events', () => {
  test('have the shape of AWS, member by member', () => {
    const { events, notes, problems } = generate({
      eventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c/u-1',
      bootstrapServers: 'b-1.c:9098',
      records: 1,
      keys: { kind: 'sequence', prefix: 'k' },
      headers: [
        { name: 'trace', text: 'ë' },
        { name: 'trace', base64: '/wA=' },
      ],
      timestamps: { start: '2018-12-17T22:10:50.987Z' },
      startOffset: 15,
    });
    expect({ notes, problems }).toEqual({ notes: [], problems: [] });
    expect(events.map((event) => formatEvent(event))).toEqual([
      '{"eventSource":"aws:kafka","eventSourceArn":"arn:aws:kafka:eu-west-1:123456789012:cluster/c/u-1",' +
        '"bootstrapServers":"b-1.c:9098","records":{"my-orders-0":[{"topic":"my-orders","partition":0,"offset":15,' +
        '"timestamp":1545084650987,"timestampType":"CREATE_TIME","key":"azE=","value":"eyJpZCI6MX0=",' +
        '"headers":[{"trace":[-61,-85]},{"trace":[-1,0]}]}]}}',
    ]);
  });

  test('of self-managed Kafka have no ARN', () => {
    const { events } = generate({ eventSource: 'SelfManagedKafka', eventSourceArn: 'arn:aws:kafka:r:1:cluster/c/u' });
    expect(events[0]).toMatchObject({ eventSource: 'SelfManagedKafka' });
    expect(events[0]).not.toHaveProperty('eventSourceArn');
  });

  test('are the same for the same seed, and others for another', () => {
    const values = { kind: 'json', template: { u: '${uuid}', n: '${name}', i: '${int 1 1000000}' } } as const;
    const write = (seed: number, records = 20) =>
      JSON.stringify(listRecords(generate({ values, seed, records, timestamps: { start: 0 } })));
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
    expect(write(1, 40).startsWith(write(1, 20).slice(0, -1))).toBe(true);
  });

  test('count offsets in each partition, exactly beyond what a number holds', () => {
    const result = generate({ records: 4, partitions: 2, startOffset: { 0: 7, 1: '9007199254740992' } });
    expect(listRecords(result).map(({ partition, offset }) => [partition, offset])).toEqual([
      [0, 7],
      [0, 8],
      [1, 9007199254740992n],
      [1, 9007199254740993n],
    ]);
    expect(result.events.map((event) => formatEvent(event)).join()).toContain('"offset":9007199254740993,');
  });

  test('have offsets of 64 bits, or none', () => {
    const last = '9223372036854775807';
    expect(listRecords(generate({ records: 1, startOffset: last })).map(({ offset }) => offset)).toEqual([
      2n ** 63n - 1n,
    ]);
    for (const startOffset of [last, { 0: last }]) {
      expect(generate({ records: 2, startOffset }).problems).toEqual([
        { path: ['startOffset'], message: expect.stringContaining('the last one is 2^63 - 1') },
      ]);
    }
  });

  test('keep the records of a key in one partition, where Kafka’s clients put them', () => {
    const keys = { kind: 'sequence', count: 5 } as const;
    const records = listRecords(generate({ records: 50, partitions: 6, keys }));
    const partitionsOf = new Map<string, Set<number>>();
    for (const { key, partition } of records) {
      partitionsOf.set(decode(key), (partitionsOf.get(decode(key)) ?? new Set()).add(partition));
    }
    expect([...partitionsOf.values()].every((partitions) => partitions.size === 1)).toBe(true);
    const inTurns = listRecords(generate({ records: 6, partitions: [2, 5], spread: 'turns', keys }));
    expect(inTurns.map(({ partition }) => partition)).toEqual([2, 2, 2, 5, 5, 5]);
  });

  test.each([
    ['null', null],
    ['absent', undefined],
    ['empty', ''],
  ] as const)('can be without keys: %s', (as, key) => {
    expect(listRecords(generate({ keys: { kind: 'none', as } })).map((record) => record.key)).toContain(key);
  });

  test('take keys from members of the value, with numbers as they are written', () => {
    const values = { kind: 'lines', text: '{"a":{"b":[1.0]}}\n{"a":{"b":["x"]}}\n{"a":1}' } as const;
    const records = listRecords(generate({ values, keys: { kind: 'field', field: 'a.b.0' } }));
    expect(records.map(({ key }) => (key === null ? null : decode(key)))).toEqual(['1.0', 'x', null]);
  });

  test('have tombstones, as null or without the member', () => {
    const records = (as: 'null' | 'absent') =>
      listRecords(generate({ records: 4, tombstones: { every: 2, as }, keys: { kind: 'sequence' } }));
    expect(records('null').map(({ value }) => value === null)).toEqual([false, true, false, true]);
    expect(records('absent').map((record) => 'value' in record)).toEqual([true, false, true, false]);
  });

  test('end with the time of the generation, a second apart', () => {
    const times = listRecords(generate({ records: 3 })).map(({ timestamp }) => timestamp - NOW);
    expect(times).toEqual([-2000, -1000, 0]);
  });
});

describe('values', () => {
  test.each([
    ['lines', { kind: 'lines', text: '\uFEFF{"a":1}\r\n\r\nplain  \n' }, ['{"a":1}', 'plain  ']],
    [
      'CSV',
      { kind: 'lines', file: 'a.CSV', text: 'id;name;ok\n1;"a;""b""\nc";true\n007;;\n' },
      ['{"id":1,"name":"a;\\"b\\"\\nc","ok":true}', '{"id":"007","name":"","ok":""}'],
    ],
    ['CSV as text', { kind: 'lines', format: 'csv', cells: 'text', text: 'id\n1' }, ['{"id":"1"}']],
    ['plain text', { kind: 'text', text: '${seq} größe' }, Array(10).fill('${seq} größe')],
    ['bytes', { kind: 'bytes', base64: 'AAEC' }, Array(10).fill('\0\u0001\u0002')],
  ] as const)('come from %s', (_name, values, expected) => {
    expect(listValues({ values })).toEqual(expected);
  });

  test('keep every text, whatever its characters', () => {
    fc.assert(
      fc.property(ANY_TEXT, ANY_TEXT, (text, name) => {
        const headers = [{ name, base64: Buffer.from(text).toString('base64') }];
        const [record] = listRecords(generate({ records: 1, values: { kind: 'text', text }, headers }));
        expect(record?.value).toBe(Buffer.from(text).toString('base64'));
        expect(Object.entries(record?.headers[0] ?? {})).toEqual([[name, [...new Int8Array(Buffer.from(text))]]]);
      }),
      { numRuns: 60, examples: [['\ud800é€😀'.repeat(500), '__proto__']] },
    );
  });

  test('that break functions are bad in the way that was asked for', () => {
    const records = listRecords(
      generate({
        records: 3,
        bad: [
          { kind: 'poison-pill', at: 1 },
          { kind: 'not-utf8', at: 2 },
        ],
      }),
    );
    const [poison, binary, good] = records.map(({ value }) => Buffer.from(value ?? '', 'base64'));
    expect(() => JSON.parse(String(poison))).toThrow(SyntaxError);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(binary)).toThrow(TypeError);
    expect(String(good)).toBe('{"id":3}');
  });
});

describe('batches', () => {
  test('take as many records as the mapping says', () => {
    const result = generate({ records: 25, batchSize: 10, partitions: 3 });
    expect(result.events.map((event) => listRecords({ events: [event] }).length)).toEqual([10, 10, 5]);
    expect(result.notes).toContainEqual(expect.stringContaining('at most 10 records'));
  });

  test('stay within the payload limit, and are as full as they can be', () => {
    const result = generate({
      records: 240,
      batchSize: 10_000,
      partitions: 3,
      keys: { kind: 'sequence' },
      headers: [{ name: 'größe', text: '${letters 10}ë' }],
      values: { kind: 'json', template: { id: '${seq}', text: '${filler 40000}' } },
    });
    const sizes = result.events.map((event) => toPayloadBytes(formatEvent(event)));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(MAX_PAYLOAD_BYTES - 60_000);
    expect(result.notes).toContainEqual(expect.stringContaining(`at most ${MAX_PAYLOAD_BYTES} bytes`));
    const offsets = listRecords(result).filter(({ partition }) => partition === 1);
    expect(offsets.map(({ offset }) => offset)).toEqual(offsets.map((_, index) => index));
  });

  test('leave a record that is too large alone', () => {
    const result = generate({ records: 3, bad: [{ kind: 'too-large', at: 2 }] });
    const sizes = result.events.map((event) => toPayloadBytes(formatEvent(event)) > MAX_PAYLOAD_BYTES);
    expect(sizes).toEqual([false, true, false]);
    expect(result.notes).toContainEqual(expect.stringContaining('never invokes'));
  });
});

describe('filters', () => {
  const patterns = ['{"value":{"status":["OPEN"]}}'];
  const values = { kind: 'json', template: { status: '${pick OPEN CLOSED LOST}' } } as const;
  const listStates = (want: 'matching' | 'non-matching' | 'mixed') =>
    listValues({ records: 20, values, filter: { patterns, want } }).map((text) => text.includes('OPEN'));

  test('are met, or not met, or both in turns', () => {
    expect(new Set(listStates('matching'))).toEqual(new Set([true]));
    expect(new Set(listStates('non-matching'))).toEqual(new Set([false]));
    expect(listStates('mixed').filter((open) => open)).toHaveLength(10);
  });

  test('choose among given lines', () => {
    const lines = { kind: 'lines', text: '{"status":"LOST"}\n{"status":"OPEN"}' } as const;
    expect(listValues({ values: lines, filter: { patterns, want: 'matching' } })).toEqual(['{"status":"OPEN"}']);
  });

  test('that no value meets are a problem, found soon', () => {
    const result = generate({ records: 1_000_000, filter: { patterns, want: 'matching' } });
    expect(result).toMatchObject({ events: [], problems: [{ path: ['filter'] }] });
  });
});

describe('generating', () => {
  test('pauses, so that it can be cancelled, and gives events as they are full', () => {
    const steps = generateInSteps({ ...BASE, records: 1200, batchSize: 400 }, { now: NOW });
    expect(steps.next().value).toMatchObject({ done: 500, total: 1200, events: [{}] });
    expect(steps.next().value).toMatchObject({ done: 1000, events: [{}] });
    expect(steps.next().value).toMatchObject({ done: 1200, events: [{}] });
    expect(steps.next()).toMatchObject({ done: true, value: { problems: [] } });
  });

  test.each([
    ['topic', { topic: ' ' }],
    ['records', { records: 0 }],
    ['batchSize', { batchSize: 10_001 }],
    ['partitions', { partitions: [] }],
    ['startOffset', { startOffset: '9223372036854775808' }],
    ['values.template', { values: { kind: 'template', template: '${nothing}' } }],
    ['values.text', { values: { kind: 'lines', file: 'a.csv' } }],
    ['headers.0.base64', { headers: [{ name: 'a', base64: '!' }] }],
    ['timestamps.start', { timestamps: { start: 'yesterday' } }],
    ['filter.patterns.0', { filter: { want: 'matching', patterns: ['{'] } }],
    ['values', { values: { kind: 'avro', schema: 'int', template: '"x"' } }],
  ] as const)('says that %s cannot be right', (path, spec) => {
    const { events, problems } = generate(spec);
    expect(events).toEqual([]);
    expect(problems.map((problem) => problem.path.join('.'))).toEqual([path]);
  });

  test('writes compactly as JSON.stringify does, and the same when indented', () => {
    const { events } = generate({
      records: 3,
      partitions: 2,
      headers: [{ name: '"ä', text: '' }],
      tombstones: { every: 2 },
    });
    const [event] = events;
    expect(event === undefined ? '' : formatEvent(event)).toBe(JSON.stringify(event));
    const long = Object.entries(event?.records ?? {}).map(([name, list]) => [
      name,
      list.map((record) => ({ ...record, offset: BigInt(record.offset) })),
    ]);
    const exact = event === undefined ? '' : formatEvent({ ...event, records: Object.fromEntries(long) });
    expect(exact).toBe(JSON.stringify(event));
    expect(JSON.parse(event === undefined ? '' : formatEvent(event, 'indented'))).toEqual(event);
  });
});
