import { describe, expect, it } from 'vitest';
import {
  parseKeptSide,
  type SideState,
  toInitialSide,
  toKeptSide,
  toSample,
  withoutPattern,
} from '../../../src/wizard/page/sideState.ts';

const CHOSEN: SideState = {
  ...toInitialSide(),
  open: { export: false, permissions: true, trial: true },
  format: 'terraform',
  withPolicy: true,
  part: 'trust-policy',
  managedPolicy: true,
  rawPatterns: [1],
  sample: toSample('{"a": 1}'),
};

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what is chosen beside the form', () => {
  it('survives while the page is hidden', () => {
    expect(toInitialSide(parseKeptSide(throughJson(toKeptSide(CHOSEN))))).toEqual(CHOSEN);
  });

  it('does not keep large samples, but the file that they came from', () => {
    const file = { uri: 'file:///a.msk-event.json', name: 'a.msk-event.json' };
    const large = { ...CHOSEN, sample: toSample(`"${'x'.repeat(50_000)}"`, file) };
    expect(toKeptSide(large).sample).toEqual({ text: '', file });
    expect(JSON.stringify(toKeptSide(large)).length).toBeLessThan(1000);
  });

  it.each([
    [undefined],
    ['text'],
    [[]],
    [{ open: 1, rawPatterns: {}, sample: 7, format: 3, part: null }],
    [{ open: { export: 'no' }, rawPatterns: ['x'], sample: { text: 1 } }],
  ])('is as at first when %j was kept', (kept) => {
    expect(toInitialSide(parseKeptSide(kept))).toEqual(toInitialSide());
  });

  it('moves with its pattern when one before it goes', () => {
    const rows = [0, 1, 2].map((index) => ({ index, pattern: `${index}`, conditions: [] }));
    const side = { ...CHOSEN, rawPatterns: [0, 1, 2], rows };
    expect(withoutPattern(side, 1)).toEqual({
      rawPatterns: [0, 1],
      rows: [
        { index: 0, pattern: '0', conditions: [] },
        { index: 1, pattern: '2', conditions: [] },
      ],
    });
  });
});
