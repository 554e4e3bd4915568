/** Runs every suite, or those named as arguments, and ends with one line of counts over all of them. */

import { onTermination, Processes } from './processes.ts';
import { runSuite, type SuiteResult } from './runSuite.ts';
import { chooseSuites, type Suite } from './suites.ts';

const processes = new Processes();
onTermination(processes, async () => {
  queue.length = 0;
});

/** Suites that run side by side. None of them keeps a core busy by itself: much of their time is waiting. */
const LANES = 3;

const results: SuiteResult[] = [];
const queue = [...choose(process.argv.slice(2))];
const running = new Set<Suite>();
const built = Promise.withResolvers<void>();
if (!queue.some(isBuild)) built.resolve();
await Promise.all(Array.from({ length: LANES }, runQueue));
process.exit(summarize(results));

/** Takes one suite after the other. The build comes before what waits for it, so it has always been taken by then. */
async function runQueue(): Promise<void> {
  for (let suite = queue.shift(); suite !== undefined; suite = queue.shift()) {
    if (suite.needsBuild) await built.promise;
    running.add(suite);
    announce();
    const result = await runSuite(suite, processes);
    running.delete(suite);
    results.push(result);
    show(suite, result);
    if (isBuild(suite)) built.resolve();
    announce();
  }
}

function isBuild({ name }: Suite): boolean {
  return name === 'build';
}

function choose(names: readonly string[]): readonly Suite[] {
  try {
    return chooseSuites(names);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

/** On a terminal, the line that a result then takes the place of. */
function announce(): void {
  if (!process.stdout.isTTY || running.size === 0) return;
  process.stdout.clearLine(0);
  process.stdout.write(`… ${[...running].map(({ title }) => title).join(', ')}\r`);
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
  for (const failure of all.flatMap(({ failures }) => failures)) console.log(`✘ ${failure}`);
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
