import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium: run "npm test -- ui" once, which installs one.');

/** Tests of pages alone. */
const PAGE_TESTS = /(?:wizard|details)(?!Workbench)\w*\.spec\.ts$/;

export default defineConfig({
  testDir: 'test/ui',
  projects: [
    { name: 'page', testMatch: PAGE_TESTS, outputDir: 'test-results/page' },
    // A whole VS Code has moods of its own. What passes only when repeated is told as such at the end of `npm test`.
    {
      name: 'workbench',
      testMatch: '**/*.spec.ts',
      testIgnore: PAGE_TESTS,
      retries: 1,
      outputDir: 'test-results/workbench',
    },
  ],
  // Another suite runs beside this one, and a workbench, its extension host and a browser fill the other core.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./test/support/reporters/playwrightCounts.ts']],
  use: {
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath, args: [...chromiumArguments] },
    screenshot: 'only-on-failure',
  },
});
