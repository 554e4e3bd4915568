import type { InvokeCommandOutput } from '@aws-sdk/client-lambda';
import type { Invocation } from '../core/event/invocation.ts';
import { expectMember } from './toAwsFailure.ts';

/** The answer to a synchronous invocation; the log comes in base64. */
export function toInvocation(answer: InvokeCommandOutput): Invocation {
  const { FunctionError, ExecutedVersion, LogResult, Payload, $metadata } = answer;
  return {
    status: expectMember(answer.StatusCode, 'StatusCode'),
    ...(FunctionError === undefined ? {} : { functionError: FunctionError }),
    ...(ExecutedVersion === undefined ? {} : { executedVersion: ExecutedVersion }),
    ...($metadata.requestId === undefined ? {} : { requestId: $metadata.requestId }),
    ...(LogResult === undefined ? {} : { log: Buffer.from(LogResult, 'base64').toString() }),
    payload: Payload === undefined ? '' : Payload.transformToString(),
  };
}
