import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';
import { PATIENCE } from './test/support/patience.ts';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium: run "npm test -- ui" once, which installs one.');

/** Tests of pages alone. */
const PAGE_TESTS = /(?:wizard|details)(?!Workbench)\w*\.spec\.ts$/;

export default defineConfig({
  testDir: 'test/ui',
  projects: [
    { name: 'page', testMatch: PAGE_TESTS, outputDir: 'test-results/page' },
    { name: 'workbench', testMatch: '**/*.spec.ts', testIgnore: PAGE_TESTS, outputDir: 'test-results/workbench' },
  ],
  // Another suite runs beside this one, and a workbench, its extension host and a browser fill the other core.
  workers: 1,
  fullyParallel: false,
  // A browser on a busy machine has moods of its own. What passes only when repeated is told at the end of `npm test`.
  retries: 1,
  forbidOnly: true,
  timeout: PATIENCE,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./test/support/reporters/playwrightCounts.ts']],
  use: {
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath, args: [...chromiumArguments] },
    screenshot: 'only-on-failure',
  },
});
