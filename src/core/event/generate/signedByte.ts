/** A byte as Java counts it: -128 … 127 (events.md 1). */
export function toSignedByte(byte: number): number {
  return (byte << 24) >> 24;
}
