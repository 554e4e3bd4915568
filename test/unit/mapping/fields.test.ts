import { describe, expect, test } from 'vitest';
import { FIELD_GROUPS, FIELDS, toField, toFieldAt } from '../../../src/core/mapping/fields.ts';
import { readMapping, toMemberOrder } from '../../../src/core/mapping/shape.ts';

/** Members of CreateEventSourceMapping that apply to MSK (fields.md 1), leaf by leaf. */
const MSK_MEMBERS = [
  'AmazonManagedKafkaEventSourceConfig.ConsumerGroupId',
  'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.AccessConfigs',
  'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.EventRecordFormat',
  'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.SchemaRegistryURI',
  'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.SchemaValidationConfigs',
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig.OnFailure.Destination',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria.Filters',
  'FunctionName',
  'FunctionResponseTypes',
  'KMSKeyArn',
  'LoggingConfig.SystemLogLevel',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig.Metrics',
  'ProvisionedPollerConfig.MaximumPollers',
  'ProvisionedPollerConfig.MinimumPollers',
  'ProvisionedPollerConfig.PollerGroupName',
  'SourceAccessConfigurations',
  'SourceAccessConfigurations.0.URI',
  'StartingPosition',
  'StartingPositionTimestamp',
  'Tags',
  'Topics.0',
];

/** Pages of the developer guide that are known to exist. */
const PAGES = new Set([
  'esm-logging.html',
  'invocation-eventfiltering.html',
  'invocation-eventsourcemapping.html',
  'kafka-consumer-group-id.html',
  'kafka-filtering.html',
  'kafka-on-failure.html',
  'kafka-retry-configurations.html',
  'kafka-scaling-modes.html',
  'kafka-starting-positions.html',
  'monitoring-metrics-types.html',
  'msk-cluster-auth.html',
  'msk-esm-parameters.html',
  'services-consume-kafka-events.html',
  'tags-esm.html',
  'with-msk-configure.html',
]);

describe('the table of fields', () => {
  test('has every member that MSK mappings take, once', () => {
    expect(FIELDS.map((field) => field.path.join('.')).toSorted()).toEqual(MSK_MEMBERS);
    expect(new Set(FIELDS.map((field) => field.id)).size).toBe(FIELDS.length);
  });

  test('keeps groups together, in the order of the groups', () => {
    const groups = FIELDS.map((field) => field.group).filter((group, index, all) => group !== all[index - 1]);
    expect(groups).toEqual(FIELD_GROUPS.map((entry) => entry.group));
    expect(FIELD_GROUPS.every((entry) => entry.label() !== '')).toBe(true);
  });

  test.each(FIELDS.map((field) => [field.id, field] as const))('%s says all there is to say', (_id, field) => {
    expect(field.label()).toMatch(/^[A-Z][^.]*$/);
    expect(field.help()).toMatch(/^[A-Z].*\.$/);
    expect(field.help().match(/[.](?=\s|$)/g)).toHaveLength(1);
    expect(PAGES).toContain(field.docUrl.replace('https://docs.aws.amazon.com/lambda/latest/dg/', ''));
    expect(field.names.cli).toMatch(/^--[a-z-]+$/);
    expect(field.names.cloudFormation).toMatch(/^[A-Z]/);
    expect(field.source).toMatch(/\d|A12/);
    for (const choice of field.choices ?? []) expect(choice.label() && choice.help()).not.toBe('');
    if (field.required !== undefined) expect(field.required.message()).toMatch(/\.$/);
    if (field.default !== undefined) expect(field.default.words()).not.toBe('');
  });

  test('marks what is fixed after creation and what needs provisioned mode as the service does', () => {
    expect(FIELDS.filter((field) => field.createOnly).map((field) => field.id)).toEqual([
      'eventSourceArn',
      'topic',
      'startingPosition',
      'startingPositionTimestamp',
      'consumerGroupId',
    ]);
    expect(FIELDS.filter((field) => field.mode === 'provisioned').map((field) => field.group)).not.toContain('reading');
  });

  test('takes its own defaults and choices', () => {
    for (const field of FIELDS) {
      const { min = -Infinity, max = Infinity } = field.limits ?? {};
      const value = field.default?.value;
      if (typeof value === 'number') expect(value >= min && value <= max).toBe(true);
    }
  });

  test('finds the field of a place in a document', () => {
    expect(toFieldAt(['SourceAccessConfigurations', 0, 'URI'])?.id).toBe('secret');
    expect(toFieldAt(['SourceAccessConfigurations', 0, 'Type'])?.id).toBe('authentication');
    expect(toFieldAt(['Topics'])?.id).toBe('topic');
    expect(toFieldAt(['FilterCriteria', 'Filters', 3, 'Pattern'])?.id).toBe('filters');
    expect(toFieldAt(['DestinationConfig'])?.id).toBe('destination');
    expect(toFieldAt(['Whatever'])).toBeUndefined();
    expect(toFieldAt([])).toBeUndefined();
    expect(toField('batchSize').path).toEqual(['BatchSize']);
  });
});

