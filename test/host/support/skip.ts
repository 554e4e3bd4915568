/** Skips the running test and says why: mocha itself keeps no reason. */
export function skip(context: Mocha.Context, reason: string): never {
  if (context.test !== undefined) context.test.title += ` — skipped: ${reason}`;
  return context.skip();
}
