import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Diagnostic {
  readonly category: string;
  readonly path: string;
}

/** One line of code per file, and the rule that must refuse it. */
const violations: readonly (readonly [file: string, line: string, rule: string])[] = [
  ['src/core/a1.ts', `import 'vscode';`, 'noRestrictedImports'],
  ['src/core/a2.ts', `import type { KafkaClient } from '@aws-sdk/client-kafka';`, 'noRestrictedImports'],
  ['src/core/a3.ts', `import 'node:fs';`, 'noNodejsModules'],
  ['src/core/a4.ts', `import 'os';`, 'noNodejsModules'],
  ['src/core/mapping/a5.ts', `export { x } from '../../aws/awsApi.ts';`, 'noRestrictedImports'],
  ['src/core/mapping/a6.ts', `export const x = () => import('../../platform/commands.ts');`, 'noRestrictedImports'],
  ['src/core/a7.ts', `import '../contributions.ts';`, 'noRestrictedImports'],
  ['src/core/a8.ts', `import 'lit';`, 'noRestrictedImports'],
  ['src/core/a9.ts', 'export const x = Date.now();', 'plugin'],
  ['src/core/b1.ts', 'export const x = new Date();', 'plugin'],
  ['src/core/b2.ts', 'export const x = Math.random();', 'plugin'],
  ['src/core/b3.ts', 'setTimeout(() => {}, 5);', 'plugin'],
  ['src/aws/c1.ts', `import 'vscode';`, 'noRestrictedImports'],
  ['src/aws/c2.ts', `import '../sandbox/startSandbox.ts';`, 'noRestrictedImports'],
  ['src/aws/c3.ts', `import '../explorer/tree.ts';`, 'noRestrictedImports'],
  ['src/aws/c4.ts', `import '../platform/commands.ts';`, 'noRestrictedImports'],
  ['src/sandbox/d1.ts', `import '@aws-sdk/client-kafka';`, 'noRestrictedImports'],
  ['src/sandbox/services/d2.ts', `import '../../aws/awsApi.ts';`, 'noRestrictedImports'],
  ['src/sandbox/d3.ts', `import 'vscode';`, 'noRestrictedImports'],
  ['src/platform/e1.ts', `import '../core/arn.ts';`, 'noRestrictedImports'],
  ['src/platform/e2.ts', `import '../contributions.ts';`, 'noRestrictedImports'],
  ['src/explorer/f1.ts', `import '../wizard/wizardEditor.ts';`, 'noRestrictedImports'],
  ['src/explorer/f2.ts', `import '../aws/sdkApi.ts';`, 'noRestrictedImports'],
  ['src/explorer/f3.ts', `import '@aws-sdk/client-lambda';`, 'noRestrictedImports'],
  ['src/explorer/f4.ts', `import '../sandbox/startSandbox.ts';`, 'noRestrictedImports'],
  ['src/mappings/f5.ts', `import '../explorer/tree.ts';`, 'noRestrictedImports'],
  ['src/mappings/f6.ts', `import '../extension.ts';`, 'noRestrictedImports'],
  ['src/mappings/f7.ts', `import '../app.ts';`, 'noRestrictedImports'],
  ['src/wizard/g1.ts', `import '../mappings/create.ts';`, 'noRestrictedImports'],
  ['src/wizard/g2.ts', `import './page/main.ts';`, 'noRestrictedImports'],
  ['src/wizard/g3.ts', `import '../documents/compare.ts';`, 'noRestrictedImports'],
  ['src/documents/g4.ts', `import '../wizard/documentScopes.ts';`, 'noRestrictedImports'],
  ['src/documents/g5.ts', `import '../aws/sdkApi.ts';`, 'noRestrictedImports'],
  ['src/languageTools/k1.ts', `import '../mappings/hintKnown.ts';`, 'noRestrictedImports'],
  ['src/diagnose/k2.ts', `import '../details/page/main.ts';`, 'noRestrictedImports'],
  ['src/details/k3.ts', `import './page/main.ts';`, 'noRestrictedImports'],
  ['src/details/page/k4.ts', `import 'vscode';`, 'noRestrictedImports'],
  ['src/events/g6.ts', `import '../documents/compare.ts';`, 'noRestrictedImports'],
  ['src/events/g7.ts', `import 'node:zlib';`, 'noRestrictedImports'],
  ['src/core/event/g8.ts', `import 'protobufjs';`, 'noRestrictedImports'],
  ['src/explorer/g9.ts', `import 'protobufjs';`, 'noRestrictedImports'],
  ['src/wizard/page/h1.ts', `import 'vscode';`, 'noRestrictedImports'],
  ['src/wizard/page/h2.ts', `import 'node:fs';`, 'noNodejsModules'],
  ['src/wizard/page/h3.ts', `import '../wizardEditor.ts';`, 'noRestrictedImports'],
  ['src/wizard/page/h4.ts', `import '../../aws/awsApi.ts';`, 'noRestrictedImports'],
  ['src/wizard/page/form/h5.ts', `import '../../wizardEditor.ts';`, 'noRestrictedImports'],
  ['src/contributions.ts', `import './aws/awsApi.ts';`, 'noRestrictedImports'],
  ['src/extension.ts', `import './sandbox/startSandbox.ts';`, 'noRestrictedImports'],
  ['src/app.ts', `import '@aws-sdk/client-kafka';`, 'noRestrictedImports'],
  ['src/explorer/i1.ts', `console.log('x');`, 'noConsole'],
  ['src/explorer/i2.ts', 'export default 1;', 'noDefaultExport'],
  ['src/explorer/i3.ts', `export * from './i2.ts';`, 'noBarrelFile'],
  ['src/explorer/i4.ts', 'export const x: any = 1;', 'noExplicitAny'],
  ['src/explorer/i5.ts', `import './i4';`, 'useImportExtensions'],
  ['src/explorer/i6.ts', 'export const x = [1].at(0)!;', 'noNonNullAssertion'],
  ['src/explorer/i7.ts', `import './i8.ts';`, 'noImportCycles'],
  ['src/explorer/i8.ts', `import './i7.ts';`, 'noImportCycles'],
  ['src/explorer/i9.ts', 'export async function x() {}\nexport function y() {\n  x();\n}', 'noFloatingPromises'],
  ['src/explorer/j1.ts', 'export {};\n'.repeat(301), 'noExcessiveLinesPerFile'],
  ['src/explorer/j2.ts', 'enum X {\n  A,\n}\nexport const x = X.A;', 'noEnum'],
  ['test/unit/k1.test.ts', `it${'.'}only('x', () => {});`, 'noFocusedTests'],
];

