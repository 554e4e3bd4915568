import * as l10n from '@vscode/l10n';
import type { EventSpec, Offset } from './eventSpec.ts';

/** Offsets have 64 bits. */
const AFTER_LAST = 2n ** 63n;

/** Counts the offsets of each partition. */
export interface Offsets {
  /** The offset that the next record of a partition gets. */
  next(partition: number): number | bigint;
  /** It has it. */
  take(partition: number): void;
}

/**
 * Counting begins where the specification says; a problem in words when that is no offset, or leaves fewer than there are
 * records, which may all be in one partition.
 */
export function createOffsets(start: EventSpec['startOffset'] = 0, records = 1): Offsets | string {
  const starts = typeof start === 'object' ? Object.entries(start) : [];
  const other = typeof start === 'object' ? 0n : toOffset(start);
  const next = new Map<number, number | bigint>();
  for (const [partition, offset] of starts) {
    const first = toOffset(offset);
    if (first === undefined) return toProblem(offset);
    if (first + BigInt(records) > AFTER_LAST) return toTooFew(first, records);
    next.set(Number(partition), toExact(first));
  }
  if (other === undefined) return toProblem(typeof start === 'object' ? 0 : start);
  if (other + BigInt(records) > AFTER_LAST) return toTooFew(other, records);
  const usual = toExact(other);
  return {
    next: (partition) => next.get(partition) ?? usual,
    take: (partition) => next.set(partition, toNext(next.get(partition) ?? usual)),
  };
}

function toOffset(offset: Offset): bigint | undefined {
  const exact = typeof offset === 'number' ? Number.isSafeInteger(offset) : /^\d{1,19}$/.test(offset);
  if (!exact) return undefined;
  const value = BigInt(offset);
  return value >= 0n && value < AFTER_LAST ? value : undefined;
}

function toNext(offset: number | bigint): number | bigint {
  return typeof offset === 'bigint' || offset === Number.MAX_SAFE_INTEGER ? BigInt(offset) + 1n : offset + 1;
}

function toExact(offset: bigint): number | bigint {
  const number = Number(offset);
  return Number.isSafeInteger(number) ? number : offset;
}

function toProblem(offset: Offset): string {
  return l10n.t('"{0}" is no offset: a whole number from 0, above 2^53 as a text of digits.', String(offset));
}

function toTooFew(first: bigint, records: number): string {
  return l10n.t('From offset {0} on there are not {1} more: the last one is 2^63 - 1.', first.toString(), records);
}
