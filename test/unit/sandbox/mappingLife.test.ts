import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';
import { leastInput, shop, shopMappingUuid, toShopSeed, toShopSeedWith } from './shopSeed.ts';

const settleMs = 2000;

async function openShop(seed = toShopSeed()) {
  const sandbox = await openSandbox({ seed, settleMs });
  const { lambda } = toClients(sandbox);
  const read = async (UUID: string | undefined) => lambda.send(new GetEventSourceMappingCommand({ UUID }));
  return {
    sandbox,
    lambda,
    read,
    create: (more: Partial<CreateEventSourceMappingCommandInput> = {}) =>
      lambda.send(new CreateEventSourceMappingCommand({ ...leastInput, Topics: [...leastInput.Topics], ...more })),
    stateOf: async (UUID: string | undefined) => (await read(UUID)).State,
    settle: () => {
      sandbox.clock.now += settleMs;
    },
  };
}

describe('the life of a mapping', () => {
  it('goes from Creating to Enabled, and polls from then on', async () => {
    const { create, read, settle, sandbox } = await openShop();
    const created = await create();
    expect(created).toMatchObject({
      $metadata: { httpStatusCode: 202 },
      State: 'Creating',
      StateTransitionReason: 'USER_INITIATED',
      LastProcessingResult: 'No records processed',
      BatchSize: 100,
      FunctionArn: shop.function,
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: created.UUID },
    });
    expect(created.LastModified?.getTime()).toBe(sandbox.clock.now);
    expect(await read(created.UUID)).toMatchObject({ State: 'Creating', LastProcessingResult: 'No records processed' });
    settle();
    expect(await read(created.UUID)).toMatchObject({ State: 'Enabled', LastProcessingResult: 'OK' });
  });

  it('goes from Creating to Disabled, to Enabled and back', async () => {
    const { lambda, create, read, settle } = await openShop();
    const { UUID } = await create({ Enabled: false });
    settle();
    expect(await read(UUID)).toMatchObject({ State: 'Disabled', LastProcessingResult: 'No records processed' });
    expect(await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }))).toMatchObject({
      State: 'Enabling',
      $metadata: { httpStatusCode: 202 },
    });
    settle();
    expect((await read(UUID)).State).toBe('Enabled');
    expect((await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }))).State).toBe('Disabling');
    settle();
    expect(await read(UUID)).toMatchObject({ State: 'Disabled', LastProcessingResult: 'OK' });
  });

  it('is Updating after a change of configuration, and returns to where it was', async () => {
    const { lambda, read, stateOf, settle } = await openShop(toShopSeedWith());
    const update = await lambda.send(new UpdateEventSourceMappingCommand({ UUID: shopMappingUuid, BatchSize: 7 }));
    expect(update).toMatchObject({ State: 'Updating', BatchSize: 7 });
    expect(await stateOf(shopMappingUuid)).toBe('Updating');
    settle();
    expect(await read(shopMappingUuid)).toMatchObject({ State: 'Enabled', BatchSize: 7 });
  });

  it('is Deleting, then gone', async () => {
    const { lambda, stateOf, settle } = await openShop(toShopSeedWith());
    const deleted = await lambda.send(new DeleteEventSourceMappingCommand({ UUID: shopMappingUuid }));
    expect(deleted).toMatchObject({ State: 'Deleting', $metadata: { httpStatusCode: 202 } });
    expect(await stateOf(shopMappingUuid)).toBe('Deleting');
    settle();
    await expect(stateOf(shopMappingUuid)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { EventSourceMappings } = await lambda.send(new ListEventSourceMappingsCommand({}));
    expect(EventSourceMappings).toEqual([]);
  });

  it('answers ResourceInUseException in between', async () => {
    const { lambda, create, settle } = await openShop();
    const { UUID } = await create();
    const attempts = [
      () => lambda.send(new UpdateEventSourceMappingCommand({ UUID, BatchSize: 5 })),
      () => lambda.send(new DeleteEventSourceMappingCommand({ UUID })),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        name: 'ResourceInUseException',
        message: expect.stringContaining('because it is in use'),
        $metadata: { httpStatusCode: 400 },
      });
    }
    settle();
    for (const attempt of attempts) {
      expect((await attempt()).UUID).toBe(UUID);
      settle();
    }
  });

  it('settles at once when transitions take no time', async () => {
    const sandbox = await openSandbox({ seed: toShopSeed(), settleMs: 0 });
    const { lambda } = toClients(sandbox);
    const command = new CreateEventSourceMappingCommand({ ...leastInput, Topics: [...leastInput.Topics] });
    expect((await lambda.send(command)).State).toBe('Enabled');
  });

  it('refuses the same function, cluster and topic twice, and names the mapping that is there', async () => {
    const { create } = await openShop(toShopSeedWith());
    await expect(create({ FunctionName: shop.function })).rejects.toMatchObject({
      name: 'ResourceConflictException',
      $metadata: { httpStatusCode: 409 },
      message: `An event source mapping with event source arn ("${shop.cluster}"), function ("${shop.function}") and topics ("sales") already exists. Please update or delete the existing mapping with UUID ${shopMappingUuid}`,
    });
    expect((await create({ Topics: ['quiet'] })).State).toBe('Creating');
    expect((await create({ FunctionName: 'sales:live' })).FunctionArn).toBe(`${shop.function}:live`);
  });

  it('processes no records where none arrive, and those that lie there from the start on', async () => {
    const seed = toShopSeed();
    seed.clusters?.[0]?.topics.push({ name: 'archive', partitions: 1, records: 500 });
    const { create, read, settle } = await openShop(seed);
    const quiet = await create({ Topics: ['quiet'] });
    const latest = await create({ Topics: ['archive'], FunctionName: 'sales:live' });
    const oldest = await create({ Topics: ['archive'], StartingPosition: 'TRIM_HORIZON' });
    settle();
    expect((await read(quiet.UUID)).LastProcessingResult).toBe('No records processed');
    expect((await read(latest.UUID)).LastProcessingResult).toBe('No records processed');
    expect((await read(oldest.UUID)).LastProcessingResult).toBe('OK');
  });

  it('is given up by Lambda after a day of failing for the same reason', async () => {
    const { sandbox, read, lambda, settle } = await openShop(toShopSeedWith());
    const [role] = sandbox.account.roles;
    const rights = role?.inline;
    if (role) role.inline = {};
    expect(await read(shopMappingUuid)).toMatchObject({
      State: 'Enabled',
      LastProcessingResult: 'PROBLEM: SASL authentication failed.',
    });
    sandbox.clock.now += 24 * 60 * 60 * 1000;
    expect((await read(shopMappingUuid)).State).toBe('Disabling');
    settle();
    expect(await read(shopMappingUuid)).toMatchObject({
      State: 'Disabled',
      StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR',
      LastProcessingResult: 'PROBLEM: SASL authentication failed.',
    });
    if (role) role.inline = rights;
    expect((await read(shopMappingUuid)).State).toBe('Disabled');
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: shopMappingUuid, Enabled: true }));
    settle();
    expect(await read(shopMappingUuid)).toMatchObject({ State: 'Enabled', LastProcessingResult: 'OK' });
  });
});
