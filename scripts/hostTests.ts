import { glob, rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { hostBundle } from './hostBundle.ts';
import { root } from './paths.ts';

const hostTestsFolder = path.join(root, 'dist/test/host');

/**
 * Bundles every file below test/host whose name ends in `.test.ts`, and the entry that finds them again in the extension
 * host. A file that is removed leaves nothing behind.
 */
export async function buildHostTests(): Promise<{ entry: string }> {
  const tests: string[] = [];
  for await (const file of glob('test/host/**/*.test.ts', { cwd: root })) tests.push(file);
  await rm(hostTestsFolder, { recursive: true, force: true });
  await esbuild.build({
    ...hostBundle,
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...tests],
    outbase: 'test/host',
    outdir: hostTestsFolder,
    splitting: true,
    external: [...hostBundle.external, 'mocha'],
    logLevel: 'warning',
  });
  return { entry: path.join(hostTestsFolder, 'index.mjs') };
}

// To debug the suite from the editor, which only needs the files.
if (process.argv[1] === import.meta.filename) {
  await buildHostTests();
  process.exit();
}
