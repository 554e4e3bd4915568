import type { Pages } from '../aws/pages.ts';

export async function collect<T>(pages: Pages<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** A mapping that has no such thing. */
export function nothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}
