/** A token of HCL. `parts` of a text: literal pieces and the source texts of the expressions between them. */
export interface HclToken {
  readonly kind: 'name' | 'number' | 'text' | 'newline' | 'mark' | 'end';
  /** As it is written. */
  readonly source: string;
  readonly start: number;
  readonly parts?: readonly HclPart[];
}

export type HclPart = string | { readonly expression: string };

const SIMPLE: readonly (readonly [kind: HclToken['kind'] | 'skip', pattern: RegExp])[] = [
  ['skip', /(?:[ \t\uFEFF]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y],
  ['newline', /\r?\n/y],
  ['name', /[\p{ID_Start}_][\p{ID_Continue}-]*/uy],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['mark', /[=!<>]=|=>|&&|\|\||\.\.\.|[\s\S]/y],
];

/** Splits HCL into tokens. Never fails: a character without meaning becomes a mark of its own. */
export function toHclTokens(text: string): readonly HclToken[] {
  const tokens: HclToken[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readText(text, at) ?? readHeredoc(text, at) ?? readSimple(text, at);
    if (token !== undefined) tokens.push(token);
    at = token === undefined ? skip(text, at) : at + token.source.length;
  }
  return [...tokens, { kind: 'end', source: '', start: text.length }];
}

function skip(text: string, at: number): number {
  const pattern = /(?:[ \t\uFEFF]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 1);
}

function readSimple(text: string, start: number): HclToken | undefined {
  for (const [kind, pattern] of SIMPLE) {
    pattern.lastIndex = start;
    const source = pattern.exec(text)?.[0];
    if (source !== undefined) return kind === 'skip' ? undefined : { kind, source, start };
  }
  return undefined;
}

function readText(text: string, start: number): HclToken | undefined {
  if (text.charAt(start) !== '"') return undefined;
  const { parts, end } = readTemplate(text, start + 1, '"');
  return { kind: 'text', source: text.slice(start, end), start, parts };
}

function readHeredoc(text: string, start: number): HclToken | undefined {
  const pattern = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
  pattern.lastIndex = start;
  const [opening = '', flag, word = ''] = pattern.exec(text) ?? [];
  if (opening === '') return undefined;
  const closing = new RegExp(`^[ \\t]*${word.replaceAll('-', '\\-')}[ \\t]*$`, 'gmu');
  closing.lastIndex = start + opening.length;
  const close = closing.exec(text);
  const body = text.slice(start + opening.length, close?.index ?? text.length).replaceAll('\r\n', '\n');
  const end = close === null ? text.length : closing.lastIndex;
  const { parts } = readTemplate(flag === '-' ? outdent(body) : body, 0, '');
  return { kind: 'text', source: text.slice(start, end), start, parts };
}

/** Takes from every line as many blanks as the least indented one has. */
function outdent(body: string): string {
  const lines = body.split('\n');
  const depths = lines.slice(0, -1).map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const depth = depths.reduce((least, next) => Math.min(least, next), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(depth, line.length))).join('\n');
}

/** A text with `${…}` and `%{…}` up to the quote that closes it; in a heredoc (`quote` is '') a backslash is plain. */
function readTemplate(
  text: string,
  start: number,
  quote: string,
): { readonly parts: readonly HclPart[]; readonly end: number } {
  const parts: HclPart[] = [];
  let piece = '';
  let at = start;
  while (at < text.length && (quote === '' || text.charAt(at) !== quote)) {
    const next = text.slice(at, at + 3);
    if (next === '$${' || next === '%%{') {
      piece += next.slice(1);
      at += 3;
    } else if (/^[$%]\{/.test(next)) {
      const end = findBrace(text, at + 2);
      parts.push(piece, { expression: text.slice(at, end) });
      piece = '';
      at = end;
    } else if (quote !== '' && next.startsWith('\\')) {
      const sequence = /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S]|$)/y;
      sequence.lastIndex = at;
      const source = sequence.exec(text)?.[0] ?? next;
      piece += fromEscape(source);
      at += source.length;
    } else {
      piece += text.charAt(at);
      at++;
    }
  }
  return { parts: [...parts, piece].filter((part) => part !== ''), end: Math.min(at + quote.length, text.length) };
}

/** The end of an expression in braces: behind the brace that closes it. Texts in it may hold braces. */
function findBrace(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\[\s\S])*"?|[^"{}]+|[{}]/y;
  let depth = 1;
  let at = start;
  while (depth > 0 && at < text.length) {
    token.lastIndex = at;
    const source = token.exec(text)?.[0] ?? text.charAt(at);
    if (source === '{') depth++;
    if (source === '}') depth--;
    at += source.length;
  }
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function fromEscape(sequence: string): string {
  const kind = sequence.charAt(1);
  if (sequence.length > 2) {
    const code = Number.parseInt(sequence.slice(2), 16);
    return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
  }
  return ESCAPES[kind] ?? sequence;
}
