import { test as base, type Page } from '@playwright/test';
import { leavePage } from './pageServer.ts';

/**
 * Tests of pages alone. They get the same tab one after the other, because a new window costs more than most tests, and
 * find it as if it were new: another document and state, the usual size, the mouse out of the way.
 */
export const test = base.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ viewport: project.use.viewport ?? null });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ tab, viewport }, use) => {
    await use(tab);
    await leavePage(tab);
    if (viewport !== null) await tab.setViewportSize(viewport);
    await tab.mouse.move(0, 0);
  },
});
