import { randomUUID } from 'node:crypto';
import { toInvocationOutcome } from '../account/invocation.ts';
import type { LambdaFunction } from '../account/lambda.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { conflict } from './lambdaErrors.ts';
import { requireFunction } from './lambdaFunctions.ts';

export const invocationOperations: readonly Operation[] = [
  {
    name: 'Invoke',
    actions: ['lambda:InvokeFunction'],
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    payload: 'Payload',
    handle: invoke,
  },
];

/** 6 MB for a synchronous invocation (events.md 1). */
const largestPayload = 6 * 1024 * 1024;

function invoke(call: Call): Answer {
  const lambda = requireFunction(call);
  const payload = call.parameters.text('Payload') ?? '';
  checkSize(payload);
  checkState(lambda);
  const event = parsePayload(payload);
  const requestId = randomUUID();
  const outcome = toInvocationOutcome(lambda, event, { requestId, now: call.now });
  return {
    text: outcome.payload,
    delayMs: outcome.milliseconds,
    headers: {
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      'x-amz-log-result': Buffer.from(outcome.log).subarray(-4096).toString('base64'),
      ...(outcome.failed && { 'x-amz-function-error': 'Unhandled' }),
    },
  };
}

function checkSize(payload: string): void {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= largestPayload) return;
  throw new ServiceError(
    { code: 'RequestTooLargeException', status: 413 },
    `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${largestPayload} bytes)`,
  );
}

function checkState({ state = 'Active' }: LambdaFunction): void {
  if (state === 'Active' || state === 'Inactive') return;
  throw conflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
  );
}

function parsePayload(payload: string): unknown {
  if (payload === '') return {};
  try {
    return JSON.parse(payload);
  } catch (error) {
    throw new ServiceError(
      { code: 'InvalidRequestContentException', status: 400 },
      `Could not parse request body into json: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