/** What must stay possible, so that no rule is true only because it refuses everything. */
const allowed: readonly (readonly [file: string, line: string])[] = [
  [
    'src/core/mapping/ok1.ts',
    `import '../arn.ts';\nimport '@vscode/l10n';\nimport 'jsonc-parser';\nexport const x = () => import('yaml');`,
  ],
  ['src/core/ok2.ts', 'export const x = (at: number) => new Date(at);'],
  [
    'src/aws/ok3.ts',
    `import 'node:fs';\nimport '../core/arn.ts';\nexport const x = () => import('@aws-sdk/client-kafka');`,
  ],
  ['src/sandbox/services/ok4.ts', `import 'node:fs/promises';\nimport '../../core/arn.ts';\nimport '../server.ts';`],
  ['src/platform/ok5.ts', `import 'vscode';\nimport './disposables.ts';`],
  [
    'src/explorer/ok6.ts',
    `import 'vscode';\nimport '../aws/awsApi.ts';\nimport '../aws/resourceStore.ts';\nimport '../contributions.ts';\nimport '../platform/commands.ts';`,
  ],
  ['src/wizard/ok7.ts', `import './protocol.ts';\nimport '../core/arn.ts';`],
  [
    'src/wizard/page/ok8.ts',
    `import '../../core/arn.ts';\nimport '../protocol.ts';\nimport './form/ok9.ts';\nimport 'lit/directives/repeat.js';`,
  ],
  ['src/wizard/page/form/ok9.ts', `import '../../../core/arn.ts';\nimport '../../protocol.ts';\nimport '../state.ts';`],
];

describe('lint', () => {
  let folder = '';
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'msk-lambda-lint-'));
    await cp(path.join(root, 'biome.json'), path.join(folder, 'biome.json'));
    await cp(path.join(root, 'scripts/lint'), path.join(folder, 'scripts/lint'), { recursive: true });
    for (const [file, text] of [...violations, ...allowed]) {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), `${text}\n`);
    }
    diagnostics = await lint(folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(violations)('refuses in %s: %s', (file, _text, rule) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.path === file).map(({ category }) => category);
    expect(found.map((category) => category.split('/').at(-1))).toContain(rule);
  });

  it.each(allowed)('accepts in %s: %s', (file) => {
    const restricted = /noRestrictedImports|noNodejsModules|plugin/;
    const found = diagnostics.filter((diagnostic) => diagnostic.path === file && restricted.test(diagnostic.category));
    expect(found).toEqual([]);
  });
});

async function lint(folder: string): Promise<readonly Diagnostic[]> {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '.'];
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_error, out) => resolve(out));
  });
  return parseDiagnostics(JSON.parse(stdout));
}

interface LintReport {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string } | null;
  }[];
}

function parseDiagnostics(report: LintReport): readonly Diagnostic[] {
  return report.diagnostics.map(({ category, location }) => ({
    category,
    path: (location?.path ?? '').replaceAll('\\', '/'),
  }));
}
