import type { AwsApi } from '../aws/awsApi.ts';
import { AwsFailure } from '../core/failure.ts';
import type { HintFunction } from '../core/hints/hintContext.ts';
import { findFunctionError, type LastError } from '../core/observation/lastError.ts';
import type { LogEvent, LogSearch } from '../core/observation/logEvent.ts';
import { toErrorPattern, toLogGroup } from '../core/observation/logSearches.ts';
import type { Scope } from '../core/scope.ts';
import { toFailureWords } from './failureWords.ts';

const MINUTE = 60_000;
const HOURS = 6;

/** How far back is looked, in minutes: CloudWatch gives the oldest records first, and the newest error is wanted. */
const STEPS: readonly number[] = [10, 60, HOURS * 60];

/** Pages of one step; a search for words can give empty ones (limits.md 1). */
const MOST_PAGES = 5;

export type ErrorWriter = Pick<HintFunction, 'name' | 'logGroup' | 'logFormat'>;

/** The newest error in the log of a function. A failed call is told, not thrown, unless it was aborted. */
export async function readLastError(
  api: Pick<AwsApi, 'readLogs'>,
  writer: ErrorWriter,
  scope: Scope,
  signal: AbortSignal,
): Promise<LastError> {
  const pattern = toErrorPattern(writer.logFormat);
  const now = Date.now();
  let to: number | undefined;
  try {
    for (const minutes of STEPS) {
      const from = now - minutes * MINUTE;
      const events = await search(
        api,
        toLogGroup(writer),
        { from, pattern, ...(to === undefined ? {} : { to }) },
        signal,
      );
      const error = findFunctionError(events, writer.name);
      if (error !== undefined) return { kind: 'found', error };
      to = from;
    }
    return { kind: 'none', hours: HOURS };
  } catch (error) {
    // A group comes into being with its first record.
    if (AwsFailure.is(error, 'not-found')) return { kind: 'none', hours: HOURS };
    if (signal.aborted) throw error;
    return { kind: 'unread', reason: toFailureWords(error, scope) };
  }
}

async function search(
  api: Pick<AwsApi, 'readLogs'>,
  group: string,
  wanted: LogSearch,
  signal: AbortSignal,
): Promise<readonly LogEvent[]> {
  const found: LogEvent[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { events, next } = await api.readLogs(
      group,
      { ...wanted, ...(token === undefined ? {} : { token }) },
      signal,
    );
    found.push(...events);
    token = next;
    if (token === undefined) break;
  }
  return found;
}
