import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/sandbox/account/account.ts';
import { openSandbox, toClients } from './sandboxClients.ts';
import { leastInput, shop, shopMappingUuid, toShopSeed, toShopSeedWith } from './shopSeed.ts';

type Input = Partial<CreateEventSourceMappingCommandInput>;
const pollers = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
const scram = { Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret } as const;
const filters = (...patterns: unknown[]): Input => ({
  FilterCriteria: {
    Filters: patterns.map((pattern) => ({ Pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) })),
  },
});
const to = (Destination: string): Input => ({ DestinationConfig: { OnFailure: { Destination } } });
const unsupported = (name: string) => `Unsupported '${name}' parameter for given event source mapping type.`;
const destinationUnsupported = 'Unsupported DestinationConfig parameter for given event source mapping type.';

async function create(input: Input, change?: (account: Account) => void) {
  const sandbox = await openSandbox({ seed: toShopSeed() });
  change?.(sandbox.account);
  const command = new CreateEventSourceMappingCommand({ ...leastInput, Topics: [...leastInput.Topics], ...input });
  return toClients(sandbox).lambda.send(command);
}

/** Inputs that the service understands and refuses. */
const refusals: readonly (readonly [string, Input, string | RegExp])[] = [
  ['no source', { EventSourceArn: undefined }, 'Unrecognized event source.'],
  [
    'a source of another service',
    { EventSourceArn: 'arn:aws:events:us-east-1:111122223333:rule/x' },
    'Unrecognized event source.',
  ],
  ['an unknown function', { FunctionName: 'nothing' }, 'Function does not exist'],
  [
    'a function of another region',
    { FunctionName: shop.function.replace('us-east-1', 'eu-west-1') },
    'Function does not exist',
  ],
  ['a function of another account', { FunctionName: '444455556666:function:sales' }, 'Function does not exist'],
  [
    'no starting position',
    { StartingPosition: undefined },
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
  ],
  ['no topics', { Topics: undefined }, /'topics'/],
  ['AT_TIMESTAMP without a timestamp', { StartingPosition: 'AT_TIMESTAMP' }, 'Need to specify a timestamp'],
  ['a timestamp without AT_TIMESTAMP', { StartingPositionTimestamp: new Date(0) }, /AT_TIMESTAMP/],
  [
    'a timestamp in the future',
    { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: new Date('2030-01-01') },
    /future/,
  ],
  ['parallelization', { ParallelizationFactor: 2 }, unsupported('parallelizationFactor')],
  ['tumbling windows', { TumblingWindowInSeconds: 5 }, unsupported('tumblingWindowInSeconds')],
  ['queues', { Queues: ['q'] }, unsupported('queues')],
  ['scaling', { ScalingConfig: { MaximumConcurrency: 5 } }, unsupported('scalingConfig')],
  ['DocumentDB', { DocumentDBEventSourceConfig: { DatabaseName: 'd' } }, unsupported('documentDBEventSourceConfig')],
  [
    'self-managed Kafka settings',
    { SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' } },
    unsupported('selfManagedKafkaEventSourceConfig'),
  ],
  [
    'an on-success destination',
    { DestinationConfig: { OnSuccess: { Destination: shop.queue } } },
    destinationUnsupported,
  ],
  ['bisecting on demand', { BisectBatchOnFunctionError: true }, unsupported('bisectBatchOnFunctionError')],
  ['retries on demand', { MaximumRetryAttempts: 3 }, unsupported('maximumRetryAttempts')],
  ['a record age on demand', { MaximumRecordAgeInSeconds: 600 }, unsupported('maximumRecordAgeInSeconds')],
  [
    'partial responses on demand',
    { FunctionResponseTypes: ['ReportBatchItemFailures'] },
    unsupported('functionResponseTypes'),
  ],
  ['metrics on demand', { MetricsConfig: { Metrics: ['EventCount'] } }, unsupported('metricsConfig')],
  ['logging on demand', { LoggingConfig: { SystemLogLevel: 'INFO' } }, unsupported('loggingConfig')],
  [
    'a registry on demand',
    { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { EventRecordFormat: 'JSON' } } },
    unsupported('schemaRegistryConfig'),
  ],
  ['a topic as destination on demand', to('kafka://failed'), destinationUnsupported],
  ['the source topic as destination', { ...pollers, ...to('kafka://sales') }, /must differ/],
  ['a FIFO queue as destination', to(`${shop.queue}.fifo`), /FIFO/],
  ['a record age below a minute', { ...pollers, MaximumRecordAgeInSeconds: 59 }, /at least 60/],
  [
    'more pollers at least than at most',
    { ProvisionedPollerConfig: { MinimumPollers: 5, MaximumPollers: 4 } },
    /MinimumPollers/,
  ],
  ['six filters', filters({}, {}, {}, {}, {}, {}), /limit of 5/],
  ['a filter that is no JSON', filters('{'), 'Invalid filter pattern definition.'],
  ['a filter with an unknown operator', filters({ value: [{ like: 'x' }] }), 'Invalid filter pattern definition.'],
  ['a filter with a bare value', filters({ value: 'x' }), 'Invalid filter pattern definition.'],
  [
    'an access type of self-managed Kafka',
    { SourceAccessConfigurations: [{ ...scram, Type: 'BASIC_AUTH' }] },
    /BASIC_AUTH/,
  ],
  ['two secrets', { SourceAccessConfigurations: [scram, scram] }, /Only one/],
  ['an unknown cluster', { EventSourceArn: `${shop.cluster}0` }, /does not exist/],
  ['a reserved tag', { Tags: { 'aws:x': 'y' } }, /reserved prefix/],
];

