/**
 * Data as Markdown that shows exactly the data: a code span takes no links, no formatting and no icons. A longer fence than
 * any run of backquotes inside keeps it closed; line breaks would end it.
 */
export function toCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Words for people, with every character that Markdown gives a meaning escaped. */
export function toPlain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+\-.!|~$&:@/]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One fact a line. */
export function toFacts(facts: readonly (readonly [label: string, ...values: (string | undefined)[]])[]): string {
  return facts
    .map(([label, ...values]) => [label, values.filter((value) => value !== undefined && value !== '')] as const)
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `- ${toPlain(label)}: ${values.map((value) => toCode(value ?? '')).join(', ')}`)
    .join('\n');
}
