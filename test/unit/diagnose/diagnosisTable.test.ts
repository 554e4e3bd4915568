import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CALL_CASES,
  DIAGNOSIS_CASES,
  DIAGNOSIS_FILE,
  type DiagnosisOutcomes,
  diagnoseCases,
  formatDiagnoses,
} from '../../../scripts/diagnosisTable.ts';
import { root } from '../../../scripts/paths.ts';
import { PROBLEMS } from '../../../src/core/hints/problems.ts';

const ROWS = DIAGNOSIS_CASES.map((known, index) => ({ index, ...known }));

let outcomes: DiagnosisOutcomes;

beforeAll(async () => {
  outcomes = await diagnoseCases();
}, 180_000);

describe('failing mappings', () => {
  it.each(ROWS)('$index, $entry: the hint ranks the true cause first', ({ index, cause, finds, content }) => {
    const [first] = outcomes.mappings[index]?.explained.causes ?? [];
    expect(first?.id).toBe(cause);
    // What a check has seen is no guess.
    if (finds !== undefined || content) expect(first?.likely).toBe('evident');
  });

  it.each(ROWS)('$index, $entry: the diagnosis finds it first', ({ index, finds }) => {
    expect(outcomes.mappings[index]?.first?.id).toBe(finds);
  });

  it('work again once they are repaired', () => {
    expect(outcomes.mappings.map(({ known, afterwards }) => [known.entry, known.cause, afterwards])).toEqual(
      DIAGNOSIS_CASES.map(({ entry, cause }) => [entry, cause, 'OK']),
    );
  });

  it.each(ROWS.filter(({ logged }) => logged !== undefined))(
    '$index: its log tells of $logged',
    ({ index, logged }) => {
      const title = PROBLEMS.find(({ id }) => id === logged)?.title();
      expect(outcomes.mappings[index]?.record?.meaning).toBe(title);
    },
  );
});

describe('refused calls', () => {
  it.each(CALL_CASES.map((known, index) => ({ index, ...known })))('$entry, $words', ({ index, entry, id }) => {
    const outcome = outcomes.calls[index];
    expect(outcome?.id).toBe(id);
    expect(outcome?.hint).not.toBe('');
    // What MSK refuses is not just called by its reason.
    if (entry === 'E') expect(outcome?.hint.length).toBeGreaterThan(20);
  });
});

it('docs/diagnosis.md is as `npm run diagnosis-table` writes it', () => {
  expect(readFileSync(path.join(root, DIAGNOSIS_FILE), 'utf8')).toBe(formatDiagnoses(outcomes));
});
