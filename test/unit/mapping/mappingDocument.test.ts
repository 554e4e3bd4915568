import { describe, expect, test } from 'vitest';
import { formatMappingDocument, parseMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { CLUSTER, DRAFT, FUNCTION, toDeployed, UUID } from './account.ts';

/** Shape of the answer of `aws lambda get-event-source-mapping`. */
const PRINTED = `{
    "UUID": "${UUID}",
    "StartingPosition": "LATEST",
    "StartingPositionTimestamp": null,
    "BatchSize": 100,
    "MaximumBatchingWindowInSeconds": 0,
    "EventSourceArn": "${CLUSTER}",
    "FilterCriteria": {"Filters": []},
    "FunctionArn": "${FUNCTION}",
    "LastModified": "2026-01-01T00:00:00+00:00",
    "LastProcessingResult": "OK",
    "State": "Disabled",
    "StateTransitionReason": "USER_INITIATED",
    "DestinationConfig": {"OnFailure": {}},
    "Topics": ["orders"],
    "SourceAccessConfigurations": [],
    "MaximumRecordAgeInSeconds": -1,
    "FunctionResponseTypes": [],
    "AmazonManagedKafkaEventSourceConfig": {"ConsumerGroupId": "${UUID}"},
    "EventSourceMappingArn": "arn:aws:lambda:us-east-1:111122223333:event-source-mapping:${UUID}"
}`;

describe('parseMappingDocument', () => {
  test('reads a mapping', () => {
    const document = parseMappingDocument(JSON.stringify(DRAFT));
    expect(document).toMatchObject({ kind: 'mapping', input: DRAFT, problems: [] });
    expect(document.uuid).toBeUndefined();
  });

  test('reads a byte order mark, comments and trailing commas', () => {
    const text = '\uFEFF// mine\n{ "Topics": ["orders",], /* soon */ "BatchSize": 5, }';
    const document = parseMappingDocument(text);
    expect(document).toMatchObject({ kind: 'mapping', input: { Topics: ['orders'], BatchSize: 5 }, problems: [] });
    const range = document.locate(['BatchSize']);
    expect(text.slice(range?.offset, (range?.offset ?? 0) + (range?.length ?? 0))).toBe('5');
  });

  test('takes UUID for the mapping that is edited', () => {
    expect(parseMappingDocument(`{"UUID": "${UUID}", "BatchSize": 5}`)).toMatchObject({
      kind: 'mapping',
      uuid: UUID,
      input: { BatchSize: 5 },
    });
  });

  test('reads what get-event-source-mapping prints', () => {
    const document = parseMappingDocument(PRINTED);
    expect(document).toMatchObject({ kind: 'mapping', uuid: UUID, problems: [] });
    expect(document.input).toEqual({
      FunctionName: FUNCTION,
      StartingPosition: 'LATEST',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      EventSourceArn: CLUSTER,
      Topics: ['orders'],
      MaximumRecordAgeInSeconds: -1,
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UUID },
      Enabled: false,
    });
    const range = document.locate(['FunctionName']);
    expect(PRINTED.slice(range?.offset, (range?.offset ?? 0) + (range?.length ?? 0))).toBe(`"${FUNCTION}"`);
  });

  test.each([
    ['Enabled', true],
    ['Enabling', true],
    ['Disabling', false],
    ['Updating', undefined],
    ['toString', undefined],
  ])('takes Enabled from the state %s', (State, enabled) => {
    expect(parseMappingDocument(JSON.stringify(toDeployed({ State }))).input.Enabled).toBe(enabled);
  });

  test.each(['', '  \n\t', '\uFEFF', '// nothing yet\n', '/* a */'])('finds %j empty', (text) => {
    expect(parseMappingDocument(text)).toMatchObject({ kind: 'empty', input: {}, problems: [] });
  });

  test.each([
    ['[]', 'other'],
    ['5', 'other'],
    ['"text"', 'other'],
    ['null', 'other'],
    ['{"name": "package", "version": "1.0.0"}', 'other'],
    ['{', 'broken'],
    ['{"Topics": ["orders"', 'broken'],
    ['{"Topics": orders}', 'broken'],
    ["{'Topics': []}", 'broken'],
    ['{"a": 1} {"b": 2}', 'broken'],
    ['\0', 'broken'],
    ['<html>', 'broken'],
    ['[['.repeat(50_000), 'broken'],
  ])('finds %.40j no mapping', (text, kind) => {
    const document = parseMappingDocument(text);
    expect(document.kind).toBe(kind);
    expect(document.problems.length).toBeGreaterThan(0);
    for (const problem of document.problems) {
      expect(problem.severity).toBe('error');
      expect(problem.message).toMatch(/\S.*\.$/);
      expect(problem.offset).toBeGreaterThanOrEqual(0);
      expect(problem.offset + problem.length).toBeLessThanOrEqual(text.length);
    }
  });

  test('keeps what can be read of broken JSON', () => {
    expect(parseMappingDocument('{"Topics": ["orders"], "BatchSize": }').input).toEqual({ Topics: ['orders'] });
  });

  test('names values of the wrong type at their place, with a remedy', () => {
    const text =
      '{"Topics": "orders", "Enabled": "true", "BatchSize": [1, 2], "SourceAccessConfigurations": [{"Type": 5}]}';
    const { input, problems } = parseMappingDocument(text);
    expect(input).toEqual({
      Topics: ['orders'],
      Enabled: true,
      SourceAccessConfigurations: [{ Type: '5' }],
    });
    expect(
      problems.map(({ path, offset, length, fix }) => [
        path,
        text.slice(offset, offset + length),
        fix?.edits[0]?.value,
      ]),
    ).toEqual([
      [['Topics'], '"orders"', ['orders']],
      [['Enabled'], '"true"', true],
      [['BatchSize'], '[1, 2]', undefined],
      [['SourceAccessConfigurations', 0, 'Type'], '5', '5'],
    ]);
  });

  test('says that a member is given twice, and takes the last one', () => {
    const text = '{"BatchSize": 1, "Topics": ["a"], "BatchSize": 2, "BatchSize": 3}';
    const { input, problems, locate } = parseMappingDocument(text);
    expect(input.BatchSize).toBe(3);
    expect(locate(['BatchSize'])?.offset).toBe(text.lastIndexOf('3'));
    expect(problems.map(({ severity, offset, fix }) => [severity, offset, fix?.edits])).toEqual([
      ['warning', 1, [{ path: ['BatchSize'], value: 3 }]],
      ['warning', text.indexOf('"BatchSize": 2'), [{ path: ['BatchSize'], value: 3 }]],
    ]);
  });

  test('keeps members that it does not know, for the rules to name', () => {
    const { input, problems } = parseMappingDocument('{"Topics": ["a"], "Surprise": {"b": 1}}');
    expect(Object.keys(input)).toEqual(['Topics', 'Surprise']);
    expect(problems).toEqual([]);
  });

  test('locates nested places, and nothing where nothing is', () => {
    const text = '{"FilterCriteria": {"Filters": [{"Pattern": "{}"}]}}';
    const { locate } = parseMappingDocument(text);
    expect(locate(['FilterCriteria', 'Filters', 0, 'Pattern'])).toEqual({ offset: text.indexOf('"{}"'), length: 4 });
    expect(locate([])).toEqual({ offset: 0, length: text.length });
    expect(locate(['Topics', 0])).toBeUndefined();
    expect(locate(['FilterCriteria', 0])).toBeUndefined();
    expect(locate(['__proto__'])).toBeUndefined();
    expect(locate(['toString'])).toBeUndefined();
  });
});

describe('formatMappingDocument', () => {
  test('writes members in the order of the table, the UUID first', () => {
    const text = formatMappingDocument({ Enabled: false, ...DRAFT, BatchSize: 5 }, UUID);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'UUID',
      'FunctionName',
      'EventSourceArn',
      'Topics',
      'StartingPosition',
      'BatchSize',
      'Enabled',
    ]);
    expect(text).toContain('\n  "Topics": [\n    "orders"\n  ],\n');
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('leaves out what is not set', () => {
    expect(formatMappingDocument({ Topics: undefined })).toBe('{}\n');
    expect(formatMappingDocument({})).toBe('{}\n');
  });
});
