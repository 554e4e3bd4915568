/**
 * Runs the host suite inside a real VS Code: its server, with Chromium as the window.
 * Options: --oldest takes the oldest VS Code that package.json promises instead of the newest.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { suiteMark } from '../test/support/testCounts.ts';
import { chromiumArguments, ensureChromium } from './chromium.ts';
import { runInExtensionHost } from './extensionHost.ts';
import { buildHostTests } from './hostTests.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';
import { makeRunFolder, removeRunFolder } from './runFolder.ts';
import { toSampleEnvironment } from './sampleEnvironment.ts';
import { newestVsCode, oldestVsCode, startVsCodeServer } from './vscodeServer.ts';

const { values: options } = parseArgs({ options: { oldest: { type: 'boolean', default: false } } });
const progress = (line: string) => console.log(line);
const processes = new Processes();
onTermination(processes);

const executablePath = await ensureChromium(processes, progress);
const { entry } = await buildHostTests();
const folder = await makeRunFolder('host');
try {
  process.exitCode = await runSuite(folder);
} finally {
  await processes.stopAll();
  await removeRunFolder(folder);
}
process.exit();

/** Resolves to the exit code that the extension host reports. */
async function runSuite(dataFolder: string): Promise<number> {
  const workspace = path.join(dataFolder, 'workspace');
  const results = path.join(root, 'test-results');
  await mkdir(workspace);
  await mkdir(results, { recursive: true });
  const log = createWriteStream(path.join(results, 'host-console.log'));
  const build = options.oldest ? oldestVsCode : newestVsCode;
  const env = await toSampleEnvironment(dataFolder);
  const server = await startVsCodeServer(
    { build, dataFolder: path.join(dataFolder, 'server'), env, progress },
    processes,
  );
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments], handleSIGINT: false });
  try {
    progress(`VS Code ${build.version}`);
    return await runInExtensionHost(browser, server, { workspace, extension: root, tests: entry }, (line) => {
      if (line.startsWith(suiteMark)) progress(line.slice(suiteMark.length));
      else log.write(`${line}\n`);
    });
  } finally {
    await browser.close();
  }
}
