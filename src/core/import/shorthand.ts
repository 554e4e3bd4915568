/** A value of the short syntax of the AWS CLI: all leaves are texts. */
type ShorthandValue = string | readonly ShorthandValue[] | { readonly [key: string]: ShorthandValue };

/**
 * The short syntax of the AWS CLI: `Key=value,Key=[a,b],Key={Inner=value}`, `Key=a,b` for a list, texts in single or
 * double quotes. Undefined for everything else.
 */
export function parseShorthand(text: string): Readonly<Record<string, ShorthandValue>> | undefined {
  const reader = new ShorthandReader(text);
  try {
    return reader.readMembers('');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class ShorthandReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `key=value` with commas between them, up to `end`, which is consumed; `''` for the end of the text. */
  readMembers(end: string): Readonly<Record<string, ShorthandValue>> {
    const members: (readonly [string, ShorthandValue])[] = [];
    do {
      if (members.length > 0 && this.match(/\s*,/y) === undefined) throw new SyntaxError('comma expected');
      const key = this.match(KEY)?.[1];
      if (key === undefined) throw new SyntaxError('key expected');
      members.push([key, this.readValues(end)]);
    } while (!this.isAtEnd(end));
    return Object.fromEntries(members);
  }

  /** One value, or several with commas between them as long as no new key follows. */
  private readValues(end: string): ShorthandValue {
    const values = [this.readValue(end)];
    while (/^\s*,/.test(this.text.slice(this.at, this.at + 64)) && !this.isKeyNext()) {
      this.match(/\s*,/y);
      values.push(this.readValue(end));
    }
    return values.length > 1 ? values : (values[0] ?? '');
  }

  private isKeyNext(): boolean {
    const start = this.at;
    this.match(/\s*,/y);
    const isKey = this.match(KEY) !== undefined;
    this.at = start;
    return isKey;
  }

  private readValue(end: string): ShorthandValue {
    this.match(/\s+/y);
    if (this.match(/\{/y) !== undefined) return this.readMembers('}');
    if (this.match(/\[/y) !== undefined) return this.readList();
    const quoted = this.match(/'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"/y);
    if (quoted !== undefined) return (quoted[1] ?? quoted[2] ?? '').replaceAll(/\\([\\'"])/g, '$1');
    const plain = this.match(end === '' ? /(?:\\,|[^,])*/y : /(?:\\,|[^,\]}])*/y)?.[0] ?? '';
    return plain.replaceAll('\\,', ',').trimEnd();
  }

  private readList(): ShorthandValue {
    const items: ShorthandValue[] = [];
    while (!this.isAtEnd(']')) {
      if (items.length > 0 && this.match(/\s*,/y) === undefined) throw new SyntaxError('comma expected');
      items.push(this.readValue(']'));
    }
    return items;
  }

  /** Consumes the end. Throws where the text is over too early. */
  private isAtEnd(end: string): boolean {
    this.match(/\s+/y);
    if (this.at >= this.text.length) {
      if (end !== '') throw new SyntaxError(`${end} expected`);
      return true;
    }
    if (end === '' || this.text.charAt(this.at) !== end) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }
}

const KEY = /\s*([\w./#:-]+)\s*=\s*/y;
