import { expect, it } from 'vitest';
import { catchFailure, PATIENT, SAMPLE } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const ORDERS_V2 = 'c41f6a08-93d7-4b2e-8e15-6d0a7f39c2b4';
const SHIPMENTS = '0e8a35d9-62b4-4f17-a9c8-51d3e7f2086b';
const REGISTRY = 'arn:aws:glue:us-east-1:111122223333:registry/orders';

const account = useSampleAccount();

it('a schema is found by the id that records have, whatever its case', async () => {
  const found = await account.api.getSchemaVersion(ORDERS_V2.toUpperCase(), PATIENT);
  expect(found).toMatchObject({ registry: 'orders', name: 'orders', version: 2, format: 'AVRO' });
  expect(JSON.parse(found.definition)).toMatchObject({ type: 'record', name: 'Order' });
  const shipments = await account.api.getSchemaVersion(SHIPMENTS, PATIENT);
  expect(shipments).toMatchObject({ name: 'shipments', version: 1, format: 'PROTOBUF' });
  expect(shipments.definition).toContain('message Shipment');
});

it('an unknown id, an id that is none, and a lack of rights are told apart', async () => {
  const unknown = await catchFailure(account.api.getSchemaVersion('00000000-0000-4000-8000-000000000000', PATIENT));
  expect(unknown).toMatchObject({ reason: 'not-found', operation: 'glue:GetSchemaVersion' });
  expect(await catchFailure(account.api.getSchemaVersion('7', PATIENT))).toMatchObject({ reason: 'invalid' });
  account.sandbox.setFaults({ deny: ['glue:GetSchemaVersion'] });
  const refused = await catchFailure(account.api.getSchemaVersion(ORDERS_V2, PATIENT));
  expect(refused).toMatchObject({ reason: 'access-denied', operation: 'glue:GetSchemaVersion' });
});

it('registries belong to a region', async () => {
  const elsewhere = account.connections.api({ ...SAMPLE, region: 'eu-west-1' });
  expect(await catchFailure(elsewhere.getSchemaVersion(ORDERS_V2, PATIENT))).toMatchObject({ reason: 'not-found' });
});

it('a registry says its name and state, or is not there', async () => {
  expect(await account.api.getRegistry(REGISTRY, PATIENT)).toEqual({
    arn: REGISTRY,
    name: 'orders',
    state: 'AVAILABLE',
  });
  expect(await account.api.getRegistry(REGISTRY.replace('orders', 'gone'), PATIENT)).toBeUndefined();
  account.sandbox.setFaults({ deny: ['glue:*'] });
  expect(await catchFailure(account.api.getRegistry(REGISTRY, PATIENT))).toMatchObject({ reason: 'access-denied' });
});
