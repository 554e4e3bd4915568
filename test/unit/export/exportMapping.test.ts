import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '../../../src/core/export/exportFormats.ts';
import { exportMapping } from '../../../src/core/export/exportMapping.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { CERTIFICATE, DRAFT, UUID } from '../mapping/account.ts';
import { readExport } from './readers/readExport.ts';

const listFields = (input: MappingInput, format: ExportFormat) =>
  exportMapping(input, format).notes.flatMap(({ field }) => (field === undefined ? [] : [field]));

describe('every format', () => {
  test.each(EXPORT_FORMATS)('$format writes a draft that has nothing yet', ({ format }) => {
    expect(exportMapping({}, format).text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test.each(EXPORT_FORMATS)('$format leaves out what MSK mappings do not have, and says so', ({ format }) => {
    const input = {
      ...DRAFT,
      Queues: ['q'],
      DestinationConfig: { OnSuccess: { Destination: 'gone' }, OnFailure: { Destination: 'kept' } },
    };
    const { text, notes } = exportMapping(input, format);
    expect(text.replaceAll(/^(?:#|rem|\/\/) .*$/gm, '')).not.toMatch(/OnSuccess": |gone|"q"/);
    expect(text).toContain('kept');
    expect(notes.map(({ message }) => message.split(' ')[0])).toEqual(
      expect.arrayContaining(['Queues', 'DestinationConfig.OnSuccess']),
    );
  });

  test.each(EXPORT_FORMATS.filter(({ format }) => format !== 'cli-input-json'))(
    '$format has its notes in the text',
    ({ format }) => {
      const input = JSON.parse(JSON.stringify({ ...DRAFT, Queues: ['q'] }));
      for (const { message } of exportMapping(input, format, { uuid: UUID }).notes) {
        const text = exportMapping(input, format, { uuid: UUID }).text.replaceAll(/\s+(?:#|rem|\/\/) |\s+/g, ' ');
        expect(text).toContain(message.split(' ').slice(0, 5).join(' '));
      }
    },
  );

  test('is named as a file and in a language of VS Code', () => {
    expect(EXPORT_FORMATS.map(({ fileName }) => fileName('orders'))).toEqual([
      ...new Set(EXPORT_FORMATS.map(({ fileName }) => fileName('orders'))),
    ]);
    expect(EXPORT_FORMATS.filter(({ update }) => update).map(({ format }) => format)).toEqual([
      'cli-bash',
      'cli-powershell',
      'cli-cmd',
      'cli-input-json',
    ]);
  });
});

test.each(EXPORT_FORMATS.filter(({ update }) => update))('$format sends an update what changes', async ({ format }) => {
  const changes = { BatchSize: 5, FilterCriteria: {}, KMSKeyArn: '', MaximumRetryAttempts: -1, Enabled: false };
  const { text, notes } = exportMapping({ ...DRAFT, Tags: { a: 'b' } }, format, { uuid: UUID, changes });
  const call = await readExport(format, text);
  expect(call.input).toEqual(changes);
  expect(call.uuid).toBe(UUID);
  expect(notes.map(({ field }) => field)).toEqual(['tags']);
});

test.each(EXPORT_FORMATS.filter(({ format }) => format.startsWith('cli-')))(
  '$format lets the AWS CLI read no file instead of a value',
  async ({ format }) => {
    const input = { ...DRAFT, FunctionName: 'file://secret', KMSKeyArn: 'https://example.com', Topics: ['file://a'] };
    expect((await readExport(format, exportMapping(input, format).text)).input).toEqual(input);
  },
);

describe('what a target lacks', () => {
  test.each<[ExportFormat, MappingInput, string]>([
    ['terraform', { LoggingConfig: { SystemLogLevel: 'INFO' } }, 'logLevel'],
    ['terraform', { DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } } }, 'destination'],
    ['sam', { Tags: { a: '' } }, 'tags'],
    ['sam', { FunctionName: 'f:3' }, 'functionName'],
    ['cloudformation-yaml', {}, 'topic'],
    ['cdk-typescript', { StartingPositionTimestamp: 'yesterday' }, 'startingPositionTimestamp'],
    [
      'cloudformation-json',
      {
        AmazonManagedKafkaEventSourceConfig: {
          SchemaRegistryConfig: { AccessConfigs: [{ Type: 'OAUTHBEARER_AUTH', URI: CERTIFICATE }] },
        },
      },
      'registryAccess',
    ],
  ])('%s tells of %j', (format, input, field) => {
    expect(listFields({ ...DRAFT, ...input }, format)).toContain(field);
  });

  test('is not told when nothing is lost', () => {
    expect(listFields(DRAFT, 'terraform')).toEqual([]);
    expect(listFields(DRAFT, 'sam')).toEqual(['functionName', 'topic']);
  });
});

describe('permissions', () => {
  const policy = toPolicy({ Effect: 'Allow', Action: 'kafka:DescribeClusterV2', Resource: '*' });
  const templates = EXPORT_FORMATS.filter((facts) => facts.policy);

  test.each(templates)('$format carries the policy of the role', ({ format }) => {
    expect(exportMapping(DRAFT, format, { permissions: { policy } }).text).toContain('kafka:DescribeClusterV2');
    expect(exportMapping(DRAFT, format).text).not.toContain('kafka:DescribeClusterV2');
  });

  test.each(EXPORT_FORMATS.filter((facts) => !facts.policy))('$format has no place for one', ({ format }) => {
    expect(exportMapping(DRAFT, format, { permissions: { policy } })).toEqual(exportMapping(DRAFT, format));
  });

  test('every template has a place for one', () => {
    expect(templates.map(({ format }) => format)).toEqual(
      EXPORT_FORMATS.map(({ format }) => format).filter((format) => !format.startsWith('cli-')),
    );
  });

  test.each(templates)('$format makes nothing of a policy that allows nothing', ({ format }) => {
    expect(exportMapping(DRAFT, format, { permissions: { policy: toPolicy() } }).text).toBe(
      exportMapping(DRAFT, format).text,
    );
  });
});

test('another topic is another resource, since CloudFormation would not change it', () => {
  const named = (topic: string) =>
    /^ {2}(\w+):$/m.exec(exportMapping({ ...DRAFT, Topics: [topic] }, 'cloudformation-yaml').text)?.[1];
  expect(named('orders')).toBe('HandleOrdersFromOrders');
  expect(named('orders.eu-1')).toBe('HandleOrdersFromOrdersEu1');
});

test('the command prompt is told of a command that is too long for it', () => {
  const filters = Array.from({ length: 5 }, () => ({ Pattern: JSON.stringify({ value: ['%'.repeat(600)] }) }));
  const { notes } = exportMapping({ ...DRAFT, FilterCriteria: { Filters: filters } }, 'cli-cmd');
  expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('8191')]);
  expect(exportMapping(DRAFT, 'cli-cmd').notes).toEqual([]);
});
