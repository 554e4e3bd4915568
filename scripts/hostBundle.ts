import { readFile } from 'node:fs/promises';
import type { BuildOptions, Plugin } from 'esbuild';

/** @vscode/l10n is CommonJS and asks for Node's modules with `require`, which ES modules lack. */
const requireBanner = `const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);`;

/**
 * VS Code answers each `import` of an ES module by way of a second thread, and `require` at once: 'vscode' is imported by
 * nearly every file, so this is felt wherever code is loaded. Tests need it too: in VS Code 1.104 `import` gives an extension
 * another `vscode` than `require` does.
 */
const requireVsCode: Plugin = {
  name: 'require-vscode',
  setup(build) {
    build.onLoad({ filter: /[\\/](src|test)[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(`import * as vscode from 'vscode';`, `const vscode = require('vscode');`);
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * What all code is built with that runs in the extension host.
 * `module` before `main`: jsonc-parser's `main` is a UMD file that builds and then dies at load.
 */
export const hostBundle = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  conditions: ['module', 'import', 'node'],
  external: ['vscode'],
  banner: { js: requireBanner },
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [requireVsCode],
} satisfies BuildOptions;
