import type { AwsApi } from '../aws/awsApi.ts';
import type { FunctionFacts } from '../core/diagnosis/facts.ts';
import { LOGGED_MINUTES } from '../core/diagnosis/functionLog.ts';
import { unlessAbsent } from '../core/failure.ts';
import { isWrittenBy } from '../core/observation/lastError.ts';
import { toErrorPattern, toLogGroup } from '../core/observation/logSearches.ts';

const MINUTE = 60_000;

/** One page of the function's log; a group that is not there yet holds nothing. */
export async function readFunctionLog(
  api: AwsApi,
  fn: FunctionFacts | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (fn === undefined) return [];
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const search = { from: now - LOGGED_MINUTES * MINUTE, pattern: toErrorPattern(fn.logFormat) };
  const page = await unlessAbsent(api.readLogs(toLogGroup(fn), search, signal));
  return (page?.events ?? []).filter(({ stream }) => isWrittenBy(fn.name, stream)).map(({ message }) => message);
}
