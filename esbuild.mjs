/**
 * Builds everything that runs: the extension, the pages and the sandbox.
 * Options: --production (minified, source maps beside but not linked), --watch, --outdir=DIR (default dist).
 */
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { hostBundle } from './scripts/hostBundle.ts';

const { values: options } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
});

const root = import.meta.dirname;
const outdir = path.resolve(root, options.outdir);

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  minify: options.production,
  sourcemap: options.production ? 'external' : 'linked',
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

/**
 * The entry leaves the application in its own file.
 * @type {esbuild.Plugin}
 */
const loadAppLater = {
  name: 'load-app-later',
  setup(build) {
    build.onResolve({ filter: /^\.\/app\.ts$/ }, () => ({ path: './app.mjs', external: true }));
  },
};

/**
 * Splitting keeps the AWS clients, imported on first use, out of what activation reads. It gives a CommonJS module that is
 * imported on first use no named exports, and for Node `yaml` has nothing else: it is taken as browsers get it.
 * @type {esbuild.BuildOptions}
 */
const host = {
  ...shared,
  ...hostBundle,
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
};

/** @type {Record<string, esbuild.BuildOptions>} */
const bundles = {
  // One file: what the entry shares with the application by import would be a chunk of its own, and each costs a read.
  entry: { ...host, entryPoints: ['src/extension.ts'], plugins: [...hostBundle.plugins, loadAppLater], outdir },
  app: { ...host, entryPoints: ['src/app.ts'], splitting: true, outdir },
  sandbox: {
    ...host,
    entryPoints: ['src/sandbox/startSandbox.ts'],
    outdir: path.join(outdir, 'sandbox'),
  },
  page: {
    ...shared,
    platform: 'browser',
    target: 'es2023',
    entryPoints: [
      { in: 'src/wizard/page/main.ts', out: 'wizard' },
      { in: 'src/wizard/page/wizard.css', out: 'wizard' },
      { in: 'src/details/page/main.ts', out: 'details' },
      { in: 'src/details/page/details.css', out: 'details' },
    ],
    outdir,
  },
};

/** Files that pages load as they are. */
const copies = ['codicon.css', 'codicon.ttf'].map((name) => ({
  from: path.join(root, 'node_modules/@vscode/codicons/dist', name),
  to: path.join(outdir, name),
}));

await mkdir(outdir, { recursive: true });
await Promise.all(copies.map(({ from, to }) => copyFile(from, to)));
await (options.watch ? watch() : buildOnce());

async function buildOnce() {
  const results = await Promise.all(
    Object.entries(bundles).map(async ([name, bundle]) => [name, (await esbuild.build(bundle)).metafile]),
  );
  await writeFile(path.join(outdir, 'meta.json'), JSON.stringify(Object.fromEntries(results)));
  await removeOldChunks(results.flatMap(([, metafile]) => Object.keys(metafile.outputs)));
}

/** Chunk names change with their content; those of earlier builds would pile up and reach the package. */
async function removeOldChunks(outputs) {
  const current = new Set(outputs.map((file) => path.resolve(root, file)));
  const folder = path.join(outdir, 'chunks');
  const files = await readdir(folder).catch(() => []);
  const old = files.map((name) => path.join(folder, name)).filter((file) => !current.has(file));
  await Promise.all(old.map((file) => rm(file, { force: true })));
}

/** The two lines are what the problem matcher in .vscode/tasks.json waits for. */
async function watch() {
  let running = 0;
  const announce = {
    name: 'announce',
    setup(build) {
      build.onStart(() => {
        if (running++ === 0) console.log('[watch] build started');
      });
      build.onEnd(() => {
        if (--running === 0) console.log('[watch] build finished');
      });
    },
  };
  for (const bundle of Object.values(bundles)) {
    const context = await esbuild.context({ ...bundle, plugins: [announce] });
    await context.watch();
  }
}
