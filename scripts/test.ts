/** Runs every suite, or those named as arguments, and ends with one line of counts over all of them. */

import { onTermination, Processes } from './processes.ts';
import { runSuite, type SuiteResult } from './runSuite.ts';
import { chooseSuites, type Suite } from './suites.ts';

const processes = new Processes();
onTermination(processes);

const results: SuiteResult[] = [];
for (const group of toGroups(choose(process.argv.slice(2)))) {
  announce(group);
  await Promise.all(
    group.map(async (suite) => {
      const result = await runSuite(suite, processes);
      results.push(result);
      show(suite, result);
    }),
  );
}
process.exit(summarize(results));

/** Suites that mostly wait for a VS Code share the machine; every other one has it to itself. */
function toGroups(suites: readonly Suite[]): readonly (readonly Suite[])[] {
  const alone = suites.filter(({ waits }) => !waits).map((suite) => [suite]);
  const together = suites.filter(({ waits }) => waits);
  return together.length === 0 ? alone : [...alone, together];
}

function choose(names: readonly string[]): readonly Suite[] {
  try {
    return chooseSuites(names);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

/** On a terminal, the line that the result then takes the place of. */
function announce(group: readonly Suite[]): void {
  if (process.stdout.isTTY) process.stdout.write(`… ${group.map(({ title }) => title).join(', ')}\r`);
}

function show(suite: Suite, { passed, failed, skipped, flaky, seconds, output }: SuiteResult): void {
  const mark = failed === 0 ? '✔' : '✘';
  const counts = suite.counts ? toCounts(passed, failed, skipped.length) : failed === 0 ? 'passed' : 'failed';
  if (process.stdout.isTTY) process.stdout.clearLine(0);
  console.log(`${mark} ${suite.title}: ${counts} (${seconds.toFixed(1)} s)`);
  for (const { title, reason } of skipped) console.log(`    skipped: ${title}: ${reason}`);
  for (const title of flaky) console.log(`    flaky: ${title}`);
  if (failed > 0) console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}

/** Prints the last line and gives the exit code that goes with it. */
function summarize(all: readonly SuiteResult[]): number {
  const passed = sum(all.map((result) => result.passed));
  const failed = sum(all.map((result) => result.failed));
  const skipped = sum(all.map((result) => result.skipped.length));
  const flaky = sum(all.map((result) => result.flaky.length));
  if (skipped > 0) console.log(`${skipped} skipped, for the reasons above`);
  if (flaky > 0) console.log(`${flaky} flaky: named above, failed once and passed when repeated; counted as passed`);
  console.log(toCounts(passed, failed, 0));
  return failed === 0 && passed > 0 ? 0 : 1;
}

function toCounts(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
