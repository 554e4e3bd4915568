/**
 * Runs every benchmark below test/bench in a real VS Code, prints the ratios and writes them to docs/benchmarks.md.
 * Ends with 1 if a ratio is above its bar. Arguments name benchmarks: `npm run bench -- activation`.
 */
import { glob, mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import * as esbuild from 'esbuild';
import type { Benchmark, BenchmarkBed, Measurement } from '../test/bench/support/benchmark.ts';
import { chromiumArguments, ensureChromium } from './chromium.ts';
import { hostBundle } from './hostBundle.ts';
import { runTool } from './installOnce.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';
import { makeRunFolder, removeRunFolder } from './runFolder.ts';
import { toSampleEnvironment } from './sampleEnvironment.ts';
import { newestVsCode, startVsCodeServer } from './vscodeServer.ts';

const progress = (line: string) => console.log(line);
const processes = new Processes();
const names = process.argv.slice(2);
onTermination(processes);

// Other work on the machine lands on either side of a ratio by chance.
const [load = 0] = loadavg();
const busy = load > cpus().length;
if (busy) progress('The machine is busy: the ratios will mean little, and docs/benchmarks.md stays as it is.');

const executablePath = await ensureChromium(processes, progress);
await runTool(process.execPath, ['esbuild.mjs', '--production'], root, processes);
await buildSupport();
const folder = await makeRunFolder('bench');
try {
  const sections = await runAll(folder);
  const all = sections.flatMap(({ measurements }) => measurements);
  for (const measurement of all) progress(toLine(measurement));
  if (names.length === 0 && !busy) await writeFile(path.join(root, 'docs/benchmarks.md'), toDocument(sections));
  process.exitCode = all.every(({ ratio, bar }) => ratio <= bar) ? 0 : 1;
} finally {
  await processes.stopAll();
  await removeRunFolder(folder);
}
process.exit();

interface Section {
  readonly benchmark: Benchmark;
  readonly measurements: readonly Measurement[];
}

async function runAll(dataFolder: string): Promise<readonly Section[]> {
  const workspace = path.join(dataFolder, 'workspace');
  await mkdir(workspace);
  const env = await toSampleEnvironment(dataFolder);
  const options = { build: newestVsCode, dataFolder: path.join(dataFolder, 'server'), env, progress };
  const server = await startVsCodeServer(options, processes);
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments], handleSIGINT: false });
  const bed: BenchmarkBed = { browser, server, workspace, progress, vscodeVersion: newestVsCode.version };
  const sections: Section[] = [];
  try {
    for (const benchmark of await findBenchmarks()) {
      progress(benchmark.title);
      sections.push({ benchmark, measurements: await benchmark.run(bed) });
    }
  } finally {
    await browser.close();
  }
  return sections;
}

async function findBenchmarks(): Promise<readonly Benchmark[]> {
  const files: string[] = [];
  for await (const file of glob('test/bench/**/*.bench.ts', { cwd: root })) files.push(file);
  const chosen = files.filter((file) => names.length === 0 || names.includes(path.basename(file, '.bench.ts')));
  if (chosen.length === 0) throw new Error(`There is no benchmark ${names.join(', ')}`);
  const modules: { benchmark: Benchmark }[] = await Promise.all(
    chosen.sort().map((file) => import(path.join(root, file))),
  );
  return modules.map(({ benchmark }) => benchmark);
}

/** Bundles what runs inside the extension host. */
async function buildSupport(): Promise<void> {
  await esbuild.build({
    ...hostBundle,
    absWorkingDir: root,
    entryPoints: ['test/bench/support/measureActivation.ts', 'test/bench/support/measureTasks.ts'],
    outdir: 'dist/test/bench',
    logLevel: 'warning',
  });
}

function toLine({ what, comparedWith, ratio, bar, milliseconds }: Measurement): string {
  const verdict = ratio <= bar ? 'within' : 'ABOVE';
  const time = milliseconds === undefined ? '' : ` (${milliseconds.toFixed(1)} ms)`;
  return `${what}: ${ratio.toFixed(2)}× ${comparedWith}${time}, ${verdict} the bar of ${bar}×`;
}

/** Two digits that count. */
function formatRatio(ratio: number): string {
  return String(Number(ratio.toPrecision(2)));
}

function toDocument(sections: readonly Section[]): string {
  const header = [
    '# Benchmarks',
    '',
    '<!-- Written by `npm run bench`; do not edit. -->',
    '',
    'Times depend on the machine, so here are only ratios: between two things measured on the same machine, in turn, or to',
    'the time that a screen leaves between two frames.',
    `Measured in VS Code ${newestVsCode.version}. A ratio above its bar makes \`npm run bench\` fail.`,
  ];
  const parts = sections.map(({ benchmark, measurements }) => [
    `## ${benchmark.title}`,
    '',
    benchmark.method,
    '',
    '| measured | compared with | ratio | bar |',
    '| --- | --- | --- | --- |',
    ...measurements.map(
      ({ what, comparedWith, ratio, bar }) =>
        `| ${what} | ${comparedWith} | ${formatRatio(ratio)}× | ${formatRatio(bar)}× |`,
    ),
  ]);
  return [header, ...parts].map((lines) => `${lines.join('\n')}\n`).join('\n');
}
