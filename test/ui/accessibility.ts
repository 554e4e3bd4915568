import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
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
  // Into the page once: that takes longer than a verdict.
  if (!(await bed.page.evaluate(() => 'axe' in window))) await bed.page.evaluate(axe.source);
  expect(await listViolations(bed)).toEqual([]);
  for (const theme of THEMES.filter((name) => name !== FIRST_THEME)) {
    await bed.dress(theme);
    expect(await listViolations(bed, COLOUR_RULES), theme).toEqual([]);
  }
  await bed.dress(FIRST_THEME);
}

async function listViolations({ page }: DressedPage, runOnly?: string[]): Promise<readonly string[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(runOnly === undefined ? {} : { runOnly }) };
  return await page.evaluate(judge, options);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Runs in the page. */
async function judge(options: axe.RunOptions): Promise<readonly string[]> {
  const { violations } = await window.axe.run(options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
