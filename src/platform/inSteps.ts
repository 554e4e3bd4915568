/** Milliseconds of work before others have their turn. */
const STEP = 10;

/** Takes everything that a generator gives, a little at a time, so that nobody who types waits for it. */
export async function inSteps<T>(items: Iterable<T>, isCancelled: () => boolean): Promise<readonly T[]> {
  const taken: T[] = [];
  let until = performance.now() + STEP;
  for (const item of items) {
    taken.push(item);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (isCancelled()) return taken;
    until = performance.now() + STEP;
  }
  return taken;
}
