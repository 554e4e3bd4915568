import * as l10n from '@vscode/l10n';
import { findJsonFault } from '../jsonFault.ts';
import { readJsonValue } from '../jsonValue.ts';
import { ByteText } from './byteText.ts';
import { encodeUtf8 } from './encodeUtf8.ts';
import { type Draw, findPlaceholder, type PlaceholderFacts, type Scene } from './placeholders.ts';
import { RepeatedBytes } from './repeatedBytes.ts';

/** A template that is ready, or what is wrong with it. */
export type Template =
  | {
      readonly render: (scene: Scene) => string;
      /** The same as bytes: good until the next time, which writes over them. */
      readonly write: (scene: Scene) => ByteText;
      readonly problem?: undefined;
    }
  | { readonly problem: string; readonly near?: string };

/**
 * Text with placeholders such as `${seq}` and `${pick a b}`. Arguments with blanks, braces or quotes stand in
 * single quotes, a quote inside them twice; `$${` stands for `${` itself.
 */
export function parseTextTemplate(text: string): Template {
  return compile(splitTemplate(text), () => PLAIN);
}

/**
 * JSON with placeholders, as JSON or as its text. A string that is one placeholder and nothing else takes the
 * placeholder's own type, so that a template can be valid JSON itself: `{"id": "${seq}"}` gives `{"id": 1}`. Inside a
 * longer string the value becomes part of the text, and outside of strings it is written as JSON.
 */
export function parseJsonTemplate(template: unknown): Template {
  const text = typeof template === 'string' ? template : (JSON.stringify(template) ?? '');
  const split = splitTemplate(text);
  if (split.some(({ kind }) => kind === 'unclosed')) return { problem: toUnclosedProblem() };
  const [probe, places] = toProbe(split, text);
  if (readJsonValue(probe) === undefined) {
    const { line, column, message } = findJsonFault(probe);
    return { problem: l10n.t('The template is no JSON. Line {0}, column {1}: {2}', line, column, message) };
  }
  return compile(toTypedParts(split, places), (part) => FORMATS[places.get(part.start) ?? 'inside']);
}

