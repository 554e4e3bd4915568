import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium: run "npm test -- ui" once, which installs one.');

export default defineConfig({
  testDir: 'test/ui',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/ui',
  // A workbench, its extension host and a browser fill two cores.
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
