/** Escapes text for XML content. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** How lists are written: each item in a `member` or an `item`, or the list's own element repeated. */
export type ListForm = 'member' | 'item' | 'repeated';

/**
 * Writes a value as the elements of `name`. Records become child elements, a `Map` becomes `entry` elements with `key`
 * and `value`, undefined nothing.
 */
export function writeXml(name: string, value: unknown, lists: ListForm): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return writeList(name, value, lists);
  return `<${name}>${writeContent(value, lists)}</${name}>`;
}

function writeList(name: string, items: readonly unknown[], lists: ListForm): string {
  if (lists === 'repeated') return items.map((item) => writeXml(name, item, lists)).join('');
  return `<${name}>${items.map((item) => writeXml(lists, item, lists)).join('')}</${name}>`;
}

function writeContent(value: unknown, lists: ListForm): string {
  if (value instanceof Map) {
    return [...value].map(([key, item]) => writeXml('entry', { key, value: item }, lists)).join('');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, item]) => writeXml(name, item, lists))
      .join('');
  }
  return escapeXml(String(value));
}
