/** Random numbers that follow from a seed: the same seed and place give the same numbers on every machine. */
export interface SeededRandom {
  /** Goes to a place of its own in the seed's numbers: what one record takes does not change the next one. */
  seek(index: number, attempt: number): void;
  /** 0 … 2^32 - 1. */
  next(): number;
  /** 0 … below 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** The generator is sfc32 (Chris Doty-Humphrey, public domain): 128 bits of state, small and fast. */
export function createRandom(seed: number | string): SeededRandom {
  const [one, two] = [hash(String(seed), 0x9e37_79b9), hash(String(seed), 0x85eb_ca6b)];
  // Integers stay integers in here, which they do not in variables of a closure.
  const state = new Int32Array(4);
  const next = () => {
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const count = state[3] ?? 0;
    const sum = (((a + b) | 0) + count) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = count + 1;
    return sum >>> 0;
  };
  const fraction = () => ((next() >>> 5) * 0x400_0000 + (next() >>> 6)) / 2 ** 53;
  const whole = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  const seek = (index: number, attempt: number) => {
    // What `next` does, without going to memory each time.
    let a = one | 0;
    let b = two ^ Math.imul(attempt, 0x27d4_eb2f);
    let c = index | 0;
    for (let count = 1; count <= 12; count += 1) {
      const sum = (((a + b) | 0) + count) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = 13;
  };
  seek(0, 0);
  const pick = <Item>(items: readonly [Item, ...Item[]]) => items[whole(0, items.length - 1)] ?? items[0];
  return { seek, next, fraction, whole, pick };
}

/** FNV-1a with a last mixing. */
function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x0100_0193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x7feb_352d);
  return (value ^ (value >>> 15)) >>> 0;
}
