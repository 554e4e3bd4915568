import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COVERAGE_FILE, findTags, formatCoverage, listStrayTags, listTags } from '../../scripts/coverage.ts';
import { root } from '../../scripts/paths.ts';
import { FACT_SECTIONS } from '../../scripts/sourceFacts.ts';

describe('docs/coverage.md', () => {
  test('is what `npm run coverage-table` writes', async () => {
    expect(readFileSync(path.join(root, COVERAGE_FILE), 'utf8')).toBe(formatCoverage(await listTags()));
  });

  test('stands on tags that name facts there are', async () => {
    const tags = await listTags();
    expect(tags.length).toBeGreaterThan(200);
    expect(listStrayTags(tags)).toEqual([]);
  });

  test('has every fact once, in order', () => {
    let next = 1;
    for (const { first, facts } of FACT_SECTIONS) {
      expect(first).toBe(next);
      next += facts.length;
      for (const fact of facts) expect(fact).toMatch(/^\S.*\.$/);
    }
    expect(next).toBe(195);
  });
});

describe('tags', () => {
  const facts = (text: string) => findTags(text, 'src/core/mapping/rules/x.ts', 'rule').map(({ fact }) => fact);

  test('in rows belong to the nearest id', () => {
    const text =
      "  {\n    id: 'one',\n    source: 'fields.md 8, source-facts 27, 40-42, limits.md 3',\n  },\n  { id: 'two',\n    source: 'errors.md D',";
    expect(findTags(text, 'src/core/mapping/rules/x.ts', 'rule')).toEqual(
      [27, 40, 41, 42].map((fact) => ({ fact, label: 'rule one', file: 'src/core/mapping/rules/x.ts' })),
    );
  });

  test('in comments belong to the file, save where rows say more, and examples to nothing', () => {
    const text = '/**\n * Long (source-facts 1,\n * 5-6).\n */';
    expect(findTags(text, 'src/core/policy/y.ts', 'permissions').map(({ fact, label }) => [fact, label])).toEqual([
      [1, 'permissions y'],
      [5, 'permissions y'],
      [6, 'permissions y'],
    ]);
    expect(facts(text)).toEqual([]);
    expect(findTags('e.g. `source-facts 12`', 'src/core/policy/y.ts', 'permissions')).toEqual([]);
  });

  test('of facts that do not exist are found', () => {
    expect(
      listStrayTags(findTags('(source-facts 0, 194-195)', 'docs/x.md', 'documentation')).map(({ fact }) => fact),
    ).toEqual([0, 195]);
  });
});
