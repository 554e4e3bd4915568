import type { ReadValue } from './eventValueReader.ts';

/** What a header without a value looks like is not documented (events.md 1), so that only keys and values can be null. */
export function canBeNull({ value, decoded }: Pick<ReadValue, 'value' | 'decoded'>): boolean {
  return value.part !== 'header' && decoded.state !== 'null';
}
