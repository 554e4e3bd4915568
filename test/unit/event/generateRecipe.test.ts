// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../../src/core/cluster/cluster.ts';
import { FILTER_OPERATORS, formatConditions } from '../../../src/core/event/filterBuilder.ts';
import type { EventSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents } from '../../../src/core/event/generate/generateEvents.ts';
import { formatEvent } from '../../../src/core/event/generate/kafkaEvent.ts';
import { toEventSpec } from '../../../src/core/event/generate/mappingSpec.ts';
import { formatRecipe, parseRecipe } from '../../../src/core/event/generate/recipe.ts';
import { toNeededFile, withFileContent } from '../../../src/core/event/generate/specFile.ts';
import { toFilterTrial } from '../../../src/core/event/matchFilter.ts';
import { readSampleRecords } from '../../../src/core/event/sampleRecord.ts';

const FULL: EventSpec = {
  eventSource: 'aws:kafka',
  eventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c/u-1',
  bootstrapServers: 'b-1:9098',
  topic: 'orders',
  partitions: [0, 3],
  records: 5,
  batchSize: 2,
  keys: { kind: 'sequence', prefix: 'k', count: 3 },
  spread: 'turns',
  values: { kind: 'avro', schema: { type: 'array', items: 'int' }, template: ['${seq}'] },
  headers: [
    { name: 'a', text: '${seq}' },
    { name: 'a', base64: 'AA==' },
  ],
  timestamps: { start: '2026-01-01', step: 5, type: 'LOG_APPEND_TIME' },
  startOffset: { '3': '9007199254740993' },
  tombstones: { every: 4, as: 'absent' },
  bad: [{ kind: 'not-utf8', at: 2 }],
  schemas: [{ attribute: 'VALUE', registry: 'glue', dataFormat: 'AVRO', delivery: 'json' }],
  filter: { patterns: ['{"topic":["orders"]}'], want: 'mixed' },
  seed: 'x',
};

function nest(levels: number): Readonly<Record<string, unknown>> {
  return Array.from({ length: levels }).reduce<Readonly<Record<string, unknown>>>((inner) => ({ type: inner }), {});
}

describe('recipes', () => {
  test('hold everything that a specification has', () => {
    const text = formatRecipe(FULL);
    expect(parseRecipe(text)).toEqual({ spec: FULL, problems: [] });
    expect(formatRecipe(JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(FULL).toReversed()))))).toBe(text);
    expect(generateEvents(FULL, { now: 0 }).problems).toEqual([]);
  });

  test('may have comments, a link to their schema, and members without meaning, which are named', () => {
    const text = '{ // mine\n "$schema": "x", "topic": "t", "batch-size": 3, "values": {"kind": "text", "text": ""}, }';
    const { spec, problems } = parseRecipe(text);
    expect(spec?.topic).toBe('t');
    expect(problems.map(({ message, offset }) => [message, text.slice(offset, offset + 12)])).toEqual([
      ['"batch-size" has no meaning here; it is written "batchSize".', '"batch-size"'],
    ]);
  });

  test.each([
    ['', 'The recipe is empty.', ''],
    ['[]', 'An object belongs here.', '[]'],
    ['{"topic": "t"}', '"values" is missing.', '{"topic": "t"}'],
    ['{"topic": 1, "values": {"kind": "text", "text": "a"}}', 'A text belongs here.', '1'],
    ['{"topic": "t", "values": {"kind": "text"}}', '"text" is missing.', '{"kind": "text"}'],
    ['{"topic": "t", "values": {"kind": "xml"}}', '"kind" is one of these: json, template, text', '"xml"'],
    ['{"topic": "t", "values": {"kind": "json", "template": "${no}"}}', 'There is no placeholder "no".', '${no}'],
    [
      '{"topic": "t", "values": {"kind": "text", "text": "a"}, "partitions": [0, "1"]}',
      'A whole number belongs',
      '"1"',
    ],
    ['{"topic": "t", "values": {"kind": "text", "text": "a"}, "bad": [{"kind": "x", "at": 1}]}', 'One of these', '"x"'],
    [
      '{"topic": "t", "values": {"kind": "text", "text": "a"}, "startOffset": {"0": -1}}',
      '"-1" is no offset',
      '{"0": -1}',
    ],
    ['{"topic": "t"', 'A closing brace is missing here.', ''],
    ['['.repeat(100_000), 'nested too deeply', '['.repeat(100_000)],
  ])('say what is wrong and where: %.60s', (text, message, place) => {
    const [problem] = parseRecipe(text).problems;
    expect(problem?.message).toContain(message);
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(place);
  });

  test.each([
    ['schema', { kind: 'json-schema', schema: nest(100_000) }],
    ['template', { kind: 'json', template: nest(100_000) }],
    ['schema', { kind: 'avro', schema: nest(100_000) }],
  ] as const)('nested beyond all measure are a problem of the %s', (member, values) => {
    const { problems } = generateEvents({ topic: 't', values }, { now: 0 });
    expect(problems).toMatchObject([{ path: ['values', member] }]);
  });

  test('take the content of files that they name', () => {
    const read = (values: EventSpec['values'], content: string) => {
      const spec = { topic: 't', values };
      expect(toNeededFile(spec)).toBe('f');
      expect(parseRecipe(formatRecipe(spec)).problems).toEqual([]);
      const filled = withFileContent(spec, Buffer.from(content, 'latin1'));
      if (typeof filled === 'string') return filled;
      expect(toNeededFile(filled)).toBeUndefined();
      const { events, problems } = generateEvents({ ...filled, records: 1 }, { now: 0 });
      const value = Object.values(events[0]?.records ?? {})[0]?.[0]?.value;
      return problems[0]?.message ?? Buffer.from(value ?? '', 'base64').toString('latin1');
    };
    expect(read({ kind: 'lines', file: 'f' }, 'a\nb')).toBe('a');
    expect(read({ kind: 'bytes', file: 'f' }, '\u00ff\0')).toBe('\u00ff\0');
    expect(read({ kind: 'avro', file: 'f', template: 'true' }, '"boolean"')).toBe('\u0001');
    expect(read({ kind: 'json-schema', file: 'f' }, '{"const": 5}')).toBe('5');
    expect(read({ kind: 'json-schema', file: 'f' }, '{')).toBe('The file is no JSON.');
    expect(read({ kind: 'lines', file: 'f' }, '\u00ff')).toBe('The file is no text in UTF-8.');
  });
});

