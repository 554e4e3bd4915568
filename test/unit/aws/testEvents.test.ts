import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { catchFailure, connect, PATIENT, SAMPLE } from './connect.ts';

const FUNCTION = 'orders-processor';

let sandbox: Sandbox;
let connections: AwsConnections;
let api: AwsApi;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

beforeEach(() => {
  connections = connect(sandbox.endpoint);
  api = connections.api(SAMPLE);
});

afterEach(async () => {
  sandbox.reset();
  await connections.dispose();
});

function readSchemas() {
  return sandbox.account.schemaRegistries.map(({ name, schemas }) => [name, schemas.map((schema) => schema.name)]);
}

it('a function without shared test events has none, whether or not there is a registry', async () => {
  expect(await api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
  await api.createTestEvents('other', '{}', PATIENT);
  expect(await api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
});

it('the first ones make the registry, where the console and SAM CLI look for them', async () => {
  expect(JSON.parse(await api.discoverTestEvents('{"id":1}', PATIENT))).toMatchObject({ openapi: '3.0.0' });
  await api.createTestEvents(FUNCTION, '{"a":1}', PATIENT);
  await api.createTestEvents('other', '{"a":2}', PATIENT);
  expect(readSchemas()).toEqual([['lambda-testevent-schemas', ['_orders-processor-schema', '_other-schema']]]);
  expect(await api.readTestEvents(FUNCTION, PATIENT)).toBe('{"a":1}');
  await api.deleteTestEvents(FUNCTION, PATIENT);
  expect(await api.readTestEvents(FUNCTION, PATIENT)).toBeUndefined();
});

it('a document never has more than five versions', async () => {
  await api.createTestEvents(FUNCTION, '{"a":1}', PATIENT);
  for (let number = 2; number <= 12; number += 1) await api.updateTestEvents(FUNCTION, `{"a":${number}}`, PATIENT);
  expect(await api.readTestEvents(FUNCTION, PATIENT)).toBe('{"a":12}');
  const [document] = sandbox.account.schemaRegistries[0]?.schemas ?? [];
  expect(document?.versions.map(({ number }) => number)).toEqual([8, 9, 10, 11, 12]);
});

it('who may not use them is told so', async () => {
  sandbox.setFaults({ deny: ['schemas:*'] });
  const refused = await catchFailure(api.readTestEvents(FUNCTION, PATIENT));
  expect(refused).toMatchObject({ reason: 'access-denied', operation: 'schemas:DescribeSchema' });
});
