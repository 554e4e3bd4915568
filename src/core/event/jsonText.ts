/** Deeper levels are not indented any further: a million levels must not make a text of a million million blanks. */
const DEEPEST = 50;

/**
 * Writes JSON anew without reading its values, so that numbers, repeated members and escapes stay as they are written.
 * @param text valid JSON
 * @param indent blanks a level; 0 puts everything on one line
 */
export function formatJsonText(text: string, indent: number): string {
  const parts: string[] = [];
  let depth = 0;
  let last = '';
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const letter = text.charAt(at);
    const end = findTokenEnd(text, at, letter);
    const closes = isClosing(letter);
    if (closes) depth -= 1;
    const breaks = closes ? !isOpening(last) : last === ',' || isOpening(last);
    if (breaks && indent > 0) parts.push('\n', ' '.repeat(indent * Math.min(depth, DEEPEST)));
    parts.push(text.slice(at, end));
    if (letter === ':' && indent > 0) parts.push(' ');
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
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
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
