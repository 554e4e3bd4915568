import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEvent } from '../../../src/core/event/checkEvent.ts';
import { toAllEventFixes } from '../../../src/core/event/fixAllEvent.ts';
import { applyTextEdits, type TextEdit } from '../../../src/core/mapping/textEdits.ts';
import { record, toEvent } from './checkedEvents.ts';

const finding = (edits: readonly TextEdit[]) => ({
  ...{ ruleId: 'x', severity: 'error' as const, offset: 0, length: 0, message: '' },
  fix: { title: 'x', edits },
});

test('all remedies of an event make a sound one', () => {
  const wrong = { ...record, topic: 'my-orders', offset: '15', headers: [{ trace: 'aGk=' }] };
  const text = JSON.stringify(toEvent({ 'my-orders-7': [wrong] }), null, 2);
  const { edits, count } = toAllEventFixes(checkEvent(text));
  expect(count).toBe(3);
  expect(checkEvent(applyTextEdits(text, edits))).toEqual([]);
});

test('repeated offsets may be what is tested', () => {
  const findings = checkEvent(JSON.stringify(toEvent({ 'my-orders-0': [record, record] })));
  expect(findings.map(({ ruleId, fix }) => [ruleId, fix !== undefined])).toEqual([['offset-repeated', true]]);
  expect(toAllEventFixes(findings).count).toBe(0);
});

test('of those that touch each other the first is taken, whole or not at all', () => {
  const first = finding([{ offset: 5, length: 5, newText: 'a' }]);
  const touching = finding([
    { offset: 10, length: 1, newText: 'b' },
    { offset: 20, length: 1, newText: 'c' },
  ]);
  const free = finding([{ offset: 20, length: 2, newText: 'd' }]);
  expect(toAllEventFixes([first, touching, free])).toEqual({
    edits: [
      { offset: 5, length: 5, newText: 'a' },
      { offset: 20, length: 2, newText: 'd' },
    ],
    count: 2,
  });
  expect(toAllEventFixes([finding([]), { ...first, fix: undefined }])).toEqual({ edits: [], count: 0 });
});

test('taken edits never overlap', () => {
  const edit = fc.record({ offset: fc.nat(50), length: fc.nat(5), newText: fc.constant('x') });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      const { edits: taken } = toAllEventFixes(edits.map((each) => finding([each])));
      for (const [index, { offset }] of taken.entries()) {
        const before = taken[index - 1];
        if (before !== undefined) expect(before.offset + before.length).toBeLessThan(offset);
      }
      expect(taken.length).toBeGreaterThan(edits.length === 0 ? -1 : 0);
    }),
  );
});
