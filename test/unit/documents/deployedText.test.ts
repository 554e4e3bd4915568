import { describe, expect, test } from 'vitest';
import { toMappingInput } from '../../../src/core/mapping/changes.ts';
import { parseMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { findDeployedOf, listDifferences, toDeployedText } from '../../../src/documents/deployedText.ts';
import { DRAFT, OTHER_UUID, scram, toDeployed, UUID } from '../mapping/account.ts';

const FILTERS = {
  Filters: [{ Pattern: '{"value":{"a":["x"]}}' }, { Pattern: '{"value":{"b":["y"]}}' }],
};

/** Lines that differ, deployed ones first. */
function diff(text: string, deployed = toDeployed(), tags?: Record<string, string>): readonly string[] {
  const left = toDeployedText(text, deployed, tags).text.split('\n');
  const right = text.split('\n');
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `- ${line.trim()}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

const format = (document: object) => `${JSON.stringify(document, null, 2)}\n`;

describe('the text of what is deployed', () => {
  test('is the document itself when the two mean the same', () => {
    const same = `{
  "Topics":["orders"],  // one
  "StartingPosition": "TRIM_HORIZON",
  "FunctionName": "handle-orders",
  "EventSourceArn": "${DRAFT.EventSourceArn}"
}`;
    expect(toDeployedText(same, toDeployed())).toEqual({ text: same, differences: [] });
    expect(diff(format({ ...DRAFT, BatchSize: 100 }))).toEqual([]);
  });

  test('has only the values that differ', () => {
    expect(diff(format({ ...DRAFT, BatchSize: 200 }))).toEqual(['- "BatchSize": 100', '+ "BatchSize": 200']);
    expect(diff(format({ ...DRAFT, Topics: ['other'] }))).toEqual(['- "orders"', '+ "other"']);
  });

  test('lacks what only the document has, and has what it lacks', () => {
    expect(diff(format({ ...DRAFT, MaximumRetryAttempts: 5, Enabled: true }))).toEqual([
      '+ "MaximumRetryAttempts": 5,',
    ]);
    expect(diff(format({ ...DRAFT, Enabled: true }), toDeployed({ MaximumRetryAttempts: 5 }))).toEqual([
      '- "MaximumRetryAttempts": 5,',
    ]);
  });

  test('keeps filters that mean the same as they are written', () => {
    const written = { Filters: [{ Pattern: '{ "value": { "a": ["x"] } }' }, { Pattern: '{"value":{"b":["z"]}}' }] };
    expect(diff(format({ ...DRAFT, FilterCriteria: written }), toDeployed({ FilterCriteria: FILTERS }))).toEqual([
      String.raw`- "Pattern": "{\"value\":{\"b\":[\"y\"]}}"`,
      String.raw`+ "Pattern": "{\"value\":{\"b\":[\"z\"]}}"`,
    ]);
  });

  test('takes filters out and puts them in', () => {
    const [first] = FILTERS.Filters;
    const one = { ...DRAFT, FilterCriteria: { Filters: [first] } };
    for (const [document, deployed] of [
      [one, toDeployed({ FilterCriteria: FILTERS })],
      [{ ...DRAFT, FilterCriteria: FILTERS }, toDeployed({ FilterCriteria: { Filters: FILTERS.Filters.slice(0, 1) } })],
      [{ ...DRAFT, FilterCriteria: FILTERS }, toDeployed()],
    ] as const) {
      const { text } = toDeployedText(format(document), deployed);
      expect(parseMappingDocument(text).input.FilterCriteria).toEqual(toMappingInput(deployed).FilterCriteria);
    }
  });

  test('compares again as equal, whatever differed', () => {
    const deployed = toDeployed({ ...scram(), MaximumBatchingWindowInSeconds: 5, State: 'Disabled' });
    const { text, differences } = toDeployedText(format({ ...DRAFT, BatchSize: 7, UUID }), deployed);
    expect(differences.map(({ path }) => path[0]).toSorted()).toEqual([
      'BatchSize',
      'Enabled',
      'MaximumBatchingWindowInSeconds',
      'SourceAccessConfigurations',
    ]);
    expect(toDeployedText(text, deployed).differences).toEqual([]);
  });

  test('has the tags of AWS only where the document has tags, and never those that AWS itself sets', () => {
    const tags = { team: 'shop', 'aws:cloudformation:stack-name': 'x' };
    expect(diff(format(DRAFT), toDeployed(), tags)).toEqual([]);
    expect(diff(format({ ...DRAFT, Tags: { team: 'shop' } }), toDeployed(), tags)).toEqual([]);
    expect(diff(format({ ...DRAFT, Tags: { team: 'till' } }), toDeployed(), tags)).toEqual([
      '- "team": "shop"',
      '+ "team": "till"',
    ]);
  });

  test('says nothing of filters that cannot be read', () => {
    const deployed = toDeployed({ KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' });
    const input = { ...DRAFT, KMSKeyArn: deployed.KMSKeyArn, FilterCriteria: FILTERS };
    expect(listDifferences(deployed, input)).toEqual([]);
    expect(listDifferences(toDeployed(), { ...DRAFT, FilterCriteria: FILTERS })).not.toEqual([]);
  });
});

describe('the mapping of a document', () => {
  const mappings = [toDeployed(), toDeployed({ UUID: OTHER_UUID, Topics: ['refunds'] })];
  const find = (document: object) =>
    findDeployedOf(parseMappingDocument(JSON.stringify(document)), mappings).map((mapping) => mapping.UUID);

  test('is the one it names', () => {
    expect(find({ ...DRAFT, UUID: OTHER_UUID })).toEqual([OTHER_UUID]);
    expect(find({ ...DRAFT, UUID: 'gone' })).toEqual([]);
  });

  test('is the one with its function, source and topic', () => {
    expect(find(DRAFT)).toEqual([UUID]);
    expect(find({ ...DRAFT, Topics: ['refunds'] })).toEqual([OTHER_UUID]);
    expect(find({ ...DRAFT, FunctionName: 'handle-orders:live' })).toEqual([]);
    expect(find({ ...DRAFT, EventSourceArn: undefined })).toEqual([]);
    expect(find({})).toEqual([]);
  });
});
