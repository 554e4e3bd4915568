/**
 * Text as Markdown that shows exactly that text: no formatting, no HTML, no link of any kind. Names, ARNs and messages of
 * an account go through here before they meet a reader's Markdown renderer.
 */
export function toPlainMarkdown(text: string): string {
  return (
    toLine(text)
      .replace(/[\\`*_{}[\]<>#|~$&@]/g, '\\$&')
      // Renderers turn bare addresses into links: a dot inside a word and a colon before a slash are what they look for.
      .replace(/\.(?=\S)/g, '\\.')
      .replace(/:(?=\/)/g, '\\:')
      // At the start of a line these begin a list, a heading or a rule.
      .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
  );
}

/** Data as a code span: a fence longer than any run of backquotes inside keeps it closed. Empty data give an empty text. */
export function toCodeSpan(text: string): string {
  const line = toLine(text);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

export function toCodeBlock(language: 'sh' | 'json' | 'text', text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; cells are Markdown already. The first row is its head. */
export function toTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const rule = head.map(() => '---');
  return [head, rule, ...rows].map((row) => `| ${row.map(toCell).join(' | ')} |`).join('\n');
}

/** A link to an address of ours; titles may be data. */
export function toLink(title: string, url: string): string {
  return `[${toPlainMarkdown(title)}](${url})`;
}

/** Inside a table a bar ends the cell even in a code span; there the backslash before it is not shown. */
function toCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}

function toLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
