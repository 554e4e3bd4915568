import type { Secret } from '../account/identity.ts';
import type { Topic } from '../account/kafka.ts';
import type { LambdaFunction, MappingConfiguration, SchemaRegistryConfig } from '../account/lambda.ts';
import type { ConfluentRegistry, MappingSeed } from '../account/seed.ts';
import { clusterArns, destinationArns, secretArns, toArn } from './places.ts';

/** Some invoices come with their scanned pages. */
export const invoiceTopics: Topic[] = [
  { name: 'invoice-lines', partitions: 3, recordsPerMinute: 60, records: 3600 },
  { name: 'invoices', partitions: 3, recordsPerMinute: 40, records: 2400, oversizedPerMinute: 2 },
];

function toFunction(name: string, description: string): LambdaFunction {
  return {
    name,
    role: 'invoice-role',
    runtime: 'python3.13',
    handler: `${name.replace('-', '_')}.handler`,
    description,
    timeoutSeconds: 30,
    memoryMb: 512,
    lastModified: '2026-10-20T09:30:00.000Z',
    architecture: 'arm64',
    tags: { team: 'billing' },
  };
}

export const invoiceFunctions: LambdaFunction[] = [
  toFunction('invoice-archive', 'Keeps invoices'),
  toFunction('invoice-mailer', 'Sends invoices'),
  toFunction('invoice-search', 'Makes invoices findable'),
];

export const confluentRegistries: ConfluentRegistry[] = [
  { url: 'https://schemas.billing.internal', privateAuthority: true },
  { url: 'https://schemas.example.com', user: { username: 'billing', password: 'sample-password-6' } },
];

/** Named by a mapping, and on its way to be deleted. */
export const registrySecret: Secret = {
  arn: secretArns.registryUser,
  name: 'billing/schema-registry',
  description: 'User of the schema registry',
  created: '2025-02-11T08:00:00.000Z',
  deleted: '2026-11-20T08:00:00.000Z',
  content: { scram: { username: 'billing', password: 'sample-password-6' } },
};

function toMapping(uuid: string, name: string, topic: string, members: MappingConfiguration = {}): MappingSeed {
  return {
    uuid,
    function: name,
    changedMinutesAgo: 180,
    configuration: {
      EventSourceArn: clusterArns.orders,
      Topics: [topic],
      StartingPosition: 'LATEST',
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 4, PollerGroupName: 'billing' },
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] },
      ...members,
    },
  };
}

function withRegistry(uri: string, access: SchemaRegistryConfig['AccessConfigs'] = []): MappingConfiguration {
  return {
    AmazonManagedKafkaEventSourceConfig: {
      SchemaRegistryConfig: {
        SchemaRegistryURI: uri,
        EventRecordFormat: 'JSON',
        SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
        ...(access.length > 0 && { AccessConfigs: access }),
      },
    },
  };
}

const onFailure = (destination: string): MappingConfiguration => ({
  DestinationConfig: { OnFailure: { Destination: destination } },
});

/** Mappings that work, and lose records: each because of something that is wrong in the account. */
export const losingMappings: MappingSeed[] = [
  // Records that are too large for a call, and no destination.
  toMapping('a1d94c37-5e08-4b62-9f71-c3e60d8b2f45', 'invoice-archive', 'invoices'),
  // A destination that the role may not write to, and one that was deleted.
  toMapping(
    'b7e20f58-94c3-4d1a-86eb-5f0a7c39d162',
    'invoice-mailer',
    'invoices',
    onFailure(destinationArns.ordersFailures),
  ),
  toMapping(
    'c06b83e1-2fd7-4a95-b8c4-91e7d5f03a6b',
    'invoice-search',
    'invoices',
    onFailure(destinationArns.invoiceFailures),
  ),
  // A registry that the role may not read.
  toMapping(
    'd94f17a6-c8b2-4e03-a5d9-7b26e0c81f3d',
    'invoice-archive',
    'invoice-lines',
    withRegistry(toArn('glue', 'registry/orders')),
  ),
  // A registry with a certificate of the company's own, whose CA is not given; one whose user is being deleted.
  toMapping(
    'e3a5c920-7d4b-4f86-92e1-0c8d6b57f4a9',
    'invoice-mailer',
    'invoice-lines',
    withRegistry('https://schemas.billing.internal'),
  ),
  toMapping(
    'f81d6be4-03c7-49a2-8d5f-e4b90c72a618',
    'invoice-search',
    'invoice-lines',
    withRegistry('https://schemas.example.com', [{ Type: 'BASIC_AUTH', URI: secretArns.registryUser }]),
  ),
];
