import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { type SkippedTest, toFailure, writeTestCounts } from '../testCounts.ts';

/** Counts what Playwright ran. The default export is how Playwright finds a reporter. */
export default class PlaywrightCounts implements Reporter {
  #tests: readonly TestCase[] = [];
  #errorsOutsideTests = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onError(_error: TestError): void {
    this.#errorsOutsideTests++;
  }

  onEnd(_result: FullResult): void {
    const skipped = this.#tests.flatMap(toSkipped);
    const flaky = this.#tests.filter((test) => test.outcome() === 'flaky').map(toTitle);
    const passed = this.#tests.filter((test) => test.outcome() === 'expected').length + flaky.length;
    // What was left out without anybody saying so, since the run was interrupted or its worker died, did not pass.
    const failed = this.#tests.length - passed - skipped.length + this.#errorsOutsideTests;
    const failures = this.#tests
      .filter((test) => test.outcome() === 'unexpected')
      .map((test) => toFailure(toTitle(test), test.results.at(-1)?.error));
    writeTestCounts({ passed, failed, failures, skipped, flaky });
  }
}

function toSkipped(test: TestCase): readonly SkippedTest[] {
  const mark = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  if (test.outcome() !== 'skipped' || mark === undefined) return [];
  return [{ title: toTitle(test), reason: mark.description ?? 'no reason given' }];
}

function toTitle(test: TestCase): string {
  return test.titlePath().filter(Boolean).join(' › ');
}
