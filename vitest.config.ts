import { defineConfig } from 'vitest/config';
import { VitestCounts } from './test/support/reporters/vitestCounts.ts';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    reporters: ['default', new VitestCounts()],
  },
});
