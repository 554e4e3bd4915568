import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SkippedTest, TestCounts } from '../test/support/testCounts.ts';
import { root } from './paths.ts';
import type { Processes } from './processes.ts';
import type { Suite } from './suites.ts';

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** A line for each failure: the suite, the test, and the beginning of why. */
  readonly failures: readonly string[];
  /** Titles of those among the passed that failed first and passed when they were repeated. */
  readonly flaky: readonly string[];
  readonly seconds: number;
  /** What it printed, and why it failed if it did not say so itself. */
  readonly output: string;
}

const NOTHING: TestCounts = { passed: 0, failed: 0, failures: [], skipped: [] };
const resultsFolder = path.join(root, 'test-results');

/**
 * Runs one suite to its end or its time limit. It has failed if its process did, if it counted a failure, and also if a
 * suite that counts its tests ran none: then one failure stands for it.
 */
export async function runSuite(suite: Suite, processes: Processes): Promise<SuiteResult> {
  const started = Date.now();
  const files = path.join(resultsFolder, suite.title.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
  const countsFile = `${files}.json`;
  await mkdir(resultsFolder, { recursive: true });
  await rm(countsFile, { force: true });
  const { output, problem } = await runToEnd(suite, files, processes);
  const counts = suite.counts ? await readCounts(countsFile) : { ...NOTHING, passed: problem === undefined ? 1 : 0 };
  const trouble = problem ?? (counts.passed + counts.failed === 0 ? 'No test ran.' : undefined);
  const failed = counts.failed === 0 && trouble !== undefined ? 1 : counts.failed;
  const failures = counts.failures.length === 0 && trouble !== undefined ? [trouble] : counts.failures;
  return {
    flaky: [],
    ...counts,
    failed,
    failures: failures.map((failure) => `${suite.title}: ${failure}`),
    seconds: (Date.now() - started) / 1000,
    output: trouble === undefined ? output : `${toTail(output, `${files}.log`)}\n${trouble}`,
  };
}

interface Ending {
  readonly output: string;
  readonly problem: string | undefined;
}

async function runToEnd(suite: Suite, files: string, processes: Processes): Promise<Ending> {
  const [command = '', ...args] = suite.command;
  const log = createWriteStream(`${files}.log`);
  const child = processes.start(command, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', MSK_LAMBDA_TEST_RESULTS: `${files}.json` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      log.write(chunk);
      for (const line of chunk.toString().match(/^(Downloading|Installing) .*$/gm) ?? []) console.log(`  ${line}`);
    });
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void processes.stop(child);
  }, suite.limit * 60_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => chunks.push(Buffer.from(error.message)));
    child.once('close', resolve);
  });
  clearTimeout(timer);
  log.end();
  const problem = late
    ? `Stopped after ${suite.limit} minutes.`
    : code === 0
      ? undefined
      : `Ended with exit code ${code}.`;
  return { output: Buffer.concat(chunks).toString(), problem };
}

async function readCounts(file: string): Promise<TestCounts> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return NOTHING;
  }
}

/** The end of a long output, with the place of the whole. */
function toTail(output: string, file: string): string {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 120) return lines.join('\n');
  return [`… (all of it in ${path.relative(root, file)})`, ...lines.slice(-120)].join('\n');
}
