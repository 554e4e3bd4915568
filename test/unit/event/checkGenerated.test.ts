import { expect, test } from 'vitest';
import { checkEvent } from '../../../src/core/event/checkEvent.ts';
import type { EventSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents } from '../../../src/core/event/generate/generateEvents.ts';
import { formatEvent } from '../../../src/core/event/generate/kafkaEvent.ts';

const BASE: EventSpec = {
  topic: 'my-orders',
  eventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c/u-1',
  bootstrapServers: 'b-1.c:9098',
  partitions: 3,
  records: 50,
  values: { kind: 'text', text: 'größe' },
};

const check = (spec: Partial<EventSpec>) =>
  generateEvents({ ...BASE, ...spec }, { now: 1_795_000_000_000 })
    .events.flatMap((event) => checkEvent(formatEvent(event)))
    .map(({ ruleId }) => ruleId);

test.each<[string, Partial<EventSpec>]>([
  ['of MSK', {}],
  ['of self-managed Kafka', { eventSource: 'SelfManagedKafka' }],
  [
    'with keys, headers and tombstones',
    {
      keys: { kind: 'sequence' },
      headers: [
        { name: 'a', text: 'ö' },
        { name: 'a', base64: '/wA=' },
      ],
      tombstones: { every: 3, as: 'absent' },
    },
  ],
  ['with offsets beyond 2^53', { startOffset: '9007199254740992' }],
  ['with bytes that are no text', { values: { kind: 'bytes', base64: '/wA=' }, bad: [{ kind: 'not-utf8', at: 3 }] }],
  [
    'from a schema registry',
    {
      values: { kind: 'json', template: { a: 1 } },
      tombstones: { every: 4 },
      schemas: [{ attribute: 'VALUE', registry: 'glue', dataFormat: 'AVRO', delivery: 'json' }],
    },
  ],
])('nothing is said of generated events %s', (_name, spec) => {
  expect(check(spec)).toEqual([]);
});

test('a generated record that is too large is found', () => {
  expect(check({ bad: [{ kind: 'too-large', at: 2 }] })).toEqual(['record-too-large']);
});
