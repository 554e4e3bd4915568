/** A text that is read from its start to its end, and what a script has said so far. */
export abstract class ScriptReader {
  protected readonly text: string;
  protected at = 0;
  protected readonly commands: (readonly string[])[] = [];
  protected readonly variables = new Map<string, string>();

  constructor(text: string) {
    this.text = text;
  }

  /** One part of a word, which begins with `unit`: a character, a quoted text, an expansion. */
  protected abstract readPart(unit: string): string;

  /** A word with its quotes resolved, up to one of the characters that end it. */
  protected readUntil(ends: string): string {
    let word = '';
    while (this.at < this.text.length) {
      const unit = this.text.charAt(this.at);
      if (ends.includes(unit)) break;
      word += this.readPart(unit);
    }
    return word;
  }

  /** What a sticky pattern finds here, which is consumed. */
  protected match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }
}

/** The character of an escape sequence; the replacement character where Unicode has none of that number. */
export function fromCodePoint(code: number): string {
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}
