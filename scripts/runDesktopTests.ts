/**
 * Runs the host suite in a desktop VS Code: the one named in VSCODE_EXECUTABLE_PATH, else one that is downloaded: the
 * version in VSCODE_VERSION, else the newest stable one.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildHostTests } from './hostTests.ts';
import { downloadFolder, root } from './paths.ts';
import { toSampleEnvironment } from './sampleEnvironment.ts';
import { quietSettings } from './vscodeServer.ts';

const executable = process.env['VSCODE_EXECUTABLE_PATH'];
const version = process.env['VSCODE_VERSION'];
const { entry } = await buildHostTests();
// VS Code's socket lies in its data folder, and macOS allows it a path of about a hundred characters only.
const folder = await mkdtemp(path.join(tmpdir(), 'msk-'));
try {
  const workspace = path.join(folder, 'workspace');
  const userFolder = path.join(folder, 'data', 'User');
  await mkdir(workspace);
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify(quietSettings));
  await runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
    ...(version === undefined ? {} : { version }),
    cachePath: path.join(downloadFolder, 'desktop'),
    extensionDevelopmentPath: root,
    extensionTestsPath: entry,
    extensionTestsEnv: await toSampleEnvironment(folder),
    launchArgs: [
      workspace,
      ...['--user-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')],
      ...['--disable-extensions', '--disable-gpu'],
      // Otherwise variables from the user's shell start-up files would override those given here.
      '--force-disable-user-env',
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