describe('the shape of a mapping', () => {
  test('orders members as the table does', () => {
    expect(toMemberOrder([]).slice(0, 4)).toEqual([
      'FunctionName',
      'EventSourceArn',
      'Topics',
      'SourceAccessConfigurations',
    ]);
    expect(toMemberOrder(['SourceAccessConfigurations', 0])).toEqual(['Type', 'URI']);
    expect(toMemberOrder(['AmazonManagedKafkaEventSourceConfig'])).toEqual(['ConsumerGroupId', 'SchemaRegistryConfig']);
    expect(toMemberOrder(['Topics'])).toEqual([]);
    expect(toMemberOrder(['Nowhere', 'at', 'all'])).toEqual([]);
  });

  test.each([
    ['Topics', 'orders', ['orders']],
    ['FunctionName', ['f'], 'f'],
    ['FunctionName', 5, '5'],
    ['BatchSize', '100', 100],
    ['BatchSize', 'many', undefined],
    ['BatchSize', true, undefined],
    ['Enabled', 'False', false],
    ['Enabled', 'maybe', undefined],
    ['StartingPositionTimestamp', true, undefined],
    ['Tags', [{ Key: 'a', Value: 'b' }], { a: 'b' }],
    ['Tags', { a: 1 }, { a: '1' }],
    ['Tags', ['a'], undefined],
    ['Tags', { a: { b: 1 } }, undefined],
    ['FilterCriteria', { Filters: [{ Pattern: { value: ['a'] } }] }, { Filters: [{ Pattern: '{"value":["a"]}' }] }],
    ['FilterCriteria', { Filters: { Pattern: '{}' } }, { Filters: [{ Pattern: '{}' }] }],
    ['SourceAccessConfigurations', { Type: 'A', URI: 'u' }, [{ Type: 'A', URI: 'u' }]],
    ['SourceAccessConfigurations', 'u', undefined],
    ['DestinationConfig', 'arn', undefined],
    ['Topics', null, undefined],
  ])('reads %s %j as %j and says so', (member, value, meant) => {
    const { input, faults } = readMapping({ [member]: value });
    expect(Object.entries(input).find(([name]) => name === member)?.[1]).toEqual(meant);
    expect(faults).toHaveLength(1);
  });

  test('keeps the indexes of lists when an item cannot be read', () => {
    const { input, faults } = readMapping({ Topics: [null, 'b'], FilterCriteria: { Filters: [7, { Pattern: '{}' }] } });
    expect(input).toEqual({ Topics: ['', 'b'], FilterCriteria: { Filters: [{}, { Pattern: '{}' }] } });
    expect(faults.map((fault) => fault.path)).toEqual([
      ['Topics', 0],
      ['FilterCriteria', 'Filters', 0],
    ]);
  });

  test('takes members named like parts of the language for members', () => {
    const { input, faults } = readMapping(JSON.parse('{"__proto__": {"polluted": 1}, "hasOwnProperty": 1}'));
    expect(Object.keys(input)).toEqual(['__proto__', 'hasOwnProperty']);
    expect('polluted' in {}).toBe(false);
    expect(faults.map((fault) => fault.expected)).toEqual(['nothing', 'nothing']);
  });
});
