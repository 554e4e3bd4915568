/** Numbers that look random and are the same every time (mulberry32). */
export function createRandom(seed: number) {
  let state = seed;
  const next = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    next,
    pick: <T>(...items: readonly [T, ...T[]]): T => items[next(items.length)] ?? items[0],
    list: <T>(most: number, make: () => T): T[] => Array.from({ length: next(most + 1) }, make),
  };
}
