import type { AwsApi } from '../aws/awsApi.ts';
import { toFunctionName } from '../core/arn.ts';
import { FAILURE_PATTERN, LOGGED_MINUTES } from '../core/diagnosis/functionLog.ts';
import type { DiagnosisTarget } from '../core/diagnosis/subject.ts';
import { unlessAbsent } from '../core/failure.ts';

const MINUTE = 60_000;

/** One page of the function's log; a group that is not there yet holds nothing. */
export async function readFunctionLog(
  api: AwsApi,
  { mapping }: DiagnosisTarget,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const search = { from: now - LOGGED_MINUTES * MINUTE, pattern: FAILURE_PATTERN };
  const page = await unlessAbsent(api.readLogs(`/aws/lambda/${toFunctionName(mapping.FunctionArn)}`, search, signal));
  return (page?.events ?? []).map(({ message }) => message);
}
