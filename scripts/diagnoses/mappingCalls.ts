import type { MappingInput } from '../../src/core/mapping/mapping.ts';
import type { Account } from '../../src/sandbox/account/account.ts';
import { leastInput, shop, toShopSeed } from '../../test/unit/sandbox/shopSeed.ts';
import type { Call, CallBed, CallCase } from './callCase.ts';
import { findBy } from './diagnosisCase.ts';

const create =
  (input: MappingInput): Call =>
  ({ api, signal }) =>
    api.createMapping(input, signal);

const scram = { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }] };
const provisioned = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const stream = { EventSourceArn: arn('kinesis', 'stream/clicks'), FunctionName: 'sales', StartingPosition: 'LATEST' };
const table = {
  EventSourceArn: arn('dynamodb', 'table/orders/stream/2026-01-01T00:00:00.000'),
  FunctionName: 'sales',
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: 1_767_225_600,
};
/** More members than the type has, as a template or another tool may send them. */
const bothDestinations = { OnFailure: { Destination: shop.queue }, OnSuccess: { Destination: shop.queue } };

const roleOf = ({ account }: Pick<CallBed, 'account'>) => findBy(account.roles, 'name', 'sales-role');

function without(action: string) {
  return (account: Account): void => {
    const access = roleOf({ account }).inline?.access;
    if (access) access.Statement = access.Statement.filter(({ Action }) => Action !== action);
  };
}

const allow = (Action: string, Resource: string) => ({
  words: `the role is given ${Action}`,
  carryOut: ({ api, signal }: CallBed) =>
    api.putRolePolicy(
      'sales-role',
      'added',
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] },
      signal,
    ),
});

const noMappings = toShopSeed;

