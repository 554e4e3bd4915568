import type { FunctionFacts } from '../core/diagnosis/facts.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import { toLambdaFunction } from './toMapping.ts';

/** One function as a diagnosis needs it (Lambda). */
export interface FunctionApi {
  /** By name or ARN, with a version or an alias where one is meant; one call. */
  getFunctionFacts(reference: string, signal: AbortSignal): Promise<FunctionFacts>;
  /** Sets how many seconds the function may take. Versions cannot be changed: `reference` names none and no alias. */
  updateFunctionTimeout(reference: string, seconds: number, signal: AbortSignal): Promise<void>;
  /** Gives back what is reserved for the function, so that it shares the account's concurrency. */
  removeReservedConcurrency(reference: string, signal: AbortSignal): Promise<void>;
}

const load = () => import('@aws-sdk/client-lambda');

export function createFunctionApi(calls: SdkCalls): FunctionApi {
  return {
    getFunctionFacts: (FunctionName, signal) =>
      calls.send('lambda:GetFunction', signal, async (options) => {
        const { GetFunctionCommand } = await load();
        const client = await calls.clients.lambda();
        const answer = await client.send(new GetFunctionCommand({ FunctionName }), options);
        const configuration = expectMember(answer.Configuration, 'Configuration');
        return {
          ...toLambdaFunction(configuration),
          stateReason: configuration.StateReason,
          updateFailure: configuration.LastUpdateStatus === 'Failed' ? configuration.LastUpdateStatusReason : undefined,
          reservedConcurrency: answer.Concurrency?.ReservedConcurrentExecutions,
          ...(answer.Concurrency?.ReservedConcurrentExecutions === undefined ? { unreserved: true } : {}),
        };
      }),

    updateFunctionTimeout: (FunctionName, Timeout, signal) =>
      calls.send('lambda:UpdateFunctionConfiguration', signal, async (options) => {
        const { UpdateFunctionConfigurationCommand } = await load();
        const client = await calls.clients.lambda();
        await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }), options);
      }),

    removeReservedConcurrency: (FunctionName, signal) =>
      calls.send('lambda:DeleteFunctionConcurrency', signal, async (options) => {
        const { DeleteFunctionConcurrencyCommand } = await load();
        const client = await calls.clients.lambda();
        await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }), options);
      }),
  };
}
