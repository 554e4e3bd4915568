import path from 'node:path';
import { runInExtensionHost } from '../../scripts/extensionHost.ts';
import { root } from '../../scripts/paths.ts';
import { type Benchmark, type BenchmarkBed, type Measurement, toMedian } from './support/benchmark.ts';

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
    'pages. The longest turn: the longest time that the thread of the extension host is at work in one piece, until it has',
    `nothing more to do; the medians of ${rounds} windows with the extension, in turn with as many with one that does nothing, of`,
    'which what is above those is compared. Our own code: how much of one turn was spent in it and in what it called, by the',
    'samples of a profile; the longest of each window, their median. VS Code itself joins all lines of the text after every key,',
    'and sends on what all extensions answer.',
  ].join(' '),
  run: async (bed) => {
    const ours: Turns[] = [];
    const empty: Turns[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      ours.push(await measureTurns(bed, root));
      empty.push(await measureTurns(bed, emptyExtension));
    }
    return acts.flatMap((act) => {
      const [turn, bare] = [ours, empty].map((windows) => toMedian(windows.map((turns) => turns[act].turn)));
      const own = toMedian(ours.map((turns) => turns[act].own));
      bed.progress(
        `  ${act}: longest turn ${turn?.toFixed(0)} ms with, ${bare?.toFixed(0)} ms with an empty extension; most of our own code in a turn ${own.toFixed(0)} ms`,
      );
      return [
        toMeasurement(`${act}, the longest turn`, Math.max(0, (turn ?? Number.NaN) - (bare ?? 0))),
        toMeasurement(`${act}, our own code in a turn`, own),
      ];
    });
  },
};

const acts = ['typing', 'scrolling'] as const;

/** Milliseconds. */
type Turns = Readonly<Record<(typeof acts)[number], { readonly turn: number; readonly own: number }>>;

function toMeasurement(what: string, milliseconds: number): Measurement {
  return { what, comparedWith: `${most} ms`, ratio: milliseconds / most, bar: 1, milliseconds };
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
