import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { type SkippedTest, suiteMark, writeTestCounts } from '../support/testCounts.ts';
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
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', forbidOnly: true, color: false });
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
  const { passed, failed, skipped } = await runMocha(mocha);
  writeTestCounts({ passed, failed, skipped });
  if (failed > 0) throw new Error(`${failed} tests failed`);
  if (passed === 0) throw new Error(`No test ran, of ${files.length} files`);
}

async function runMocha(mocha: Mocha): Promise<{ passed: number; failed: number; skipped: readonly SkippedTest[] }> {
  const skipped: SkippedTest[] = [];
  let passed = 0;
  // Mocha counts a broken hook as a failure as well, and does not run the tests behind it.
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, () => passed++);
    runner.on(Mocha.Runner.constants.EVENT_TEST_END, endWaits);
    runner.on(Mocha.Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(toSkipped(test)));
  });
  return { passed, failed, skipped };
}

function toSkipped(test: Mocha.Test): SkippedTest {
  const [title = '', reason = 'no reason given'] = test.fullTitle().split(' — skipped: ');
  return { title, reason };
}