describe('create is refused for', () => {
  it.each(refusals)('%s', async (_title, input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  const unreadable = `Cannot access secret manager value ${shop.scramSecret}. Please ensure the role can perform the 'secretsmanager:GetSecretValue' action on your broker in IAM.`;
  const withSecret = { SourceAccessConfigurations: [scram] };
  const withoutActions = (actions: string) => (account: Account) => {
    const statements = account.roles[0]?.inline?.access?.Statement ?? [];
    statements.push({ Effect: 'Deny', Action: actions, Resource: '*' });
  };

  it.each([
    ['a secret that the role cannot get', withSecret, withoutActions('secretsmanager:GetSecretValue'), unreadable],
    ['a secret that the role cannot decrypt', withSecret, withoutActions('kms:Decrypt'), unreadable],
    ['a secret that does not exist', withSecret, (account: Account) => account.secrets.splice(0), unreadable],
    [
      'a role without the brokers',
      {},
      withoutActions('kafka:GetBootstrapBrokers'),
      /execution role does not have permissions to call GetBootstrapBrokers/,
    ],
    [
      'a role without network interfaces',
      {},
      withoutActions('ec2:Create*'),
      /execution role does not have permissions to call CreateNetworkInterface/,
    ],
    [
      'a role that may not write to the destination',
      to(shop.queue),
      withoutActions('sqs:*'),
      /execution role does not have permissions to call SendMessage on SQS/,
    ],
    [
      'a role that Lambda cannot assume',
      {},
      (account: Account) => account.roles[0]?.trust.Statement.splice(0),
      /cannot be assumed by Lambda/,
    ],
  ] as const)('%s', async (_title, input: Input, change, message) => {
    await expect(create(input, (account) => void change(account))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describe('update', () => {
  async function update(input: Partial<UpdateEventSourceMappingCommandInput>, change?: (account: Account) => void) {
    const sandbox = await openSandbox({ seed: toShopSeedWith() });
    change?.(sandbox.account);
    return toClients(sandbox).lambda.send(new UpdateEventSourceMappingCommand({ UUID: shopMappingUuid, ...input }));
  }

  it.each([
    ['an unknown function', { FunctionName: 'nothing' }, 'Function does not exist'],
    ['retries on demand', { MaximumRetryAttempts: 3 }, unsupported('maximumRetryAttempts')],
    [
      'another consumer group',
      { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'other' } },
      /cannot be changed/,
    ],
    [
      'a crowded poller group',
      { ProvisionedPollerConfig: { MaximumPollers: 1000, PollerGroupName: 'shop' } },
      /poller group shop/,
    ],
  ] as const)('is refused for %s', async (_title, input, message) => {
    const crowd = (account: Account) => {
      const [first] = account.mappings;
      if (first === undefined) return;
      account.mappings.push({
        ...structuredClone(first),
        uuid: '00000000-0000-4000-8000-000000000000',
        configuration: {
          ...first.configuration,
          Topics: ['quiet'],
          ProvisionedPollerConfig: { MaximumPollers: 1001, PollerGroupName: 'shop' },
        },
      });
    };
    await expect(update(input, crowd)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('of a mapping whose role is broken can still disable it', async () => {
    const updated = await update({ Enabled: false }, (account) => void account.roles.splice(0));
    expect(updated.State).toBe('Disabling');
  });

  it('of an unknown mapping is not found', async () => {
    await expect(update({ UUID: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The resource you requested does not exist.',
    });
  });
});
