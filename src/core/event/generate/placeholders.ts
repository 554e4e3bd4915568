import * as l10n from '@vscode/l10n';
import { parseTimestamp } from '../../mapping/timestamp.ts';
import type { ByteText } from './byteText.ts';
import type { SeededRandom } from './seededRandom.ts';
import { addUuid, toUuid } from './uuid.ts';
import { FIRST_NAMES, LAST_NAMES, WORDS } from './words.ts';

/** What a placeholder may draw on. */
export interface Scene {
  /** Number of the record, from 0. */
  readonly index: number;
  readonly random: SeededRandom;
  readonly topic: string;
  /** Milliseconds since the epoch: time of the record, and of the generation. */
  readonly timestamp: number;
  readonly now: number;
}

export type Scalar = string | number | boolean | null;

/** A placeholder that is ready to give values. */
export type Draw = (scene: Scene) => Scalar;

/** One placeholder of the template language; also what completion and hover are made of. */
export interface PlaceholderFacts {
  readonly name: string;
  /** Arguments as they are written, those in brackets optional. */
  readonly usage: string;
  /** One sentence. */
  readonly help: () => string;
  /** Undefined when the arguments do not fit. */
  readonly prepare: (args: readonly string[]) => Draw | undefined;
  /** Writes at once what is drawn, where that is always a text in which nothing needs an escape. */
  readonly write?: (scene: Scene, out: ByteText) => void;
}

/** Longest text that one placeholder makes: above the payload limit, so that too large records can be made. */
const LONGEST_TEXT = 8_000_000;

