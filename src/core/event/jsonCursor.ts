import * as l10n from '@vscode/l10n';
import {
  BEGINS_VALUE,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  endsWord,
  findCommentEnd,
  isBlank,
  isDigit,
  isEscaped,
  MINUS,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SLASH,
} from './jsonCodes.ts';
import { toOwn } from './ownText.ts';
import { PROBLEM_LIMIT, type ScanProblem, type ScanProblemId } from './scanProblem.ts';

/**
 * Walks over JSON text without making values of it: only places are found, which is why it is as fast as a parser, and
 * it goes on after faults. Commas are not asked for. Never goes back, never recurses, always ends.
 */
export class JsonCursor {
  readonly text: string;
  readonly problems: ScanProblem[] = [];
  at: number;
  #newlineFrom = 0;
  #newline = -1;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Skips what is between values; the code of the character there, NaN at the end. */
  skipBlanks(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === SLASH) this.#skipComment();
      else if (!isBlank(code)) return code;
      else this.at += 1;
    }
  }

  get isObject(): boolean {
    return this.text.charCodeAt(this.at) === OPEN_OBJECT;
  }

  get isList(): boolean {
    return this.text.charCodeAt(this.at) === OPEN_LIST;
  }

  get isString(): boolean {
    return this.text.charCodeAt(this.at) === QUOTE;
  }

  /**
   * Visits the members of the object that begins here; the visitor reads or skips the value, at which the cursor is.
   * Whether the object is closed; if not, the cursor is where something begins that cannot belong to it.
   */
  readObject(visit: (name: string, nameOffset: number, nameLength: number) => void): boolean {
    this.at += 1;
    return this.readMembers(visit);
  }

  /** As `readObject`, from a place inside the object on. */
  readMembers(visit: (name: string, nameOffset: number, nameLength: number) => void): boolean {
    for (;;) {
      const code = this.skipBlanks();
      if (code === QUOTE) {
        this.#readMember(visit);
      } else if (code === COMMA) {
        this.at += 1;
      } else if (code === CLOSE_OBJECT) {
        this.at += 1;
        return true;
      } else if (Number.isNaN(code) || code === OPEN_OBJECT || code === CLOSE_LIST) {
        this.#addMissing(code, '}');
        return false;
      } else {
        this.#skipUnexpected();
      }
    }
  }

  /** As `readObject`, for the elements of a list. */
  readList(visit: () => void): boolean {
    this.at += 1;
    for (;;) {
      const code = this.skipBlanks();
      if (code === COMMA) {
        this.at += 1;
      } else if (code === CLOSE_LIST) {
        this.at += 1;
        return true;
      } else if (Number.isNaN(code) || code === CLOSE_OBJECT) {
        this.#addMissing(code, ']');
        return false;
      } else if (code === COLON) {
        this.#skipUnexpected();
      } else {
        visit();
      }
    }
  }

  /** Skips a text if it stands here and a value begins after it. */
  skipLead(lead: string): boolean {
    if (!BEGINS_VALUE.has(this.text.charCodeAt(this.at + lead.length))) return false;
    return this.skipSame(lead);
  }

  skipSame(text: string): boolean {
    const end = this.at + text.length;
    if (this.text.slice(this.at, end) !== text) return false;
    this.at = end;
    return true;
  }

  /** Skips the string, number, word, list or object that begins here, however deep it is. */
  skipValue(): void {
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) this.skipString();
    else if (code === OPEN_LIST && this.#skipPlainList()) return;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#skipNested();
    else this.#skipWord();
  }

  /** Text of the string that begins here. */
  readString(): string {
    const start = this.at;
    const isClosed = this.skipString();
    return toOwn(isClosed ? toStringValue(this.text, start, this.at - start) : this.text.slice(start + 1, this.at));
  }

  /** The value that begins here, as it is written. */
  readWritten(): string {
    const start = this.at;
    this.skipValue();
    return this.text.slice(start, this.at);
  }

  /** Digits that stand alone here; undefined, and nothing is skipped, when it is anything else. */
  readDigits(): string | undefined {
    let end = this.at;
    while (isDigit(this.text.charCodeAt(end))) end += 1;
    if (end === this.at || !endsWord(this.text.charCodeAt(end))) return undefined;
    const digits = this.text.slice(this.at, end);
    this.at = end;
    return digits;
  }

  /** Whether it is closed: a string ends with its line at the latest, so that a missing quote spoils no more than that. */
  skipString(): boolean {
    const start = this.at;
    let end = start;
    do end = this.text.indexOf('"', end + 1);
    while (end !== -1 && isEscaped(this.text, end));
    const newline = this.#newlineAfter(start);
    if (end !== -1 && end < newline) {
      this.at = end + 1;
      return true;
    }
    this.at = Math.min(newline, this.text.length);
    this.addProblem('open-string', start, this.at - start, l10n.t('This text is not closed by a quotation mark.'));
    return false;
  }

  addProblem(id: ScanProblemId, offset: number, length: number, message: string): void {
    if (this.problems.length < PROBLEM_LIMIT) this.problems.push({ id, offset, length, message });
  }

  /** What was skipped since a place has another form than it should. */
  addShape(offset: number, message: string): void {
    this.addProblem('shape', offset, this.at - offset, message);
  }

  addRepeated(name: string, offset: number, length: number): void {
    this.addProblem('repeated', offset, length, l10n.t('{0} is given twice; the last one counts.', name));
  }

  #readMember(visit: (name: string, nameOffset: number, nameLength: number) => void): void {
    const start = this.at;
    const name = this.readString();
    const end = this.at;
    if (this.skipBlanks() !== COLON) {
      this.addProblem('unexpected', start, end - start, l10n.t('A colon and a value are missing after {0}.', name));
      return;
    }
    this.at += 1;
    const code = this.skipBlanks();
    if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || Number.isNaN(code)) {
      this.addProblem('unexpected', start, end - start, l10n.t('The value of {0} is missing.', name));
      return;
    }
    visit(name, start, end - start);
  }

  /** A list with nothing but numbers and words in it, as headers are. */
  #skipPlainList(): boolean {
    const end = this.text.indexOf(']', this.at);
    if (end === -1) return false;
    const quote = this.text.indexOf('"', this.at);
    const list = this.text.indexOf('[', this.at + 1);
    if ((quote !== -1 && quote < end) || (list !== -1 && list < end)) return false;
    this.at = end + 1;
    return true;
  }

  #skipNested(): void {
    const { text } = this;
    const start = this.at;
    let depth = 0;
    do {
      const code = text.charCodeAt(this.at);
      this.at += 1;
      // Nearly all that is no text: digits, commas and blanks.
      if (code < OPEN_LIST && code !== QUOTE) continue;
      if (code === QUOTE) {
        this.at -= 1;
        this.skipString();
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        depth += 1;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        depth -= 1;
      } else if (Number.isNaN(code)) {
        this.at = text.length;
        this.addProblem('truncated', start, this.at - start, l10n.t('This is not closed: the text ends too early.'));
        return;
      }
    } while (depth > 0);
  }

  /** Takes one character at least, so that every walk ends. */
  #skipWord(): void {
    const start = this.at;
    do this.at += 1;
    while (this.at < this.text.length && !endsWord(this.text.charCodeAt(this.at)));
    const code = this.text.charCodeAt(start);
    if (isDigit(code) || code === MINUS) return;
    const word = this.text.slice(start, this.at);
    if (word === 'null' || word === 'true' || word === 'false') return;
    this.addProblem('unexpected', start, this.at - start, l10n.t('This is no JSON value.'));
  }

  #skipUnexpected(): void {
    const start = this.at;
    const before = this.problems.length;
    this.skipValue();
    if (this.problems.length > before) return;
    this.addProblem('unexpected', start, this.at - start, l10n.t('This does not belong here.'));
  }

  #addMissing(code: number, bracket: string): void {
    const message = l10n.t('{0} is missing before this place.', bracket);
    if (Number.isNaN(code)) this.addProblem('truncated', this.at, 0, message);
    else this.addProblem('unexpected', this.at, 1, message);
  }

  #skipComment(): void {
    const start = this.at;
    this.at = findCommentEnd(this.text, start);
    this.addProblem('comment', start, this.at - start, l10n.t('JSON has no comments.'));
  }

  /** Place of the first line end from a place on; looked for once for each line only. */
  #newlineAfter(at: number): number {
    if (at >= this.#newlineFrom && at <= this.#newline) return this.#newline;
    const found = this.text.indexOf('\n', at);
    this.#newlineFrom = at;
    this.#newline = found === -1 ? Number.POSITIVE_INFINITY : found;
    return this.#newline;
  }
}

/** Text of a JSON string by its place, quotes included; as it is written when it is no proper one. */
export function toStringValue(text: string, offset: number, length: number): string {
  const inside = text.slice(offset + 1, offset + length - 1);
  if (!inside.includes('\\')) return inside;
  try {
    return String(JSON.parse(`"${inside}"`));
  } catch {
    return inside;
  }
}
