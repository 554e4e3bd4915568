import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { FIRST_THEME, THEMES, type ThemeName } from './pageServer.ts';

/** A page with what changes its theme. */
interface DressedPage {
  readonly page: Page;
  dress(theme: ThemeName): Promise<void>;
}

/** Rules of axe whose verdict depends on colours. Every other one says the same in each theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Judges what the page shows: by all rules in the theme that it was opened in, by those of colours in the others too. */
export async function expectNoViolations(bed: DressedPage): Promise<void> {
  expect(await listViolations(bed)).toEqual([]);
  for (const theme of THEMES.filter((name) => name !== FIRST_THEME)) {
    await bed.dress(theme);
    expect(await listViolations(bed, COLOUR_RULES), theme).toEqual([]);
  }
  await bed.dress(FIRST_THEME);
}

async function listViolations({ page }: DressedPage, rules?: string[]): Promise<readonly string[]> {
  // The page has no frames: without them, axe need not open a second page for its verdict.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
