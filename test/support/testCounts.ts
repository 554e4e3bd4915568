import { writeFileSync } from 'node:fs';

/** What one suite did, as its runner leaves it in the file named by MSK_LAMBDA_TEST_RESULTS. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** A line for each of the failed: its title, and the beginning of why. */
  readonly failures: readonly string[];
  /** Titles of those among the passed that failed first and passed when they were repeated, where a suite repeats tests. */
  readonly flaky?: readonly string[];
}

export interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

export function toFailure(title: string, error: { readonly message?: string | undefined } | undefined): string {
  const [why = ''] = (error?.message ?? '').split('\n');
  return why === '' ? title : `${title}: ${why}`;
}

/** Begins the lines of the host suite among everything else that an extension host prints. */
export const suiteMark = '[host] ';

/** Leaves the counts for whoever started the suite; without a file name somebody runs it by hand and reads the output. */
export function writeTestCounts(counts: TestCounts): void {
  const file = process.env['MSK_LAMBDA_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
