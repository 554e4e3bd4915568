import { toMarked } from './nonLiteral.ts';

/**
 * The commands of a batch file or a command prompt of Windows, as the words that a program is given. Done in the two
 * steps of Windows: cmd.exe reads lines, then the program splits its command line.
 */
export function readCmdCommands(text: string): readonly (readonly string[])[] {
  const variables = new Map<string, string>();
  return readLines(text).map((line) => {
    const [, quotedName, quotedValue, name, value] = SET.exec(line) ?? [];
    if (quotedName !== undefined || name !== undefined) {
      variables.set((quotedName ?? name ?? '').toLowerCase(), quotedValue ?? value ?? '');
      return [];
    }
    return splitArguments(expand(line, variables));
  });
}

const SET = /^\s*@?set\s+(?:"([^"=]+)=([^"]*)"|([^"=\s]+)=(.*))\s*$/i;

/** Command lines without carets, where `&`, `|`, `<` and `>` outside of quotes end one. */
function readLines(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const [token] of text.matchAll(/\^\r?\n[ \t]*|\^[^"]|\r?\n|[&|<>]|[^"^\r\n&|<>]+|[\s\S]/g)) {
    if (isLineEnd(token, quoted)) {
      // `2>nul`: the number of a stream is no word.
      lines.push(/[<>]/.test(token) ? line.replace(/(\s)\d$/, '$1') : line);
      line = '';
      quoted = false;
    } else if (token === '"') {
      quoted = !quoted;
      line += token;
    } else line += quoted ? token : fromCaret(token);
  }
  return [...lines, line];
}

function isLineEnd(token: string, quoted: boolean): boolean {
  return /^\r?\n$/.test(token) || (!quoted && /^[&|<>]$/.test(token));
}

/** A caret makes the next character plain; one at the end of a line joins it with the next. */
function fromCaret(token: string): string {
  if (!token.startsWith('^')) return token;
  return /[\r\n]/.test(token) ? ' ' : token.slice(1);
}

function expand(line: string, variables: ReadonlyMap<string, string>): string {
  return line.replaceAll(/%%|%(\w+)%/g, (token, name: string | undefined) =>
    name === undefined ? '%' : (variables.get(name.toLowerCase()) ?? toMarked(token)),
  );
}

/** Splits as programs on Windows do: backslashes count only before a double quote; in quotes, two of these are one. */
export function splitArguments(line: string): readonly string[] {
  const words: string[] = [];
  const next = /[ \t]*((?:[^ \t"\\]+|\\["\\]?|"(?:[^"\\]+|""|\\[\s\S]?)*(?:"|$))+)/y;
  for (let word = next.exec(line)?.[1]; word !== undefined; word = next.exec(line)?.[1]) words.push(toArgument(word));
  return words;
}

/** One word without its quotes. */
function toArgument(word: string): string {
  let quoted = false;
  let skipped = -1;
  return word.replaceAll(/(\\*)"/g, (all, slashes: string, at: number) => {
    if (at === skipped) return '';
    const kept = slashes.slice(0, slashes.length >> 1);
    if (slashes.length % 2 === 1) return `${kept}"`;
    if (quoted && word.charAt(at + all.length) === '"') {
      skipped = at + all.length;
      return `${kept}"`;
    }
    quoted = !quoted;
    return kept;
  });
}
