import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { downloadFolder } from './paths.ts';
import type { Processes } from './processes.ts';

/** Says what is happening, one line each. */
export type Progress = (line: string) => void;

/**
 * A folder of downloads, filled by `fill` if it is not there yet. It gets its name only when it is complete, so neither an
 * interrupted download nor two at once leave a half-filled one.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(downloadFolder, name);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await fill(partial);
    // Fails if somebody else was faster; theirs is as good.
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Runs npm without install scripts: nothing that VS Code's server needs has to be compiled or fetched from elsewhere. */
export async function npmInstall(folder: string, packages: readonly string[], processes: Processes): Promise<void> {
  const args = [
    'install',
    ...packages,
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await runTool('npm', [...args, '--prefix', folder], folder, processes);
}

/** Runs a program to its end with its output shown; a failure names the program and its arguments. */
export async function runTool(
  command: string,
  args: readonly string[],
  folder: string,
  processes: Processes,
): Promise<void> {
  // npm is a batch file on Windows, which only a shell can run.
  const shell = process.platform === 'win32' && command === 'npm';
  const child = processes.start(command, args, { cwd: folder, shell, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${code}`);
}
