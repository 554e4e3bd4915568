/**
 * `npm start`: builds, starts the sample account and opens VS Code on a sample workspace that is signed in to it.
 * Options: --no-open prints the address instead of opening a browser; --browser ignores a desktop VS Code.
 */
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findDesktopCode, openDesktopCode } from './desktopCode.ts';
import { runTool } from './installOnce.ts';
import { openInBrowser } from './openInBrowser.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';
import { makeRunFolder, removeRunFolder } from './runFolder.ts';
import { type SampleEnvironment, toSampleEnvironment } from './sampleEnvironment.ts';
import { linkExtension, newestVsCode, startVsCodeServer, toFolderUrl } from './vscodeServer.ts';

const { values: options } = parseArgs({
  options: { 'no-open': { type: 'boolean', default: false }, browser: { type: 'boolean', default: false } },
});
const progress = (line: string) => console.log(line);
const opener = path.join(root, 'scripts/opener');
const processes = new Processes();
const folder = await makeRunFolder('start');
// Short, since macOS allows the path of the socket that VS Code puts there about a hundred characters only.
const desktopFolder = path.join(tmpdir(), `msk-${process.pid}`);
const end = onTermination(processes, async () => {
  console.log('Stopping …');
  await processes.stopAll();
  await Promise.all([removeRunFolder(folder), removeRunFolder(desktopFolder)]);
});

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

async function start(): Promise<void> {
  const workspace = path.join(folder, 'orders');
  await cp(path.join(root, 'samples'), workspace, { recursive: true });
  progress('Building …');
  await runTool(process.execPath, ['esbuild.mjs'], root, processes);
  const env = await toSampleEnvironment(folder, await startSandbox());
  const code = options.browser || options['no-open'] ? undefined : findDesktopCode();
  if (code === undefined) return openServer(workspace, env);
  progress('Opening VS Code … Close its window or press Ctrl+C here to stop.');
  await openDesktopCode(code, { workspace, extensions: [root, opener], env, dataFolder: desktopFolder }, processes);
  await end(0);
}

/** Opens the workbench in the browser; the server's life keeps this process alive. */
async function openServer(workspace: string, env: SampleEnvironment): Promise<void> {
  const dataFolder = path.join(folder, 'server');
  const server = await startVsCodeServer(
    {
      build: newestVsCode,
      dataFolder,
      env,
      installed: [opener],
      linked: [await linkExtension(folder)],
      driven: false,
      progress,
    },
    processes,
  );
  const url = toFolderUrl(server, workspace);
  const opened = !options['no-open'] && openInBrowser(url);
  progress(
    `\nVS Code ${newestVsCode.version} with MSK Lambda ${opened ? 'opens in your browser' : 'is ready'}:\n\n  ${url}\n`,
  );
  progress('Press Ctrl+C to stop.');
}

/** Starts the sample account in a process of its own and resolves to its address. */
async function startSandbox(): Promise<string> {
  progress('Starting the sample account …');
  const child = processes.start(process.execPath, ['src/sandbox/main.ts', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('The sample account runs without output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /listening on (http:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    progress(`The sample account listens on ${address}`);
    return address;
  }
  throw new Error('The sample account ended before it listened.');
}