export const PLACEHOLDERS: readonly PlaceholderFacts[] = [
  {
    name: 'seq',
    usage: 'seq [START] [STEP]',
    help: () => l10n.t('Number of the record, counted from 1 or from START.'),
    prepare: withWholes(
      [1, 1],
      0,
      ([start = 1, step = 1]) =>
        ({ index }) =>
          start + index * step,
    ),
  },
  {
    name: 'cycle',
    usage: 'cycle A B …',
    help: () => l10n.t('The given values in turn, one for each record.'),
    prepare: (args) => {
      const scalars = args.map(toScalar);
      return onlyIf(args.length > 0, ({ index }) => scalars[index % scalars.length] ?? null);
    },
  },
  {
    name: 'pick',
    usage: 'pick A B …',
    help: () => l10n.t('One of the given values at random; a value given twice comes twice as often.'),
    prepare: (args) => {
      const [first, ...others] = args.map(toScalar);
      if (first === undefined) return undefined;
      const scalars = [first, ...others] as const;
      return ({ random }) => random.pick(scalars);
    },
  },
  {
    name: 'int',
    usage: 'int [LEAST] [MOST]',
    help: () => l10n.t('A whole number from LEAST to MOST, both possible; from 0 to 1000 when not given.'),
    prepare: withWholes([0, 1000], 0, ([least = 0, most = 1000]) =>
      onlyIf(least <= most, ({ random }) => random.whole(least, most)),
    ),
  },
  {
    name: 'number',
    usage: 'number LEAST MOST [DECIMALS]',
    help: () => l10n.t('A number from LEAST to MOST, with two decimals or as many as given.'),
    prepare: ([least = '', most = '', decimals = '2', ...more]) => {
      const [from, to, digits] = [toFinite(least), toFinite(most), toFinite(decimals)];
      if (from === undefined || to === undefined || digits === undefined || more.length > 0) return undefined;
      if (from > to || !Number.isInteger(digits) || digits < 0 || digits > 15) return undefined;
      return ({ random }) => toRounded(from + random.fraction() * (to - from), digits);
    },
  },
  {
    name: 'boolean',
    usage: 'boolean [SHARE]',
    help: () => l10n.t('true or false; SHARE is how often it is true, from 0 to 1.'),
    prepare: ([share = '0.5', ...more]) => {
      const limit = toFinite(share);
      return onlyIf(limit !== undefined && more.length === 0, ({ random }) => random.fraction() < (limit ?? 0));
    },
  },
  {
    name: 'uuid',
    usage: 'uuid',
    help: () => l10n.t('A random UUID.'),
    prepare: withoutArguments(({ random }) => toUuid(random)),
    write: ({ random }, out) => addUuid(random, out),
  },
  {
    name: 'hex',
    usage: 'hex [LENGTH]',
    help: () => l10n.t('Random hexadecimal digits, 16 or as many as given.'),
    prepare: withLength(16, '0123456789abcdef'),
  },
  {
    name: 'letters',
    usage: 'letters [LENGTH]',
    help: () => l10n.t('Random lower-case letters, 8 or as many as given.'),
    prepare: withLength(8, 'abcdefghijklmnopqrstuvwxyz'),
  },
  {
    name: 'digits',
    usage: 'digits [LENGTH]',
    help: () => l10n.t('A text of random digits, 6 or as many as given.'),
    prepare: withLength(6, '0123456789'),
  },
  {
    name: 'filler',
    usage: 'filler LENGTH',
    help: () => l10n.t('A text of the given length, to reach a size.'),
    prepare: (args) =>
      withWholes([], 1, ([length = 0]) => {
        if (length < 0 || length > LONGEST_TEXT) return undefined;
        const text = 'x'.repeat(length);
        return () => text;
      })(args),
  },
  {
    name: 'word',
    usage: 'word',
    help: () => l10n.t('A random word.'),
    prepare: withoutArguments(({ random }) => random.pick(WORDS)),
  },
  {
    name: 'words',
    usage: 'words [COUNT]',
    help: () => l10n.t('Random words with blanks between them, 3 or as many as given.'),
    prepare: withWholes([3], 0, ([count = 3]) =>
      onlyIf(count >= 0 && count <= 100_000, ({ random }) =>
        Array.from({ length: count }, () => random.pick(WORDS)).join(' '),
      ),
    ),
  },
  {
    name: 'name',
    usage: 'name',
    help: () => l10n.t('A made-up name of a person; some have letters beyond ASCII.'),
    prepare: withoutArguments(({ random }) => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`),
    write: ({ random }, out) => {
      out.addText(random.pick(FIRST_NAMES));
      out.addByte(BLANK);
      out.addText(random.pick(LAST_NAMES));
    },
  },
  {
    name: 'email',
    usage: 'email',
    help: () => l10n.t('A made-up e-mail address at example.com, which nobody has.'),
    prepare: withoutArguments(({ random }) => `${random.pick(WORDS)}.${random.pick(WORDS)}@example.com`),
  },
  {
    name: 'ip',
    usage: 'ip',
    help: () => l10n.t('A made-up IPv4 address of a range for documentation.'),
    prepare: withoutArguments(({ random }) => `192.0.2.${random.whole(1, 254)}`),
  },
  {
    name: 'time',
    usage: 'time',
    help: () => l10n.t('Time of the record in ISO 8601.'),
    prepare: withoutArguments(({ timestamp }) => new Date(timestamp).toISOString()),
  },
  {
    name: 'millis',
    usage: 'millis',
    help: () => l10n.t('Time of the record in milliseconds since the epoch.'),
    prepare: withoutArguments(({ timestamp }) => timestamp),
  },
  {
    name: 'now',
    usage: 'now',
    help: () => l10n.t('Time of the generation in ISO 8601: differs from run to run.'),
    prepare: withoutArguments(({ now }) => new Date(now).toISOString()),
  },
  {
    name: 'date',
    usage: 'date FROM TO',
    help: () => l10n.t('A random time between two times, in ISO 8601.'),
    prepare: ([from = '', to = '', ...more]) => {
      const [start, end] = [parseTimestamp(from)?.milliseconds, parseTimestamp(to)?.milliseconds];
      if (start === undefined || end === undefined || start > end || more.length > 0) return undefined;
      return ({ random }) => new Date(random.whole(start, end)).toISOString();
    },
  },
  {
    name: 'topic',
    usage: 'topic',
    help: () => l10n.t('Name of the topic.'),
    prepare: withoutArguments(({ topic }) => topic),
  },
  {
    name: 'null',
    usage: 'null',
    help: () => l10n.t('null; inside a text the word.'),
    prepare: withoutArguments(() => null),
  },
  {
    name: 'string',
    usage: 'string PLACEHOLDER …',
    help: () => l10n.t('What another placeholder gives, always as a text: string int 1 9 gives "5".'),
    prepare: ([name = '', ...args]) => {
      const draw = findPlaceholder(name)?.prepare(args);
      return draw === undefined ? undefined : (scene) => String(draw(scene));
    },
  },
];

const BLANK = 0x20;

export function findPlaceholder(name: string): PlaceholderFacts | undefined {
  return PLACEHOLDERS.find((facts) => facts.name === name);
}

function toRounded(number: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = number * scale;
  // Writing the digits and reading them again is exact, and takes ten times as long.
  return Math.abs(scaled) < 2 ** 52 ? Math.round(scaled) / scale : Number(number.toFixed(digits));
}

export function toRandomText(random: SeededRandom, length: number, letters: string): string {
  let text = '';
  for (let index = 0; index < length; index += 1) text += letters.charAt(random.whole(0, letters.length - 1));
  return text;
}

function onlyIf(fits: boolean, draw: Draw): Draw | undefined {
  return fits ? draw : undefined;
}

function withoutArguments(draw: Draw): PlaceholderFacts['prepare'] {
  return (args) => onlyIf(args.length === 0, draw);
}

/** Arguments that are whole numbers: at least `needed`, at most as many as there are defaults (or needed). */
function withWholes(
  defaults: readonly number[],
  needed: number,
  prepare: (numbers: readonly number[]) => Draw | undefined,
): PlaceholderFacts['prepare'] {
  return (args) => {
    if (args.length < needed || args.length > Math.max(needed, defaults.length)) return undefined;
    const numbers = args.map(toFinite);
    const wholes = numbers.filter((number) => number !== undefined && Number.isSafeInteger(number));
    if (wholes.length < args.length) return undefined;
    return prepare([...wholes, ...defaults.slice(args.length)].map(Number));
  };
}

function withLength(length: number, letters: string): PlaceholderFacts['prepare'] {
  return withWholes([length], 0, ([wanted = length]) =>
    onlyIf(wanted >= 0 && wanted <= LONGEST_TEXT, ({ random }) => toRandomText(random, wanted, letters)),
  );
}

function toFinite(text: string): number | undefined {
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Arguments that JSON would take for a number, true, false or null are such. */
function toScalar(text: string): Scalar {
  if (SCALARS.has(text)) return SCALARS.get(text) ?? null;
  const number = toFinite(text);
  return number !== undefined && String(number) === text ? number : text;
}

const SCALARS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
