import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/core/mapping/fields.ts';
import type { FieldEdit } from '../../../src/core/mapping/finding.ts';
import { editMappingText, parseMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { checkMapping, RULES } from '../../../src/core/mapping/rules.ts';
import { applyTextEdits } from '../../../src/core/mapping/textEdits.ts';
import { DRAFT, mtls, scram, toCluster, toDeployed, toKnown } from './account.ts';
import { AUTHENTICATION_CASES } from './cases/authenticationCases.ts';
import { FAILURE_CASES } from './cases/failureCases.ts';
import { FILTER_CASES } from './cases/filterCases.ts';
import { GENERAL_CASES } from './cases/generalCases.ts';
import { READING_CASES } from './cases/readingCases.ts';
import { REGISTRY_CASES } from './cases/registryCases.ts';
import type { RuleExample } from './cases/ruleCase.ts';
import { SOURCE_CASES } from './cases/sourceCases.ts';
import { TOPIC_CASES } from './cases/topicCases.ts';

const CASES = [
  ...GENERAL_CASES,
  ...SOURCE_CASES,
  ...AUTHENTICATION_CASES,
  ...READING_CASES,
  ...FILTER_CASES,
  ...FAILURE_CASES,
  ...REGISTRY_CASES,
  ...TOPIC_CASES,
];

const find = (rule: string, { draft, known = {} }: Pick<RuleExample, 'draft' | 'known'>) =>
  checkMapping(draft, known).filter((finding) => finding.ruleId === rule);

/** Applies a fix as the editor does: to the text. */
function applyFix(draft: object, edits: readonly FieldEdit[]): object {
  const text = JSON.stringify(draft, null, 2);
  return JSON.parse(applyTextEdits(text, editMappingText(text, edits)));
}

describe('the table of rules', () => {
  test('has an example of each rule that fires and one that does not', () => {
    const shown = CASES.filter((entry) => entry.fires.length > 0 && entry.silent.length > 0).map((entry) => entry.rule);
    expect(shown.toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted());
  });

  test('names rules uniquely, in kebab case, with a source', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      expect(rule.source).toMatch(/(source-facts|fields\.md|errors\.md|permissions\.md|limits\.md|events\.md) /);
    }
  });
});

describe.each(CASES)('$rule', ({ rule, fires, silent }) => {
  test.each(fires)('fires: $why', (example) => {
    const findings = find(rule, example);
    expect(findings).not.toEqual([]);
    const severity = RULES.find((entry) => entry.id === rule)?.severity;
    for (const finding of findings) {
      expect(finding.severity).toBe(severity);
      expect(finding.message).toMatch(/\S.*[.]$/s);
      expect(finding.message).not.toMatch(/\{\d\}|undefined|\[object/);
    }
    if (example.path !== undefined) expect(findings.map((finding) => finding.path)).toContainEqual(example.path);
    if (example.says !== undefined) expect(findings.map((finding) => finding.message).join()).toContain(example.says);
    if (example.uuid !== undefined) expect(findings[0]?.mappingUuid).toBe(example.uuid);
  });

  test.each(fires.filter((example) => example.fixed !== undefined))('fix: $why', (example) => {
    const [finding] = find(rule, example);
    expect(finding?.fix?.title).toMatch(/^\S/);
    const fixed = applyFix(example.draft, finding?.fix?.edits ?? []);
    expect(find(rule, { ...example, draft: fixed })).toEqual([]);
    for (const [member, value] of Object.entries(example.fixed ?? {})) {
      expect(Object.entries(fixed).find(([name]) => name === member)?.[1]).toEqual(value);
    }
  });

  test.each(silent)('silent: $why', (example) => {
    expect(find(rule, example)).toEqual([]);
  });
});

describe('checkMapping', () => {
  test('has nothing against a good draft in a known account', () => {
    expect(checkMapping(DRAFT, toKnown())).toEqual([]);
    const several = toKnown({ clusters: [toCluster({ authMethods: ['mtls', 'scram', 'iam'] })] });
    expect(checkMapping(scram(), several)).toEqual([]);
    expect(checkMapping(mtls(), several)).toEqual([]);
  });

  test('has nothing against a deployed mapping as AWS prints it', () => {
    const deployed = toDeployed({
      MaximumBatchingWindowInSeconds: 5,
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: toDeployed().UUID },
      SourceAccessConfigurations: [],
      FunctionResponseTypes: [],
      DestinationConfig: { OnFailure: {} },
      MaximumRetryAttempts: -1,
    });
    const { input } = parseMappingDocument(JSON.stringify(deployed));
    expect(checkMapping(input, toKnown({ deployed, mappings: [deployed] }))).toEqual([]);
  });

  test('puts errors first, then warnings, then information, each in the order of the table', () => {
    const findings = checkMapping(
      {
        ...DRAFT,
        FunctionName: undefined,
        StartingPosition: 'LATEST',
        AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' },
        BatchSize: 0,
      },
      {},
    );
    expect(findings.map((finding) => finding.ruleId)).toEqual([
      'required-member',
      'out-of-range',
      'latest-may-miss',
      'group-may-exist',
    ]);
  });

  test('says what has the wrong type and judges the rest as it was meant', () => {
    const findings = checkMapping(JSON.parse('{"Topics": "orders", "BatchSize": "20000", "Enabled": null}'), {});
    expect(
      findings.filter((finding) => finding.ruleId === 'wrong-type').map(({ path, fix }) => [path, fix?.edits]),
    ).toEqual([
      [['Topics'], [{ path: ['Topics'], value: ['orders'] }]],
      [['BatchSize'], [{ path: ['BatchSize'], value: 20000 }]],
      [['Enabled'], [{ path: ['Enabled'], value: undefined }]],
    ]);
    expect(findings.filter((finding) => finding.path[0] === 'Topics')).toHaveLength(1);
    expect(findings.some((finding) => finding.ruleId === 'out-of-range')).toBe(true);
  });

  test.each([null, 5, 'x', [], [[]], { Topics: { a: 1 } }, { SourceAccessConfigurations: [null, 5] }])(
    'survives %j',
    (value) => {
      expect(checkMapping(JSON.parse(JSON.stringify(value)), toKnown()).length).toBeGreaterThan(0);
    },
  );

  test('judges whatever JSON there is, and every fix leaves a readable document', () => {
    // A message that names a member called {0} has not forgotten to fill in a place.
    const text = fc.string().filter((value) => !/\{\d\}/.test(value));
    const name = fc.oneof(fc.constantFrom(...FIELDS.map((field) => String(field.path[0]))), text);
    const inner = fc.jsonValue({ maxDepth: 3 }).filter((value) => !/\{\d\}/.test(JSON.stringify(value)));
    const mapping = fc.dictionary(name, fc.oneof(inner, fc.constantFrom(...Object.values({ ...DRAFT, ...scram() }))));
    fc.assert(
      fc.property(mapping, (value) => {
        for (const { message, path, fix } of checkMapping(value, toKnown({ deployed: toDeployed() }))) {
          expect(message).not.toMatch(/\{\d\}|undefined/);
          expect(Array.isArray(path)).toBe(true);
          applyFix(value, fix?.edits ?? []);
        }
      }),
      { numRuns: 200 },
    );
  });
});
