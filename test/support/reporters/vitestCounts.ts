import type { Reporter, TestModule, TestSuite } from 'vitest/node';
import { type SkippedTest, toFailure, writeTestCounts } from '../testCounts.ts';

/** Counts what vitest ran: a file or a hook that broke is a failure of its own, and so is an error outside all tests. */
export class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    const failures: string[] = [];
    const skipped: SkippedTest[] = [];
    for (const module of modules) {
      failed += module.errors().length + brokenSuites(module);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed++;
        else if (result.state === 'skipped')
          skipped.push({ title: test.fullName, reason: result.note ?? 'no reason given' });
        else {
          failed++;
          failures.push(toFailure(test.fullName, result.errors?.[0]));
        }
      }
    }
    writeTestCounts({ passed, failed, failures, skipped });
  }
}

function brokenSuites(module: TestModule): number {
  return [...module.children.allSuites()].reduce((sum: number, suite: TestSuite) => sum + suite.errors().length, 0);
}
