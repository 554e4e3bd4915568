import { describe, expect, test } from 'vitest';
import { toChanges, toMappingInput } from '../../../src/core/mapping/changes.ts';
import { toField } from '../../../src/core/mapping/fields.ts';
import { formatFieldValue } from '../../../src/core/mapping/fieldValues.ts';
import { isSameFunction, toFunctionHome } from '../../../src/core/mapping/functions.ts';
import type { DeployedMapping, MappingInput } from '../../../src/core/mapping/mapping.ts';
import { formatTimestamp, parseTimestamp } from '../../../src/core/mapping/timestamp.ts';
import { CERTIFICATE, CLUSTER, FUNCTION, SECRET, toDeployed, UUID } from './account.ts';

const SCRAM = [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }];
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:orders-failed';
const FILTERS = { Filters: [{ Pattern: '{"value":{"a":[1],"b":["x"]}}' }] };

/** A mapping with everything set. */
const FULL = toDeployed({
  State: 'Disabled',
  BatchSize: 500,
  MaximumBatchingWindowInSeconds: 5,
  SourceAccessConfigurations: SCRAM,
  AmazonManagedKafkaEventSourceConfig: {
    ConsumerGroupId: 'billing',
    SchemaRegistryConfig: {
      SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:registry/r',
      EventRecordFormat: 'JSON',
    },
  },
  FilterCriteria: FILTERS,
  KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
  DestinationConfig: { OnFailure: { Destination: QUEUE } },
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 3,
  MaximumRecordAgeInSeconds: 600,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  MetricsConfig: { Metrics: ['EventCount'] },
  LoggingConfig: { SystemLogLevel: 'INFO' },
  ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 4, PollerGroupName: 'g' },
});

const update = (deployed: DeployedMapping, change: Partial<MappingInput>) =>
  toChanges(deployed, { ...toMappingInput(deployed), ...change });

describe('toMappingInput', () => {
  test('keeps settings and leaves out what only AWS writes', () => {
    const input = toMappingInput(FULL);
    expect(input).toMatchObject({ FunctionName: FUNCTION, EventSourceArn: CLUSTER, Enabled: false, BatchSize: 500 });
    for (const name of ['UUID', 'State', 'FunctionArn', 'LastProcessingResult']) expect(input).not.toHaveProperty(name);
  });

  test('leaves out what nobody chose', () => {
    const deployed = toDeployed({
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UUID },
      SourceAccessConfigurations: [],
      FunctionResponseTypes: [],
      DestinationConfig: { OnFailure: {} },
      FilterCriteria: { Filters: [] },
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: -1,
      BisectBatchOnFunctionError: false,
    });
    expect(toMappingInput(deployed)).toEqual({
      FunctionName: FUNCTION,
      EventSourceArn: CLUSTER,
      Topics: ['orders'],
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      Enabled: true,
    });
  });
});