/** Literal text, or the inside of a placeholder. Both know where they begin in the template. */
interface Part {
  readonly kind: 'literal' | 'placeholder' | 'unclosed';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where in JSON a placeholder stands. */
type Place = 'whole' | 'inside' | 'outside';

/** How a text stands somewhere; everything else is written alike. */
interface TextFormat {
  readonly isQuoted: boolean;
  readonly isEscaped: boolean;
}

const PLAIN: TextFormat = { isQuoted: false, isEscaped: false };
const FORMATS: Readonly<Record<Place, TextFormat>> = {
  whole: { isQuoted: true, isEscaped: true },
  outside: { isQuoted: true, isEscaped: true },
  inside: { isQuoted: false, isEscaped: true },
};

/** The longest that is looked at for an end. */
const PLACEHOLDER = /\$\$\{|\$\{((?:'[^']{0,10000}'|[^'"{}\n]){0,4000})\}|\$\{/g;

function splitTemplate(text: string): readonly Part[] {
  const parts: Part[] = [];
  let last = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const { index } = match;
    const end = index + match[0].length;
    if (index > last) parts.push({ kind: 'literal', text: text.slice(last, index), start: last, end: index });
    if (match[0] === '$${') parts.push({ kind: 'literal', text: '${', start: index, end });
    else if (match[1] === undefined) {
      // One is enough, and looking for the ends of the others can take long.
      return [...parts, { kind: 'unclosed', text: match[0], start: index, end: text.length }];
    } else parts.push({ kind: 'placeholder', text: match[1], start: index, end });
    last = end;
  }
  if (last < text.length) parts.push({ kind: 'literal', text: text.slice(last), start: last, end: text.length });
  return parts;
}

/**
 * The template with something valid of the same length in place of each placeholder, so that faults are found where they
 * stand, and where each placeholder stands, by its start.
 */
function toProbe(parts: readonly Part[], text: string): readonly [string, ReadonlyMap<number, Place>] {
  const places = new Map<number, Place>();
  let probe = '';
  let inside = false;
  for (const part of parts) {
    const length = part.end - part.start;
    if (part.kind === 'literal') {
      inside = endsInside(part.text, inside);
      probe += part.text.padEnd(length, 'x');
    } else {
      places.set(part.start, toPlace(part, text, inside));
      probe += inside ? 'x'.repeat(length) : '0'.padEnd(length, ' ');
    }
  }
  return [probe, places];
}

function toPlace(part: Part, text: string, inside: boolean): Place {
  if (!inside) return 'outside';
  const quoted = text.charAt(part.start - 1) === '"' && text.charAt(part.end) === '"';
  const alone = quoted && text.charAt(part.start - 2) !== '\\';
  return alone && !/^"\s*:/.test(text.slice(part.end, part.end + 100)) ? 'whole' : 'inside';
}

function endsInside(text: string, startsInside: boolean): boolean {
  let inside = startsInside;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (letter === '"') inside = !inside;
    else if (letter === '\\' && inside) index += 1;
  }
  return inside;
}

/** Takes the quotes around placeholders that bring their own type, and the JSON escapes inside the others. */
function toTypedParts(parts: readonly Part[], places: ReadonlyMap<number, Place>): readonly Part[] {
  const isWhole = (part: Part | undefined) => part !== undefined && places.get(part.start) === 'whole';
  return parts.map((part, index) => {
    if (part.kind !== 'literal')
      return places.get(part.start) === 'outside' ? part : { ...part, text: unescapeJson(part.text) };
    const from = isWhole(parts[index - 1]) ? 1 : 0;
    const to = isWhole(parts[index + 1]) ? part.text.length - 1 : part.text.length;
    return { ...part, text: part.text.slice(from, to) };
  });
}

function compile(parts: readonly Part[], toFormat: (part: Part) => TextFormat): Template {
  const literals = [''];
  const draws: TextDraw[] = [];
  for (const part of parts) {
    if (part.kind === 'literal') {
      literals[literals.length - 1] += part.text;
      continue;
    }
    const draw = part.kind === 'unclosed' ? toUnclosedProblem() : prepare(part.text);
    if (typeof draw === 'string') return { problem: draw, near: part.kind === 'unclosed' ? '${' : `\${${part.text}}` };
    draws.push(createTextDraw(draw, toFormat(part)));
    literals.push('');
  }
  const write = createWriter(literals.map(encodeUtf8), draws);
  return { write, render: (scene) => write(scene).toText() };
}

function createWriter(literals: readonly Uint8Array[], draws: readonly TextDraw[]): (scene: Scene) => ByteText {
  const [first = encodeUtf8(''), ...others] = literals;
  const out = new ByteText(1024);
  return (scene) => {
    out.clear();
    out.addBytes(first);
    for (let index = 0; index < draws.length; index += 1) {
      draws[index]?.(scene, out);
      out.addBytes(others[index] ?? first);
    }
    return out;
  };
}

/** Draws a value and writes it. */
type TextDraw = (scene: Scene, out: ByteText) => void;

function createTextDraw({ draw, write }: Prepared, format: TextFormat): TextDraw {
  if (write !== undefined) return format.isQuoted ? toQuoted(write) : write;
  const addText = createTextWriter(format);
  return (scene, out) => {
    const value = draw(scene);
    if (typeof value === 'string') addText(value, out);
    else if (typeof value === 'number') out.addNumber(value);
    else out.addText(String(value));
  };
}

function toQuoted(write: TextDraw): TextDraw {
  return (scene, out) => {
    out.addByte(QUOTE);
    write(scene, out);
    out.addByte(QUOTE);
  };
}

/** What is as long and comes again at once, such as a filler, is copied instead of written again. */
const LONG = 100;

function createTextWriter({ isQuoted, isEscaped }: TextFormat): (text: string, out: ByteText) => void {
  const add = (text: string, out: ByteText) => {
    if (isQuoted) out.addByte(QUOTE);
    if (isEscaped) out.addEscaped(text);
    else out.addText(text);
    if (isQuoted) out.addByte(QUOTE);
  };
  let last = '';
  let repeated: RepeatedBytes | undefined;
  return (text, out) => {
    if (text.length < LONG) {
      add(text, out);
    } else if (text === last && repeated !== undefined) {
      out.addRepeated(repeated);
    } else {
      const start = out.length;
      add(text, out);
      last = text;
      repeated = new RepeatedBytes(out.toBytes(start));
    }
  };
}

const QUOTE = 0x22;

const ARGUMENT = /'((?:[^']|'')*)'|[^\s']+/g;

type Prepared = { readonly draw: Draw } & Pick<PlaceholderFacts, 'write'>;

/** What draws values, or the problem in words. */
function prepare(text: string): Prepared | string {
  const [name = '', ...args] = [...text.matchAll(ARGUMENT)].map(
    ([all, quoted]) => quoted?.replaceAll("''", "'") ?? all,
  );
  const facts = findPlaceholder(name);
  if (facts === undefined) return l10n.t('There is no placeholder "{0}".', name);
  const draw = facts.prepare(args);
  if (draw !== undefined) return { draw, write: facts.write };
  return l10n.t('These arguments do not fit: {0}. It is written {1}.', text.trim(), facts.usage);
}

function toUnclosedProblem(): string {
  return l10n.t('A placeholder has no end: } is missing. For the characters themselves write {0}.', '$${');
}

/** Text as it stands inside a JSON string, without the escapes that JSON needs there. */
function unescapeJson(text: string): string {
  const value = readJsonValue(`"${text}"`);
  return value?.kind === 'text' ? value.value : text;
}
