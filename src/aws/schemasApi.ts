import { SHARED_REGISTRY, toSharedSchemaName } from '../core/event/sharedEvents.ts';
import { unlessAbsent } from '../core/failure.ts';
import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

export type SchemasApi = Pick<
  AwsApi,
  'readTestEvents' | 'discoverTestEvents' | 'createTestEvents' | 'updateTestEvents' | 'deleteTestEvents'
>;

/** A document has so many versions at most (events.md 7). */
const MOST_VERSIONS = 5;

const load = () => import('@aws-sdk/client-schemas');

/** The calls to EventBridge Schemas, where shared test events are kept. What is not there was not saved yet. */
export function createSchemasApi(calls: SdkCalls): SchemasApi {
  const toName = (functionName: string) => ({
    RegistryName: SHARED_REGISTRY,
    SchemaName: toSharedSchemaName(functionName),
  });

  const hasRegistry = async (signal: AbortSignal) =>
    (await unlessAbsent(
      calls.send('schemas:DescribeRegistry', signal, async (options) => {
        const { DescribeRegistryCommand } = await load();
        const client = await calls.clients.schemas();
        return await client.send(new DescribeRegistryCommand({ RegistryName: SHARED_REGISTRY }), options);
      }),
    )) !== undefined;

  const makeRegistry = (signal: AbortSignal) =>
    calls.send('schemas:CreateRegistry', signal, async (options) => {
      const { CreateRegistryCommand } = await load();
      const client = await calls.clients.schemas();
      await client.send(new CreateRegistryCommand({ RegistryName: SHARED_REGISTRY }), options);
    });

  const listVersions = (functionName: string, signal: AbortSignal) =>
    calls.pages('schemas:ListSchemaVersions', signal, async (NextToken, options) => {
      const { ListSchemaVersionsCommand } = await load();
      const client = await calls.clients.schemas();
      const command = new ListSchemaVersionsCommand({ ...toName(functionName), NextToken });
      const page = await client.send(command, options);
      const items = (page.SchemaVersions ?? []).flatMap(({ SchemaVersion }) => SchemaVersion ?? []);
      return { items, next: page.NextToken };
    });

  /** Makes room for one more. */
  const dropOldVersions = async (functionName: string, signal: AbortSignal) => {
    const versions: string[] = [];
    for await (const page of listVersions(functionName, signal)) versions.push(...page);
    const old = versions
      .sort((a, b) => Number(a) - Number(b))
      .slice(0, Math.max(0, versions.length - MOST_VERSIONS + 1));
    for (const SchemaVersion of old) {
      await calls.send('schemas:DeleteSchemaVersion', signal, async (options) => {
        const { DeleteSchemaVersionCommand } = await load();
        const client = await calls.clients.schemas();
        await client.send(new DeleteSchemaVersionCommand({ ...toName(functionName), SchemaVersion }), options);
      });
    }
  };

  return {
    readTestEvents: (functionName, signal) =>
      unlessAbsent(
        calls.send('schemas:DescribeSchema', signal, async (options) => {
          const { DescribeSchemaCommand } = await load();
          const client = await calls.clients.schemas();
          return (await client.send(new DescribeSchemaCommand(toName(functionName)), options)).Content;
        }),
      ),

    discoverTestEvents: (event, signal) =>
      calls.send('schemas:GetDiscoveredSchema', signal, async (options) => {
        const { GetDiscoveredSchemaCommand } = await load();
        const client = await calls.clients.schemas();
        const command = new GetDiscoveredSchemaCommand({ Events: [event], Type: 'OpenApi3' });
        return expectMember((await client.send(command, options)).Content, 'Content');
      }),

    async createTestEvents(functionName, content, signal) {
      if (!(await hasRegistry(signal))) await makeRegistry(signal);
      await calls.send('schemas:CreateSchema', signal, async (options) => {
        const { CreateSchemaCommand } = await load();
        const client = await calls.clients.schemas();
        const command = new CreateSchemaCommand({ ...toName(functionName), Type: 'OpenApi3', Content: content });
        await client.send(command, options);
      });
    },

    async updateTestEvents(functionName, content, signal) {
      await dropOldVersions(functionName, signal);
      await calls.send('schemas:UpdateSchema', signal, async (options) => {
        const { UpdateSchemaCommand } = await load();
        const client = await calls.clients.schemas();
        const command = new UpdateSchemaCommand({ ...toName(functionName), Type: 'OpenApi3', Content: content });
        await client.send(command, options);
      });
    },

    deleteTestEvents: (functionName, signal) =>
      calls.send('schemas:DeleteSchema', signal, async (options) => {
        const { DeleteSchemaCommand } = await load();
        const client = await calls.clients.schemas();
        await client.send(new DeleteSchemaCommand(toName(functionName)), options);
      }),
  };
}
