import type { ExportOptions } from '../../../src/core/export/mappingExport.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import type { PolicyDocument } from '../../../src/core/policy/policyDocument.ts';
import { ACCOUNT, CERTIFICATE, CLUSTER, CONNECTION, FUNCTION, REGION, SECRET, UUID } from '../mapping/account.ts';

export interface Configuration {
  readonly name: string;
  readonly input: MappingInput;
  readonly options: ExportOptions;
}

const POLICY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ConnectToCluster',
      Effect: 'Allow',
      Action: ['kafka-cluster:Connect', 'kafka-cluster:DescribeClusterDynamicConfiguration'],
      Resource: CLUSTER,
    },
    {
      Sid: 'DecryptSecret',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com` } },
    },
  ],
};

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const DRAFT: MappingInput = {
  FunctionName: 'handle-orders',
  EventSourceArn: CLUSTER,
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
};

/** What every shell, template language and configuration format gives a meaning of its own. */
const NASTY = [
  // § stands for the dollar sign, which would make these look like templates.
  `it's "quoted"`,
  '§HOME §{y} §§{z} §§§{w} §{self:custom.a} §(id) `id`',
  '!Ref x',
  '%{if true} %%{x} %PATH% !PATH! ^a & b | c > d < e',
  '#{x} {{x}} \\ \\\\ \\n C:\\temp\\',
  '{{resolve:ssm:/a}}',
  'größe ‘quoted’ 漢字 😀 \u00A0\u2028\u0085\uFEFF',
  'two\nlines\r\n\tand a tab',
  '@file file://a https://b -x --y',
].map((text) => text.replaceAll('§', '$'));

/** Names of tags are texts too. */
const DOLLAR_KEY = ['$', '{y} %', '{if}'].join('');

/** Between them they use every field. */
export const CONFIGURATIONS: readonly Configuration[] = [
  { name: 'minimal', input: DRAFT, options: {} },
  {
    name: 'iam-alias',
    input: {
      ...DRAFT,
      FunctionName: `${FUNCTION}:live`,
      StartingPosition: 'LATEST',
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-handler' },
      Enabled: false,
      Tags: { team: 'orders', 'cost center': '0123' },
    },
    options: { profile: 'my team', region: REGION, permissions: { policy: POLICY, roleName: 'handle-orders-role' } },
  },
  {
    name: 'scram',
    input: {
      ...DRAFT,
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }],
      MaximumBatchingWindowInSeconds: 0,
      DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders-failed` } },
    },
    options: { region: REGION, permissions: { policy: POLICY } },
  },
  {
    name: 'mtls',
    input: {
      ...DRAFT,
      FunctionName: 'handle-orders:7',
      SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: CERTIFICATE }],
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::orders-failed' } },
    },
    options: {},
  },
  {
    name: 'cross-account',
    input: {
      ...DRAFT,
      EventSourceArn: CONNECTION,
      DestinationConfig: { OnFailure: { Destination: `arn:aws:sns:${REGION}:${ACCOUNT}:orders-failed` } },
    },
    options: { region: REGION },
  },
  {
    name: 'timestamp',
    input: { ...DRAFT, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: '2026-01-31T13:00:00.5+01:00' },
    options: {},
  },
  {
    name: 'epoch',
    input: { ...DRAFT, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1767225600 },
    options: { endpointUrl: 'http://127.0.0.1:4566' },
  },
  {
    name: 'filters',
    input: {
      ...DRAFT,
      FilterCriteria: {
        Filters: [
          { Pattern: '{"value":{"status":["paid",{"anything-but":["test"]}],"total":[{"numeric":[">",0,"<=",1e3]}]}}' },
          { Pattern: '{ "key": [ { "prefix": "eu-" } ], "value": { "id": [ 12345678901234567890 ] } }' },
          { Pattern: '{"topic":[{"exists":true}]}' },
        ],
      },
      KMSKeyArn: KEY,
    },
    options: {},
  },
  {
    name: 'provisioned',
    input: {
      ...DRAFT,
      ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 10, PollerGroupName: 'orders' },
      DestinationConfig: { OnFailure: { Destination: 'kafka://orders-failed' } },
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 3600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
      LoggingConfig: { SystemLogLevel: 'WARN' },
    },
    options: {},
  },
  {
    name: 'glue-registry',
    input: {
      ...DRAFT,
      AmazonManagedKafkaEventSourceConfig: {
        ConsumerGroupId: 'orders-handler',
        SchemaRegistryConfig: {
          SchemaRegistryURI: `arn:aws:glue:${REGION}:${ACCOUNT}:registry/orders`,
          EventRecordFormat: 'JSON',
          SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
        },
      },
      ProvisionedPollerConfig: { MinimumPollers: 1 },
    },
    options: {},
  },
  {
    name: 'confluent-update',
    input: {
      ...DRAFT,
      AmazonManagedKafkaEventSourceConfig: {
        SchemaRegistryConfig: {
          SchemaRegistryURI: 'https://schemas.example.com/orders',
          EventRecordFormat: 'SOURCE',
          AccessConfigs: [
            { Type: 'BASIC_AUTH', URI: SECRET },
            { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: CERTIFICATE },
          ],
          SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
        },
      },
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 4 },
      Tags: { team: 'orders' },
    },
    options: { uuid: UUID, region: REGION },
  },
  {
    name: 'quoting',
    input: {
      ...DRAFT,
      FilterCriteria: {
        Filters: [
          ...NASTY.map((text) => ({ Pattern: JSON.stringify({ value: { a: [text] } }) })),
          { Pattern: 'no JSON: {y} %{if}' },
        ],
      },
      Tags: {
        ...Object.fromEntries(NASTY.map((text, index) => [`tag ${index}`, text])),
        ...Object.fromEntries(
          [
            'yes',
            'No',
            'null',
            '~',
            '0o7',
            '0x1F',
            '1e3',
            '2026-01-31',
            '12:30:45',
            '.5',
            '=',
            '<<',
            ' a ',
            '- a',
            'a: b',
            'a #b',
            '*a',
            '&a',
            '[a',
            '?',
          ].map((word) => [word, word] as const),
        ),
        ['__proto__']: 'own',
        empty: '',
        for: 'in',
        [DOLLAR_KEY]: '%{',
      },
    },
    options: { profile: `it's 100% "mine" größe`, region: REGION },
  },
];
