import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DIAGNOSIS_CASES,
  DIAGNOSIS_FILE,
  type DiagnosisOutcome,
  diagnoseCases,
  formatDiagnoses,
} from '../../../scripts/diagnosisTable.ts';
import { root } from '../../../scripts/paths.ts';

let outcomes: readonly DiagnosisOutcome[];

beforeAll(async () => {
  outcomes = await diagnoseCases();
}, 180_000);

describe('the failing mappings of the sample account', () => {
  it.each(DIAGNOSIS_CASES)('$entry $uuid: the diagnosis finds the cause first', ({ uuid, finds }) => {
    const outcome = outcomes.find(({ known }) => known.uuid === uuid);
    expect(outcome?.first?.id).toBe(finds);
  });

  it('work again once a remedy is applied', () => {
    const applied = outcomes.filter(({ afterwards }) => afterwards !== undefined);
    expect(applied.length).toBeGreaterThan(6);
    expect(applied.map(({ known, afterwards }) => [known.uuid, afterwards])).toEqual(
      applied.map(({ known }) => [known.uuid, 'OK']),
    );
  });

  it('are in docs/diagnosis.md as `npm run diagnosis-table` writes them', () => {
    expect(readFileSync(path.join(root, DIAGNOSIS_FILE), 'utf8')).toBe(formatDiagnoses(outcomes));
  });
});
