import { describe, expect, test } from 'vitest';
import { toCliCommand } from '../../../src/core/export/cli.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { CERTIFICATE, CLUSTER, DRAFT, SECRET, UUID } from '../mapping/account.ts';

const create = (input: MappingInput) => toCliCommand(input, {});

describe('toCliCommand', () => {
  test('writes a create command with one flag a line', () => {
    const command = toCliCommand(
      {
        ...DRAFT,
        SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }],
        AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: "it's" },
        BatchSize: 50,
        Enabled: false,
      },
      { profile: 'my team', region: 'us-east-1', endpointUrl: 'http://127.0.0.1:4566' },
    );
    expect(command).toBe(
      [
        'aws lambda create-event-source-mapping',
        "--profile 'my team'",
        '--region us-east-1',
        '--endpoint-url http://127.0.0.1:4566',
        '--function-name handle-orders',
        `--event-source-arn ${CLUSTER}`,
        '--topics orders',
        `--source-access-configurations '[{"Type":"SASL_SCRAM_512_AUTH","URI":"${SECRET}"}]'`,
        '--starting-position TRIM_HORIZON',
        `--amazon-managed-kafka-event-source-config '{"ConsumerGroupId":"it'\\''s"}'`,
        '--batch-size 50',
        '--no-enabled',
      ].join(' \\\n  '),
    );
  });

  test('has no flag for what is not set', () => {
    expect(create({})).toBe('aws lambda create-event-source-mapping');
    expect(create({ BatchSize: undefined })).not.toContain('batch-size');
  });

  test('has no flag for what the command does not take', () => {
    expect(create(JSON.parse('{"Surprise": 1, "__proto__": {"a": 1}, "Queues": ["q"]}'))).toBe(
      'aws lambda create-event-source-mapping',
    );
  });

  test.each<[MappingInput, string]>([
    [{ Enabled: true }, '--enabled'],
    [{ BisectBatchOnFunctionError: false }, '--no-bisect-batch-on-function-error'],
    [{ MaximumRetryAttempts: -1 }, "--maximum-retry-attempts='-1'"],
    [{ StartingPositionTimestamp: '2026-01-01T00:00:00Z' }, '--starting-position-timestamp 2026-01-01T00:00:00Z'],
    [{ StartingPositionTimestamp: 1767225600 }, '--starting-position-timestamp 1767225600'],
    [{ Topics: ['-dash'] }, `--topics '["-dash"]'`],
    [{ Topics: ['a', 'b'] }, `--topics '["a","b"]'`],
    [{ FunctionName: '-f' }, "--function-name='-f'"],
    [{ KMSKeyArn: '' }, "--kms-key-arn ''"],
    [{ FunctionResponseTypes: ['ReportBatchItemFailures'] }, '--function-response-types ReportBatchItemFailures'],
    [{ MetricsConfig: { Metrics: ['EventCount'] } }, `--metrics-config '{"Metrics":["EventCount"]}'`],
    [{ Tags: { 'a b': '$c' } }, `--tags '{"a b":"$c"}'`],
    [
      { FilterCriteria: { Filters: [{ Pattern: '{"a":["\n"]}' }] } },
      `--filter-criteria '{"Filters":[{"Pattern":"{\\"a\\":[\\"\\n\\"]}"}]}'`,
    ],
  ])('writes %j', (input, flag) => {
    expect(create(input).split(' \\\n  ')[1]).toBe(flag);
  });

  test('writes an update with the changes only', () => {
    const changes = { BatchSize: 5, FilterCriteria: {}, DestinationConfig: { OnFailure: { Destination: '' } } };
    expect(toCliCommand(DRAFT, { uuid: UUID, changes })).toBe(
      [
        'aws lambda update-event-source-mapping',
        `--uuid ${UUID}`,
        '--batch-size 5',
        "--filter-criteria '{}'",
        `--destination-config '{"OnFailure":{"Destination":""}}'`,
      ].join(' \\\n  '),
    );
  });

  test('writes an update of all that can be updated when the changes are not known', () => {
    const command = toCliCommand(
      {
        ...DRAFT,
        Tags: { a: 'b' },
        AmazonManagedKafkaEventSourceConfig: {
          ConsumerGroupId: 'g',
          SchemaRegistryConfig: { EventRecordFormat: 'JSON' },
        },
        SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: CERTIFICATE }],
      },
      { uuid: UUID },
    );
    expect(command.match(/--[a-z-]+/g)).toEqual([
      '--uuid',
      '--function-name',
      '--source-access-configurations',
      '--amazon-managed-kafka-event-source-config',
    ]);
    expect(command).not.toContain('ConsumerGroupId');
  });
});
