import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What the package may hold: everything else stays at home, whatever lies around in the folder. */
const packaged = [
  /^(package\.json|package\.nls(\.[a-z-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(extension\.mjs|app\.mjs|wizard\.js|wizard\.css|details\.js|details\.css|codicon\.css|codicon\.ttf)$/,
  /^dist\/chunks\/[\w-]+\.mjs$/,
  /^dist\/sandbox\/startSandbox\.mjs$/,
  /^media\/\w+\.(svg|png)$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^((schemas|snippets|syntaxes)\/[\w.-]+\.json|snippets\/[\w.-]+\.code-snippets)$/,
];

const decoys = [
  'src/extension.ts',
  'dist/extension.mjs.map',
  'dist/meta.json',
  'dist/test/host/index.mjs',
  '.env',
  'notes.txt',
];

describe('The production build', () => {
  let folder = '';
  let meta: Record<'entry' | 'app' | 'sandbox' | 'page', Metafile>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'msk-lambda-bundle-'));
    await run(process.execPath, ['esbuild.mjs', '--production', `--outdir=${path.join(folder, 'dist')}`], {
      cwd: root,
    });
    meta = JSON.parse(await readFile(path.join(folder, 'dist/meta.json'), 'utf8'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads one file of at most 16 KB when the extension activates', () => {
    const [entry, ...others] = Object.entries(meta.entry.outputs).filter(
      ([, { entryPoint }]) => entryPoint !== undefined,
    );
    expect(others).toEqual([]);
    expect(entry?.[0]).toMatch(/\/extension\.mjs$/);
    expect(entry?.[1].bytes).toBeLessThanOrEqual(16 * 1024);
    expect(entry?.[1].imports.filter(({ kind }) => kind === 'import-statement')).toEqual([]);
  });

  it('reads at most 60 KB more when something is first asked', () => {
    const bytes = readAtFirstUse(meta.app).map((output) => meta.app.outputs[output]?.bytes ?? 0);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024);
  });

  it('keeps the AWS SDK, the sandbox and the parser of Protobuf out of both', () => {
    const outputs = readAtFirstUse(meta.app);
    const inputs = outputs.flatMap((output) => Object.keys(meta.app.outputs[output]?.inputs ?? {}));
    expect(inputs).toContain('src/app.ts');
    expect(Object.keys(meta.entry.inputs)).toContain('src/extension.ts');
    expect(
      [...inputs, ...Object.keys(meta.entry.inputs)].filter((input) =>
        /@aws-sdk|@smithy|protobufjs|src\/sandbox/.test(input),
      ),
    ).toEqual([]);
  });

  it('gives the page neither Node nor VS Code nor AWS', () => {
    const inputs = Object.entries(meta.page.inputs);
    const foreign = inputs.flatMap(([, { imports }]) =>
      imports.filter(({ path: name, external }) => external === true || isBuiltin(name)).map(({ path: name }) => name),
    );
    expect(inputs.map(([input]) => input)).toContain('src/wizard/page/main.ts');
    expect(foreign.filter((name) => !name.startsWith('data:'))).toEqual([]);
    expect(
      inputs.map(([input]) => input).filter((input) => /^src\/(aws|platform|explorer|mappings)\//.test(input)),
    ).toEqual([]);
  });

  it('is packaged with what it needs and nothing else', async () => {
    const copied = [
      'package.json',
      'package.nls.json',
      '.vscodeignore',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'media',
      'schemas',
      'snippets',
      'syntaxes',
    ];
    await Promise.all(copied.map((name) => cp(path.join(root, name), path.join(folder, name), { recursive: true })));
    for (const file of decoys) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), 'decoy');
    }
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const { stdout } = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: folder });
    const files = stdout
      .trim()
      .split(/\r?\n/)
      .map((file) => file.replaceAll('\\', '/'));
    expect(files.filter((file) => !packaged.some((kind) => kind.test(file)))).toEqual([]);
    for (const needed of [
      'package.json',
      'dist/extension.mjs',
      'dist/app.mjs',
      'dist/sandbox/startSandbox.mjs',
      'dist/wizard.js',
      'dist/wizard.css',
      'dist/details.js',
      'dist/details.css',
      'dist/codicon.ttf',
      'schemas/msk-event.schema.json',
      'schemas/msk-mapping.hints.schema.json',
      'snippets/mapping.json',
      'snippets/terraform.code-snippets',
      'syntaxes/values.tmLanguage.json',
      'LICENSE',
    ]) {
      expect(files).toContain(needed);
    }
    await Promise.all(files.map((file) => stat(path.join(folder, file))));
    const [, packaging = ''] = manifest.scripts.package.split('vsce ');
    await run(process.execPath, [vsce, ...packaging.split(' '), '--out', 'extension.vsix'], { cwd: folder });
    expect((await stat(path.join(folder, 'extension.vsix'))).size).toBeGreaterThan(100_000);
  });
});

/** The outputs that importing the application imports in turn, without those that `import()` loads later. */
function readAtFirstUse({ outputs }: Metafile): readonly string[] {
  const found = new Set<string>();
  const visit = (output: string) => {
    if (found.has(output)) return;
    found.add(output);
    for (const { path: next, kind } of outputs[output]?.imports ?? []) {
      if (kind === 'import-statement' && next in outputs) visit(next);
    }
  };
  const entry = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === 'src/app.ts');
  if (entry === undefined) throw new Error('The build has no entry src/app.ts');
  visit(entry);
  return [...found];
}
