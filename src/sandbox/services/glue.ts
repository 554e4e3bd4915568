import type { GlueRegistry, GlueSchema } from '../account/seed.ts';
import { isRecord } from '../parameters.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { InvalidParameter, ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** The schema registry of AWS Glue, read. */
export const glue: Service = {
  name: 'glue',
  protocol: awsJson({ version: '1.1', target: 'AWSGlue', message: 'Message' }),
  errors: {
    ...jsonErrors,
    invalidParameter: { code: 'InvalidInputException', status: 400 },
    invalidToken: { code: 'InvalidInputException', status: 400 },
    internal: { code: 'InternalServiceException', status: 500 },
  },
  operations: [
    { name: 'GetSchemaVersion', handle: getSchemaVersion },
    { name: 'GetRegistry', handle: getRegistry },
    { name: 'ListRegistries', handle: listRegistries },
    { name: 'ListSchemas', handle: listSchemas },
  ],
};

const uuid = /^[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}$/;

function getSchemaVersion(call: Call): Answer {
  const { registry, schema, index } = findVersion(call);
  const version = schema.versions[index];
  if (version === undefined) throw notFound('Schema version is not found.');
  return {
    body: {
      SchemaVersionId: version.id,
      SchemaDefinition: version.definition,
      DataFormat: schema.dataFormat,
      SchemaArn: toSchemaArn(call, registry, schema),
      VersionNumber: index + 1,
      Status: 'AVAILABLE',
      CreatedTime: version.created,
    },
  };
}

interface FoundVersion {
  readonly registry: GlueRegistry;
  readonly schema: GlueSchema;
  readonly index: number;
}

/** By the id of the version, or by the schema and a number or the latest. */
function findVersion(call: Call): FoundVersion {
  const id = call.parameters.text('SchemaVersionId');
  if (id === undefined) return findNumbered(call);
  if (!uuid.test(id)) throw new InvalidParameter('SchemaVersionId', 'SchemaVersionId must be a UUID.');
  for (const registry of call.account.glueRegistries) {
    for (const schema of registry.schemas) {
      const index = schema.versions.findIndex((version) => version.id === id);
      if (index >= 0) return { registry, schema, index };
    }
  }
  throw notFound(`Schema version is not found. SchemaVersionId: ${id}`);
}

function findNumbered(call: Call): FoundVersion {
  const wanted = toRecord(call, 'SchemaId');
  const number = toRecord(call, 'SchemaVersionNumber');
  for (const registry of call.account.glueRegistries) {
    const schema = registry.schemas.find(
      (one) =>
        toSchemaArn(call, registry, one) === wanted['SchemaArn'] ||
        (one.name === wanted['SchemaName'] && registry.name === wanted['RegistryName']),
    );
    if (schema === undefined) continue;
    const index = number['LatestVersion'] === true ? schema.versions.length : Number(number['VersionNumber']);
    return { registry, schema, index: index - 1 };
  }
  throw notFound('Schema is not found.');
}

function getRegistry(call: Call): Answer {
  return { body: toRegistry(call, requireRegistry(call)) };
}

function listRegistries(call: Call): Answer {
  const page = call.toPage(call.account.glueRegistries, {
    list: 'glue:ListRegistries',
    key: ({ name }) => name,
    ...toPaging(call),
  });
  return { body: { Registries: page.items.map((one) => toRegistry(call, one)), NextToken: page.token } };
}

/** Of one registry, or of all. */
function listSchemas(call: Call): Answer {
  const isAll = call.parameters.all['RegistryId'] === undefined;
  const registries = isAll ? call.account.glueRegistries : [requireRegistry(call)];
  const found = registries.flatMap((registry) => registry.schemas.map((schema) => ({ registry, schema })));
  const page = call.toPage(found, {
    list: `glue:ListSchemas ${registries.map(({ name }) => name).join(' ')}`,
    key: ({ registry, schema }) => `${registry.name} ${schema.name}`,
    ...toPaging(call),
  });
  const Schemas = page.items.map(({ registry, schema }) => ({
    RegistryName: registry.name,
    SchemaName: schema.name,
    SchemaArn: toSchemaArn(call, registry, schema),
    Description: schema.description,
    SchemaStatus: 'AVAILABLE',
    CreatedTime: schema.versions[0]?.created,
    UpdatedTime: schema.versions.at(-1)?.created,
  }));
  return { body: { Schemas, NextToken: page.token } };
}

function toPaging({ parameters }: Call) {
  return {
    token: parameters.text('NextToken'),
    tokenName: 'NextToken',
    size: parameters.integer('MaxResults', { min: 1, max: 100 }),
    maximum: 100,
  };
}

function requireRegistry(call: Call): GlueRegistry {
  const { RegistryName: name, RegistryArn: arn } = toRecord(call, 'RegistryId');
  if (name === undefined && arn === undefined) {
    throw new InvalidParameter('RegistryId', 'One of RegistryArn or RegistryName has to be provided.');
  }
  const found = call.account.glueRegistries.find(
    (registry) => registry.name === name || toRegistryArn(call, registry) === arn,
  );
  if (found === undefined) throw notFound(`Registry is not found. RegistryName: ${String(name ?? arn)}`);
  return found;
}

function toRecord({ parameters }: Call, name: string): Readonly<Record<string, unknown>> {
  const value = parameters.all[name] ?? {};
  if (!isRecord(value)) throw new InvalidParameter(name, `${name} must be a structure.`);
  return value;
}

function toRegistry(call: Call, registry: GlueRegistry): object {
  return {
    RegistryName: registry.name,
    RegistryArn: toRegistryArn(call, registry),
    Description: registry.description,
    Status: 'AVAILABLE',
    CreatedTime: registry.created,
    UpdatedTime: registry.created,
  };
}

function toRegistryArn({ account }: Call, { name }: GlueRegistry): string {
  return `arn:aws:glue:${account.region}:${account.account}:registry/${name}`;
}

function toSchemaArn({ account }: Call, registry: GlueRegistry, { name }: GlueSchema): string {
  return `arn:aws:glue:${account.region}:${account.account}:schema/${registry.name}/${name}`;
}

function notFound(message: string): ServiceError {
  return new ServiceError({ code: 'EntityNotFoundException', status: 400 }, message);
}
