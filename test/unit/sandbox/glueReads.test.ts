import { readFile } from 'node:fs/promises';
import {
  GetRegistryCommand,
  GetSchemaVersionCommand,
  ListRegistriesCommand,
  ListSchemasCommand,
} from '@aws-sdk/client-glue';
import { expect, it } from 'vitest';
import { readEvent } from '../../../src/core/event/readEvent.ts';
import { createAvroSchema } from '../../../src/core/event/valueSchema.ts';
import { openSandbox, toClients } from './sandboxClients.ts';

const ORDERS = 'arn:aws:glue:us-east-1:111122223333:schema/orders/orders';

it('lists registries and their schemas page by page', async () => {
  const { glue } = toClients(await openSandbox());
  const { Registries } = await glue.send(new ListRegistriesCommand({}));
  expect(Registries?.map(({ RegistryName, Status }) => [RegistryName, Status])).toEqual([['orders', 'AVAILABLE']]);
  const names: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await glue.send(new ListSchemasCommand({ MaxResults: 1, NextToken }));
    names.push(...(page.Schemas ?? []).map(({ SchemaName }) => SchemaName));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(names).toEqual(['orders', 'refunds', 'shipments']);
  const some = await glue.send(new ListSchemasCommand({ RegistryId: { RegistryName: 'orders' } }));
  expect(some.Schemas).toHaveLength(3);
});

it('finds a version by schema and number too, and says what it lacks', async () => {
  const { glue } = toClients(await openSandbox());
  const latest = new GetSchemaVersionCommand({
    SchemaId: { SchemaArn: ORDERS },
    SchemaVersionNumber: { LatestVersion: true },
  });
  expect(await glue.send(latest)).toMatchObject({ VersionNumber: 2, DataFormat: 'AVRO', SchemaArn: ORDERS });
  const first = new GetSchemaVersionCommand({
    SchemaId: { RegistryName: 'orders', SchemaName: 'orders' },
    SchemaVersionNumber: { VersionNumber: 1 },
  });
  expect(await glue.send(first)).toMatchObject({ VersionNumber: 1 });
  const third = new GetSchemaVersionCommand({
    SchemaId: { SchemaArn: ORDERS },
    SchemaVersionNumber: { VersionNumber: 3 },
  });
  await expect(glue.send(third)).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  const nowhere = new GetRegistryCommand({ RegistryId: { RegistryName: 'nowhere' } });
  await expect(glue.send(nowhere)).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  const nothing = new GetRegistryCommand({ RegistryId: {} });
  await expect(glue.send(nothing)).rejects.toMatchObject({ name: 'InvalidInputException' });
});

it('has the schema of the sample event', async () => {
  const { glue } = toClients(await openSandbox());
  const text = await readFile(new URL('../../../samples/orders-avro.msk-event.json', import.meta.url), 'utf8');
  const [first] = readEvent(text).records;
  const found = await glue.send(new GetSchemaVersionCommand({ SchemaVersionId: first?.value.frame?.schemaId }));
  const schema = createAvroSchema('orders', found.SchemaDefinition ?? '');
  const [value] = readEvent(text, { findSchema: () => schema }).records.map((record) => record.value);
  expect(value?.json).toBeUndefined();
  expect(JSON.parse(value?.text ?? '')).toMatchObject({ id: 4711, customer: 'c-17', note: null });
});
