import { expect, it } from 'vitest';
import { catchFailure, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const FUNCTION = 'orders-processor';

const account = useSampleAccount();

function readSchemas() {
  return account.sandbox.account.schemaRegistries.map(({ name, schemas }) => [
    name,
    schemas.map((schema) => schema.name),
  ]);
}

it('a function without shared test events has none, whether or not there is a registry', async () => {
  expect(await account.api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
  await account.api.createTestEvents('other', '{}', PATIENT);
  expect(await account.api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
});

it('the first ones make the registry, where the console and SAM CLI look for them', async () => {
  expect(JSON.parse(await account.api.discoverTestEvents('{"id":1}', PATIENT))).toMatchObject({ openapi: '3.0.0' });
  await account.api.createTestEvents(FUNCTION, '{"a":1}', PATIENT);
  await account.api.createTestEvents('other', '{"a":2}', PATIENT);
  expect(readSchemas()).toEqual([['lambda-testevent-schemas', ['_orders-processor-schema', '_other-schema']]]);
  expect(await account.api.readTestEvents(FUNCTION, PATIENT)).toBe('{"a":1}');
  await account.api.deleteTestEvents(FUNCTION, PATIENT);
  expect(await account.api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
});

it('a document never has more than five versions', async () => {
  await account.api.createTestEvents(FUNCTION, '{"a":1}', PATIENT);
  for (let number = 2; number <= 12; number += 1)
    await account.api.updateTestEvents(FUNCTION, `{"a":${number}}`, PATIENT);
  expect(await account.api.readTestEvents(FUNCTION, PATIENT)).toBe('{"a":12}');
  const [document] = account.sandbox.account.schemaRegistries[0]?.schemas ?? [];
  expect(document?.versions.map(({ number }) => number)).toEqual([8, 9, 10, 11, 12]);
});

it('who may not use them is told so', async () => {
  account.sandbox.setFaults({ deny: ['schemas:*'] });
  const refused = await catchFailure(account.api.readTestEvents(FUNCTION, PATIENT));
  expect(refused).toMatchObject({ reason: 'access-denied', operation: 'schemas:DescribeSchema' });
});
