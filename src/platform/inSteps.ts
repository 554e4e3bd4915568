/** Milliseconds of work before others have their turn. */
const STEP = 10;

/**
 * Takes everything that a generator gives, a little at a time, so that nobody who types waits for it. Begins in a turn of its
 * own: VS Code asks all who may know something in one, after every key.
 */
export async function inSteps<T>(items: Iterable<T>, isCancelled: () => boolean): Promise<readonly T[]> {
  const taken: T[] = [];
  let until = 0;
  for (const item of items) {
    if (performance.now() >= until) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isCancelled()) return taken;
      until = performance.now() + STEP;
    }
    taken.push(item);
  }
  return taken;
}
