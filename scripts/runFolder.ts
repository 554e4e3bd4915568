import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.ts';

const parent = path.join(root, '.cache/run');

/**
 * A fresh folder for what this process makes while it runs: workspaces, data folders. Its name carries the process id, by
 * which the next run knows what one that was killed left behind, and removes it.
 */
export async function makeRunFolder(kind: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  await removeLeftovers();
  return mkdtemp(path.join(parent, `${kind}-${process.pid}-`));
}

export async function removeRunFolder(folder: string): Promise<void> {
  // What was just stopped may still be writing.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

async function removeLeftovers(): Promise<void> {
  const names = await readdir(parent);
  const left = names.filter((name) => {
    const pid = /^[a-z]+-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  await Promise.all(left.map((name) => removeRunFolder(path.join(parent, name))));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is not ours to signal, but it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
