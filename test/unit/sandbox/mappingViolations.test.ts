import { CreateEventSourceMappingCommand, type CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';
import { leastInput, shop, toShopSeed } from './shopSeed.ts';

type Input = Partial<CreateEventSourceMappingCommandInput>;
const scram = { Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret } as const;

async function create(input: Input) {
  const sandbox = await openSandbox({ seed: toShopSeed() });
  const command = new CreateEventSourceMappingCommand({ ...leastInput, Topics: [...leastInput.Topics], ...input });
  return toClients(sandbox).lambda.send(command);
}

/** Inputs that break the model, and what the service says about the member. */
const violations: readonly (readonly [Input, string])[] = [
  [
    { BatchSize: 0 },
    "Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    { BatchSize: 10_001 },
    "Value '10001' at 'batchSize' failed to satisfy constraint: Member must have value less than or equal to 10000",
  ],
  [
    { MaximumBatchingWindowInSeconds: 301 },
    "at 'maximumBatchingWindowInSeconds' failed to satisfy constraint: Member must have value less than or equal to 300",
  ],
  [
    { Topics: ['a', 'b'] },
    "Value '[a, b]' at 'topics' failed to satisfy constraint: Member must have length less than or equal to 1",
  ],
  [
    { Topics: [] },
    "Value '[]' at 'topics' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    { Topics: ['with space'] },
    "Value 'with space' at 'topics.1.member' failed to satisfy constraint: Member must satisfy regular expression pattern: [^.]([a-zA-Z0-9\\-_.]+)",
  ],
  [
    { Topics: ['t'.repeat(250)] },
    "at 'topics.1.member' failed to satisfy constraint: Member must have length less than or equal to 249",
  ],
  [
    { EventSourceArn: 'no-arn' },
    "Value 'no-arn' at 'eventSourceArn' failed to satisfy constraint: Member must satisfy regular expression pattern",
  ],
  [{ FunctionName: 'a b' }, "Value 'a b' at 'functionName' failed to satisfy constraint"],
  [
    { MaximumRetryAttempts: -2 },
    "at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value greater than or equal to -1",
  ],
  [{ MaximumRecordAgeInSeconds: 604_801 }, "at 'maximumRecordAgeInSeconds'"],
  [{ ProvisionedPollerConfig: { MinimumPollers: 201 } }, "at 'provisionedPollerConfig.minimumPollers'"],
  [{ ProvisionedPollerConfig: { MaximumPollers: 2001 } }, "at 'provisionedPollerConfig.maximumPollers'"],
  [{ ProvisionedPollerConfig: { PollerGroupName: 'a b' } }, "at 'provisionedPollerConfig.pollerGroupName'"],
  [
    { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'a b' } },
    "at 'amazonManagedKafkaEventSourceConfig.consumerGroupId'",
  ],
  [
    { SourceAccessConfigurations: [{ ...scram, URI: 'u'.repeat(201) }] },
    "at 'sourceAccessConfigurations.1.member.uRI' failed to satisfy constraint: Member must have length less than or equal to 200",
  ],
  [
    { DestinationConfig: { OnFailure: { Destination: 'nowhere' } } },
    "Value 'nowhere' at 'destinationConfig.onFailure.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: $|kafka://",
  ],
  [{ KMSKeyArn: 'key' }, "at 'kMSKeyArn'"],
];

describe('create breaks the model', () => {
  it.each(violations)('%j', async (input, text) => {
    await expect(create(input)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(text),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('names an unknown member of an enumeration as the service does', async () => {
    const input: object = { StartingPosition: 'NOWHERE' };
    await expect(create(input)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'NOWHERE' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
    });
  });

  it('counts every violation', async () => {
    await expect(create({ BatchSize: 0, Topics: [] })).rejects.toMatchObject({
      message: expect.stringMatching(/^2 validation errors detected: .*'topics'.*; .*'batchSize'/),
    });
  });

  it('answers a value of another type with SerializationException', async () => {
    const input: object = { Enabled: 'yes' };
    await expect(create(input)).rejects.toMatchObject({ name: 'SerializationException' });
  });

  it('wants a function name', async () => {
    await expect(create({ FunctionName: undefined })).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null",
    });
  });
});
