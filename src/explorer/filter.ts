/** What the user is looking for: all words must occur, in any order and case. */
export interface Filter {
  readonly text: string;
  readonly words: readonly string[];
}

/** Undefined for a text without words: nothing is filtered then. */
export function parseFilter(text: string): Filter | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? undefined : { text: text.trim(), words };
}

/**
 * Whether all words occur in the texts of a row and of the rows above it. Since the rows above count, a match on a
 * cluster keeps everything in it, and "payments failed" finds the failing mappings of one cluster.
 */
export function matchesFilter(filter: Filter | undefined, texts: readonly (string | undefined)[]): boolean {
  if (filter === undefined) return true;
  const all = texts.join('\n').toLowerCase();
  return filter.words.every((word) => all.includes(word));
}
