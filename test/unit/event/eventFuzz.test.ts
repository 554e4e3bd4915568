import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEvent } from '../../../src/core/event/checkEvent.ts';
import { findEmbeddedEvents } from '../../../src/core/event/embeddedEvents.ts';
import { toAllEventFixes } from '../../../src/core/event/fixAllEvent.ts';
import { readEvent } from '../../../src/core/event/readEvent.ts';
import { rescanEvent } from '../../../src/core/event/rescanEvent.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { applyTextEdits } from '../../../src/core/mapping/textEdits.ts';

/** Mutated events; `FUZZ_EVENTS` sets how many. */
const EVENTS = Number(process.env.FUZZ_EVENTS ?? 10_000);

const record = { topic: 'a', partition: 0, offset: 1, timestamp: 2, key: 'a2V5', value: 'eyJhIjoxfQ==' };
const texts = [
  { eventSource: 'aws:kafka', records: { 'a-0': [{ ...record, headers: [{ h: [1, -1] }] }, record], 'b-1': [record] } },
  {
    Records: [
      { eventSource: 'aws:sqs', body: JSON.stringify({ eventSource: 'aws:kafka', records: { 'a-0': [record] } }) },
    ],
  },
].flatMap((event) => [JSON.stringify(event), JSON.stringify(event, null, 1)]);
const pieces = [
  ...[
    '',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\u0000',
    '\uD800',
    '//',
    '/*',
    '-',
    '1e999',
    'null',
    '300',
    '-200',
  ],
  ...[
    '"value":',
    '"__proto__":',
    '"records":',
    '"headers":[',
    '"a-0":[{',
    '}]',
    '9007199254740993',
    'AAAA',
    'AwBX',
    '\uFEFF',
  ],
];

test('whatever happens to an event, it is read without a throw, and within its text', () => {
  const seed = fc.sample(fc.integer(), { numRuns: 1, seed: 4 })[0] ?? 1;
  const random = toRandom(seed);
  const starts = texts.map((text) => ({ text, scanned: scanEvent(text) }));
  const none = { text: '', scanned: scanEvent('') };
  const pick = <Item>(items: readonly Item[], fallback: Item): Item => items[random(items.length)] ?? fallback;
  for (let count = 0; count < EVENTS; count += 1) {
    const { text: start, scanned: previous } = pick(starts, none);
    const [offset, length] = [random(start.length), random(4)];
    const piece = pick(pieces, '');
    const cut = Math.min(length, start.length - offset);
    const text = start.slice(0, offset) + piece + start.slice(offset + cut);
    const scanned = rescanEvent(previous, text, { offset, length: cut, newLength: piece.length });
    const { kind, records, problems } = count % 5 === 0 ? readEvent(text) : scanEvent(text);
    if (kind !== scanned.kind || problems.length !== scanned.problems.length) throw new Error(`Differs: ${text}`);
    if (kind === 'kafka' && records.length !== scanned.records.length) throw new Error(`Differs: ${text}`);
    const last = scanned.records.at(-1);
    if (last !== undefined && last.offset + last.length > text.length) throw new Error(`Beyond the end: ${text}`);
    if (count % 20 === 0) checkMore(text);
  }
  expect(texts.map((text) => readEvent(text).records.length)).toEqual([3, 3, 0, 0]);
});

/** Whole numbers below a limit, the same ones each time (Mulberry32). */
function toRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** Findings and remedies stay within the text, and what is done at once does not overlap. */
function checkMore(text: string): void {
  findEmbeddedEvents(text);
  const findings = checkEvent(text);
  const { edits } = toAllEventFixes(findings);
  for (const { offset, length } of [...findings, ...findings.flatMap(({ fix }) => fix?.edits ?? [])]) {
    if (offset < 0 || length < 0 || offset + length > text.length) throw new Error(`Outside of the text: ${text}`);
  }
  for (const [index, { offset }] of edits.entries()) {
    const before = edits[index - 1];
    if (before !== undefined && before.offset + before.length > offset) throw new Error(`Overlaps: ${text}`);
  }
  applyTextEdits(text, edits);
}
