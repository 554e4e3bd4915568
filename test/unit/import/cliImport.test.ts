import { describe, expect, it } from 'vitest';
import { importMappings } from '../../../src/core/import/importMapping.ts';
import { CLUSTER, readFixture, SECRET, UUID } from './fixtures.ts';

/** The mapping of a text that holds one. */
async function importOne(text: string, fileName?: string) {
  const found = await importMappings(text, fileName);
  expect(found).toMatchObject({ kind: 'cli', notes: [] });
  expect(found.mappings).toHaveLength(1);
  return found.mappings[0];
}

const create = (flags: string) => `aws lambda create-event-source-mapping ${flags}`;

describe('scripts', () => {
  it('reads a script for bash', async () => {
    const { kind, mappings, notes } = await importMappings(readFixture('create.sh'), 'create.sh');
    expect(kind).toBe('cli');
    expect(mappings).toHaveLength(2);
    expect(mappings[0]).toEqual({
      name: '',
      notes: [],
      input: {
        FunctionName: 'handle-orders',
        EventSourceArn: CLUSTER,
        Topics: ['orders'],
        StartingPosition: 'AT_TIMESTAMP',
        StartingPositionTimestamp: '2026-11-01T00:00:00Z',
        BatchSize: 250,
        MaximumBatchingWindowInSeconds: 5,
        Enabled: false,
        MaximumRetryAttempts: -1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }],
        FilterCriteria: { Filters: [{ Pattern: '{"value":{"note":["it\'s $HOME `x`"]}}' }] },
        AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'café' },
        ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 4, PollerGroupName: 'shared' },
        MetricsConfig: { Metrics: ['EventCount', 'KafkaMetrics'] },
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failed-orders' } },
        Tags: { team: 'payments', stage: 'prod' },
      },
    });
    expect(mappings[1]?.input).toEqual({ KMSKeyArn: '' });
    expect(mappings[1]?.notes).toEqual([
      '--parallelization-factor is not an option of MSK mappings and was left out.',
      expect.stringMatching(/^UUID is no literal value and was left out: \$\(aws lambda/),
      'BatchSize is no literal value and was left out: $SIZE',
      'DestinationConfig.OnFailure.Destination is no literal value and was left out: $QUEUE',
    ]);
    expect(notes).toEqual([
      'create-event-source-mapping is not a mapping of an MSK topic but of sqs, and was skipped.',
    ]);
  });

  it('reads a script for PowerShell, with the quotes of 7.3 and of 5.1, and a file that it writes', async () => {
    const { mappings } = await importMappings(readFixture('create.ps1'));
    expect(mappings.map(({ input }) => input)).toEqual([
      {
        FunctionName: 'handle-orders',
        EventSourceArn: CLUSTER,
        Topics: ['orders'],
        StartingPosition: 'LATEST',
        FilterCriteria: { Filters: [{ Pattern: '{"value":{"owner":["O\'Brien"]}}' }] },
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failed-orders' } },
        Tags: { team: 'pay"ments' },
      },
      { FunctionName: 'from-file', Topics: ['orders'], StartingPosition: 'TRIM_HORIZON', BatchSize: 7 },
    ]);
    expect(mappings[0]?.notes).toEqual(['BatchSize is no literal value and was left out: $env:BATCH_SIZE']);
  });

  it('reads a batch file', async () => {
    const { mappings } = await importMappings(readFixture('create.cmd'));
    expect(mappings.map(({ input }) => input)).toEqual([
      {
        FunctionName: 'handle-orders',
        Topics: ['orders'],
        StartingPosition: 'LATEST',
        Tags: { discount: '10%' },
        FilterCriteria: { Filters: [{ Pattern: '{"value":{"path":["C:\\\\\\\\x"]}}' }] },
      },
      { FunctionName: '"quoted"', BatchSize: 5 },
    ]);
    expect(mappings[0]?.notes).toEqual(['EventSourceArn is no literal value and was left out: %CLUSTER_ARN%']);
  });
});

