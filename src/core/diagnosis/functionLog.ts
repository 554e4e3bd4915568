/** What is read of a function's log: how far back, and which records (CloudWatch Logs filter pattern). */
export const LOGGED_MINUTES = 15;
export const FAILURE_PATTERN =
  '?"Task timed out" ?"[ERROR]" ?errorType ?"Runtime exited" ?"signal: killed" ?"Invoke Error" ?ResponseSizeTooLarge';

export type LoggedFailure = 'timed-out' | 'out-of-memory' | 'answer-too-large' | 'error';

/** The first that fits counts. Nothing of a record is shown: it may hold what was in the topic. */
const KINDS: readonly { readonly kind: LoggedFailure; readonly pattern: RegExp }[] = [
  { kind: 'timed-out', pattern: /Task timed out after|Sandbox\.Timedout|"status":\s*"timeout"/ },
  { kind: 'answer-too-large', pattern: /ResponseSizeTooLarge|payload size exceeded/i },
  { kind: 'out-of-memory', pattern: /Runtime exited|signal: killed|OutOfMemory|MemoryError/ },
  { kind: 'error', pattern: /./ },
];

/** How many records tell of each kind of failure, most first. */
export function countFailures(records: readonly string[]): readonly (readonly [kind: LoggedFailure, count: number])[] {
  const counts = new Map<LoggedFailure, number>();
  for (const record of records) {
    const kind = KINDS.find(({ pattern }) => pattern.test(record))?.kind;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
