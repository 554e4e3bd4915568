import { defineConfig } from 'vitest/config';
import { PATIENCE } from './test/support/patience.ts';
import { VitestCounts } from './test/support/reporters/vitestCounts.ts';

/** Tests that put something else in the place of VS Code, or change the environment: each file needs a process of its own. */
const ALONE = ['test/unit/{aws,events,mappings,platform}/**/*.test.ts', 'test/unit/details/detailsPanels.test.ts'];

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    maxWorkers: '100%',
    setupFiles: ['test/support/sameCases.ts'],
    reporters: ['default', new VitestCounts()],
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      // Loading the same modules anew for every file takes longer than the tests themselves.
      {
        extends: true,
        test: { name: 'together', include: ['test/unit/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
    ],
  },
});
