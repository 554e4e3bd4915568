import type { ByteText } from './byteText.ts';

/** The partition that Kafka's own clients choose for a key: murmur2 of its bytes, made positive, by the number of them. */
export function toPartitionOf({ bytes, length }: ByteText, partitions: number): number {
  return (murmur2(bytes, length) & 0x7fff_ffff) % partitions;
}

/** Murmur 2 of the first bytes, for 32 bits as Kafka's Java client computes it (org.apache.kafka.common.utils.Utils). */
export function murmur2(bytes: Uint8Array, length: number = bytes.length): number {
  let hash = 0x9747_b28c ^ length;
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = Math.imul(toWord(bytes, at), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word ^ (word >>> 24), MULTIPLIER);
  }
  for (let rest = length - 1; rest >= whole; rest -= 1) hash ^= (bytes[rest] ?? 0) << ((rest & 3) * 8);
  if (whole < length) hash = Math.imul(hash, MULTIPLIER);
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

/** Four bytes, the lowest first. */
function toWord(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

const MULTIPLIER = 0x5bd1_e995;
