/** What VS Code and the extension call an event; only that it fired counts here. */
type AnyEvent = (listener: () => void) => { dispose(): unknown };

const waits = new Set<(reason: Error) => void>();

/**
 * Resolves to what `look` finds, looking again after each event as long as it finds nothing. Ends with the running test: a
 * test that has timed out must not go on beside the next one.
 */
export async function waitFor<T>(
  look: () => T | undefined | Promise<T | undefined>,
  ...events: readonly AnyEvent[]
): Promise<T> {
  const end = Promise.withResolvers<never>();
  // Nobody may be listening when the test ends while `look` is busy.
  end.promise.catch(() => undefined);
  let next = Promise.withResolvers<void>();
  const listening = events.map((event) => event(() => next.resolve()));
  waits.add(end.reject);
  try {
    for (;;) {
      // Before it looks, so that nothing is missed in between.
      next = Promise.withResolvers<void>();
      const found = await Promise.race([look(), end.promise]);
      if (found !== undefined) return found;
      await Promise.race([next.promise, end.promise]);
    }
  } finally {
    waits.delete(end.reject);
    for (const item of listening) item.dispose();
  }
}

/** Resolves once the condition holds, which is looked at again after each event. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  ...events: readonly AnyEvent[]
): Promise<void> {
  await waitFor(async () => ((await holds()) ? true : undefined), ...events);
}

/** For the end of each test. */
export function endWaits(): void {
  for (const end of waits) end(new Error('The test ended while it waited'));
}
