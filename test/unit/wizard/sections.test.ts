import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../src/core/cluster/cluster.ts';
import type { DeployedMapping, MappingInput } from '../../../src/core/mapping/mapping.ts';
import { isProvisioned, toOnDemandStep } from '../../../src/core/mapping/provisionedMode.ts';
import { toKafkaDestinationOptions, toPollerGroupOptions } from '../../../src/wizard/page/accountOptions.ts';
import { describePollers, summarize } from '../../../src/wizard/page/summaries.ts';

describe('the line of a folded section', () => {
  it.each<[string, Parameters<typeof summarize>[0], MappingInput]>([
    ['', ['batchSize', 'batchWindow'], {}],
    ['', ['batchSize', 'retryAttempts', 'enabled'], { BatchSize: 100, MaximumRetryAttempts: -1, Enabled: true }],
    ['window of 0 s', ['batchSize', 'batchWindow'], { MaximumBatchingWindowInSeconds: 0 }],
    ['0 retries', ['retryAttempts'], { MaximumRetryAttempts: 0 }],
    [
      '1 retry, records up to 60 s old',
      ['retryAttempts', 'recordAge'],
      { MaximumRetryAttempts: 1, MaximumRecordAgeInSeconds: 60 },
    ],
    ['topic failed', ['destination'], { DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } } }],
    [
      'failed-records',
      ['destination'],
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failed-records' } } },
    ],
    ['half-typed', ['destination'], { DestinationConfig: { OnFailure: { Destination: 'half-typed' } } }],
    ['disabled, 1 tag', ['enabled', 'tags'], { Enabled: false, Tags: { a: '' } }],
  ])('is “%s”', (words, fields, input) => {
    expect(summarize(fields, input)).toBe(words);
  });

  it('names the host of a registry, and not what is in its address besides', () => {
    const SchemaRegistryURI = 'https://schemas.example.com:8081/path';
    const input = { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { SchemaRegistryURI } } };
    expect(summarize(['registryUri'], input)).toBe('schemas.example.com:8081');
  });

  it('has the default of a poller count that is not set', () => {
    expect(describePollers({ ProvisionedPollerConfig: { MinimumPollers: 3 } })).toBe('3 to 200 pollers');
    expect(describePollers({ ProvisionedPollerConfig: { MaximumPollers: 3 } })).toBe('1 to 3 pollers');
  });
});

describe('back to on-demand mode', () => {
  const INPUT: MappingInput = {
    BatchSize: 5,
    DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
    BisectBatchOnFunctionError: true,
    ProvisionedPollerConfig: { PollerGroupName: 'g' },
    AmazonManagedKafkaEventSourceConfig: {
      ConsumerGroupId: 'readers',
      SchemaRegistryConfig: { SchemaRegistryURI: 'https://r', AccessConfigs: [{ Type: 'BASIC_AUTH', URI: 'arn' }] },
    },
  };

  it('takes what needs pollers, and nothing else', () => {
    expect(isProvisioned(INPUT)).toBe(true);
    expect(
      toOnDemandStep(INPUT)
        .edits.map(({ path }) => path.join('.'))
        .toSorted(),
    ).toEqual([
      'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.AccessConfigs',
      'AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.SchemaRegistryURI',
      'BisectBatchOnFunctionError',
      'DestinationConfig.OnFailure.Destination',
      'ProvisionedPollerConfig.PollerGroupName',
    ]);
  });

  it('leaves a queue as destination', () => {
    const Destination = 'arn:aws:sqs:us-east-1:111122223333:failed';
    const { edits } = toOnDemandStep({ ...INPUT, DestinationConfig: { OnFailure: { Destination } } });
    expect(edits.map(({ path }) => path[0])).not.toContain('DestinationConfig');
  });
});

describe('options', () => {
  const topics: readonly Topic[] = [{ name: 'orders', partitions: 3 }, { name: 'failed' }, { name: '__offsets' }];
  const toMapping = (PollerGroupName: string | undefined, MaximumPollers?: number): DeployedMapping => ({
    UUID: 'u',
    FunctionArn: 'f',
    State: 'Enabled',
    ProvisionedPollerConfig: { PollerGroupName, MaximumPollers },
  });

  it('for a destination have the other topics of the cluster', () => {
    expect(toKafkaDestinationOptions(topics, 'orders').map(({ value }) => value)).toEqual(['kafka://failed']);
  });

  it('for a poller group count its mappings and pollers', () => {
    const options = toPollerGroupOptions([
      toMapping('b', 7),
      toMapping('a'),
      toMapping('b', 3),
      toMapping(undefined, 9),
    ]);
    expect(options.map(({ value, description }) => [value, description])).toEqual([
      ['a', '1 mapping · 200 of 2000 maximum pollers'],
      ['b', '2 mappings · 10 of 2000 maximum pollers'],
    ]);
  });
});
