import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEvent, toCheckSteps } from '../../../src/core/event/checkEvent.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { isJson } from '../../../src/core/isJson.ts';
import { applyTextEdits } from '../../../src/core/mapping/textEdits.ts';
import { applyFix, CLUSTER, findOne, head, listRules, record, toEvent, toText } from './checkedEvents.ts';

describe('nothing is said of', () => {
  test.each([
    ['an event as Lambda writes it', toEvent({ 'my-orders-0': [record, { ...record, offset: 16 }] })],
    ['keys and values that are not there', toEvent({ 'my-orders-0': [{ ...record, key: null, value: null }] })],
    ['empty content', toEvent({ 'my-orders-0': [{ ...record, key: '', value: '', headers: null }] })],
    [
      'the key of AWS’s own sample',
      toEvent({ 'my-orders-0': [{ ...record, key: 'abcDEFghiJKLmnoPQRstuVWXyz1234==' }] }),
    ],
    ['a time that is not set', toEvent({ 'my-orders-0': [{ ...record, timestamp: -1 }] })],
    [
      'headers with one name',
      toEvent({ 'my-orders-0': [{ ...record, headers: [{ a: [1] }, { a: [] }, { a: null }] }] }),
    ],
    ['offsets with gaps', toEvent({ 'my-orders-0': [record, { ...record, offset: 900 }] })],
    [
      'several partitions',
      toEvent({ 'my-orders-0': [record], 'my-orders-1': [{ ...record, partition: 1, offset: 1 }] }),
    ],
    [
      'the source as a connection',
      toEvent({}, { eventSourceArn: CLUSTER.replace(':cluster/', ':vpc-connection/123456789012/') }),
    ],
    ['documents that are something else', { Records: [{ eventSource: 'aws:kinesis', kinesis: {} }] }],
  ])('%s', (_name, event) => {
    expect(checkEvent(JSON.stringify(event))).toEqual([]);
    expect(checkEvent(JSON.stringify(event, null, 2))).toEqual([]);
  });

  test('JSON that is wrong as such: editors mark it', () => {
    expect(listRules(`${toText(record).slice(0, -3)}`)).toEqual([]);
  });
});

describe('groups and records', () => {
  test('that disagree are put right by the name of the group', () => {
    const text = toText(record, { ...record, topic: 'my', partition: 1, offset: 16 });
    expect(findOne(text, 'group-mismatch')).toMatchObject({ at: '"my"', message: expect.stringContaining('my-1') });
    expect(applyFix(text, 'group-mismatch')).toEqual(toEvent({ 'my-orders-0': [record, { ...record, offset: 16 }] }));
  });

  test('that all disagree in the same way are put right by the name', () => {
    const text = JSON.stringify(toEvent({ 'my-orders-7': [record, { ...record, offset: 16 }] }));
    expect(findOne(text, 'group-renamed').at).toBe('"my-orders-7"');
    expect(applyFix(text, 'group-renamed')).toEqual(JSON.parse(toText(record, { ...record, offset: 16 })));
  });

  test('do not disagree because of hyphens or of partitions that are texts', () => {
    expect(listRules(toText({ ...record, partition: '0' }))).toEqual(['number-as-text']);
  });

  test('keep names that are taken', () => {
    const text = JSON.stringify(toEvent({ 'my-orders-0': [record], 'my-orders-1': [record] }));
    expect(findOne(text, 'group-renamed').fix).toBeUndefined();
  });

  test('have a name of topic and partition', () => {
    expect(findOne(JSON.stringify(toEvent({ orders: [] })), 'group-name').at).toBe('"orders"');
  });

  test('are of one topic', () => {
    const other = { ...record, topic: 'b' };
    const text = JSON.stringify(
      toEvent({ 'my-orders-0': [record], 'b-0': [other], 'c-0': [{ ...record, topic: 'c' }] }),
    );
    expect(findOne(text, 'several-topics').at).toBe('"b-0"');
  });

  test('are objects in lists', () => {
    expect(listRules(JSON.stringify(toEvent({ 'my-orders-0': {} })))).toContain('event-shape');
    expect(listRules(toText(record, 3))).toEqual(['event-shape']);
  });
});

describe('offsets', () => {
  const withOffsets = (...offsets: string[]) =>
    toText(...offsets.map((offset) => ({ ...record, offset: `#${offset}` }))).replace(/"#(\d+)"/g, '$1');
  const toOffsets = (fixed: string) => [...fixed.matchAll(/"offset":(\d+)/g)].map(([, digits]) => digits);

  test('beyond 2^53 are told apart, counted and numbered exactly', () => {
    expect(listRules(withOffsets('9007199254740992', '9007199254740993'))).toEqual([]);
    const text = withOffsets('9007199254740993', '9007199254740993', '9007199254740992');
    expect(listRules(text)).toEqual(['offset-repeated', 'offset-order']);
    const { fix } = findOne(text, 'offset-repeated');
    expect(toOffsets(applyTextEdits(text, fix?.edits ?? []))).toEqual([
      '9007199254740993',
      '9007199254740994',
      '9007199254740995',
    ]);
  });

  test('are in order, by number and not by digits', () => {
    expect(listRules(withOffsets('9', '10'))).toEqual([]);
    expect(findOne(withOffsets('10', '9', '11'), 'offset-order').at).toBe('9');
  });

  test('offer one remedy for a group', () => {
    const findings = checkEvent(withOffsets('1', '1', '1'));
    expect(findings.map(({ fix }) => fix?.edits.length)).toEqual([2, undefined]);
  });

  test('have 64 bits', () => {
    expect(listRules(withOffsets('9223372036854775807'))).toEqual([]);
    expect(listRules(withOffsets('9223372036854775808'))).toEqual(['number-range']);
    expect(listRules(withOffsets('1'.repeat(50_000)))).toEqual(['number-range']);
  });
});

