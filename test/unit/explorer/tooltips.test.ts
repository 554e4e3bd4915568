import { describe, expect, it } from 'vitest';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toScopeContents } from '../../../src/explorer/scopeContents.ts';
import { toClusterTooltip, toMappingTooltip } from '../../../src/explorer/tooltips.ts';
import { FakeStore, SCOPE, toCluster, toMapping } from './fakes.ts';
import { key, toAccount, toModel } from './trees.ts';

function tooltipOf(more: Partial<DeployedMapping>): string {
  const store = new FakeStore();
  store.fill(key('mappings'), [toMapping('orders', 'ship', more)]);
  const [entry] = toScopeContents(store, SCOPE).entries;
  if (entry === undefined) throw new Error('no entry');
  return toMappingTooltip(entry);
}

/** Every member a mapping for MSK can have, each with a value of its own. */
const FULL: Partial<DeployedMapping> = {
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: '2026-01-02T03:04:05.000Z',
  BatchSize: 4_321,
  MaximumBatchingWindowInSeconds: 17,
  SourceAccessConfigurations: [
    { Type: 'SASL_SCRAM_512_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:1:secret:s-AbCdEf' },
  ],
  AmazonManagedKafkaEventSourceConfig: {
    ConsumerGroupId: 'group-of-mine',
    SchemaRegistryConfig: {
      SchemaRegistryURI: 'arn:aws:glue:us-east-1:1:registry/r',
      EventRecordFormat: 'JSON',
      AccessConfigs: [{ Type: 'BASIC_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:1:secret:registry' }],
      SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
    },
  },
  FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[1]}}' }, { Pattern: '{"key":["x"]}' }] },
  KMSKeyArn: 'arn:aws:kms:us-east-1:1:key/k',
  DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:1:failed' } },
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 7,
  MaximumRecordAgeInSeconds: 3_600,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  MetricsConfig: { Metrics: ['EventCount'] },
  LoggingConfig: { SystemLogLevel: 'DEBUG' },
  ProvisionedPollerConfig: { MinimumPollers: 3, MaximumPollers: 9, PollerGroupName: 'shared-pollers' },
  Tags: { team: 'billing' },
  State: 'Disabled',
  StateTransitionReason: 'USER_INITIATED',
  LastProcessingResult: 'PROBLEM: Function call failed',
} as Partial<DeployedMapping>;

describe('tooltip of a mapping', () => {
  it('names every configured field', () => {
    const text = tooltipOf(FULL);
    const values = [
      '4321',
      '17',
      'group-of-mine',
      '2026-01-02T03:04:05.000Z',
      'SASL/SCRAM arn:aws:secretsmanager:us-east-1:1:secret:s-AbCdEf',
      'arn:aws:glue:us-east-1:1:registry/r',
      'User name and password arn:aws:secretsmanager:us-east-1:1:secret:registry',
      '{"value":{"a":[1]}}',
      '{"key":["x"]}',
      'arn:aws:kms:us-east-1:1:key/k',
      'arn:aws:sqs:us-east-1:1:failed',
      '7',
      '3600',
      '3',
      '9',
      'shared-pollers',
      'team=billing',
      'USER_INITIATED',
      'Function call failed',
      'uuid-orders-ship',
    ];
    for (const value of values) expect(text).toContain(`\`${value}\``);
    for (const label of ['Authentication', 'Starting position', 'State']) expect(text).toContain(label);
    expect(text.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThanOrEqual(30);
  });

  it('leaves out what is not set', () => {
    expect(tooltipOf({})).not.toMatch(/undefined|null|\[object|: $/m);
  });

  it('shows data as data, whatever they hold', () => {
    const text = tooltipOf({
      LastProcessingResult: 'PROBLEM: [click](command:evil) ` <img src=x> $(zap)\n\n# big',
      Topics: ['**x** [a](https://evil.example)'],
      DestinationConfig: { OnFailure: { Destination: 'https://evil.example' } },
    });
    expect(text).toContain('``[click](command:evil) ` <img src=x> $(zap) # big``');
    expect(text).toContain('`https://evil.example`');
    // Outside of code spans nothing is left that Markdown would read as a link or as formatting.
    const outside = text.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(outside).toContain('**\\*\\*x\\*\\* \\[a\\](https\\://evil\\.example) → ');
    expect(outside).not.toMatch(/command:|https:|(?<!\\)(?:<img|\$\(|\]\()/);
  });
});

describe('tooltip of a cluster', () => {
  it('names what is known of it', () => {
    const text = toClusterTooltip(
      toCluster('orders', {
        authMethods: ['mtls', 'iam'],
        vpcConnectivityMethods: ['iam'],
        tags: { env: 'prod' },
        brokerCount: 3,
      }),
    );
    for (const value of ['active', 'provisioned', '3.8.x', 'mutual TLS, IAM', 'subnet-1', 'sg-1', 'env=prod', '3'])
      expect(text).toContain(`\`${value}\``);
  });

  it('is found for rows, and rows that say everything have none', () => {
    const model = toModel(toAccount());
    const [scope] = model.children();
    const rows = scope === undefined ? [] : model.children(scope);
    expect(rows.map((row) => [row.kind, model.tooltip(row)?.split('\n')[0]])).toEqual([
      ['cluster', '**clicks**'],
      ['cluster', '**legacy**'],
      ['cluster', '**orders**'],
      ['cluster', '**payments**'],
      ['otherMappings', undefined],
      ['vpcConnections', undefined],
    ]);
  });
});
