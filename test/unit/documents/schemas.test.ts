import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { toHintsSchema, toStrictSchema } from '../../../scripts/mappingSchemas.ts';
import { FIELDS } from '../../../src/core/mapping/fields.ts';
import { checkMapping } from '../../../src/core/mapping/rules.ts';
import { judgeDocument } from '../../../src/documents/judgeDocument.ts';
import { CLUSTER, DRAFT, mtls, scram, UUID } from '../mapping/account.ts';
import { FAILURE_CASES } from '../mapping/cases/failureCases.ts';
import { FILTER_CASES } from '../mapping/cases/filterCases.ts';
import { GENERAL_CASES } from '../mapping/cases/generalCases.ts';
import { READING_CASES } from '../mapping/cases/readingCases.ts';
import { REGISTRY_CASES } from '../mapping/cases/registryCases.ts';
import { SOURCE_CASES } from '../mapping/cases/sourceCases.ts';
import { TOPIC_CASES } from '../mapping/cases/topicCases.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, 'schemas', name), 'utf8'));
const toPlain = (schema: object): unknown => JSON.parse(JSON.stringify(schema));

// The keywords of VS Code say nothing to a validator.
const ajv = new Ajv({ strict: false, allErrors: true });
const isValid = ajv.compile(toStrictSchema());

const REGISTRY = {
  SchemaRegistryURI: 'https://schemas.example.com',
  EventRecordFormat: 'JSON',
  AccessConfigs: [{ Type: 'BASIC_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:registry-AbCdEf' }],
  SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
};

const FULL = {
  ...scram(),
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: '2026-01-31T12:00:00Z',
  Enabled: false,
  BatchSize: 500,
  MaximumBatchingWindowInSeconds: 0,
  AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-group', SchemaRegistryConfig: REGISTRY },
  FilterCriteria: { Filters: [{ Pattern: '{"value":{"type":["order"]}}' }] },
  KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  DestinationConfig: { OnFailure: { Destination: 'kafka://orders-failed' } },
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 3,
  MaximumRecordAgeInSeconds: 3600,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
  LoggingConfig: { SystemLogLevel: 'INFO' },
  ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 10, PollerGroupName: 'shop' },
  Tags: { team: 'shop', empty: '' },
};

describe('the schemas in the package', () => {
  test('are those that the table of fields gives; npm run schemas writes them', () => {
    expect(read('msk-mapping.schema.json')).toEqual(toPlain(toStrictSchema()));
    expect(read('msk-mapping.hints.schema.json')).toEqual(toPlain(toHintsSchema()));
  });

  test('know every field', () => {
    const texts = [toStrictSchema(), toHintsSchema()].map((schema) => JSON.stringify(schema));
    for (const { id, path: place } of FIELDS) {
      const member = place.findLast((part) => typeof part === 'string');
      for (const text of texts) expect(text, id).toContain(`"${member}":{`);
    }
  });

  test('the one for hints refuses nothing', () => {
    const accepts = ajv.compile(toHintsSchema());
    for (const wrong of [{ Topics: 3, BatchSize: 'many', Unknown: 1, StartingPosition: 'NOWHERE' }, [], 'text', null]) {
      expect(accepts(wrong), JSON.stringify(wrong)).toBe(true);
    }
  });
});

describe('the strict schema', () => {
  test.each([
    ['the least that there can be', DRAFT],
    ['SASL/SCRAM', scram()],
    ['mutual TLS', mtls()],
    ['every field', FULL],
    ['a time in seconds', { ...DRAFT, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1769860800 }],
    ['an update', { UUID, BatchSize: 10 }],
    ['infinite retries', { ...DRAFT, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 }],
  ])('takes %s', (_name, document) => {
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    const errors = judgeDocument(JSON.stringify(document), {}).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['no topic', { ...DRAFT, Topics: [] }],
    ['two topics', { ...DRAFT, Topics: ['a1', 'b1'] }],
    ['no topic name', { ...DRAFT, Topics: ['orders/eu'] }],
    ['dots as a topic', { ...DRAFT, Topics: ['..'] }],
    ['a number as text', { ...DRAFT, BatchSize: '10' }],
    ['half a record', { ...DRAFT, BatchSize: 1.5 }],
    ['too large a batch', { ...DRAFT, BatchSize: 10_001 }],
    ['an age between -1 and 60', { ...DRAFT, MaximumRecordAgeInSeconds: 30 }],
    ['no such position', { ...DRAFT, StartingPosition: 'EARLIEST' }],
    ['a time that is missing', { ...DRAFT, StartingPosition: 'AT_TIMESTAMP' }],
    ['a time too many', { ...DRAFT, StartingPositionTimestamp: 1 }],
    ['a secret without its type', { ...DRAFT, SourceAccessConfigurations: [{ URI: CLUSTER }] }],
    ['a type without its secret', scram('')],
    ['a registry without pollers', { ...FULL, ProvisionedPollerConfig: undefined }],
    ['a registry without address', { ...FULL, AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: {} } }],
    ['a filter that is no text', { ...DRAFT, FilterCriteria: { Filters: [{ Pattern: { value: [] } }] } }],
    ['eleven filters', { ...DRAFT, FilterCriteria: { Filters: Array(11).fill({ Pattern: '{}' }) } }],
    ['members of other sources', { ...DRAFT, ParallelizationFactor: 2 }],
    ['members of other destinations', { ...DRAFT, DestinationConfig: { OnSuccess: {} } }],
    ['a tag that is no text', { ...DRAFT, Tags: { team: 1 } }],
    ['a UUID that is none', { ...DRAFT, UUID: 'mine' }],
  ])('refuses %s', (_name, document) => {
    expect(isValid(toPlain(document))).toBe(false);
  });

  const plain = [
    ...GENERAL_CASES,
    ...SOURCE_CASES,
    ...READING_CASES,
    ...FILTER_CASES,
    ...FAILURE_CASES,
    ...REGISTRY_CASES,
    ...TOPIC_CASES,
  ];
  const told = [
    'required-member',
    'out-of-range',
    'too-long',
    'bad-format',
    'unknown-choice',
    'not-for-msk',
    'unknown-member',
    'topic-count',
    'registry-needs-provisioned-mode',
  ];

  test.each(told)('refuses what the rule %s objects to', (id) => {
    const examples = plain.filter(({ rule }) => rule === id).flatMap(({ fires }) => fires);
    // Of a mapping that exists a document may leave out what is required.
    const whole = examples.filter(({ known }) => known?.deployed === undefined);
    expect(whole.length).toBeGreaterThan(0);
    for (const { why, draft } of whole) expect(isValid(toPlain(draft)), why).toBe(false);
  });

  test('takes every example that no rule objects to', () => {
    const accepted = plain
      .flatMap(({ silent }) => silent)
      .filter(({ draft, known }) => known?.deployed === undefined && !('FunctionArn' in draft))
      .filter(({ draft }) =>
        checkMapping(draft, {}).every(({ ruleId, severity }) => severity !== 'error' && ruleId !== 'unknown-member'),
      );
    expect(accepted.length).toBeGreaterThan(30);
    for (const { why, draft } of accepted)
      expect(isValid(toPlain(draft)), `${why} ${JSON.stringify(isValid.errors)}`).toBe(true);
  });
});
