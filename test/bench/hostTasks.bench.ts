import path from 'node:path';
import { runInExtensionHost } from '../../scripts/extensionHost.ts';
import { root } from '../../scripts/paths.ts';
import { type Benchmark, type BenchmarkBed, toMedian } from './support/benchmark.ts';

const rounds = 3;
const mark = '[tasks] ';
const emptyExtension = path.join(root, 'test/support/emptyExtension');
const measure = path.join(root, 'dist/test/bench/measureTasks.mjs');

/** Milliseconds after which others that wait for the extension host notice. */
const most = 50;

export const benchmark: Benchmark = {
  title: 'Turns of the extension host',
  method: [
    'An event of 9 MB with 10,000 records, into whose middle 20 keys are typed, 150 ms apart, and which is then scrolled by 30',
    'pages: the longest time that the thread of the extension host is at work in one piece, until it has nothing more to do.',
    `The medians of ${rounds} windows with the extension, in turn with as many with one that does nothing: what is above those is`,
    'compared. VS Code itself looks for links in the whole text after every key, and sends on what all extensions answer.',
  ].join(' '),
  run: async (bed) => {
    const ours: Turns[] = [];
    const empty: Turns[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const [a, b] = [await measureTurns(bed, root), await measureTurns(bed, emptyExtension)];
      ours.push(a);
      empty.push(b);
      bed.progress(
        `  round ${round} of ${rounds}: typing ${toWords(a.typing, b.typing)}, scrolling ${toWords(a.scrolling, b.scrolling)}`,
      );
    }
    return (['typing', 'scrolling'] as const).map((name) => {
      const [a, b] = [ours, empty].map((turns) => toMedian(turns.map((turn) => turn[name])));
      const milliseconds = Math.max(0, (a ?? Number.NaN) - (b ?? 0));
      return {
        what: `${name}, the longest turn`,
        comparedWith: '50 ms',
        ratio: milliseconds / most,
        bar: 1,
        milliseconds,
      };
    });
  },
};

/** Milliseconds. */
type Turns = Readonly<Record<'typing' | 'scrolling', number>>;

function toWords(ours: number, empty: number): string {
  return `${ours.toFixed(0)} ms against ${empty.toFixed(0)} ms`;
}

/** Of one window. */
async function measureTurns({ browser, server, workspace }: BenchmarkBed, extension: string): Promise<Turns> {
  const lines: string[] = [];
  const run = { workspace, extension, tests: measure };
  const code = await runInExtensionHost(browser, server, run, (line) => lines.push(line));
  const result = lines.find((line) => line.startsWith(mark))?.slice(mark.length);
  if (code !== 0 || result === undefined) throw new Error(`No measurement of ${extension}:\n${lines.join('\n')}`);
  return JSON.parse(result);
}