/** What Lambda refuses when a mapping is created, for what is in the request or in the account (errors.md D). */
export const MAPPING_CALLS: readonly CallCase[] = [
  {
    entry: 'D',
    words: 'a second mapping for the same cluster, topic and function',
    call: create(leastInput),
    id: 'mapping-exists',
    change: { words: 'another topic', again: create({ ...leastInput, Topics: ['quiet'] }) },
  },
  {
    entry: 'D',
    words: 'a second mapping for the same stream and function',
    call: async (bed) => {
      await create(stream)(bed);
      await create(stream)(bed);
    },
    id: 'mapping-exists',
    change: {
      words: 'another stream',
      again: create({ ...stream, EventSourceArn: arn('kinesis', 'stream/orders') }),
    },
  },
  {
    entry: 'D',
    words: 'a secret that the role may not read',
    seed: noMappings,
    make: without('secretsmanager:GetSecretValue'),
    call: create({ ...leastInput, ...scram }),
    id: 'secret-unreadable',
    change: allow('secretsmanager:GetSecretValue', shop.scramSecret),
  },
  {
    entry: 'D',
    words: 'a secret whose key the role may not use',
    seed: noMappings,
    make: without('kms:Decrypt'),
    call: create({ ...leastInput, ...scram }),
    id: 'secret-unreadable',
    change: allow('kms:Decrypt', shop.key),
  },
  {
    entry: 'D',
    words: 'a role without the managed policy for MSK',
    seed: noMappings,
    make: (account) => {
      roleOf({ account }).attached = [];
    },
    call: create(leastInput),
    id: 'role-lacks-permission',
    unverified: true,
    change: {
      words: 'the policy is attached',
      carryOut: async ({ account }) => {
        roleOf({ account }).attached = ['arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole'];
      },
    },
  },
  {
    entry: 'D',
    words: 'a destination that the role may not write to',
    seed: noMappings,
    make: (account) => {
      const access = roleOf({ account }).inline?.access;
      if (access) access.Statement = access.Statement.filter(({ Action }) => !Array.isArray(Action));
    },
    call: create({ ...leastInput, DestinationConfig: { OnFailure: { Destination: shop.queue } } }),
    id: 'role-lacks-permission',
    unverified: true,
    change: allow('sqs:SendMessage', shop.queue),
  },
  {
    entry: 'D',
    words: 'a role that does not trust Lambda',
    seed: noMappings,
    make: (account) => {
      roleOf({ account }).trust = { Statement: [] };
    },
    call: create(leastInput),
    id: 'role-not-assumable',
    unverified: true,
    change: {
      words: 'the trust policy names lambda.amazonaws.com',
      carryOut: ({ api, signal }) => {
        const Principal = { Service: 'lambda.amazonaws.com' };
        const trust = [{ Effect: 'Allow' as const, Principal, Action: 'sts:AssumeRole' }];
        return api.updateTrustPolicy('sales-role', { Version: '2012-10-17', Statement: trust }, signal);
      },
    },
  },
  {
    entry: 'D',
    words: 'a limit of attempts without provisioned mode',
    seed: noMappings,
    call: create({ ...leastInput, MaximumRetryAttempts: 3 }),
    id: 'field-unsupported',
    change: {
      words: 'provisioned mode is turned on',
      again: create({ ...leastInput, ...provisioned, MaximumRetryAttempts: 3 }),
    },
  },
  {
    entry: 'D',
    words: 'a destination for batches that succeed',
    seed: noMappings,
    call: create({ ...leastInput, DestinationConfig: bothDestinations }),
    id: 'success-destination-unsupported',
    change: {
      words: 'OnSuccess is taken out',
      again: create({ ...leastInput, DestinationConfig: { OnFailure: { Destination: shop.queue } } }),
    },
  },
  {
    entry: 'D',
    words: 'a Kafka topic as destination without provisioned mode',
    seed: noMappings,
    call: create({ ...leastInput, DestinationConfig: { OnFailure: { Destination: 'kafka://quiet' } } }),
    id: 'success-destination-unsupported',
    change: {
      words: 'provisioned mode is turned on',
      again: create({
        ...leastInput,
        ...provisioned,
        DestinationConfig: { OnFailure: { Destination: 'kafka://quiet' } },
      }),
    },
  },
  {
    entry: 'D',
    words: 'a large batch of an SQS queue without a batch window',
    seed: noMappings,
    call: create({ EventSourceArn: shop.queue, FunctionName: 'sales', BatchSize: 100 }),
    id: 'batch-window-required',
    change: {
      words: 'a batch window of one second',
      again: create({
        EventSourceArn: shop.queue,
        FunctionName: 'sales',
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 1,
      }),
    },
  },
  {
    entry: 'D',
    words: 'the ARN of something that is no event source',
    seed: noMappings,
    call: create({ ...leastInput, EventSourceArn: arn('ec2', 'instance/i-0123456789abcdef0') }),
    id: 'event-source-unrecognized',
    change: { words: 'the cluster’s ARN', again: create(leastInput) },
  },
  {
    entry: 'D',
    words: 'a function that is not there',
    seed: noMappings,
    call: create({ ...leastInput, FunctionName: 'sale' }),
    id: 'function-missing',
    change: { words: 'the right name', again: create(leastInput) },
  },
  {
    entry: 'D',
    words: 'a filter pattern that is no JSON',
    seed: noMappings,
    call: create({ ...leastInput, FilterCriteria: { Filters: [{ Pattern: 'value = 1' }] } }),
    id: 'filter-invalid',
    change: {
      words: 'a pattern',
      again: create({ ...leastInput, FilterCriteria: { Filters: [{ Pattern: '{"value":{"id":[1]}}' }] } }),
    },
  },
  {
    entry: 'D',
    words: 'no starting position',
    seed: noMappings,
    call: create({ ...leastInput, StartingPosition: undefined }),
    id: 'member-required',
    change: { words: 'LATEST', again: create(leastInput) },
  },
  {
    entry: 'D',
    words: 'AT_TIMESTAMP for a DynamoDB stream',
    seed: noMappings,
    call: create(table),
    id: 'starting-position-unsupported',
    change: {
      words: 'LATEST',
      again: create({ ...table, StartingPosition: 'LATEST', StartingPositionTimestamp: undefined }),
    },
  },
  {
    entry: 'D',
    words: 'AT_TIMESTAMP without a time',
    seed: noMappings,
    call: create({ ...leastInput, StartingPosition: 'AT_TIMESTAMP' }),
    id: 'timestamp-missing',
    change: {
      words: 'a time',
      again: create({ ...leastInput, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1_767_225_600 }),
    },
  },
  {
    entry: 'D',
    words: 'a starting position that does not exist',
    seed: noMappings,
    call: create({ ...leastInput, StartingPosition: 'EARLIEST' }),
    id: 'member-not-in-set',
    change: { words: 'TRIM_HORIZON', again: create({ ...leastInput, StartingPosition: 'TRIM_HORIZON' }) },
  },
  {
    entry: 'D',
    words: 'a batch size beyond its limit',
    seed: noMappings,
    call: create({ ...leastInput, BatchSize: 20_000 }),
    id: 'member-out-of-range',
    unverified: true,
    change: { words: '10,000', again: create({ ...leastInput, BatchSize: 10_000 }) },
  },
  {
    entry: 'D',
    words: 'a destination that is no ARN',
    seed: noMappings,
    call: create({ ...leastInput, DestinationConfig: { OnFailure: { Destination: 'failures' } } }),
    id: 'member-malformed',
    change: {
      words: 'its ARN',
      again: create({ ...leastInput, DestinationConfig: { OnFailure: { Destination: shop.queue } } }),
    },
  },
];
