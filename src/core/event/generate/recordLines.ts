import { isNumberText } from '../jsonValue.ts';

/** Lines that are not blank, as they are. */
export function toLines(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.filter((line) => line.trim() !== '');
}

/**
 * Rows of CSV with a first row of names, each as a JSON object. Reads RFC 4180: cells in quotes may have separators, line
 * breaks and doubled quotes. Separator is the comma, semicolon or tab that the first row has most of.
 */
export function toCsvObjects(text: string, cells: 'typed' | 'text' = 'typed'): readonly string[] {
  const content = text.replace(/^\uFEFF/, '');
  const [names = [], ...rows] = readRows(content, toSeparator(content));
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => {
      const members = row.map((cell, index) => {
        const name = JSON.stringify(names[index] ?? `column${index + 1}`);
        return `${name}:${cells === 'typed' && isTyped(cell) ? cell : JSON.stringify(cell)}`;
      });
      return `{${members.join(',')}}`;
    });
}

function isTyped(cell: string): boolean {
  return cell === 'true' || cell === 'false' || isNumberText(cell);
}

function toSeparator(text: string): string {
  const head = text.split(/\r|\n/, 1)[0] ?? '';
  const count = (separator: string) => head.split(separator).length;
  const [best = ','] = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a));
  return best;
}

/** A cell in quotes or plain, and what ends it: separator, line break or end of the text. */
function readRows(text: string, separator: string): readonly (readonly string[])[] {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))[^${separator}\\r\\n]*(${separator}|\\r\\n|\\r|\\n|$)`,
    'gy',
  );
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const [all = '', quoted, plain = '', end = ''] = cell.exec(text) ?? [];
    if (all === '') break;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== separator) rows.push([]);
    else if (cell.lastIndex === text.length) rows.at(-1)?.push('');
  }
  return rows.filter((row) => row.length > 0);
}
