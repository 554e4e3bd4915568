// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAvro } from '../../../src/core/event/generate/avroEncode.ts';
import { toAvroSample } from '../../../src/core/event/generate/avroSample.ts';
import { parseAvroSchema } from '../../../src/core/event/generate/avroSchema.ts';
import { listIgnoredKeywords, toSchemaSample } from '../../../src/core/event/generate/jsonSchemaSample.ts';
import { murmur2 } from '../../../src/core/event/generate/partitioner.ts';
import { PLACEHOLDERS, type Scene } from '../../../src/core/event/generate/placeholders.ts';
import { createRandom } from '../../../src/core/event/generate/seededRandom.ts';
import { parseJsonTemplate, parseTextTemplate, type Template } from '../../../src/core/event/generate/valueTemplate.ts';

const SCENE: Scene = { index: 4, random: createRandom(7), topic: 't', timestamp: 86_400_000, now: 0 };
const render = (template: Template, index = 4) =>
  template.problem === undefined ? template.render({ ...SCENE, index }) : template.problem;

describe('templates', () => {
  test.each([
    ['${seq} ${seq 10} ${seq 0 -2}', '5 14 -8'],
    ["${cycle a b} ${cycle 'x y' z}", 'a x y'],
    ["${pick 'it''s } here'}", "it's } here"],
    ['$${seq} $5 {}', '${seq} $5 {}'],
    ['${time} ${millis} ${now} ${topic}', '1970-01-02T00:00:00.000Z 86400000 1970-01-01T00:00:00.000Z t'],
    ['${filler 3}|${null}|${string seq}', 'xxx|null|5'],
    ['${int 3 3} ${number 2 2 1} ${boolean 1}', '3 2 true'],
  ])('of text give what they say: %s', (template, text) => {
    expect(render(parseTextTemplate(template))).toBe(text);
  });

  test('of JSON take the type of a placeholder that stands alone, and escape what stands in a text', () => {
    const template = {
      id: '${seq}',
      text: 'no. ${seq} ${pick \'a "b" \\\\\'}',
      '${topic}': ['${null}', '${string seq}'],
    };
    expect(render(parseJsonTemplate(template))).toBe('{"id":5,"text":"no. 5 a \\"b\\" \\\\\\\\","t":[null,"5"]}');
    expect(render(parseJsonTemplate('{"a": ${pick x} , "b": "${cycle true}"}'))).toBe('{"a": "x" , "b": true}');
    expect(render(parseJsonTemplate('"${name} \\"${seq}\\""'))).toMatch(/^"[^"]+ \\"5\\""$/);
  });

  test.each([
    ['${seq', 'has no end'],
    ['${sequence}', 'no placeholder "sequence"'],
    ['${int 5 1}', 'int [LEAST] [MOST]'],
    ['${uuid 4}', 'These arguments do not fit: uuid 4.'],
    ['${hex 99999999}', 'hex [LENGTH]'],
  ])('say what is wrong: %s', (template, words) => {
    expect(parseTextTemplate(template).problem).toContain(words);
  });

  test('say where they are no JSON', () => {
    expect(parseJsonTemplate({ a: '${seq', b: '${seq}' }).problem).toContain('has no end');
    expect(parseJsonTemplate('{"a": ${seq},\n "b" ${seq}}').problem).toMatch(/Line 2, column 6/);
  });

  test('always give JSON, whatever the placeholders are', () => {
    const calls = PLACEHOLDERS.map(({ name }) => `\${${EXAMPLES[name] ?? name}}`);
    const words = fc
      .array(fc.nat(0xffff), { maxLength: 8 })
      .map((codes) => String.fromCharCode(...codes).replaceAll('$', ''));
    const texts = fc.array(fc.oneof(fc.constantFrom(...calls), words), { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(words, texts, { maxKeys: 3 }), texts, (others, text) => {
        const rendered = JSON.parse(render(parseJsonTemplate({ ...others, text: `=${text}` })));
        expect(rendered.text).toMatch(/^=/);
      }),
      { numRuns: 100 },
    );
  });

  test('have an example for every placeholder, and every one says what it does', () => {
    for (const { name, usage, help, prepare } of PLACEHOLDERS) {
      const [, ...args] = (EXAMPLES[name] ?? name).split(' ');
      expect([name, prepare(args) !== undefined]).toEqual([name, true]);
      expect(usage.startsWith(name) && help().endsWith('.')).toBe(true);
    }
  });
});

