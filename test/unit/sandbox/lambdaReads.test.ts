import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListEventSourceMappingsCommand,
  type ListEventSourceMappingsCommandInput,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';

const myCluster = 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
const connection =
  'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7';

async function openDemo() {
  const sandbox = await openSandbox();
  return { sandbox, ...toClients(sandbox) };
}

describe('Lambda, read', () => {
  it('lists nineteen functions and describes one by any form of its name', async () => {
    const { lambda } = await openDemo();
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions).toHaveLength(19);
    expect(Functions.find(({ Timeout }) => Timeout === 900)?.FunctionName).toBe('nightly-reconciliation');
    for (const FunctionName of [
      'telemetry-ingest',
      '111122223333:function:telemetry-ingest',
      'arn:aws:lambda:us-east-1:111122223333:function:telemetry-ingest',
    ]) {
      const answer = await lambda.send(new GetFunctionCommand({ FunctionName }));
      expect(answer.Configuration?.Role).toBe('arn:aws:iam::111122223333:role/telemetry-role');
      expect(answer.Concurrency?.ReservedConcurrentExecutions).toBe(200);
    }
    await expect(lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'nothing' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:111122223333:function:nothing',
    });
  });

  it('lists mappings of every service, and those of a source or a function', async () => {
    const { lambda, sandbox } = await openDemo();
    const list = async (input: ListEventSourceMappingsCommandInput) =>
      (await lambda.send(new ListEventSourceMappingsCommand(input))).EventSourceMappings ?? [];
    const all = await list({});
    expect(all).toHaveLength(sandbox.account.mappings.length);
    const services = new Set(all.map(({ EventSourceArn = '' }) => EventSourceArn.split(':')[2]));
    expect([...services].sort()).toEqual(['kafka', 'kinesis', 'sqs']);
    expect((await list({ EventSourceArn: connection })).map(({ Topics }) => Topics)).toEqual([['partner-orders']]);
    expect((await list({ FunctionName: 'my-kafka-function' })).map(({ UUID }) => UUID)).toEqual([
      '2e7b4f08-c1d5-4936-a8f0-6d3c9e52b71f',
      '6d9bce8e-836b-442c-8070-74e77903c815',
    ]);
  });

  it('gets a mapping with all its members; a list hides filters that a key encrypts', async () => {
    const { lambda } = await openDemo();
    const mapping = await lambda.send(
      new GetEventSourceMappingCommand({ UUID: '6d9bce8e-836b-442c-8070-74e77903c815' }),
    );
    expect(mapping).toMatchObject({
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: '6d9bce8e-836b-442c-8070-74e77903c815' },
      BatchSize: 100,
      EventSourceArn: myCluster,
      EventSourceMappingArn:
        'arn:aws:lambda:us-east-1:111122223333:event-source-mapping:6d9bce8e-836b-442c-8070-74e77903c815',
      FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:my-kafka-function',
      LastProcessingResult: 'OK',
      State: 'Enabled',
      StateTransitionReason: 'USER_INITIATED',
      Topics: ['shipment-events'],
    });
    const encrypted = { UUID: '9c2f7a36-e51b-4d04-8a6e-3b70f8d1c594' };
    const got = await lambda.send(new GetEventSourceMappingCommand(encrypted));
    expect(got.FilterCriteria?.Filters).toHaveLength(2);
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const listed = EventSourceMappings.find(({ UUID }) => UUID === encrypted.UUID);
    expect(listed?.KMSKeyArn).toBeDefined();
    expect(listed?.FilterCriteria ?? undefined).toBeUndefined();
    await expect(
      lambda.send(new GetEventSourceMappingCommand({ UUID: '00000000-0000-4000-8000-000000000000' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The resource you requested does not exist.',
    });
  });
});
