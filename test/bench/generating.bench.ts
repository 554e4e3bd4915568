// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import type { EventSpec } from '../../src/core/event/generate/eventSpec.ts';
import { generateEvents, generateTextsInSteps } from '../../src/core/event/generate/generateEvents.ts';
import { type Benchmark, type Measurement, toMedian } from './support/benchmark.ts';

/** In turns, since everything else that runs on the machine hits both. */
const rounds = 41;
/** Uncounted: until the engine knows the code. */
const warmUp = 10;

const now = Date.parse('2026-01-01T00:00:00Z');

/** Nearly 6 MB: how many records, and how long the last member of their values is. */
const sizes = [
  { what: 'a 6 MB event with records of 1 KB', records: 4300, filler: 700, bar: 2 },
  { what: 'the same with records of 300 bytes', records: 9300, filler: 200, bar: 2 },
];

export const benchmark: Benchmark = {
  title: 'Generating an event',
  method: [
    'The text of one event of nearly 6 MB, from a JSON template with six placeholders, keys, and a header with a placeholder, in',
    `four partitions; compared with \`JSON.stringify\` of the same event as an object, which is there already. Medians of ${rounds}`,
    'rounds in turn. The smaller the records, the more of the time is spent on making up their values.',
  ].join(' '),
  run: async ({ progress }) => sizes.map((size) => measure(size, progress)),
};

function measure(
  { what, records, filler, bar }: (typeof sizes)[number],
  progress: (line: string) => void,
): Measurement {
  const spec = toSpec(records, filler);
  const { events } = generateEvents(spec, { now });
  const [event] = events;
  if (event === undefined || events.length > 1) throw new Error(`${events.length} events, one was meant`);
  const ours: number[] = [];
  const theirs: number[] = [];
  let bytes = 0;
  for (let round = -warmUp; round < rounds; round += 1) {
    const [a, text] = time(() => generateText(spec));
    const [b, same] = time(() => JSON.stringify(event));
    if (text !== same) throw new Error('The text is not that of the object');
    bytes = text.length;
    if (round < 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  const milliseconds = toMedian(ours);
  const ratio = milliseconds / toMedian(theirs);
  progress(`  ${bytes} bytes: ${ratio.toFixed(2)}×`);
  return { what, comparedWith: '`JSON.stringify`', ratio, bar, milliseconds };
}

function toSpec(records: number, filler: number): EventSpec {
  const template = {
    id: '${seq}',
    name: '${name}',
    user: '${uuid}',
    status: '${pick OPEN CLOSED}',
    amount: '${number 1 100}',
    text: `\${filler ${filler}}`,
  };
  return {
    topic: 'orders',
    partitions: 4,
    records,
    batchSize: 10_000,
    keys: { kind: 'sequence', prefix: 'k' },
    values: { kind: 'json', template },
    headers: [{ name: 'trace', text: '${seq}' }],
  };
}

function generateText(spec: EventSpec): string {
  const texts: string[] = [];
  const steps = generateTextsInSteps(spec, { now, layout: 'compact' });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return texts.join('');
    texts.push(...value.events.map(({ text }) => text));
  }
}

function time(task: () => string): readonly [milliseconds: number, text: string] {
  const began = performance.now();
  const text = task();
  return [performance.now() - began, text];
}