/** Placeholders that cannot do without arguments. */
const EXAMPLES: Readonly<Record<string, string>> = {
  cycle: 'cycle a 1',
  pick: 'pick a true',
  number: 'number 0 1',
  filler: 'filler 5',
  date: 'date 2026-01-01 2026-12-31',
  string: 'string int 1 9',
};

describe('random numbers', () => {
  test('stay between their bounds, both of them possible', () => {
    const random = createRandom('x');
    const seen = new Set(Array.from({ length: 1000 }, () => random.whole(-1, 2)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  test('of one place do not depend on what another one took', () => {
    const [one, other] = [createRandom(1), createRandom(1)];
    one.next();
    one.seek(5, 0);
    other.seek(5, 0);
    expect(one.next()).toBe(other.next());
    one.seek(5, 1);
    other.seek(5, 0);
    expect(one.next()).not.toBe(other.next());
  });
});

describe('Avro', () => {
  // Values and bytes of the Avro specification: zig-zag numbers, "foo", a record, an array, a union.
  test.each([
    ['long', 0, [0]],
    ['long', -1, [1]],
    ['long', 1, [2]],
    ['long', -64, [0x7f]],
    ['long', 64, [0x80, 0x01]],
    ['long', Number.MIN_SAFE_INTEGER, [0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f]],
    ['string', 'foo', [6, 0x66, 0x6f, 0x6f]],
    ['boolean', true, [1]],
    ['float', 1, [0, 0, 0x80, 0x3f]],
    ['double', 1, [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
    ['bytes', '\u00ff', [2, 0xff]],
    [{ type: 'array', items: 'long' }, [3, 27], [4, 6, 54, 0]],
    [{ type: 'map', values: 'int' }, { a: 1 }, [2, 2, 0x61, 2, 0]],
    [['null', 'string'], null, [0]],
    [['null', 'string'], 'a', [2, 2, 0x61]],
    [['null', 'string'], { string: 'a' }, [2, 2, 0x61]],
    [{ type: 'enum', name: 'E', symbols: ['A', 'B', 'C', 'D'] }, 'D', [6]],
    [{ type: 'fixed', name: 'F', size: 2 }, '\u0001\u00fe', [1, 0xfe]],
    [
      {
        type: 'record',
        name: 'test',
        fields: [
          { name: 'a', type: 'long' },
          { name: 'b', type: 'string' },
        ],
      },
      { a: 27, b: 'foo' },
      [0x36, 0x06, 0x66, 0x6f, 0x6f],
    ],
  ])('writes %j as the specification does', (schema, value, bytes) => {
    expect([...encodeAvro(parseAvroSchema(schema), value)]).toEqual(bytes);
  });

  test('resolves names, also of a record inside itself, and makes values that fit', () => {
    const type = parseAvroSchema({
      type: 'record',
      name: 'Node',
      namespace: 'com.example',
      fields: [
        { name: 'next', type: ['null', 'Node', { type: 'array', items: 'com.example.Node' }] },
        { name: '__proto__', type: { type: 'long', logicalType: 'timestamp-millis' } },
        { name: 'tags', type: { type: 'map', values: ['int', 'double', 'bytes'] } },
        { name: 'color', type: { type: 'enum', name: 'Color', symbols: ['RED', 'BLUE'] } },
        { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 4 } },
      ],
    });
    const random = createRandom(3);
    for (let index = 0; index < 100; index += 1) {
      const sample = toAvroSample(type, { ...SCENE, random });
      expect(encodeAvro(type, JSON.parse(JSON.stringify(sample))).length).toBeGreaterThan(0);
      expect(Object.entries(sample ?? {})[1]).toEqual(['__proto__', SCENE.timestamp]);
    }
  });

  test.each([
    [{ type: 'record', name: 'A', fields: [{ name: 'b', type: 'B' }] }, 'b: There is no type "B".'],
    [{ type: 'enum', name: 'A', symbols: [] }, 'An enum has a list of symbols.'],
    ['{', 'The Avro schema is no JSON.'],
    [[], 'A union has at least one branch.'],
  ])('says what is wrong with a schema: %j', (schema, message) => {
    expect(() => parseAvroSchema(schema)).toThrow(message);
  });

  test.each([
    ['int', 2 ** 31, 'Avro wants a whole number of 32 bits here.'],
    [{ type: 'array', items: 'string' }, ['a', 1], '[1]: Avro wants a text here.'],
    [{ type: 'record', name: 'A', fields: [{ name: 'b', type: 'string' }] }, {}, 'b: Avro wants a text here.'],
  ])('says where a value does not fit: %j', (schema, value, message) => {
    expect(() => encodeAvro(parseAvroSchema(schema), value)).toThrow(message);
  });

  test('gives up on a value that would be huge', () => {
    const fields = (type: unknown) => ['a', 'b', 'c'].map((name) => ({ name, type }));
    const root = Array.from({ length: 20 }).reduce<unknown>(
      (inner, _, index) => ({
        type: 'record',
        name: `R${index}`,
        fields: [{ name: 'x', type: inner }, ...fields('string')],
      }),
      'int',
    );
    expect(toAvroSample(parseAvroSchema(root), SCENE)).toHaveProperty('x.x.x');
    const wide = JSON.stringify({ type: 'record', name: 'R0', fields: fields('int') });
    const levels = Array.from({ length: 15 }, (_, index) => ({
      type: 'record',
      name: `R${index + 1}`,
      fields: fields(`R${index}`),
    }));
    const union = parseAvroSchema([JSON.parse(wide), ...levels]);
    const last = union.kind === 'union' ? union.branches.at(-1) : undefined;
    expect(() => toAvroSample(last ?? union, SCENE)).toThrow('more than 100000 parts');
  });

  test('gives up on a record that cannot end', () => {
    const type = parseAvroSchema({ type: 'record', name: 'A', fields: [{ name: 'a', type: 'A' }] });
    expect(() => toAvroSample(type, SCENE)).toThrow('without an end');
  });
});

describe('JSON schema', () => {
  test.each([
    [{ type: 'integer', exclusiveMinimum: 3, maximum: 5 }],
    [{ type: 'number', multipleOf: 0.5, minimum: -2, exclusiveMaximum: -1 }],
    [{ type: 'string', minLength: 20, maxLength: 30 }],
    [{ type: ['null', 'string'], maxLength: 1 }],
    [{ enum: ['a', 1, null] }],
    [{ type: 'array', items: { type: 'boolean' }, minItems: 4, maxItems: 6 }],
    [{ type: 'array', prefixItems: [{ const: 1 }, { type: 'string' }], items: { type: 'integer' }, minItems: 3 }],
    [
      {
        $defs: {
          node: {
            type: 'object',
            required: ['v'],
            properties: { v: { type: 'integer' }, next: { $ref: '#/$defs/node' } },
          },
        },
        $ref: '#/$defs/node',
      },
    ],
    [
      {
        allOf: [
          { properties: { a: { type: 'integer' } }, required: ['a'] },
          { properties: { b: { oneOf: [{ type: 'string' }, { type: 'null' }] } }, required: ['b'] },
        ],
        type: 'object',
      },
    ],
  ])('gives values that are valid: %j', (schema) => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const random = createRandom(1);
    const samples = Array.from({ length: 50 }, () => toSchemaSample(schema, { ...SCENE, random }));
    expect(samples.filter((sample) => !validate(sample))).toEqual([]);
  });

  test.each([
    [{ $ref: '#/$defs/none' }, 'nothing at #/$defs/none'],
    [{ $ref: '#' }, 'without an end'],
    [{ type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, 'without an end'],
    [{ type: 'integer', minimum: 2, maximum: 1 }, 'No number lies between 2 and 1.'],
    [{ type: 'text' }, 'no type "text"'],
    [false, 'allows no value'],
    [{ type: 'array', minItems: 1000, items: { type: 'array', minItems: 1000 } }, 'more than 100000 parts'],
  ])('says when there is no value: %j', (schema, words) => {
    expect(() => toSchemaSample(schema, SCENE)).toThrow(words);
  });

  test('names the keywords that it does not follow, and takes no member for one', () => {
    const schema = {
      properties: { pattern: { type: 'string', pattern: '^a' }, if: { not: {} } },
      default: { contains: 1 },
    };
    expect(listIgnoredKeywords(schema)).toEqual(['not', 'pattern']);
  });
});

// Expected values are those of Kafka's own test of its Utils.murmur2.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('hashes the key %s as Kafka does', (key, hash) => {
  expect(murmur2(new TextEncoder().encode(key))).toBe(hash);
});
