import * as l10n from '@vscode/l10n';
import { findJsonFault } from '../jsonFault.ts';
import { readJsonValue } from '../jsonValue.ts';
import { type Draw, findPlaceholder, type Scalar, type Scene } from './placeholders.ts';

/** A template that is ready, or what is wrong with it. */
export type Template =
  | {
      readonly render: (scene: Scene) => string;
      /** Whether what was rendered last has nothing beyond ASCII; looking at its parts takes less than looking at it. */
      readonly isAscii: () => boolean;
      readonly problem?: undefined;
    }
  | { readonly problem: string; readonly near?: string };

/**
 * Text with placeholders such as `${seq}` and `${pick a b}`. Arguments with blanks, braces or quotes stand in
 * single quotes, a quote inside them twice; `$${` stands for `${` itself.
 */
export function parseTextTemplate(text: string): Template {
  return compile(splitTemplate(text), () => String);
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

const FORMATS: Readonly<Record<Place, (value: Scalar) => string>> = {
  whole: toJson,
  outside: toJson,
  inside: (value) => (typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : String(value)),
};

function toJson(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  // Nearly all that is drawn needs no escape.
  return /^[ !#-[\]-~]*$/.test(value) ? `"${value}"` : JSON.stringify(value);
}

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

function compile(parts: readonly Part[], toFormat: (part: Part) => (value: Scalar) => string): Template {
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
  const isPlain = literals.every(isAsciiText);
  return {
    render: (scene) => render(literals, draws, scene),
    isAscii: () => isPlain && draws.every(({ isAscii }) => isAscii()),
  };
}

/** Draws a value as text. */
interface TextDraw {
  readonly draw: (scene: Scene) => string;
  /** Whether the last one has nothing beyond ASCII. */
  readonly isAscii: () => boolean;
}

/** Formats what is drawn; what comes again at once, such as a long filler, is not formatted again. */
function createTextDraw(draw: Draw, format: (value: Scalar) => string): TextDraw {
  let last: Scalar = null;
  let lastText = format(null);
  let isAscii = true;
  return {
    draw: (scene) => {
      const value = draw(scene);
      if (value === last) return lastText;
      last = value;
      lastText = format(value);
      isAscii = typeof value !== 'string' || isAsciiText(lastText);
      return lastText;
    },
    isAscii: () => isAscii,
  };
}

function isAsciiText(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

function render(literals: readonly string[], draws: readonly TextDraw[], scene: Scene): string {
  let text = literals[0] ?? '';
  for (let index = 0; index < draws.length; index += 1) {
    text += (draws[index]?.draw(scene) ?? '') + (literals[index + 1] ?? '');
  }
  return text;
}

const ARGUMENT = /'((?:[^']|'')*)'|[^\s']+/g;

/** What draws values, or the problem in words. */
function prepare(text: string): Draw | string {
  const [name = '', ...args] = [...text.matchAll(ARGUMENT)].map(
    ([all, quoted]) => quoted?.replaceAll("''", "'") ?? all,
  );
  const facts = findPlaceholder(name);
  if (facts === undefined) return l10n.t('There is no placeholder "{0}".', name);
  return facts.prepare(args) ?? l10n.t('These arguments do not fit: {0}. It is written {1}.', text.trim(), facts.usage);
}

function toUnclosedProblem(): string {
  return l10n.t('A placeholder has no end: } is missing. For the characters themselves write {0}.', '$${');
}

/** Text as it stands inside a JSON string, without the escapes that JSON needs there. */
function unescapeJson(text: string): string {
  const value = readJsonValue(`"${text}"`);
  return value?.kind === 'text' ? value.value : text;
}
