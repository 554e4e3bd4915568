import { toMarked } from './nonLiteral.ts';
import { fromCodePoint, ScriptReader } from './scriptReader.ts';

const SEPARATORS = '\r\n;&|()<>';
/** Pages of documentation are copied with the last two. */
const BLANKS = ' \t\u00A0\u3000';

/**
 * The commands of a script for bash, as words without quotes. Values of variables that the script itself sets to literal
 * texts are filled in; all other expansions are marked. Never fails: an open quote ends at the end of the text.
 */
export function readBashCommands(text: string): readonly (readonly string[])[] {
  return new BashReader(text).read();
}

class BashReader extends ScriptReader {
  read(): readonly (readonly string[])[] {
    this.readCommands('');
    return this.commands;
  }

  /** Up to the character that ends a substitution, which is consumed; `''` for the end of the text. */
  private readCommands(end: string): void {
    let words: string[] = [];
    while (this.at < this.text.length) {
      const unit = this.text.charAt(this.at);
      if (this.skipBlanks()) continue;
      if (!SEPARATORS.includes(unit)) {
        const word = this.readWord();
        // `2>file`: the number of a stream.
        if (!/^\d$/.test(word) || !'<>'.includes(this.text.charAt(this.at) || ' ')) words.push(word);
        continue;
      }
      this.at++;
      this.finish(words);
      words = [];
      if (unit === end) return;
    }
    this.finish(words);
  }

  private finish(words: readonly string[]): void {
    const start = words.findIndex((word) => word !== 'export' && word !== 'local' && !ASSIGNMENT.test(word));
    const assignments = start < 0 ? words : words.slice(0, start);
    for (const word of assignments) {
      const [, name, value] = ASSIGNMENT.exec(word) ?? [];
      if (name !== undefined) this.variables.set(name, value ?? '');
    }
    if (start >= 0) this.commands.push(words.slice(start));
  }

  /** Blanks, comments and continued lines. A blank after the backslash, or a line lost in copying, is forgiven. */
  private skipBlanks(): boolean {
    if (BLANKS.includes(this.text.charAt(this.at))) this.at++;
    else if (this.match(/#[^\n]*/y) === undefined && this.match(/\\(?:\r?\n|[ \t]+(?=--|\r?\n|$))/y) === undefined)
      return false;
    return true;
  }

  private readWord(): string {
    return this.readUntil(SEPARATORS + BLANKS);
  }

  protected override readPart(unit: string): string {
    this.at++;
    switch (unit) {
      case "'":
        return this.match(/([^']*)'?/y)?.[1] ?? '';
      case '"':
        return this.readDouble();
      case '$':
        return this.readDollar(false);
      case '`':
        return this.readBackquotes();
      case '\\':
        return this.match(/\r?\n/y) === undefined ? this.text.charAt(this.at++) : '';
      default:
        return unit;
    }
  }

  /** After the opening quote. */
  private readDouble(): string {
    let word = '';
    while (this.at < this.text.length) {
      const unit = this.text.charAt(this.at++);
      if (unit === '"') return word;
      if (unit === '$') word += this.readDollar(true);
      else if (unit === '`') word += this.readBackquotes();
      else if (unit === '\\') word += this.readEscape();
      else word += unit;
    }
    return word;
  }

  /** A backslash in double quotes: it stays before anything that needs none. */
  private readEscape(): string {
    if (this.match(/\r?\n/y) !== undefined) return '';
    return this.match(/[$`"\\]/y)?.[0] ?? '\\';
  }

  /** After the dollar. */
  private readDollar(quoted: boolean): string {
    const ansi = quoted ? undefined : this.match(/'((?:[^'\\]+|\\[\s\S])*)'?/y);
    if (ansi !== undefined) return fromAnsi(ansi[1] ?? '');
    if (!quoted && this.match(/"/y) !== undefined) return this.readDouble();
    const start = this.at - 1;
    if (this.match(/\(/y) !== undefined) {
      this.readCommands(')');
      return toMarked(this.text.slice(start, this.at));
    }
    const name = this.match(/\{([^}]*)\}?|([A-Za-z_]\w*|[\d@*#?$!-])/y);
    if (name === undefined) return '$';
    return this.variables.get(name[1] ?? name[2] ?? '') ?? toMarked(this.text.slice(start, this.at));
  }

  private readBackquotes(): string {
    return toMarked(`\`${this.match(/[^`]*`?/y)?.[0] ?? ''}`);
  }
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/;

const ANSI: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1B',
  E: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The inside of `$'…'`. */
function fromAnsi(text: string): string {
  const sequences = /(?:\\x[\da-fA-F]{1,2})+|\\(?:u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[0-7]{1,3}|c[\s\S]|[\s\S])/g;
  return text.replaceAll(sequences, fromSequence);
}

function fromSequence(sequence: string): string {
  const kind = sequence.charAt(1);
  const digits = sequence.slice(2);
  if (kind === 'x') return fromBytes(sequence);
  if ((kind === 'u' || kind === 'U') && digits !== '') return fromCodePoint(Number.parseInt(digits, 16));
  if (kind === 'c' && digits !== '') return fromCodePoint(digits.charCodeAt(0) & 0x1f);
  if (/[0-7]/.test(kind)) return fromCodePoint(Number.parseInt(sequence.slice(1), 8));
  return ANSI[kind] ?? (/['"?\\]/.test(kind) ? kind : sequence);
}

/** A run of `\xHH`: bytes of UTF-8. */
function fromBytes(sequences: string): string {
  const bytes = sequences.split('\\x').slice(1);
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.padStart(2, '0')}`).join(''));
  } catch (error) {
    if (error instanceof URIError) return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16)));
    throw error;
  }
}
