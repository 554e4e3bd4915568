import type { SchemaDocument, SchemaRegistry } from '../account/seed.ts';
import { restJson } from '../protocol/restJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { restJsonErrors } from './serviceErrors.ts';

const registryPath = '/v1/registries/name/{RegistryName}';
const schemaPath = `${registryPath}/schemas/name/{SchemaName}`;

/** Amazon EventBridge Schemas, as far as shared test events need it. */
export const schemas: Service = {
  name: 'schemas',
  protocol: restJson(({ code, message }) => ({ Code: code, Message: message })),
  errors: {
    ...restJsonErrors,
    accessDenied: { code: 'ForbiddenException', status: 403 },
    throttled: { code: 'TooManyRequestsException', status: 429 },
    invalidParameter: { code: 'BadRequestException', status: 400 },
    invalidToken: { code: 'BadRequestException', status: 400 },
    internal: { code: 'InternalServerErrorException', status: 500 },
  },
  operations: [
    { name: 'DescribeRegistry', method: 'GET', path: registryPath, handle: describeRegistry },
    { name: 'CreateRegistry', method: 'POST', path: registryPath, status: 201, handle: createRegistry },
    { name: 'DescribeSchema', method: 'GET', path: schemaPath, handle: describeSchema },
    { name: 'CreateSchema', method: 'POST', path: schemaPath, status: 201, handle: createSchema },
    { name: 'UpdateSchema', method: 'PUT', path: schemaPath, handle: updateSchema },
    { name: 'DeleteSchema', method: 'DELETE', path: schemaPath, status: 204, handle: deleteSchema },
    { name: 'ListSchemaVersions', method: 'GET', path: `${schemaPath}/versions`, handle: listVersions },
    {
      name: 'DeleteSchemaVersion',
      method: 'DELETE',
      path: `${schemaPath}/version/{SchemaVersion}`,
      status: 204,
      handle: deleteVersion,
    },
    { name: 'GetDiscoveredSchema', method: 'POST', path: '/v1/discover', handle: discover },
  ],
};

/** Limits of the service model (events.md 7). */
const longestContent = 100_000;
const mostVersions = 5;

function describeRegistry(call: Call): Answer {
  return { body: toRegistry(call, requireRegistry(call)) };
}

function createRegistry(call: Call): Answer {
  const name = call.parameters.requiredText('RegistryName');
  if (call.account.schemaRegistries.some((one) => one.name === name)) throw conflict('The registry exists already.');
  const made: SchemaRegistry = { name, schemas: [] };
  call.account.schemaRegistries.push(made);
  return { body: toRegistry(call, made) };
}

function describeSchema(call: Call): Answer {
  const found = requireSchema(call);
  const newest = found.versions.at(-1);
  return { body: { ...toSchema(call, found), Content: newest?.content, SchemaVersion: String(newest?.number ?? 1) } };
}

function createSchema(call: Call): Answer {
  const registry = requireRegistry(call);
  const name = call.parameters.requiredText('SchemaName');
  if (registry.schemas.some((one) => one.name === name)) throw conflict('The schema exists already.');
  const made: SchemaDocument = { name, versions: [{ number: 1, content: readContent(call) }] };
  registry.schemas.push(made);
  return { body: toSchema(call, made) };
}

function updateSchema(call: Call): Answer {
  const found = requireSchema(call);
  const content = readContent(call);
  if (found.versions.length >= mostVersions) {
    throw new ServiceError({ code: 'BadRequestException', status: 400 }, 'The schema has too many versions.');
  }
  found.versions.push({ number: (found.versions.at(-1)?.number ?? 0) + 1, content });
  return { body: toSchema(call, found) };
}

function deleteSchema(call: Call): Answer {
  const registry = requireRegistry(call);
  const found = requireSchema(call);
  registry.schemas = registry.schemas.filter((one) => one !== found);
  return {};
}

function listVersions(call: Call): Answer {
  const found = requireSchema(call);
  const page = call.toPage(found.versions, {
    list: `schemas:ListSchemaVersions ${found.name}`,
    key: ({ number }) => String(number),
    token: call.parameters.text('nextToken'),
    tokenName: 'NextToken',
    size: call.parameters.integer('limit', { min: 1, max: 100 }),
    maximum: 100,
  });
  const SchemaVersions = page.items.map(({ number }) => ({ SchemaName: found.name, SchemaVersion: String(number) }));
  return { body: { SchemaVersions, ...(page.token !== undefined && { NextToken: page.token }) } };
}

function deleteVersion(call: Call): Answer {
  const found = requireSchema(call);
  const number = Number(call.parameters.requiredText('SchemaVersion'));
  if (!found.versions.some((version) => version.number === number)) throw notFound('The version does not exist.');
  found.versions = found.versions.filter((version) => version.number !== number);
  return {};
}

/** A document that says of the event only that it is one: what AWS learns from it is not known in every detail. */
function discover(call: Call): Answer {
  const events = call.parameters.texts('Events');
  if (events.length === 0 || events.some((event) => event.length > longestContent)) {
    throw new ServiceError({ code: 'BadRequestException', status: 400 }, 'An event is missing or too long.');
  }
  const content = {
    openapi: '3.0.0',
    info: { version: '1.0.0', title: 'Event' },
    paths: {},
    components: { schemas: { Event: { type: 'object' } } },
  };
  return { body: { Content: JSON.stringify(content) } };
}

function readContent(call: Call): string {
  const content = call.parameters.requiredText('Content');
  if (content.length <= longestContent) return content;
  throw new ServiceError({ code: 'BadRequestException', status: 400 }, 'The content is too long.');
}

function requireRegistry(call: Call): SchemaRegistry {
  const name = call.parameters.requiredText('RegistryName');
  const found = call.account.schemaRegistries.find((one) => one.name === name);
  if (found === undefined) throw notFound(`Registry with name ${name} does not exist.`);
  return found;
}

function requireSchema(call: Call): SchemaDocument {
  const name = call.parameters.requiredText('SchemaName');
  const found = requireRegistry(call).schemas.find((one) => one.name === name);
  if (found === undefined) throw notFound(`Schema with name ${name} does not exist.`);
  return found;
}

function toRegistry({ account }: Call, { name }: SchemaRegistry): object {
  return { RegistryName: name, RegistryArn: `arn:aws:schemas:${account.region}:${account.account}:registry/${name}` };
}

function toSchema({ account }: Call, { name }: SchemaDocument): object {
  return {
    SchemaName: name,
    SchemaArn: `arn:aws:schemas:${account.region}:${account.account}:schema/${name}`,
    Type: 'OpenApi3',
  };
}

function notFound(message: string): ServiceError {
  return new ServiceError({ code: 'NotFoundException', status: 404 }, message);
}

function conflict(message: string): ServiceError {
  return new ServiceError({ code: 'ConflictException', status: 409 }, message);
}
