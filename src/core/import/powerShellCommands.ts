import { splitArguments } from './cmdCommands.ts';
import { toMarked } from './nonLiteral.ts';
import { fromCodePoint, ScriptReader } from './scriptReader.ts';

const SEPARATORS = '\r\n;|&';
const BLANKS = ' \t\u00A0\u3000';
/** PowerShell takes curly quotes for straight ones. */
const SINGLE = "'\u2018\u2019\u201A\u201B";
const DOUBLE = '"\u201C\u201D\u201E';
const NAME = /(?:[A-Za-z]+:)?\w+/.source;

/** The commands of a script for PowerShell, as words without quotes; as `readBashCommands` in all else. */
export function readPowerShellCommands(text: string): readonly (readonly string[])[] {
  return new PowerShellReader(text).read();
}

class PowerShellReader extends ScriptReader {
  private words: string[] = [];

  read(): readonly (readonly string[])[] {
    while (this.at < this.text.length) {
      if (this.skipBlanks()) continue;
      if (this.match(/[\r\n;|&]|[{}](?=\s|$)/y) !== undefined) this.finish();
      else if (this.words.length > 0 || !this.readAssignment()) this.readArgument();
    }
    this.finish();
    return this.commands;
  }

  private finish(): void {
    if (this.words.length > 0) this.commands.push(this.words);
    this.words = [];
  }

  private skipBlanks(): boolean {
    if (BLANKS.includes(this.text.charAt(this.at))) this.at++;
    else if (this.match(/<#[\s\S]*?(?:#>|$)|#[^\n]*|`[ \t]*(?:\r?\n|$)/y) === undefined) return false;
    return true;
  }

  /** `$name = 'text'`; what a command returns is not known here. */
  private readAssignment(): boolean {
    const found = this.match(new RegExp(`\\$(${NAME})[ \\t]*=[ \\t]*`, 'y'));
    if (found === undefined) return false;
    const name = found[1] ?? '';
    if (/['"@\u2018-\u201E]/.test(this.text.charAt(this.at))) this.variables.set(name.toLowerCase(), this.readWord());
    else this.variables.delete(name.toLowerCase());
    return true;
  }

  private readArgument(): void {
    const redirection = this.match(/[\d*]?>>?(?:&\d|[ \t]*)/y)?.[0];
    if (redirection !== undefined) {
      if (!redirection.includes('&')) this.readWord();
      return;
    }
    const verbatim = this.match(/--%([^\r\n]*)/y);
    if (verbatim === undefined) this.words.push(this.readWord());
    else this.words.push(...splitArguments((verbatim[1] ?? '').replaceAll(/%\w+%/g, toMarked)));
  }

  private readWord(): string {
    const quote = this.match(/@(['"])[ \t]*\r?\n/y)?.[1];
    if (quote !== undefined) return this.readHereString(quote);
    if (this.text.charAt(this.at) === '(') return this.readGroup();
    return this.readUntil(SEPARATORS + BLANKS);
  }

  protected override readPart(unit: string): string {
    this.at++;
    if (SINGLE.includes(unit)) return this.readSingle();
    if (DOUBLE.includes(unit)) return this.readDouble();
    if (unit === '$') return this.readDollar();
    return unit === '`' ? this.readEscape() : unit;
  }

  /** Two quotes stand for one. */
  private readSingle(): string {
    let word = '';
    while (this.at < this.text.length) {
      const unit = this.text.charAt(this.at++);
      if (!SINGLE.includes(unit)) word += unit;
      else if (this.at < this.text.length && SINGLE.includes(this.text.charAt(this.at)))
        word += this.text.charAt(this.at++);
      else return word;
    }
    return word;
  }

  private readDouble(): string {
    let word = '';
    while (this.at < this.text.length) {
      const unit = this.text.charAt(this.at++);
      if (unit === '`') word += this.readEscape();
      else if (unit === '$') word += this.readDollar();
      else if (!DOUBLE.includes(unit)) word += unit;
      else if (this.at < this.text.length && DOUBLE.includes(this.text.charAt(this.at)))
        word += this.text.charAt(this.at++);
      else return word;
    }
    return word;
  }

  /** After the backquote. */
  private readEscape(): string {
    const code = this.match(/u\{([\da-f]{1,6})\}/iy)?.[1];
    if (code !== undefined) return fromCodePoint(Number.parseInt(code, 16));
    const unit = this.text.charAt(this.at++);
    return Object.hasOwn(ESCAPES, unit) ? (ESCAPES[unit] ?? '') : unit;
  }

  /** After the dollar. */
  private readDollar(): string {
    const start = this.at - 1;
    if (this.text.charAt(this.at) === '(') return this.readGroup(start);
    const name = this.match(new RegExp(`\\{([^}]*)\\}?|(${NAME})`, 'y'));
    if (name === undefined) return '$';
    const known = this.variables.get((name[1] ?? name[2] ?? '').toLowerCase());
    return known ?? toMarked(this.text.slice(start, this.at));
  }

  /** An expression in parentheses, up to the one that closes it. */
  private readGroup(start = this.at): string {
    let depth = 0;
    do {
      const token = this.match(/'[^']*'?|"(?:[^"`]|`[\s\S])*"?|`?[\s\S]/y)?.[0] ?? '';
      if (token === '(') depth++;
      if (token === ')') depth--;
    } while (depth > 0 && this.at < this.text.length);
    return toMarked(this.text.slice(start, this.at));
  }

  /** After the first line; it ends at a line that begins with the quote and `@`. */
  private readHereString(quote: string): string {
    // From the line break before it, since the text may be empty.
    const end = this.text.indexOf(`\n${quote}@`, this.at - 1);
    const text = this.text.slice(this.at, end < 0 ? this.text.length : Math.max(end, this.at)).replace(/\r$/, '');
    this.at = end < 0 ? this.text.length : end + 3;
    return quote === "'" ? text : this.expand(text);
  }

  /** The text of a here-string in double quotes: quotes in it are plain. */
  private expand(text: string): string {
    const inner = new PowerShellReader(`"${text.replaceAll(/["\u201C\u201D\u201E]/g, '$&$&')}"`);
    for (const [name, value] of this.variables) inner.variables.set(name, value);
    return inner.readWord();
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\r': '',
  '\n': '',
};
