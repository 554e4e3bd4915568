import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { PATIENCE } from '../support/patience.ts';
import { type SkippedTest, suiteMark, type TestCounts, toFailure, writeTestCounts } from '../support/testCounts.ts';
import { getApi } from './support/extension.ts';
import { removeFiles } from './support/mappingFiles.ts';
import { getSandbox, stopSandbox } from './support/sandbox.ts';
import { endWaits } from './support/waiting.ts';

/**
 * What VS Code calls inside its extension host. The tests lie bundled beside this file, in the same folders as their
 * sources, and are found by their names. Rejects if anything failed or nothing ran: that is the launcher's exit code.
 */
export async function run(): Promise<void> {
  try {
    await runTests();
  } catch (error) {
    console.log(suiteMark + format(error));
    throw error;
  }
}

async function runTests(): Promise<void> {
  // A whole VS Code has moods of its own. What passes only when repeated is told as such at the end of `npm test`.
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: PATIENCE,
    retries: 1,
    reporter: 'spec',
    forbidOnly: true,
    color: false,
  });
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => console.log(suiteMark + format(...values));
  mocha.rootHooks({
    beforeAll: async () => {
      await getSandbox();
      await (await getApi()).testing.unpace();
      // On by default in a browser: what tests edit would be written a second later, whatever runs by then.
      const files = vscode.workspace.getConfiguration('files');
      await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    },
    afterEach: removeFiles,
    afterAll: stopSandbox,
  });
  const folder = import.meta.dirname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => path.join(folder, name))
    .sort();
  for (const file of files) {
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, file, mocha);
    await import(pathToFileURL(file).href);
  }
  // While one part is worked on: MSK_LAMBDA_TEST_GREP runs the tests whose full title matches.
  const wanted = process.env['MSK_LAMBDA_TEST_GREP'];
  if (wanted) mocha.grep(new RegExp(wanted));
  const counts = await runMocha(mocha);
  writeTestCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
  if (counts.passed === 0) throw new Error(`No test ran, of ${files.length} files`);
}

async function runMocha(mocha: Mocha): Promise<TestCounts> {
  const skipped: SkippedTest[] = [];
  const failures: string[] = [];
  const flaky: string[] = [];
  const retried = new Set<string>();
  let passed = 0;
  // Mocha counts a broken hook as a failure as well, and does not run the tests behind it.
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_RETRY, EVENT_TEST_END, EVENT_TEST_PENDING } =
      Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => {
      passed++;
      if (retried.has(test.fullTitle())) flaky.push(test.fullTitle());
    });
    runner.on(EVENT_TEST_FAIL, (test, error) => failures.push(toFailure(test.fullTitle(), error)));
    runner.on(EVENT_TEST_RETRY, (test, error) => {
      retried.add(test.fullTitle());
      console.log(suiteMark + format('Once more: %s:', test.fullTitle(), error));
      endWaits();
    });
    runner.on(EVENT_TEST_END, endWaits);
    runner.on(EVENT_TEST_PENDING, (test) => skipped.push(toSkipped(test)));
  });
  return { passed, failed, failures, skipped, flaky };
}

function toSkipped(test: Mocha.Test): SkippedTest {
  const [title = '', reason = 'no reason given'] = test.fullTitle().split(' — skipped: ');
  return { title, reason };
}