describe('toChanges', () => {
  test.each([
    ['everything', FULL],
    ['nothing', toDeployed()],
    ['a state on its way', toDeployed({ State: 'Updating' })],
  ])('finds no difference in the own document of a mapping with %s', (_what, deployed) => {
    expect(toChanges(deployed, toMappingInput(deployed))).toEqual({ changes: {}, differences: [], fixed: [] });
  });

  test.each<[string, Partial<MappingInput>]>([
    ['name for ARN', { FunctionName: 'handle-orders' }],
    ['partial ARN', { FunctionName: '111122223333:function:handle-orders' }],
    [
      'patterns spelled otherwise',
      { FilterCriteria: { Filters: [{ Pattern: ' {"value": {"b": ["x"], "a": [1]}} ' }] } },
    ],
    ['order of members', { SourceAccessConfigurations: [{ URI: SECRET, Type: 'SASL_SCRAM_512_AUTH' }] }],
    ['fixed members left out', { EventSourceArn: undefined, Topics: undefined, StartingPosition: undefined }],
    ['tags', { Tags: { a: 'b' } }],
  ])('sees no difference in %s', (_what, change) => {
    expect(update(FULL, change)).toEqual({ changes: {}, differences: [], fixed: [] });
  });

  test('sees no difference between a default and its absence', () => {
    const { BatchSize: _, ...rest } = toMappingInput(toDeployed());
    expect(toChanges(toDeployed(), { ...rest, MaximumRetryAttempts: -1, Enabled: true })).toEqual({
      changes: {},
      differences: [],
      fixed: [],
    });
    const grouped = { ...toMappingInput(toDeployed()), AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UUID } };
    expect(toChanges(toDeployed(), grouped).fixed).toEqual([]);
  });

  test.each<[string, Partial<MappingInput>, object]>([
    ['batch size', { BatchSize: 7 }, { BatchSize: 7 }],
    ['batch size back to its default', { BatchSize: undefined }, { BatchSize: 100 }],
    ['enabling', { Enabled: true }, { Enabled: true }],
    ['enabling by default', { Enabled: undefined }, { Enabled: true }],
    ['another version of the function', { FunctionName: `${FUNCTION}:2` }, { FunctionName: `${FUNCTION}:2` }],
    ['no secret', { SourceAccessConfigurations: undefined }, { SourceAccessConfigurations: [] }],
    ['no filters', { FilterCriteria: undefined }, { FilterCriteria: {} }],
    ['empty filters', { FilterCriteria: { Filters: [] } }, { FilterCriteria: {} }],
    ['no key', { KMSKeyArn: undefined }, { KMSKeyArn: '' }],
    ['no destination', { DestinationConfig: undefined }, { DestinationConfig: { OnFailure: { Destination: '' } } }],
    ['no bisecting', { BisectBatchOnFunctionError: undefined }, { BisectBatchOnFunctionError: false }],
    ['endless retries', { MaximumRetryAttempts: undefined }, { MaximumRetryAttempts: -1 }],
    ['endless age', { MaximumRecordAgeInSeconds: undefined }, { MaximumRecordAgeInSeconds: -1 }],
    ['no partial responses', { FunctionResponseTypes: undefined }, { FunctionResponseTypes: [] }],
    ['no metrics', { MetricsConfig: undefined }, { MetricsConfig: { Metrics: [] } }],
    ['no logs', { LoggingConfig: undefined }, { LoggingConfig: {} }],
    ['on demand', { ProvisionedPollerConfig: undefined }, { ProvisionedPollerConfig: {} }],
    [
      'leaving the poller group',
      { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 4 } },
      { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 4, PollerGroupName: '' } },
    ],
    [
      'pollers back to their defaults',
      { ProvisionedPollerConfig: { PollerGroupName: 'g' } },
      { ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 200, PollerGroupName: 'g' } },
    ],
    [
      'registry, without the fixed group',
      {
        AmazonManagedKafkaEventSourceConfig: {
          ConsumerGroupId: 'billing',
          SchemaRegistryConfig: { SchemaRegistryURI: 'https://r.example', EventRecordFormat: 'JSON' },
        },
      },
      {
        AmazonManagedKafkaEventSourceConfig: {
          SchemaRegistryConfig: { SchemaRegistryURI: 'https://r.example', EventRecordFormat: 'JSON' },
        },
      },
    ],
  ])('sends %s', (_what, change, sent) => {
    const { changes, differences, fixed } = update(FULL, change);
    expect(changes).toEqual(sent);
    expect(differences.length).toBeGreaterThan(0);
    expect(fixed).toEqual([]);
  });

  test('says in words what differs', () => {
    const { differences } = update(FULL, {
      BatchSize: undefined,
      Enabled: true,
      SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: CERTIFICATE }],
      MetricsConfig: undefined,
    });
    expect(differences).toEqual([
      {
        path: ['SourceAccessConfigurations'],
        label: 'Authentication',
        before: `SASL/SCRAM: ${SECRET}`,
        after: `mutual TLS: ${CERTIFICATE}`,
      },
      { path: ['BatchSize'], label: 'Batch size', before: '500', after: '100' },
      { path: ['MetricsConfig', 'Metrics'], label: 'Metrics', before: 'Event counts', after: 'none' },
      { path: ['Enabled'], label: 'Enabled', before: 'off', after: 'on' },
    ]);
  });

  test('keeps apart what an update cannot change', () => {
    const { changes, differences, fixed } = update(FULL, {
      Topics: ['payments'],
      AmazonManagedKafkaEventSourceConfig: {
        ...FULL.AmazonManagedKafkaEventSourceConfig,
        ConsumerGroupId: 'mine',
      },
      MaximumBatchingWindowInSeconds: undefined,
    });
    expect(changes).toEqual({});
    expect(differences).toEqual([]);
    expect(fixed.map(({ path, before, after }) => [path.at(-1), before, after])).toEqual([
      [0, 'orders', 'payments'],
      ['ConsumerGroupId', 'billing', 'mine'],
      ['MaximumBatchingWindowInSeconds', '5', '500 milliseconds'],
    ]);
  });

  test('leaves Enabled alone while the state does not tell it', () => {
    const deployed = toDeployed({ State: 'Updating' });
    expect(toChanges(deployed, toMappingInput(deployed)).changes).toEqual({});
    expect(update(deployed, { Enabled: false }).changes).toEqual({ Enabled: false });
  });
});

