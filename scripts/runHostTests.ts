/**
 * Runs the host suite inside a real VS Code: its server, with Chromium as the window.
 * Options: --oldest takes the oldest VS Code that package.json promises instead of the newest.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { suiteMark } from '../test/support/testCounts.ts';
import { chromiumArguments, ensureChromium } from './chromium.ts';
import { buildHostTests } from './hostTests.ts';
import { root, runFolder } from './paths.ts';
import { onTermination, Processes } from './processes.ts';
import { toSampleEnvironment } from './sampleEnvironment.ts';
import { newestVsCode, oldestVsCode, startVsCodeServer, toWorkbenchUrl } from './vscodeServer.ts';

const { values: options } = parseArgs({ options: { oldest: { type: 'boolean', default: false } } });
await mkdir(path.join(root, 'test-results'), { recursive: true });
const log = createWriteStream(path.join(root, 'test-results/host-console.log'));
const progress = (line: string) => console.log(line);
const processes = new Processes();
onTermination(processes);

const executablePath = await ensureChromium(processes, progress);
const { entry } = await buildHostTests();
await mkdir(runFolder, { recursive: true });
const folder = await mkdtemp(path.join(runFolder, 'host-'));
try {
  process.exitCode = await runInWorkbench(folder);
} finally {
  await processes.stopAll();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
process.exit();

/** Resolves to the exit code that the extension host reports. */
async function runInWorkbench(dataFolder: string): Promise<number> {
  const workspace = path.join(dataFolder, 'workspace');
  await mkdir(workspace);
  const build = options.oldest ? oldestVsCode : newestVsCode;
  const server = await startVsCodeServer(
    { build, dataFolder: path.join(dataFolder, 'server'), env: await toSampleEnvironment(dataFolder), progress },
    processes,
  );
  console.log(`VS Code ${build.version} …`);
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments], handleSIGINT: false });
  try {
    const page = await browser.newPage();
    const exit = new Promise<number>((resolve, reject) => {
      page.once('crash', () => reject(new Error('The browser page crashed')));
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', printLog);
    await page.goto(toWorkbenchUrl(server, { workspace, extensions: [root], tests: entry }));
    return await exit;
  } finally {
    await browser.close();
  }
}

/** The lines of the suite; all else that an extension host prints goes to a file. */
function printLog(_type: string, values: readonly unknown[]): void {
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
  if (text.startsWith(suiteMark)) console.log(text.slice(suiteMark.length));
  else log.write(`${text}\n`);
}