describe('mappings', () => {
  const ARN = 'arn:aws:kafka:eu-west-1:123456789012:cluster/c/11111111-2222-3333-4444-555555555555-1';
  const cluster: Cluster = {
    arn: ARN,
    name: 'c',
    state: 'ACTIVE',
    type: 'PROVISIONED',
    authMethods: ['scram', 'iam'],
    vpcConnectivityMethods: [],
    subnets: [],
    securityGroups: [],
    tags: {},
  };
  const known = {
    clusters: [cluster],
    topics: [{ name: 'my-orders', partitions: 3 }],
    brokers: [
      { method: 'scram', network: 'vpc', addresses: 'b-1.c:9096' },
      { method: 'iam', network: 'vpc', addresses: 'b-1.c:9098' },
    ],
  } as const;

  test('prefill everything that they and the account say', () => {
    const spec = toEventSpec(
      {
        EventSourceArn: ARN,
        Topics: ['my-orders'],
        BatchSize: 5,
        FilterCriteria: { Filters: [{ Pattern: '{"value":{"order":{"status":["OPEN"]}}}' }] },
        AmazonManagedKafkaEventSourceConfig: {
          SchemaRegistryConfig: {
            SchemaRegistryURI: 'arn:aws:glue:eu-west-1:123456789012:registry/r',
            EventRecordFormat: 'JSON',
            SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
          },
        },
      },
      known,
    );
    const { events, notes, problems } = generateEvents(spec, { now: 0 });
    expect({ problems, notes, events: events.length }).toEqual({ problems: [], notes: [], events: 1 });
    expect(events[0]).toMatchObject({ eventSourceArn: ARN, bootstrapServers: 'b-1.c:9098' });
    const records = Object.values(events[0]?.records ?? {}).flat();
    expect(records).toHaveLength(5);
    expect(records[0]?.valueSchemaMetadata).toMatchObject({ dataFormat: 'JSON' });
    const values = records.map(({ value }) => JSON.parse(Buffer.from(value ?? '', 'base64').toString()));
    expect(new Set(values.map(({ order }) => order.status))).toEqual(new Set(['OPEN']));
  });

  test('that say little give what is left out as examples, and say so', () => {
    const { events, notes } = generateEvents(toEventSpec({ Topics: ['t'] }, {}), { now: 0 });
    expect(events).toHaveLength(1);
    expect(notes.join()).toMatch(/ARN.*example.*brokers.*examples/);
  });

  test.each(
    FILTER_OPERATORS.flatMap(({ id, operands }) =>
      operands.kind === 'number'
        ? [
            [id, ['-5', '0.25', '30']],
            [id, ['100', '200']],
          ]
        : [[id, ["it's", 'b c']]],
    ) as [(typeof FILTER_OPERATORS)[number]['id'], string[]][],
  )('make values on both sides of filters with %s %j', (operator, words) => {
    const facts = FILTER_OPERATORS.find(({ id }) => id === operator);
    const operands = words.slice(0, facts?.operands.many ? words.length : (facts?.operands.count ?? 0));
    const pattern = formatConditions([
      { path: ['value', 'a', 'b'], operator, operands: operands.toSorted((a, b) => Number(a) - Number(b)) },
    ]);
    const mapping = { Topics: ['t'], FilterCriteria: { Filters: [{ Pattern: pattern }] } };
    const spec = toEventSpec(mapping, {});
    const outcomes = (want: 'matching' | 'non-matching') => {
      const { events } = generateEvents({ ...spec, filter: { patterns: [pattern], want } }, { now: 0 });
      const { records } = readSampleRecords(
        formatEvent(events[0] ?? { eventSource: 'aws:kafka', bootstrapServers: '', records: {} }),
      );
      return [...new Set(records.map((record) => toFilterTrial([pattern])(record).outcome))];
    };
    expect(outcomes('matching')).toEqual(['passes']);
    // Nothing is on the other side of these two: the member is always there, or never.
    const oneSided = operator === 'exists' || operator === 'absent';
    expect(outcomes('non-matching')).toEqual(oneSided ? [] : ['dropped']);
  });
});
