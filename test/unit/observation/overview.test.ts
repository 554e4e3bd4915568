import { expect, it } from 'vitest';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import { toStatusMarkdown } from '../../../src/core/hints/statusMarkdown.ts';
import { toOverview } from '../../../src/core/observation/overview.ts';
import { formatAgo } from '../../../src/details/page/times.ts';
import { toMapping } from '../hints/samples.ts';

const failing = toMapping({
  LastProcessingResult: 'PROBLEM: Connection error. Please check your event source connection configuration.',
});
const checkedAt = Date.UTC(2026, 10, 22, 12);
const known = { checks: [{ id: 'free-addresses', outcome: 'fail' as const }], checkedAt };

it('ranks causes by the checks of a diagnosis, and says which one', () => {
  const { checked, explanation } = toOverview(failing, known);
  expect(checked).toEqual({
    at: checkedAt,
    words: expect.stringMatching(/^1 wrong, 0 could not be told/),
    fixable: false,
  });
  expect(explanation.causes[0]?.likely).toBe('evident');
  expect(toStatusMarkdown(failing, explainMapping(failing, known), known)).toContain('Ranked by what was checked at');
});

it('names no diagnosis where there was none', () => {
  expect(toOverview(failing).checked).toBeUndefined();
  expect(toStatusMarkdown(failing, explainMapping(failing))).not.toContain('Ranked by');
});

it('tells how long ago something was', () => {
  expect(formatAgo(checkedAt, checkedAt + 125_000)).toBe('2 minutes ago');
  expect(formatAgo(checkedAt, checkedAt + 7_300_000)).toBe('2 hours ago');
  expect(formatAgo(checkedAt, checkedAt - 5_000)).toBe('this minute');
});
