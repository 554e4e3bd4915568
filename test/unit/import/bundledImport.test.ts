import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importMappings } from '../../../src/core/import/importMapping.ts';
import { readFixture } from './fixtures.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'msk-lambda-import-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('loads the parser of YAML out of a bundle, and only when there is YAML', async () => {
  const { metafile } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../../../src/core/import/importMapping.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    metafile: true,
    logLevel: 'silent',
  });
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('importMapping.ts'));
  expect(Object.keys(entry?.[1].inputs ?? {}).filter((input) => input.includes('node_modules/yaml'))).toEqual([]);
  const bundle: { importMappings: typeof importMappings } = await import(
    pathToFileURL(path.join(folder, 'importMapping.mjs')).href
  );
  const text = readFixture('template.yaml');
  expect(await bundle.importMappings(text)).toEqual(await importMappings(text));
});
