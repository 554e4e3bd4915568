import { destinationArns, secretArns } from '../../src/sandbox/demo/places.ts';
import { type DiagnosisCase, findBy } from './diagnosisCase.ts';

/** Mappings of the sample account that Lambda calls well, and that lose records. */
export const SAMPLE_LOSS_CASES: readonly DiagnosisCase[] = [
  {
    entry: 'A11',
    uuid: 'a1d94c37-5e08-4b62-9f71-c3e60d8b2f45',
    loses: true,
    cause: 'record-over-6-mb',
    concluded: 'records are dropped although no call fails: what else drops them is ruled out, the size is not seen',
    finds: 'records-arrive',
    repair: {
      words: 'producers write smaller records',
      carryOut: ({ account }) => {
        delete findBy(findBy(account.clusters, 'name', 'orders-prod').topics, 'name', 'invoices').oversizedPerMinute;
      },
    },
  },
  {
    entry: 'A11',
    uuid: 'b7e20f58-94c3-4d1a-86eb-5f0a7c39d162',
    loses: true,
    cause: 'destination-rights-missing',
    finds: 'destination-rights',
  },
  {
    entry: 'A11',
    uuid: 'c06b83e1-2fd7-4a95-b8c4-91e7d5f03a6b',
    loses: true,
    cause: 'destination-gone',
    finds: 'destination-exists',
    repair: {
      words: 'the mapping is given a queue that exists, and the role the right to write there',
      carryOut: async ({ account, api, uuid, signal }) => {
        const access = findBy(account.roles, 'name', 'invoice-role').inline?.access;
        access?.Statement.push({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Resource: destinationArns.ordersFailures,
        });
        const changes = { DestinationConfig: { OnFailure: { Destination: destinationArns.ordersFailures } } };
        return (await api.updateMapping(uuid, changes, signal)).UUID;
      },
    },
  },
  {
    entry: 'A12',
    uuid: 'd94f17a6-c8b2-4e03-a5d9-7b26e0c81f3d',
    loses: true,
    cause: 'registry-rights-missing',
    finds: 'registry-rights',
  },
  {
    entry: 'A12',
    uuid: 'd94f17a6-c8b2-4e03-a5d9-7b26e0c81f3d',
    loses: true,
    make: (account) => {
      account.glueRegistries = [];
      const access = findBy(account.roles, 'name', 'invoice-role').inline?.access;
      access?.Statement.push({ Effect: 'Allow', Action: 'glue:*', Resource: '*' });
    },
    cause: 'schema-not-in-registry',
    finds: 'registry-exists',
    repair: {
      words: 'the registry is made again, with its schemas',
      carryOut: ({ account }) => {
        account.glueRegistries = [{ name: 'orders', created: '2026-11-22T08:00:00.000Z', schemas: [] }];
      },
    },
  },
  {
    entry: 'A12',
    uuid: 'e3a5c920-7d4b-4f86-92e1-0c8d6b57f4a9',
    loses: true,
    cause: 'registry-ca-missing',
    finds: 'registry-trust',
    repair: {
      words: 'the CA is put into a secret that the registry’s access settings name, and that the role may read',
      carryOut: async ({ account, api, uuid, signal }) => {
        const arn = secretArns.registryUser.replace('schema-registry', 'registry-ca');
        account.secrets.push({ arn, name: 'billing/registry-ca', created: '2026-11-22T08:00:00.000Z', content: {} });
        const access = findBy(account.roles, 'name', 'invoice-role').inline?.access;
        access?.Statement.push({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: arn });
        const { AmazonManagedKafkaEventSourceConfig: source } = await api.getMapping(uuid, signal);
        const registry = {
          ...source?.SchemaRegistryConfig,
          AccessConfigs: [{ Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: arn }],
        };
        const changes = { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry } };
        return (await api.updateMapping(uuid, changes, signal)).UUID;
      },
    },
  },
  {
    entry: 'A12',
    uuid: 'f81d6be4-03c7-49a2-8d5f-e4b90c72a618',
    loses: true,
    cause: 'registry-secret-wrong',
    finds: 'registry-secret',
    repair: {
      words: 'the deletion of the secret is taken back',
      carryOut: ({ account }) => {
        delete findBy(account.secrets, 'arn', secretArns.registryUser).deleted;
      },
    },
  },
];