describe('the event itself', () => {
  test.each([
    [
      { eventSource: 'aws:SelfManagedKafka', eventSourceArn: undefined },
      'event-source-old',
      { eventSource: 'SelfManagedKafka' },
    ],
    [{ eventSource: 'SelfManagedKafka' }, 'event-source-arn-unexpected', { eventSource: 'SelfManagedKafka' }],
    [{ bootstrapServers: ['b-1:9098', 'b-2:9098'] }, 'bootstrap-servers-text', head],
    [{ invocationSchemaVersion: '1.0' }, 'unknown-member', head],
    [{ eventSource: undefined }, 'event-source-missing', { eventSource: 'aws:kafka' }],
  ])('%j: %s', (rest, ruleId, expected) => {
    expect(applyFix(JSON.stringify(toEvent({ 'my-orders-0': [record] }, rest)), ruleId)).toMatchObject(expected);
  });

  test('names a cluster', () => {
    const text = JSON.stringify(toEvent({}, { eventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:q' }));
    expect(findOne(text, 'event-source-arn').at).toContain('sqs');
  });

  test('has records', () => {
    expect(listRules(JSON.stringify(head))).toEqual(['records-missing']);
  });

  test('keeps its form when something is added', () => {
    const { topic: _topic, ...rest } = record;
    const text = JSON.stringify(toEvent({ 'my-orders-0': [rest] }), null, '\t');
    const { fix } = findOne(text, 'record-member-missing');
    const expected = JSON.stringify(toEvent({ 'my-orders-0': [{ ...rest, topic: 'my-orders' }] }), null, '\t');
    expect(applyTextEdits(text, fix?.edits ?? [])).toBe(expected);
  });
});

describe('size', () => {
  const big = (bytes: number) => ({ ...record, value: 'A'.repeat(bytes) });

  test('of all records is limited, whatever blanks are between them', () => {
    const fits = toEvent({ 'my-orders-0': [big(3_145_200), { ...big(3_145_000), offset: 16 }] });
    expect(listRules(JSON.stringify(fits, null, 8))).toEqual([]);
    const text = JSON.stringify(toEvent({ 'my-orders-0': [big(3_145_728), { ...big(3_145_728), offset: 16 }] }));
    expect(findOne(text, 'payload-too-large').at).toBe('"records"');
  });

  test('of one record is limited', () => {
    expect(listRules(toText(record, { ...big(6_291_456), offset: 16 }))).toEqual(['record-too-large']);
  });

  test('of a batch is limited to 10,000 records, and many findings are not all made', () => {
    const records = Array.from({ length: 10_001 }, (_, offset) => ({
      topic: 'my-orders',
      partition: 0,
      offset,
      key: '?',
    }));
    const rules = listRules(toText(...records));
    expect(rules.filter((id) => id === 'too-many-records')).toHaveLength(1);
    expect(rules.filter((id) => id === 'base64')).toHaveLength(1000);
  });
});

test('findings come in steps, all of them', () => {
  const records = Array.from({ length: 450 }, (_, offset) => ({ topic: 'my-orders', partition: 0, offset, key: '?' }));
  const text = toText(...records);
  const steps = [...toCheckSteps(text, scanEvent(text))];
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.flat()).toHaveLength(450);
});

test('never throws, every place is inside the text, and remedies leave JSON that was right as right', () => {
  const faulty = { ...record, topic: 'x', offset: 1, headers: [{ a: [200] }, { b: 'c' }], more: 1, key: '-' };
  const text = JSON.stringify(toEvent({ 'my-orders-0': [record, record, faulty], orders: [] }, { more: {} }));
  const parts = ['"', '{', '}', '[', ']', ',', ':', 'null', '-1', '"x"', '\\', '\0', '1e999', 'ö', '9007199254740993'];
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(12), fc.constantFrom('', ...parts), (at, length, part) => {
      const mutated = text.slice(0, at) + part + text.slice(at + length);
      const wasRight = isJson(mutated);
      for (const { offset, length: size, fix } of checkEvent(mutated)) {
        expect(offset >= 0 && offset + size <= mutated.length).toBe(true);
        if (wasRight) expect(isJson(applyTextEdits(mutated, fix?.edits ?? [])), fix?.title).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
