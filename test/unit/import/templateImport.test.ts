import { describe, expect, it } from 'vitest';
import { importMappings } from '../../../src/core/import/importMapping.ts';
import { CLUSTER, readFixture, SECRET } from './fixtures.ts';

describe('CloudFormation and SAM', () => {
  it('reads resources and events of a template in YAML, as far as they are literal', async () => {
    const { kind, mappings, notes } = await importMappings(readFixture('template.yaml'), 'template.yaml');
    expect(kind).toBe('cloudformation');
    expect(mappings.map(({ name }) => name)).toEqual(['Mapping', 'OrdersKafka']);
    expect(mappings[0]?.input).toEqual({
      FunctionName: 'handle-orders',
      Topics: ['orders'],
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: 1_790_000_000,
      BatchSize: 500,
      Enabled: true,
      SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH' }],
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: `orders-group-\${x}` },
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":["!Ref x"]}}' }] },
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:012345678901:failed' } },
      Tags: { team: 'payments', account: '012345678901' },
    });
    expect(mappings[0]?.notes).toEqual([
      'The default of parameter TopicName was taken.',
      'EventSourceArn is no literal value and was left out: !Ref Cluster',
      expect.stringMatching(/^KmsKeyArn is no literal value and was left out: !If \["Encrypted"/),
      `SourceAccessConfigurations[0].URI is no literal value and was left out: !Sub arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:client`,
      'ParallelizationFactor is not a setting of MSK mappings and was left out.',
    ]);
    expect(mappings[1]).toEqual({
      name: 'OrdersKafka',
      notes: [],
      input: {
        FunctionName: 'sam-orders',
        EventSourceArn: CLUSTER,
        Topics: ['orders'],
        StartingPosition: 'TRIM_HORIZON',
        AmazonManagedKafkaEventSourceConfig: {
          ConsumerGroupId: 'sam-group',
          SchemaRegistryConfig: {
            SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:registry/orders',
            EventRecordFormat: 'JSON',
            SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
          },
        },
        ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 2 },
        LoggingConfig: { SystemLogLevel: 'WARN' },
        MetricsConfig: { Metrics: ['EventCount'] },
        DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
      },
    });
    expect(notes).toEqual([
      'Jobs is not a mapping of an MSK topic and was skipped.',
      'OrdersQueue is not a mapping of an MSK topic but of SQS, and was skipped.',
    ]);
  });

  it('reads what the CDK synthesizes', async () => {
    const { mappings } = await importMappings(readFixture('synthesized.template.json'));
    expect(mappings).toEqual([
      {
        name: 'HandlerKafkaEventSource1A2B3C',
        input: {
          AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-group' },
          BatchSize: 100,
          EventSourceArn: CLUSTER,
          FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[1]}}' }] },
          SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
          StartingPosition: 'LATEST',
          Topics: ['orders'],
        },
        notes: [
          'FunctionName is no literal value and was left out: !Ref Handler886CB40B',
          'SourceAccessConfigurations[0].URI is no literal value and was left out: !Join ["",["arn:",{"Ref":"AWS::Partition"},":secretsmanager:x"]]',
        ],
      },
    ]);
  });

  it('evaluates functions over literals only', async () => {
    const resource = (properties: object) => ({
      Parameters: { P: { Type: 'CommaDelimitedList', Default: 'a, b' } },
      Resources: {
        F: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'F' } } },
        M: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { Topics: { Ref: 'P' }, ...properties } },
      },
    });
    const text = JSON.stringify(
      resource({
        FunctionName: { 'Fn::GetAtt': ['F', 'Arn'] },
        KmsKeyArn: { Ref: 'AWS::NoValue' },
        FilterCriteria: { Filters: [{ Pattern: { 'Fn::ToJsonString': { value: { a: [{ prefix: 'x' }] } } } }] },
        DestinationConfig: { OnFailure: { Destination: { 'Fn::Sub': [`kafka://\${T}`, { T: 'failed' }] } } },
      }),
    );
    const [mapping] = (await importMappings(text)).mappings;
    expect(mapping?.input).toEqual({
      Topics: ['a', 'b'],
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[{"prefix":"x"}]}}' }] },
      DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
    });
    expect(mapping?.notes).toContain('FunctionName is no literal value and was left out: !GetAtt F.Arn');
  });
});

