import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportKind, importMappings } from '../../../src/core/import/importMapping.ts';
import { readMapping } from '../../../src/core/mapping/shape.ts';
import { CLUSTER, FIXTURES, readFixture, UUID } from './fixtures.ts';

describe('JSON', () => {
  it('reads what list-event-source-mappings prints', async () => {
    expect(await importMappings(readFixture('list.json'))).toEqual({
      kind: 'json',
      mappings: [
        {
          name: '',
          uuid: UUID,
          input: {
            FunctionName: 'arn:aws:lambda:us-east-1:111122223333:function:handle-orders',
            EventSourceArn: CLUSTER,
            Topics: ['orders'],
            StartingPosition: 'LATEST',
            BatchSize: 100,
            Enabled: false,
          },
          notes: [],
        },
      ],
      notes: [
        '6d9bce8e-836b-442c-8070-74e77903c815 is not a mapping of an MSK topic but of dynamodb, and was skipped.',
      ],
    });
  });

  it('reads a document with comments, a list of documents, and the output as YAML', async () => {
    const input = { FunctionName: 'f', Topics: ['t'] };
    const texts = ['// mine\n{"FunctionName": "f", "Topics": ["t"],}', `[${JSON.stringify(input)}]`];
    for (const text of [...texts, 'FunctionName: f\nTopics:\n- t\n'])
      expect(await importMappings(text)).toEqual({
        kind: 'json',
        mappings: [{ name: '', input, notes: [] }],
        notes: [],
      });
  });

  it('says that a text is cut off', async () => {
    const { mappings, notes } = await importMappings('{"FunctionName": "f", "Topics": ["t"');
    expect(mappings[0]?.input).toEqual({ FunctionName: 'f', Topics: ['t'] });
    expect(notes).toEqual(['This is not valid JSON; the import may be incomplete.']);
  });
});

describe('kinds', () => {
  const kinds: Readonly<Record<(typeof FIXTURES)[number], ImportKind>> = {
    'create.sh': 'cli',
    'create.ps1': 'cli',
    'create.cmd': 'cli',
    'template.yaml': 'cloudformation',
    'synthesized.template.json': 'cloudformation',
    'main.tf': 'terraform',
    'serverless.yml': 'serverless',
    'list.json': 'json',
  };

  it.each(FIXTURES)('tells what %s is by its text, and reads the same with its name', async (name) => {
    const found = await importMappings(readFixture(name));
    expect(found.kind).toBe(kinds[name]);
    expect(await importMappings(readFixture(name).replaceAll('\n', '\r\n'), name)).toMatchObject({ kind: kinds[name] });
    expect(await importMappings(readFixture(name), name)).toEqual(found);
  });

  it('recognises nothing in other texts', async () => {
    for (const text of ['', 'hello', '{}', '[1]', 'a: 1', '\uFEFF', 'resource "x" "y" {}'])
      expect(await importMappings(text)).toEqual({
        kind: 'unknown',
        mappings: [],
        notes: ['No event source mapping was recognised in this text.'],
      });
  });

  it('says that a template has no mapping', async () => {
    expect(await importMappings('{"Resources": {}}')).toEqual({
      kind: 'cloudformation',
      mappings: [],
      notes: ['There is no event source mapping in it.'],
    });
  });
});

