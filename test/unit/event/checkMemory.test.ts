import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEvent, toCheckSteps } from '../../../src/core/event/checkEvent.ts';
import { CheckMemory } from '../../../src/core/event/checkMemory.ts';
import { toPayloadBytes } from '../../../src/core/event/payloadLimits.ts';
import { rescanEvent } from '../../../src/core/event/rescanEvent.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { record, toEvent } from './checkedEvents.ts';

const faulty = [
  { ...record, key: '?' },
  { ...record, offset: 16, timestamp: 1545084650, headers: [{ a: [200] }, { b: 'c' }] },
  { offset: '17', more: 1 },
  { ...record, offset: 18, valueSchemaMetadata: { dataFormat: 'AVRO', schemaId: '1' } },
];
const mixed = toEvent({ 'my-orders-0': [...faulty, record], 'my-orders-1': faulty });

test('what is known of records is found as by judging all of them, with remedies in their places', () => {
  const pieces = fc.constantFrom('', ' ', '1', '"', ',', '}', '{"value": "QQ=="},', '"a":1,', 'null', 'AVRO', '-1');
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 8 }), pieces);
  const texts = [JSON.stringify(mixed), JSON.stringify(mixed, null, 2)];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }), (start, changes) => {
      const memory = new CheckMemory();
      let [text, scanned] = [start, scanEvent(start)];
      for (const [place, cut, piece] of changes) {
        const offset = place % (text.length + 1);
        const length = Math.min(cut, text.length - offset);
        text = text.slice(0, offset) + piece + text.slice(offset + length);
        scanned = rescanEvent(scanned, text, { offset, length, newLength: piece.length });
        const found = [...toCheckSteps(text, scanned, memory)].flat().toSorted((a, b) => a.offset - b.offset);
        expect(found).toEqual(checkEvent(text));
      }
    }),
    { numRuns: 80 },
  );
});

test('bytes of an event are those of its records and of what is between them', () => {
  const value = 'QUJD'.repeat(550_000);
  const records = [
    { ...record, value },
    { ...record, offset: 16, value, note: 'ë " \\' },
    { ...record, offset: 17, value },
  ];
  const memory = new CheckMemory();
  const toMessages = (text: string) =>
    [...toCheckSteps(text, scanEvent(text), memory)]
      .flat()
      .filter(({ ruleId }) => ruleId === 'payload-too-large')
      .map(({ message }) => message);
  const text = JSON.stringify(toEvent({ 'my-orders-0': records }), null, 2);
  expect(toMessages(text)).toEqual([expect.stringContaining(` ${toPayloadBytes(text)} `)]);
  // Where JSON is wrong nothing is told by records: the text is counted as a whole.
  const open = text.replace('"topic": "my-orders"', '"topic: "my-orders');
  expect(toMessages(open)).toEqual([expect.stringContaining(` ${toPayloadBytes(open)} `)]);
});
