export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const SLASH = 0x2f;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const MINUS = 0x2d;

export const BEGINS_VALUE: ReadonlySet<number> = new Set(
  [...'"[{-0123456789tfn'].map((letter) => letter.charCodeAt(0)),
);

/** What ends a number or a word. */
const ENDS_WORD: ReadonlySet<number> = new Set([QUOTE, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT]);

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether the character after an odd number of backslashes. */
export function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

export function endsWord(code: number): boolean {
  return code === SLASH || Number.isNaN(code) || isBlank(code) || ENDS_WORD.has(code);
}

const COMMENT_ENDS = [
  ['//', '\n'],
  ['/*', '*/'],
] as const;

/** Where the comment ends that begins at a slash; a slash that begins none is taken alone. */
export function findCommentEnd(text: string, start: number): number {
  const [, end] = COMMENT_ENDS.find(([opening]) => text.startsWith(opening, start)) ?? [];
  if (end === undefined) return start + 1;
  const found = text.indexOf(end, start + 2);
  if (found === -1) return text.length;
  return end === '*/' ? found + 2 : found;
}
