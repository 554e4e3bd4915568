import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CAUSES_WITHOUT_ROW } from '../../../scripts/diagnoses/causesWithoutRow.ts';
import {
  CALL_CASES,
  DIAGNOSIS_CASES,
  DIAGNOSIS_FILE,
  type DiagnosisOutcomes,
  diagnoseCases,
  formatDiagnoses,
} from '../../../scripts/diagnosisTable.ts';
import { root } from '../../../scripts/paths.ts';
import { listLosses } from '../../../src/core/diagnosis/deliveryMetrics.ts';
import { allCauses } from '../../../src/core/hints/causes/causeTable.ts';
import { PROBLEMS } from '../../../src/core/hints/problems.ts';

const ROWS = DIAGNOSIS_CASES.map((known, index) => ({ index, ...known }));

let outcomes: DiagnosisOutcomes;

beforeAll(async () => {
  outcomes = await diagnoseCases();
});

describe('failing mappings', () => {
  it.each(ROWS)(
    '$index, $entry: the hint ranks the true cause first',
    ({ index, cause, finds, content, concluded }) => {
      const [first] = outcomes.mappings[index]?.explained.causes ?? [];
      expect(first?.id).toBe(cause);
      // What a check has seen is no guess.
      if ((finds !== undefined || content) && concluded === undefined) expect(first?.likely).toBe('evident');
    },
  );

  it.each(ROWS)('$index, $entry: the diagnosis finds it first', ({ index, finds }) => {
    expect(outcomes.mappings[index]?.first?.id).toBe(finds);
  });

  it('work again once they are repaired', () => {
    expect(outcomes.mappings.map(({ known, afterwards }) => [known.entry, known.cause, afterwards])).toEqual(
      DIAGNOSIS_CASES.map(({ entry, cause }) => [entry, cause, 'OK']),
    );
  });

  it.each(ROWS.filter(({ loses }) => loses === true))('$index, $cause: records are lost no longer', ({ index }) => {
    const { lost, lostAfterwards } = outcomes.mappings[index] ?? {};
    expect(lost && listLosses(lost)).not.toEqual([]);
    expect(lostAfterwards && listLosses(lostAfterwards)).toEqual([]);
  });

  it.each(ROWS.filter(({ logged }) => logged !== undefined))(
    '$index: its log tells of $logged',
    ({ index, logged }) => {
      const title = PROBLEMS.find(({ id }) => id === logged)?.title();
      expect(outcomes.mappings[index]?.record?.meaning).toBe(title);
    },
  );
});

it('every cause is first in a row, or it is said why it is in none', () => {
  const first = new Set(DIAGNOSIS_CASES.map(({ cause }) => cause));
  const others = [...new Set(allCauses().map(({ id }) => id))].filter((id) => !first.has(id));
  expect(Object.keys(CAUSES_WITHOUT_ROW).toSorted()).toEqual(others.toSorted());
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
