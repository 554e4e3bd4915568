import path from 'node:path';
import { root } from './paths.ts';

/** One line of `npm test`: a command that passes or fails as a whole, or one that counts its tests. */
export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly command: readonly string[];
  /** Whether the command leaves its counts in the file named by MSK_LAMBDA_TEST_RESULTS. */
  readonly counts: boolean;
  /** Whether it runs what the build made. */
  readonly needsBuild: boolean;
  /** Runs with a plain `npm test`; the others only when named. */
  readonly always: boolean;
  /** Minutes after which it is stopped and has failed. */
  readonly limit: number;
}

const node = process.execPath;
const tool = (file: string) => path.join(root, 'node_modules', file);
const typeCheck = (project: string) => [node, tool('typescript/bin/tsc'), '-p', project];

const check = { counts: false, needsBuild: false, always: true, limit: 10 };
const tests = { counts: true, needsBuild: false, always: true, limit: 60 };
const builtTests = { ...tests, needsBuild: true };

/** In the order in which they start, three at a time: what takes longest comes before what can fill the rest. */
const suites: readonly Suite[] = [
  { ...check, name: 'build', title: 'Build', command: [node, 'esbuild.mjs', '--production'] },
  {
    ...check,
    name: 'lint',
    title: 'Format, lint, layers',
    command: [node, tool('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings'],
  },
  { ...check, name: 'knip', title: 'Unused code', command: [node, tool('knip/bin/knip.js')] },
  { ...check, name: 'types', title: 'Types: extension', command: typeCheck('tsconfig.json') },
  { ...check, name: 'types', title: 'Types: page', command: typeCheck('tsconfig.page.json') },
  { ...check, name: 'types', title: 'Types: tests', command: typeCheck('tsconfig.test.json') },
  { ...builtTests, name: 'host', title: 'Tests in VS Code', command: [node, 'scripts/runHostTests.ts'] },
  {
    ...builtTests,
    name: 'ui',
    title: 'Tests in the workbench',
    command: [node, 'scripts/runUiTests.ts', '--project=workbench'],
  },
  { ...tests, name: 'unit', title: 'Unit tests', command: [node, tool('vitest/vitest.mjs'), 'run'] },
  {
    ...builtTests,
    name: 'ui',
    title: 'Tests of pages',
    command: [node, 'scripts/runUiTests.ts', '--project=page'],
  },
  {
    ...builtTests,
    always: false,
    name: 'oldest',
    title: 'Tests in the oldest VS Code',
    command: [node, 'scripts/runHostTests.ts', '--oldest'],
  },
  {
    ...builtTests,
    always: false,
    name: 'desktop',
    title: 'Tests in desktop VS Code',
    command: [node, 'scripts/runDesktopTests.ts'],
  },
];

/** The suites to run: those that always run, or the named ones with the build that they need, in the order of the table. */
export function chooseSuites(names: readonly string[]): readonly Suite[] {
  if (names.length === 0) return suites.filter(({ always }) => always);
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  const known = [...new Set(suites.map(({ name }) => name))].join(', ');
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}. The suites are ${known}.`);
  const named = suites.filter(({ name }) => names.includes(name));
  const needsBuild = named.some((suite) => suite.needsBuild);
  return suites.filter((suite) => named.includes(suite) || (needsBuild && suite.name === 'build'));
}