describe('bad input', () => {
  /** What holds for every text: an answer, well-formed mappings, and no failure of our own. */
  async function expectSound(text: string, fileName?: string) {
    const { mappings, notes } = await importMappings(text, fileName);
    expect(notes.filter((note) => note.startsWith('The text could not be read'))).toEqual([]);
    for (const { input } of mappings)
      expect(readMapping(input).faults.filter(({ expected }) => expected !== 'nothing')).toEqual([]);
  }

  it('takes any text', async () => {
    const names = fc.constantFrom(...FIXTURES, undefined);
    const words = fc.constantFrom(
      'aws lambda create-event-source-mapping ',
      '--topics ',
      'Resources:\n',
      '"',
      "'",
      '${',
      '{',
      '\n',
      '&a ',
      '*a ',
      '<<E\n',
      '!Sub ',
      'resource "aws_lambda_event_source_mapping" "x" {\n',
      '@"\n',
      '$(',
      '%x%',
      '^',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(words, fc.string())).map((all) => all.join('')),
    );
    await fc.assert(fc.asyncProperty(texts, names, expectSound), { numRuns: 200 });
  });

  it('takes files with a part lost, doubled or replaced', async () => {
    const mutations = fc.record({
      name: fc.constantFrom(...FIXTURES),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 0, max: 60 }),
      put: fc.constantFrom('', '"', "'", '{', '}', '\n', '\\', '${', '[', 'null', ': ', '*x', '`'),
      twice: fc.boolean(),
    });
    const property = fc.asyncProperty(mutations, async ({ name, at, length, put, twice }) => {
      const text = readFixture(name);
      const start = Math.floor(at * text.length);
      const part = text.slice(start, start + length);
      await expectSound(`${text.slice(0, start)}${put}${twice ? part + part : ''}${text.slice(start + length)}`, name);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  const deep = (open: string, close = '') => open.repeat(20_000) + close.repeat(20_000);
  const aliases = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`).join('');
  const locals = Array.from({ length: 40 }, (_, i) => `  l${i + 1} = "\${local.l${i}}\${local.l${i}}"\n`).join('');
  const selves = Array.from({ length: 40 }, (_, i) => `  v${i + 1}: \${self:c.v${i}}\${self:c.v${i}}\n`).join('');
  const bombs: readonly (readonly [name: string, text: string])[] = [
    ['aliases', `a0: &a0 [x, x, x]\n${aliases}Resources: *a30\n`],
    ['an alias of itself', 'Resources: &r\n  M: *r\n'],
    ['merge keys', 'Resources:\n  <<: &x { M: { <<: *x } }\n  <<: [1, *y]\n'],
    [
      'locals',
      `locals {\n  l0 = "xxxxxxxx"\n${locals}}\nresource "aws_lambda_event_source_mapping" "m" {\n topics = [local.l40]\n}`,
    ],
    [
      'locals in a circle',
      'locals {\n a = local.b\n b = local.a\n}\nresource "aws_lambda_event_source_mapping" "m" {\n topics = [local.a]\n}',
    ],
    [
      'variables of a service',
      `service: s\nc:\n  v0: xxxxxxxx\n${selves}functions:\n  f: { name: "\${self:c.v40}", events: [{ msk: { topic: "\${self:c.v40}" } }] }\n`,
    ],
    ['deep JSON', deep('[', ']')],
    ['deep objects', deep('{"Resources":', '}')],
    ['deep YAML', `a: ${deep('[')}`],
    ['deep substitutions', `aws lambda create-event-source-mapping ${deep('$(')}`],
    ['deep short syntax', `aws lambda create-event-source-mapping --tags a=${deep('[')}`],
    ['deep HCL', `resource "aws_lambda_event_source_mapping" "m" {\n topics = ${deep('[')}\n}`],
    ['deep blocks', `resource "aws_lambda_event_source_mapping" "m" ${deep('{ a ')}`],
    ['here-strings', `aws lambda create-event-source-mapping \`\n ${"@'\n".repeat(20_000)}`],
    ['backslashes in short syntax', `aws lambda create-event-source-mapping --tags "a='${'\\'.repeat(4000)}"`],
    ['quotes and percent signs', `aws lambda create-event-source-mapping ${'%a%'.repeat(20_000)}'`],
    ['long YAML', '- a: b\n'.repeat(80_000)],
    ['a long text', 'x'.repeat(1_500_001)],
  ];

  it.each(bombs)(
    'is not overcome by %s',
    async (_name, text) => {
      await expectSound(text);
    },
    5000,
  );

  it('takes names of the prototype for names', async () => {
    const members =
      '"__proto__": {"Type": "AWS::Lambda::EventSourceMapping"}, "constructor": 1, "toString": {"Type": "x"}';
    expect(await importMappings(`{"Resources": {${members}}}`)).toMatchObject({ kind: 'cloudformation', mappings: [] });
    const yaml =
      'Resources:\n  __proto__:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: { Topics: [t], constructor: 1 }\n';
    const [mapping] = (await importMappings(yaml)).mappings;
    expect(mapping).toEqual({
      name: '__proto__',
      input: { Topics: ['t'] },
      notes: ['constructor is not a setting of MSK mappings and was left out.'],
    });
    await expectSound(
      'aws lambda create-event-source-mapping --constructor x --tags __proto__=x --cli-input-json \'{"__proto__":{"BatchSize":"x"}}\'',
    );
  });
});
