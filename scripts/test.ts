/** Runs every suite, or those named as arguments, and ends with one line of counts over all of them. */

import { onTermination, Processes } from './processes.ts';
import { runSuite, type SuiteResult } from './runSuite.ts';
import { chooseSuites, type Suite } from './suites.ts';

const processes = new Processes();
onTermination(processes);

const results: SuiteResult[] = [];
for (const suite of choose(process.argv.slice(2))) {
  announce(suite);
  const result = await runSuite(suite, processes);
  results.push(result);
  show(suite, result);
}
process.exit(summarize(results));

function choose(names: readonly string[]): readonly Suite[] {
  try {
    return chooseSuites(names);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

/** On a terminal, the line that the result then takes the place of. */
function announce({ title }: Suite): void {
  if (process.stdout.isTTY) process.stdout.write(`… ${title}\r`);
}

function show(suite: Suite, { passed, failed, skipped, seconds, output }: SuiteResult): void {
  const mark = failed === 0 ? '✔' : '✘';
  const counts = suite.counts ? toCounts(passed, failed, skipped.length) : failed === 0 ? 'passed' : 'failed';
  if (process.stdout.isTTY) process.stdout.clearLine(0);
  console.log(`${mark} ${suite.title}: ${counts} (${seconds.toFixed(1)} s)`);
  for (const { title, reason } of skipped) console.log(`    skipped: ${title}: ${reason}`);
  if (failed > 0) console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}

/** Prints the last line and gives the exit code that goes with it. */
function summarize(all: readonly SuiteResult[]): number {
  const passed = sum(all.map((result) => result.passed));
  const failed = sum(all.map((result) => result.failed));
  console.log(toCounts(passed, failed, sum(all.map(({ skipped }) => skipped.length))));
  return failed === 0 && passed > 0 ? 0 : 1;
}

function toCounts(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
