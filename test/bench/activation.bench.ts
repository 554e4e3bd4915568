import path from 'node:path';
import { runInExtensionHost } from '../../scripts/extensionHost.ts';
import { root } from '../../scripts/paths.ts';
import { type Benchmark, type BenchmarkBed, toMedian } from './support/benchmark.ts';

const rounds = 7;
const mark = '[activation] ';
const emptyExtension = path.join(root, 'test/support/emptyExtension');
const measure = path.join(root, 'dist/test/bench/measureActivation.mjs');

export const benchmark: Benchmark = {
  title: 'Activation',
  method: [
    `Loading the extension and awaiting its \`activate()\`, as VS Code's own extension host does it, in ${rounds} fresh windows`,
    'each, in turn with an extension that does nothing; the medians divided. One window of each kind goes before, uncounted.',
  ].join(' '),
  run: async (bed) => {
    const ours: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const [a, b] = [await activate(bed, root), await activate(bed, emptyExtension)];
      if (round === 0) continue;
      ours.push(a);
      empty.push(b);
      bed.progress(`  round ${round} of ${rounds}: ${(a / b).toFixed(2)}×`);
    }
    return [
      { what: 'activate()', comparedWith: 'an empty extension', ratio: toMedian(ours) / toMedian(empty), bar: 2 },
    ];
  },
};

/** Milliseconds of one activation in a window of its own. */
async function activate({ browser, server, workspace }: BenchmarkBed, extension: string): Promise<number> {
  const lines: string[] = [];
  const run = { workspace, extension, tests: measure };
  const code = await runInExtensionHost(browser, server, run, (line) => lines.push(line));
  const result = Number(lines.find((line) => line.startsWith(mark))?.slice(mark.length));
  if (code !== 0 || !Number.isFinite(result)) throw new Error(`No measurement of ${extension}:\n${lines.join('\n')}`);
  return result;
}
