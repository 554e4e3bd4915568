import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  GetEventSourceMappingCommand,
  ListTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';
import { shop, toShopSeed } from './shopSeed.ts';

const registry = {
  SchemaRegistryURI: 'https://schemas.example.com:8081',
  EventRecordFormat: 'JSON',
  AccessConfigs: [{ Type: 'BASIC_AUTH', URI: shop.scramSecret }],
  SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
} as const;

/** Every member of CreateEventSourceMapping that MSK's mappings have (fields.md 1). */
const everything = {
  EventSourceArn: shop.cluster,
  FunctionName: 'sales',
  Topics: ['sales'],
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: new Date('2026-10-01T06:30:00Z'),
  Enabled: false,
  BatchSize: 250,
  MaximumBatchingWindowInSeconds: 20,
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }],
  AmazonManagedKafkaEventSourceConfig: {
    ConsumerGroupId: 'sales-group',
    SchemaRegistryConfig: {
      ...registry,
      AccessConfigs: [...registry.AccessConfigs],
      SchemaValidationConfigs: [...registry.SchemaValidationConfigs],
    },
  },
  FilterCriteria: { Filters: [{ Pattern: '{"value":{"kind":["sale",{"prefix":"re"}]}}' }] },
  KMSKeyArn: shop.key,
  DestinationConfig: { OnFailure: { Destination: shop.queue } },
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 4,
  MaximumRecordAgeInSeconds: 3600,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  MetricsConfig: { Metrics: ['EventCount', 'KafkaMetrics'] },
  LoggingConfig: { SystemLogLevel: 'DEBUG' },
  ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 8, PollerGroupName: 'shop' },
} satisfies CreateEventSourceMappingCommandInput;

async function openWithEverything() {
  const sandbox = await openSandbox({ seed: toShopSeed(), settleMs: 0 });
  const { lambda } = toClients(sandbox);
  const created = await lambda.send(new CreateEventSourceMappingCommand({ ...everything, Tags: { team: 'sales' } }));
  const { UUID } = created;
  const update = async (change: Partial<UpdateEventSourceMappingCommandInput>) => {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...change }));
    return lambda.send(new GetEventSourceMappingCommand({ UUID }));
  };
  return { lambda, created, update };
}

it('stores every member and gives it back', async () => {
  const { lambda, created } = await openWithEverything();
  const { FunctionName: _name, Enabled: _enabled, ...shown } = everything;
  const got = await lambda.send(new GetEventSourceMappingCommand({ UUID: created.UUID }));
  expect(got).toMatchObject({ ...shown, FunctionArn: shop.function, State: 'Disabled' });
});

it('keeps what an update does not mention', async () => {
  const { created, update } = await openWithEverything();
  const { LastModified: _modified, $metadata: _metadata, ...before } = created;
  expect(await update({ BatchSize: 1 })).toMatchObject({ ...before, BatchSize: 1 });
});

/** Updates, with what the mapping then has. `undefined` in the second is a member that is gone. */
const updates: readonly (readonly [string, Partial<UpdateEventSourceMappingCommandInput>, object])[] = [
  ['{} clears the filters', { FilterCriteria: {} }, { FilterCriteria: undefined }],
  [
    'an empty text clears the destination',
    { DestinationConfig: { OnFailure: { Destination: '' } } },
    { DestinationConfig: { OnFailure: {} } },
  ],
  ['an empty text clears the key', { KMSKeyArn: '' }, { KMSKeyArn: undefined }],
  ['no secret', { SourceAccessConfigurations: [] }, { SourceAccessConfigurations: undefined }],
  ['no response types', { FunctionResponseTypes: [] }, { FunctionResponseTypes: undefined }],
  ['no metrics', { MetricsConfig: { Metrics: [] } }, { MetricsConfig: undefined }],
  [
    'an empty name leaves the poller group',
    { ProvisionedPollerConfig: { PollerGroupName: '' } },
    { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 8 } },
  ],
  [
    'one number of pollers',
    { ProvisionedPollerConfig: { MaximumPollers: 9 } },
    { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 9, PollerGroupName: 'shop' } },
  ],
  [
    'the registry goes, the group stays',
    { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: {} } },
    { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'sales-group' } },
  ],
  ['another window', { MaximumBatchingWindowInSeconds: 0 }, { MaximumBatchingWindowInSeconds: 0 }],
  ['no bisecting', { BisectBatchOnFunctionError: false }, { BisectBatchOnFunctionError: false }],
  ['an alias', { FunctionName: 'sales:live' }, { FunctionArn: `${shop.function}:live` }],
];

it.each(updates)('update: %s', async (_title, change, expected) => {
  const { update } = await openWithEverything();
  const after = new Map(Object.entries(await update(change)));
  const changed = Object.keys(expected).map((name) => [name, after.get(name)]);
  expect(Object.fromEntries(changed)).toEqual(expected);
});

it('leaves provisioned mode with {} once nothing needs it', async () => {
  const { update } = await openWithEverything();
  await expect(update({ ProvisionedPollerConfig: {} })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: "Unsupported 'bisectBatchOnFunctionError' parameter for given event source mapping type.",
  });
  const onDemand = await update({
    ProvisionedPollerConfig: {},
    BisectBatchOnFunctionError: false,
    MaximumRetryAttempts: -1,
    MaximumRecordAgeInSeconds: -1,
    FunctionResponseTypes: [],
    MetricsConfig: { Metrics: [] },
    LoggingConfig: {},
    AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: {} },
  });
  expect(onDemand.ProvisionedPollerConfig).toBeUndefined();
});

it('fills in the numbers of pollers', async () => {
  const sandbox = await openSandbox({ seed: toShopSeed() });
  const created = await toClients(sandbox).lambda.send(
    new CreateEventSourceMappingCommand({
      EventSourceArn: shop.cluster,
      FunctionName: 'sales',
      Topics: ['sales'],
      StartingPosition: 'LATEST',
      ProvisionedPollerConfig: { MinimumPollers: 3 },
    }),
  );
  expect(created.ProvisionedPollerConfig).toEqual({ MinimumPollers: 3, MaximumPollers: 200 });
});

it('tags, lists tags and takes them away', async () => {
  const { lambda, created } = await openWithEverything();
  const Resource = created.EventSourceMappingArn;
  await lambda.send(new TagResourceCommand({ Resource, Tags: { stage: 'test', owner: 'me' } }));
  await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['owner', 'team'] }));
  expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ stage: 'test' });
  const unknown = Resource?.replace(created.UUID ?? '', '00000000-0000-4000-8000-000000000000');
  await expect(lambda.send(new ListTagsCommand({ Resource: unknown }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Event source mapping not found: ${unknown}`,
  });
  await expect(lambda.send(new TagResourceCommand({ Resource, Tags: { 'aws:a': 'b' } }))).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
});
