import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import { toInvocation } from './toInvocation.ts';
import { isMskMapping, toCreateInput, toDeployedMapping, toLambdaFunction, toUpdateInput } from './toMapping.ts';

export type LambdaApi = Pick<
  AwsApi,
  | 'listFunctions'
  | 'getFunction'
  | 'invokeFunction'
  | 'listMappings'
  | 'getMapping'
  | 'getMappingTags'
  | 'createMapping'
  | 'updateMapping'
  | 'deleteMapping'
  | 'tagMapping'
  | 'untagMapping'
>;

/** Beyond the function's own time: the start of a new environment, and the way there and back. */
const ANSWER_SECONDS = 30;

const load = () => import('@aws-sdk/client-lambda');

/** The calls to Lambda; page sizes are the largest it gives (limits.md 1). */
export function createLambdaApi(calls: SdkCalls): LambdaApi {
  return {
    listFunctions: (signal) =>
      calls.pages('lambda:ListFunctions', signal, async (Marker, options) => {
        const { ListFunctionsCommand } = await load();
        const client = await calls.clients.lambda();
        const page = await client.send(new ListFunctionsCommand({ Marker, MaxItems: 50 }), options);
        return { items: expectMember(page.Functions, 'Functions').map(toLambdaFunction), next: page.NextMarker };
      }),

    getFunction: (FunctionName, signal) =>
      calls.send('lambda:GetFunctionConfiguration', signal, async (options) => {
        const { GetFunctionConfigurationCommand } = await load();
        const client = await calls.clients.lambda();
        return toLambdaFunction(await client.send(new GetFunctionConfigurationCommand({ FunctionName }), options));
      }),

    invokeFunction: (request, signal) =>
      calls.send(
        'lambda:InvokeFunction',
        signal,
        async (options) => {
          const { InvokeCommand } = await load();
          const client = await calls.clients.invoker();
          const command = new InvokeCommand({
            FunctionName: request.function,
            InvocationType: 'RequestResponse',
            LogType: 'Tail',
            Payload: new TextEncoder().encode(request.payload),
          });
          return toInvocation(await client.send(command, options));
        },
        (request.timeout + ANSWER_SECONDS) * 1000,
      ),

    listMappings: (signal) =>
      calls.pages('lambda:ListEventSourceMappings', signal, async (Marker, options) => {
        const { ListEventSourceMappingsCommand } = await load();
        const client = await calls.clients.lambda();
        const page = await client.send(new ListEventSourceMappingsCommand({ Marker, MaxItems: 100 }), options);
        const mappings = expectMember(page.EventSourceMappings, 'EventSourceMappings').filter(isMskMapping);
        return { items: mappings.map(toDeployedMapping), next: page.NextMarker };
      }),

    getMapping: (UUID, signal) =>
      calls.send('lambda:GetEventSourceMapping', signal, async (options) => {
        const { GetEventSourceMappingCommand } = await load();
        const client = await calls.clients.lambda();
        return toDeployedMapping(await client.send(new GetEventSourceMappingCommand({ UUID }), options));
      }),

    getMappingTags: (Resource, signal) =>
      calls.send('lambda:ListTags', signal, async (options) => {
        const { ListTagsCommand } = await load();
        const client = await calls.clients.lambda();
        return (await client.send(new ListTagsCommand({ Resource }), options)).Tags ?? {};
      }),

    tagMapping: (Resource, Tags, signal) =>
      calls.send('lambda:TagResource', signal, async (options) => {
        const { TagResourceCommand } = await load();
        await (await calls.clients.lambda()).send(new TagResourceCommand({ Resource, Tags }), options);
      }),

    untagMapping: (Resource, keys, signal) =>
      calls.send('lambda:UntagResource', signal, async (options) => {
        const { UntagResourceCommand } = await load();
        await (await calls.clients.lambda()).send(new UntagResourceCommand({ Resource, TagKeys: [...keys] }), options);
      }),

    createMapping: (input, signal) =>
      calls.send('lambda:CreateEventSourceMapping', signal, async (options) => {
        const { CreateEventSourceMappingCommand, GetEventSourceMappingCommand } = await load();
        const client = await calls.clients.lambda();
        const read = async (UUID: string) =>
          toDeployedMapping(await client.send(new GetEventSourceMappingCommand({ UUID }), options));
        try {
          return toDeployedMapping(
            await client.send(new CreateEventSourceMappingCommand(toCreateInput(input)), options),
          );
        } catch (error) {
          if (!options.gate.mayHaveWorked) throw error;
          const { findOwnCreation } = await import('./ownCreation.ts');
          const own = await findOwnCreation(error, input, read);
          if (own === undefined) throw error;
          return own;
        }
      }),

    updateMapping: (uuid, changes, signal) =>
      calls.send('lambda:UpdateEventSourceMapping', signal, async (options) => {
        const { UpdateEventSourceMappingCommand } = await load();
        const client = await calls.clients.lambda();
        const command = new UpdateEventSourceMappingCommand(toUpdateInput(uuid, changes));
        return toDeployedMapping(await client.send(command, options));
      }),

    deleteMapping: (UUID, signal) =>
      calls.send('lambda:DeleteEventSourceMapping', signal, async (options) => {
        const { DeleteEventSourceMappingCommand } = await load();
        const client = await calls.clients.lambda();
        return toDeployedMapping(await client.send(new DeleteEventSourceMappingCommand({ UUID }), options));
      }),
  };
}