describe('values in words', () => {
  test.each([
    ['filters', FILTERS.Filters, '{"value":{"a":[1],"b":["x"]}}'],
    ['tags', { a: 'b', c: 'd' }, 'a=b, c=d'],
    ['startingPosition', 'AT_TIMESTAMP', 'At timestamp'],
    ['startingPosition', 'NEW_ONE', 'NEW_ONE'],
    ['registryAttributes', [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }], 'Key, Value'],
    ['registryAccess', [{ Type: 'BASIC_AUTH', URI: 'u' }, {}], 'User name and password: u, '],
    ['enabled', undefined, 'on'],
    ['functionName', undefined, ''],
    ['batchSize', 5, '5'],
    ['filters', 'odd', 'odd'],
  ] as const)('%s %j is %j', (id, value, words) => {
    expect(formatFieldValue(toField(id), value)).toBe(words);
  });
});

describe('function references', () => {
  test.each([
    ['f', 'f', true],
    ['f', FUNCTION.replace('handle-orders', 'f'), true],
    ['f:live', 'f', false],
    ['f:live', FUNCTION.replace('handle-orders', 'f:live'), true],
    ['111122223333:function:f', 'arn:aws:lambda:us-east-1:999988887777:function:f', false],
    ['us-east-1:111122223333:function:f', 'arn:aws:lambda:eu-west-1:111122223333:function:f', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(isSameFunction(a, b)).toBe(same);
    expect(isSameFunction(b, a)).toBe(same);
  });

  test('say where they are as far as they do', () => {
    expect(toFunctionHome('f')).toEqual({});
    expect(toFunctionHome('111122223333:function:f')).toEqual({ account: '111122223333' });
    expect(toFunctionHome(FUNCTION)).toEqual({ account: '111122223333', region: 'us-east-1' });
  });
});

describe('timestamps', () => {
  test.each([
    ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1), true],
    ['2026-01-01t00:00:00z', Date.UTC(2026, 0, 1), true],
    ['2026-01-01T09:00:00+0900', Date.UTC(2026, 0, 1), true],
    ['2026-01-01T09:00+09:00', Date.UTC(2026, 0, 1), true],
    ['2026-01-01 00:00', Date.UTC(2026, 0, 1), false],
    [1767225600, Date.UTC(2026, 0, 1), true],
    ['1767225600.25', Date.UTC(2026, 0, 1) + 250, true],
    [0, 0, true],
  ])('%s', (value, milliseconds, zoned) => {
    expect(parseTimestamp(value)).toEqual({ milliseconds, zoned });
  });

  test.each(['', 'now', '2026-1-1', '2026-02-29T00:00:00Z', '2026-01-01T24:60:00Z', '1e5', 'NaN'])('not %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  test('are written in UTC', () => {
    expect(formatTimestamp(Date.UTC(2026, 0, 1))).toBe('2026-01-01T00:00:00Z');
    expect(formatTimestamp(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});
