import type { DataFormat } from '../core/event/schemaVersion.ts';
import { AwsFailure } from '../core/failure.ts';
import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

export type GlueApi = Pick<AwsApi, 'getSchemaVersion' | 'getRegistry'>;

const load = () => import('@aws-sdk/client-glue');

/** The calls to the schema registry of AWS Glue. */
export function createGlueApi(calls: SdkCalls): GlueApi {
  return {
    getSchemaVersion: (id, signal) =>
      calls.send('glue:GetSchemaVersion', signal, async (options) => {
        const { GetSchemaVersionCommand } = await load();
        const client = await calls.clients.glue();
        const answer = await client.send(new GetSchemaVersionCommand({ SchemaVersionId: id.toLowerCase() }), options);
        return {
          id,
          ...toNames(answer.SchemaArn ?? ''),
          version: answer.VersionNumber,
          format: toFormat(expectMember(answer.DataFormat, 'DataFormat')),
          definition: expectMember(answer.SchemaDefinition, 'SchemaDefinition'),
        };
      }),

    async getRegistry(registryArn, signal) {
      try {
        return await calls.send('glue:GetRegistry', signal, async (options) => {
          const { GetRegistryCommand } = await load();
          const client = await calls.clients.glue();
          const answer = await client.send(
            new GetRegistryCommand({ RegistryId: { RegistryArn: registryArn } }),
            options,
          );
          return {
            arn: answer.RegistryArn ?? registryArn,
            name: expectMember(answer.RegistryName, 'RegistryName'),
            state: answer.Status ?? '',
          };
        });
      } catch (error) {
        if (AwsFailure.is(error, 'not-found')) return undefined;
        throw error;
      }
    },
  };
}

/** Schemas are `…:schema/REGISTRY/NAME`. */
function toNames(schemaArn: string): { readonly registry: string; readonly name: string } {
  const [, registry = '', name = ''] = schemaArn.slice(schemaArn.lastIndexOf(':') + 1).split('/');
  return { registry, name };
}

function toFormat(format: string): DataFormat {
  return format === 'AVRO' || format === 'PROTOBUF' ? format : 'JSON';
}
