import { decodeEventValue, listRecordsBetween, listValues } from '../../src/core/event/eventValues.ts';
import { rescanEvent } from '../../src/core/event/rescanEvent.ts';
import { scanEvent } from '../../src/core/event/scanEvent.ts';
import type { ScannedEvent } from '../../src/core/event/scannedEvent.ts';
import { toValueLabel } from '../../src/core/event/valueLabel.ts';
import { type Benchmark, type Measurement, toMedian } from './support/benchmark.ts';
import { LARGE_EVENT_RECORDS, toLargeEvent } from './support/largeEvent.ts';

const rounds = 25;
/** Warm-up, uncounted: code that runs for the first time is not yet compiled. */
const warmUps = 5;

/** Lines that an editor shows at once, those read after them, and characters of a hint. */
const viewport = 60;
const linesAfter = 200;
const labelLength = 120;

export const benchmark: Benchmark = {
  title: 'Decoding events in place',
  method: [
    `An event of 9 MB with ${LARGE_EVENT_RECORDS.toLocaleString('en')} records, one member a line. First values: of a document just`,
    `opened, the lines that the editor shows and ${linesAfter} more are joined and scanned, and what the first ${viewport} hold is`,
    'decoded and put into words. In the middle: the same where the editor shows lines just before the middle, with all lines before',
    'them. The whole: all of the text is scanned, as what comes after the first values needs it. A key:',
    'one character more in a value in the middle, put into the text, which is scanned with what is known of it. In turn with',
    `\`JSON.parse\` of the same text; the medians of ${rounds} rounds divided. A viewport: ${viewport} lines anywhere, decoded and put into words.`,
  ].join(' '),
  run: async ({ progress }) => {
    const lines = toLargeEvent().split('\n');
    const size = lines.join('\n').length / 2 ** 20;
    progress(`  ${lines.length.toLocaleString('en')} lines, ${size.toFixed(1)} MB`);
    const times: Record<Timed[0], number[]> = { parse: [], first: [], middle: [], whole: [], key: [], view: [] };
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const [name, time] of measureRound(lines, round)) if (round >= 0) times[name].push(time);
    }
    const parse = toMedian(times.parse);
    const toParse = (what: string, milliseconds: number, bar: number): Measurement => {
      return { what, comparedWith: `\`JSON.parse\``, ratio: milliseconds / parse, bar, milliseconds };
    };
    const view = toMedian(times.view);
    return [
      toParse('first values', toMedian(times.first), 1.5),
      toParse('first values in the middle', toMedian(times.middle), 1.5),
      toParse('the whole', toMedian(times.whole), 1.5),
      toParse('a key', toMedian(times.key), 0.5),
      { what: 'a viewport', comparedWith: '1 ms', ratio: view, bar: 1, milliseconds: view },
    ];
  },
};

type Timed = readonly [name: 'parse' | 'first' | 'middle' | 'whole' | 'key' | 'view', milliseconds: number];

function measureRound(lines: readonly string[], round: number): readonly Timed[] {
  const text = lines.join('\n');
  const parse = time(() => JSON.parse(text));
  const first = time(() => readUntil(lines, viewport));
  const middle = time(() => readUntil(lines, Math.floor(lines.length / 2) - linesAfter));
  const whole = time(() => scanEvent(text));
  const event = scanEvent(text);
  const start = Math.floor((text.length * (round + warmUps)) / (rounds + warmUps + 1));
  const view = time(() => decodeBetween(text, event, start, start + text.length * (viewport / lines.length)));
  const offset = text.indexOf('"value": "', text.length / 2) + 12;
  const key = time(() => {
    const typed = `${text.slice(0, offset)}A${text.slice(offset)}`;
    return rescanEvent(event, typed, { offset, length: 0, newLength: 1 });
  });
  return [
    ['parse', parse],
    ['first', first],
    ['middle', middle],
    ['whole', whole],
    ['view', view],
    ['key', key],
  ];
}

/** What an editor shows that ends with a line, of a document that nobody has read yet. */
function readUntil(lines: readonly string[], end: number): readonly string[] {
  const text = lines.slice(0, end + linesAfter).join('\n');
  const perLine = text.length / (end + linesAfter);
  return decodeBetween(text, scanEvent(text), perLine * (end - viewport), perLine * end);
}

function decodeBetween(text: string, event: ScannedEvent, start: number, end: number): readonly string[] {
  return listRecordsBetween(event, start, end)
    .flatMap(listValues)
    .map((value) => toValueLabel(decodeEventValue(text, value), value.part, labelLength));
}

function time(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}
