import type { FunctionFacts } from '../core/diagnosis/facts.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import { toLambdaFunction } from './toMapping.ts';

/** One function as a diagnosis needs it (Lambda). */
export interface FunctionApi {
  /** By name or ARN, with a version or an alias where one is meant; one call. */
  getFunctionFacts(reference: string, signal: AbortSignal): Promise<FunctionFacts>;
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
          reservedConcurrency: answer.Concurrency?.ReservedConcurrentExecutions,
        };
      }),
  };
}
