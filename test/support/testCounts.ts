import { writeFileSync } from 'node:fs';

/** What one suite did, as its runner leaves it in the file named by MSK_LAMBDA_TEST_RESULTS. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** Titles of those among the passed that failed first and passed when they were repeated, where a suite repeats tests. */
  readonly flaky?: readonly string[];
}

export interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

/** Begins the lines of the host suite among everything else that an extension host prints. */
export const suiteMark = '[host] ';

/** Leaves the counts for whoever started the suite; without a file name somebody runs it by hand and reads the output. */
export function writeTestCounts(counts: TestCounts): void {
  const file = process.env['MSK_LAMBDA_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
