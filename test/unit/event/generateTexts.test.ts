// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../../src/core/event/generate/delivery.ts';
import { BAD_RECORD_KINDS, type EventSpec, type SchemaSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents, generateTextsInSteps } from '../../../src/core/event/generate/generateEvents.ts';
import { type EventLayout, formatEvent } from '../../../src/core/event/generate/kafkaEvent.ts';
import { MAX_PAYLOAD_BYTES, toPayloadBytes } from '../../../src/core/event/payloadLimits.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function generateTexts(spec: EventSpec, layout: EventLayout) {
  const events: { readonly text: string; readonly records: number }[] = [];
  const steps = generateTextsInSteps(spec, { now: NOW, layout });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { events, ...value };
    events.push(...value.events);
  }
}

const TEXT = fc.oneof(fc.string(), fc.constantFrom('ë', '"\\', 'größe 🍰', '\u0000', '\ud800x', '日本'));

/** Specifications with everything that shows in an event. */
const SPEC: fc.Arbitrary<EventSpec> = fc
  .record({
    topic: fc.constantFrom('orders', 'a-b', 'töpic "q"'),
    eventSource: fc.constantFrom('aws:kafka' as const, 'SelfManagedKafka' as const),
    partitions: fc.constantFrom<EventSpec['partitions'][]>(1, 3, [4, 11]),
    records: fc.integer({ min: 1, max: 30 }),
    batchSize: fc.integer({ min: 1, max: 12 }),
    text: TEXT,
    key: TEXT,
    as: fc.constantFrom('null' as const, 'absent' as const, 'empty' as const, undefined),
    headers: fc.array(fc.record({ name: TEXT, text: fc.constantFrom('', 'x', 'ë${seq}') }), { maxLength: 3 }),
    startOffset: fc.constantFrom<EventSpec['startOffset'][]>(0, '9007199254740990'),
    tombstones: fc.constantFrom<EventSpec['tombstones'][]>(undefined, { every: 3 }, { every: 2, as: 'absent' }),
    bad: fc.constantFrom<EventSpec['bad'][]>(
      undefined,
      BAD_RECORD_KINDS.filter((kind) => kind !== 'too-large').map((kind, index) => ({ kind, at: index + 1 })),
    ),
    delivery: fc.constantFrom<(SchemaSpec['delivery'] | undefined)[]>(undefined, 'json', 'source', 'framed'),
  })
  .map(({ text, key, as, delivery, ...spec }) => ({
    ...spec,
    values: { kind: 'json', template: { n: '${seq}', text: text.replaceAll('$', '') } },
    keys: as === undefined ? { kind: 'sequence', prefix: key } : { kind: 'none', as },
    schemas:
      delivery === undefined
        ? []
        : (['KEY', 'VALUE'] as const).map((attribute) => ({
            attribute,
            registry: 'glue',
            dataFormat: 'JSON',
            delivery,
          })),
  }));

describe('texts of events', () => {
  test.each(['compact', 'indented'] as const)('are those of the objects: %s', (layout) => {
    fc.assert(
      fc.property(SPEC, (spec) => {
        const { events, notes, problems } = generateEvents(spec, { now: NOW });
        const texts = generateTexts(spec, layout);
        expect(texts.problems).toEqual(problems);
        expect(texts.notes).toEqual(notes);
        expect(texts.events.map(({ text }) => text)).toEqual(events.map((event) => formatEvent(event, layout)));
        expect(texts.events.map(({ records }) => records)).toEqual(
          events.map(({ records }) => Object.values(records).flat().length),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('are as large as they may be, whatever the layout', () => {
    const spec: EventSpec = {
      topic: 'töpic',
      partitions: 3,
      records: 700,
      batchSize: 10_000,
      values: { kind: 'json', template: { text: '${filler 10000}' } },
      headers: [{ name: 'ë', text: 'ëë' }],
    };
    for (const layout of ['compact', 'indented'] as const) {
      const sizes = generateTexts(spec, layout).events.map(({ text }) => toPayloadBytes(text));
      expect(sizes.length).toBe(2);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
      expect(sizes[0]).toBeGreaterThan(MAX_PAYLOAD_BYTES - 15_000);
    }
  });
});

test('base64 of texts is that of their bytes', () => {
  fc.assert(
    fc.property(
      fc.array(TEXT).map((parts) => parts.join('')),
      (text) => {
        expect(toBase64(text)).toBe(Buffer.from(new TextEncoder().encode(text)).toString('base64'));
      },
    ),
  );
});
