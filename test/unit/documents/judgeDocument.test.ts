import { describe, expect, test } from 'vitest';
import { applyTextEdits } from '../../../src/core/mapping/textEdits.ts';
import { toAllFixes } from '../../../src/documents/fixAll.ts';
import { judgeDocument } from '../../../src/documents/judgeDocument.ts';
import { DRAFT, OTHER_UUID, toDeployed, toKnown, UUID } from '../mapping/account.ts';

const format = (document: object) => JSON.stringify(document, null, 2);

/** The part of the text that a rule points at. */
function point(text: string, ruleId: string, known = {}): readonly string[] {
  return judgeDocument(text, known)
    .filter((judgement) => judgement.ruleId === ruleId)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

describe('judging a text', () => {
  test('points at the value', () => {
    expect(point(format({ ...DRAFT, BatchSize: 20_000 }), 'out-of-range')).toEqual(['20000']);
    expect(point(format({ ...DRAFT, Topics: ['a b'] }), 'topic-name')).toEqual(['"a b"']);
  });

  test('points at the whole of a member that has no meaning', () => {
    expect(point('{"Topics": ["orders"], "ParallelizationFactor" : 2}', 'not-for-msk')).toEqual([
      '"ParallelizationFactor" : 2',
    ]);
  });

  test('points at the brace where a member is missing', () => {
    const text = '// mine\n{ "Topics": ["orders"], "SourceAccessConfigurations": [{ "Type": "SASL_SCRAM_512_AUTH" }] }';
    const places = judgeDocument(text, {}).filter(({ ruleId }) => ruleId === 'required-member');
    expect(new Set(places.map(({ offset, length }) => [offset, length].join()))).toEqual(
      new Set([[text.indexOf('{'), 1].join(), [text.indexOf('{ "Type'), 1].join()]),
    );
  });

  test('points at what asks for a member that is missing', () => {
    const text = format({ ...DRAFT, StartingPosition: 'AT_TIMESTAMP' });
    expect(point(text, 'required-member')).toEqual(['"AT_TIMESTAMP"']);
  });

  test('points into what AWS prints', () => {
    const text = format({ ...toDeployed(), FunctionArn: 'no function', BatchSize: 0 });
    expect(point(text, 'out-of-range')).toEqual(['0']);
    expect(point(text, 'bad-format')).toEqual(['"no function"']);
  });

  test('leads to the documentation of the field', () => {
    const [judgement] = judgeDocument(format({ ...DRAFT, BatchSize: 20_000 }), {});
    expect(judgement?.docUrl).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  test('says nothing of missing members while the text is broken', () => {
    const ids = judgeDocument('{ "BatchSize": 20000, ', {}).map(({ ruleId }) => ruleId);
    expect(ids).not.toEqual([]);
    expect(new Set(ids)).toEqual(new Set(['json-syntax']));
  });

  test('asks an update for nothing that may be as deployed', () => {
    expect(judgeDocument(format({ UUID, BatchSize: 10 }), {})).toEqual([]);
    expect(point(format({ BatchSize: 10 }), 'required-member')).not.toEqual([]);
  });

  test('names the mapping that exists already', () => {
    const known = toKnown({ mappings: [toDeployed({ UUID: OTHER_UUID })] });
    const existing = judgeDocument(format(DRAFT), known).flatMap(({ mappingUuid }) => mappingUuid ?? []);
    expect(existing).toContain(OTHER_UUID);
  });
});

describe('all fixes at once', () => {
  const text = `{
  // kept
  "FunctionName": "handle-orders",
  "EventSourceArn": "${DRAFT.EventSourceArn}",
  "Topics": "orders",
  "StartingPosition": "trim-horizon",
  "BatchSize": 20000,
  "batchsize": 1,
  "ParallelizationFactor": 2
}
`;

  test('leave nothing that has a fix, and everything else as it was', () => {
    const { edits, count } = toAllFixes(text, {});
    const fixed = applyTextEdits(text, edits);
    expect(count).toBeGreaterThanOrEqual(5);
    expect(judgeDocument(fixed, {})).toEqual([]);
    expect(fixed).toContain('// kept');
    expect(fixed).toContain('"StartingPosition": "TRIM_HORIZON",\n  "BatchSize": 10000');
    expect(fixed).toContain('"Topics": [\n    "orders"\n  ]');
    expect(fixed).not.toMatch(/batchsize|Parallel/);
  });

  test('decide nothing that is for the user to decide', () => {
    const registry = {
      SchemaRegistryConfig: { SchemaRegistryURI: 'https://r.example.com', EventRecordFormat: 'JSON' },
    };
    const document = { ...DRAFT, Topics: ['a1', 'b1'], AmazonManagedKafkaEventSourceConfig: registry };
    const open = judgeDocument(format(document), {}).filter(({ fix, severity }) => fix && severity === 'error');
    expect(open.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['registry-needs-provisioned-mode', 'topic-count']),
    );
    expect(toAllFixes(format(document), {}).edits).toEqual([]);
    expect(toAllFixes(format({ ...DRAFT, StartingPosition: 'LATEST' }), {}).edits).toEqual([]);
  });

  test('are none for a document that is right', () => {
    expect(toAllFixes(format(DRAFT), {})).toEqual({ edits: [], count: 0 });
  });
});
