import type { Pages } from '../aws/pages.ts';
import { AwsFailure } from '../core/failure.ts';

/** What AWS does not find is known to be absent. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) return undefined;
    throw error;
  }
}

export async function collect<T>(pages: Pages<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** A mapping that has no such thing. */
export function nothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}