describe('Terraform', () => {
  it('reads resources, as far as literals of the file go', async () => {
    const { kind, mappings, notes } = await importMappings(readFixture('main.tf'), 'main.tf');
    expect(kind).toBe('terraform');
    expect(mappings).toHaveLength(1);
    expect(mappings[0]?.input).toEqual({
      EventSourceArn: CLUSTER,
      FunctionName: 'handle-orders',
      Topics: ['orders'],
      StartingPosition: 'TRIM_HORIZON',
      MaximumBatchingWindowInSeconds: 5,
      MaximumRetryAttempts: -1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
      AmazonManagedKafkaEventSourceConfig: {
        ConsumerGroupId: `group-\${x}-%{y}`,
        SchemaRegistryConfig: {
          SchemaRegistryURI: 'https://schemas.example.com',
          EventRecordFormat: 'JSON',
          AccessConfigs: [
            { Type: 'BASIC_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:registry-AbCdEf' },
          ],
          SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
        },
      },
      FilterCriteria: {
        Filters: [
          // jsonencode sorts members and escapes angle brackets.
          { Pattern: '{"value":{"my-key":["é\\u003cb\\u003e"],"total":[{"numeric":["\\u003e",100]}]}}' },
          { Pattern: '{"key": ["a\\\\b"]}\n' },
        ],
      },
      DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 3, PollerGroupName: 'shared' },
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] },
    });
    expect(mappings[0]?.name).toBe('orders');
    expect(mappings[0]?.notes).toEqual([
      'The default of variable topic was taken.',
      'batch_size is no literal value and was left out: var.size',
      'enabled is no literal value and was left out: var.on ? true : false',
      'tags is no literal value and was left out: merge(local.tags, { team = "payments" })',
      'source_access_configuration[0].uri is no literal value and was left out: data.aws_secretsmanager_secret.msk["orders"].arn',
      'parallelization_factor is not a setting of MSK mappings and was left out.',
    ]);
    expect(notes).toEqual(['aws_lambda_event_source_mapping.jobs is not a mapping of an MSK topic and was skipped.']);
  });

  it('says what is created several times, and what a dynamic block hides', async () => {
    const text = `resource "aws_lambda_event_source_mapping" "m" {
      for_each = toset(["a", "b"])
      topics = [each.key]
      event_source_arn = "${CLUSTER}"
      filter_criteria {
        dynamic "filter" {
          for_each = var.patterns
          content { pattern = filter.value }
        }
      }
    }`;
    const [mapping] = (await importMappings(text)).mappings;
    expect(mapping?.input).toEqual({ EventSourceArn: CLUSTER });
    expect(mapping?.notes).toEqual([
      'The resource may be created several times, or not at all (count, for_each).',
      'topics[0] is no literal value and was left out: each.key',
      'filter_criteria[0].filter is no literal value and was left out: dynamic',
    ]);
  });
});

describe('Serverless Framework', () => {
  it('reads events with the extensions of their resources', async () => {
    const { kind, mappings, notes } = await importMappings(readFixture('serverless.yml'), 'serverless.yml');
    expect({ kind, notes }).toEqual({ kind: 'serverless', notes: [] });
    expect(mappings).toEqual([
      {
        name: 'consume',
        input: {
          FunctionName: 'handle-orders',
          EventSourceArn: CLUSTER,
          Topics: ['orders'],
          StartingPosition: 'LATEST',
          BatchSize: 50,
          MaximumBatchingWindowInSeconds: 30,
          Enabled: false,
          SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }],
          FilterCriteria: { Filters: [{ Pattern: '{"value":{"a":[1,2]}}' }] },
          ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 2, PollerGroupName: 'shared' },
          MaximumRetryAttempts: 3,
        },
        notes: [`consumerGroupId is no literal value and was left out: \${env:GROUP}`],
      },
      {
        name: 'audit',
        input: { Topics: ['audit'], StartingPosition: 'TRIM_HORIZON' },
        notes: [
          'arn is no literal value and was left out: !GetAtt Cluster.Arn',
          'The framework makes up the name of function audit from service, stage and id: it was left out.',
        ],
      },
    ]);
  });
});
