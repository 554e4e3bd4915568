/** What is deeper stands on one line: a hundred thousand levels must not make a text of millions of blanks. */
const DEEPEST = 50;
const BLANK = 0x20;
const QUOTE = 0x22;

/**
 * Writes JSON anew without reading its values, so that numbers, repeated members and escapes stay as they are written.
 * @param text valid JSON
 * @param indent blanks a level; 0 puts everything on one line
 */
export function formatJsonText(text: string, indent: number): string {
  return indent === 0 ? toOneLine(text) : toLines(text, indent);
}

/** Takes the blanks out and leaves the rest in pieces as long as can be. */
function toOneLine(text: string): string {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = findStringEnd(text, at);
    } else if (code <= BLANK) {
      parts.push(text.slice(start, at));
      at = skipBlanks(text, at);
      start = at;
    } else {
      at += 1;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(start);
}

function toLines(text: string, indent: number): string {
  const parts: string[] = [];
  let depth = 0;
  let last = '';
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const letter = text.charAt(at);
    const end = findTokenEnd(text, at, letter);
    const closes = isClosing(letter);
    if (closes) depth -= 1;
    const isEdge = closes ? !isOpening(last) : last === ',' || isOpening(last);
    const level = closes ? depth + 1 : depth;
    if (isEdge && level <= DEEPEST) parts.push('\n', ' '.repeat(indent * depth));
    parts.push(text.slice(at, end));
    if (letter === ':') parts.push(' ');
    if (isOpening(letter)) depth += 1;
    last = letter;
    at = skipBlanks(text, end);
  }
  return parts.join('');
}

function isOpening(letter: string): boolean {
  return letter === '{' || letter === '[';
}

function isClosing(letter: string): boolean {
  return letter === '}' || letter === ']';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= BLANK) at += 1;
  return at;
}

function findTokenEnd(text: string, start: number, letter: string): number {
  if (letter === '"') return findStringEnd(text, start);
  let end = start + 1;
  if (!/[-\w]/.test(letter)) return end;
  while (end < text.length && /[-+.\w]/.test(text.charAt(end))) end += 1;
  return end;
}

function findStringEnd(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end === -1) return text.length;
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charAt(first - 1) === '\\') first -= 1;
  return (at - first) % 2 === 1;
}
