import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toCliCommand } from '../../../src/core/export/cli.ts';
import type { MappingChanges, MappingInput } from '../../../src/core/mapping/mapping.ts';
import { CERTIFICATE, DRAFT, SECRET, UUID } from '../mapping/account.ts';

const hasCli = spawnSync('bash', ['-c', 'aws --version']).status === 0;

/** Everything a mapping can have, with every character that shells and parsers stumble over. */
const EVERYTHING: MappingInput = {
  ...DRAFT,
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: '2026-01-01T00:00:00Z',
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }],
  AmazonManagedKafkaEventSourceConfig: {
    ConsumerGroupId: 'a/b*:_+=.@-',
    SchemaRegistryConfig: {
      SchemaRegistryURI: 'https://schemas.example.com/a',
      EventRecordFormat: 'JSON',
      AccessConfigs: [{ Type: 'BASIC_AUTH', URI: CERTIFICATE }],
      SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
    },
  },
  BatchSize: 10,
  MaximumBatchingWindowInSeconds: 0,
  FilterCriteria: {
    Filters: [{ Pattern: '{"value":{"it\'s":["$HOME `id` !x \\"q\\" \\\\ größe \\n"]}}' }, { Pattern: '{}' }],
  },
  KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
  DestinationConfig: { OnFailure: { Destination: 'kafka://orders-failed' } },
  BisectBatchOnFunctionError: false,
  MaximumRetryAttempts: -1,
  MaximumRecordAgeInSeconds: 60,
  ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 2, PollerGroupName: 'g' },
  MetricsConfig: { Metrics: ['EventCount', 'KafkaMetrics'] },
  LoggingConfig: { SystemLogLevel: 'WARN' },
  Enabled: false,
  Tags: { 'a b': '$c \'d\' "e" \\ %{if}\n!Ref', ü: '' },
};

const REMOVALS: MappingChanges = {
  SourceAccessConfigurations: [],
  FilterCriteria: {},
  KMSKeyArn: '',
  DestinationConfig: { OnFailure: { Destination: '' } },
  MaximumRetryAttempts: -1,
  FunctionResponseTypes: [],
  MetricsConfig: { Metrics: [] },
  LoggingConfig: {},
  ProvisionedPollerConfig: {},
  AmazonManagedKafkaEventSourceConfig: {},
  Enabled: true,
};

// The commands are for people who have the AWS CLI; a machine without one cannot run them.
describe('the AWS CLI', () => {
  beforeEach((context) => context.skip(!hasCli, 'the AWS CLI is not installed'));

  const received: { method: string; url: string; body: unknown }[] = [];
  let server: Server;
  let endpointUrl: string;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      received.push({ method: request.method ?? '', url: request.url ?? '', body: JSON.parse(await text(request)) });
      response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    endpointUrl = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Runs a command as a user would paste it; resolves to what the endpoint got. */
  async function run(command: string) {
    const child = spawn('bash', ['-c', command], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LC_ALL: 'C.UTF-8',
        AWS_ACCESS_KEY_ID: 'sample',
        AWS_SECRET_ACCESS_KEY: 'sample',
        AWS_CONFIG_FILE: '/nowhere/config',
        AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_MAX_ATTEMPTS: '1',
      },
    });
    const [errors] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'close')]);
    expect(errors).toBe('');
    return received.pop();
  }

  test('sends a mapping with every member as the document has it', async () => {
    const command = toCliCommand(EVERYTHING, { region: 'us-east-1', endpointUrl });
    expect(await run(command)).toEqual({
      method: 'POST',
      url: '/2015-03-31/event-source-mappings',
      body: { ...EVERYTHING, StartingPositionTimestamp: 1767225600 },
    });
  });

  test('sends names that begin with a dash, and epoch seconds', async () => {
    const input = {
      FunctionName: '-f',
      Topics: ['-t'],
      StartingPositionTimestamp: 1767225600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    };
    const sent = await run(toCliCommand(input, { region: 'us-east-1', endpointUrl }));
    expect(sent?.body).toEqual(input);
  });

  test('sends an update that takes everything away', async () => {
    const command = toCliCommand({}, { region: 'us-east-1', endpointUrl, uuid: UUID, changes: REMOVALS });
    expect(await run(command)).toEqual({
      method: 'PUT',
      url: `/2015-03-31/event-source-mappings/${UUID}`,
      body: REMOVALS,
    });
  });
});
