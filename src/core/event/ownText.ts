/**
 * A part of a text keeps all of that text in memory, as engines have it: what outlives the text is copied out, or each
 * edit of a large event would keep one version of it.
 */
export function toOwn(part: string): string {
  return `${part} `.slice(0, -1);
}