/** Examples of the documentation, whose lines were joined in copying (source-facts 138-140, 151-154, 160-162). */
describe('examples of the documentation', () => {
  const head = `aws lambda create-event-source-mapping \\ --event-source-arn ${CLUSTER} \\ --topics AWSKafkaTopic \\ --starting-position LATEST \\ --function-name my-kafka-function`;
  const base = {
    EventSourceArn: CLUSTER,
    Topics: ['AWSKafkaTopic'],
    StartingPosition: 'LATEST',
    FunctionName: 'my-kafka-function',
  };

  it('reads create commands with each way of authentication', async () => {
    expect(await importOne(head)).toEqual({ name: '', input: base, notes: [] });
    for (const Type of ['SASL_SCRAM_512_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH']) {
      const text = `${head} --source-access-configurations '[{"Type": "${Type}","URI": "${SECRET}"}]'`;
      expect((await importOne(text))?.input).toEqual({ ...base, SourceAccessConfigurations: [{ Type, URI: SECRET }] });
    }
  });

  it('reads what there is of an example that lacks source, topic and position', async () => {
    const text = `aws lambda create-event-source-mapping \\ --function-name "MyFunction" \\ --destination-config '{"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:dest-queue"}}'`;
    expect((await importOne(text))?.input).toEqual({
      FunctionName: 'MyFunction',
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:dest-queue' } },
    });
  });

  it('reads an update that takes the destination away', async () => {
    const text = `aws lambda update-event-source-mapping \\ --uuid ${UUID} \\ --destination-config '{"OnFailure": {"Destination": ""}}'`;
    expect(await importOne(text)).toEqual({
      name: '',
      uuid: UUID,
      input: { DestinationConfig: { OnFailure: { Destination: '' } } },
      notes: [],
    });
  });

  it('says that a command which only reads holds no settings', async () => {
    const found = await importMappings(`aws lambda get-event-source-mapping \\ --uuid ${UUID}`);
    expect(found).toEqual({
      kind: 'cli',
      mappings: [],
      notes: ['get-event-source-mapping holds no settings: paste what it prints instead.'],
    });
  });
});

describe('options', () => {
  const cases: readonly (readonly [flags: string, input: object])[] = [
    [
      '--topics \'["a.b"]\' --no-bisect-batch-on-function-error',
      { Topics: ['a.b'], BisectBatchOnFunctionError: false },
    ],
    [
      `--source-access-configurations Type=A,URI=b --source-access-configurations '{"Type":"C","URI":"d"}'`,
      {
        SourceAccessConfigurations: [
          { Type: 'A', URI: 'b' },
          { Type: 'C', URI: 'd' },
        ],
      },
    ],
    [
      '--filter-criteria "Filters=[{Pattern=\'{\\"key\\":[\\"it\\\'s\\"]}\'}]"',
      { FilterCriteria: { Filters: [{ Pattern: '{"key":["it\'s"]}' }] } },
    ],
    ['--metrics-config Metrics=[EventCount,ErrorCount]', { MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } }],
    ['--tags \'a=1,b="x, y"\' --batch-size 10 > out.json 2>&1', { Tags: { a: '1', b: 'x, y' }, BatchSize: 10 }],
    ['--cli-input-json \'{"BatchSize":1,"Topics":["t"]}\' --batch-size=2', { BatchSize: 2, Topics: ['t'] }],
    ['--function-name "f\\"o\\\\o\\$x" --region eu-west-1 --output=json', { FunctionName: 'f"o\\o$x' }],
    ["--function-name $'a\\x41\\u00e9\\'\\101\\cA' # --batch-size 5", { FunctionName: "aAé'A\u0001" }],
    [
      '--tags \'{"__proto__":"a","constructor":"b"}\'',
      {
        Tags: Object.fromEntries([
          ['__proto__', 'a'],
          ['constructor', 'b'],
        ]),
      },
    ],
  ];

  it.each(cases)('%s', async (flags, input) => {
    const found = await importOne(create(flags));
    expect(found?.input).toEqual(input);
    expect(found?.notes).toEqual([]);
  });

  it('names what it cannot read, and goes on', async () => {
    const found = await importOne(
      create('--filter-criteria {x --cli-input-json file://in.json --topics --tags =x --batch-size many --enabled'),
    );
    expect(found?.input).toEqual({ Enabled: true });
    expect(found?.notes).toEqual([
      '--filter-criteria could not be read: {x',
      '--cli-input-json is in a file that was not read: in.json',
      '--topics has no value.',
      '--tags could not be read: =x',
      'BatchSize has a value of the wrong type and was left out: "many"',
    ]);
  });

  it('leaves prose alone', async () => {
    expect(await importMappings('Use the create-event-source-mapping command for that.')).toMatchObject({
      mappings: [],
    });
  });
});
