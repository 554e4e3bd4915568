import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldEdit } from '../../../src/core/mapping/finding.ts';
import {
  editMappingText,
  formatMappingDocument,
  parseMappingDocument,
} from '../../../src/core/mapping/mappingDocument.ts';
import { applyTextEdits, EditTrail, type TextEdit } from '../../../src/core/mapping/textEdits.ts';
import { DRAFT, FUNCTION, toDeployed } from './account.ts';

const edit = (text: string, ...edits: readonly FieldEdit[]) => applyTextEdits(text, editMappingText(text, edits));
const set = (path: readonly (string | number)[], value: unknown): FieldEdit => ({ path, value });
const remove = (...path: readonly (string | number)[]): FieldEdit => ({ path, value: undefined });

const TIDY = `{
  "FunctionName": "f",
  // the busiest one
  "Topics": ["orders"],
  "BatchSize": 100
}
`;

describe('editMappingText', () => {
  test('changes a value and nothing else', () => {
    expect(editMappingText(TIDY, [set(['BatchSize'], 150)])).toEqual([
      { offset: TIDY.indexOf('100') + 1, length: 1, newText: '5' },
    ]);
    expect(editMappingText(TIDY, [set(['BatchSize'], 100)])).toEqual([]);
  });

  test('puts a member where the table has it, keeping comments and form', () => {
    expect(edit(TIDY, set(['StartingPosition'], 'LATEST'))).toBe(
      TIDY.replace('["orders"],', '["orders"],\n  "StartingPosition": "LATEST",'),
    );
    expect(edit(TIDY, set(['EventSourceArn'], 'a'))).toBe(
      TIDY.replace('"FunctionName": "f",', '"FunctionName": "f",\n  "EventSourceArn": "a",'),
    );
    expect(edit(TIDY, set(['Enabled'], false))).toBe(TIDY.replace('100', '100,\n  "Enabled": false'));
    expect(edit(TIDY.replace('  "FunctionName": "f",\n', ''), set(['FunctionName'], 'g'))).toContain(
      '"FunctionName": "g",\n  "Topics"',
    );
  });

  test('keeps indentation by tabs, by four blanks and line ends of Windows', () => {
    expect(edit('{\n\t"BatchSize": 1\n}', set(['DestinationConfig', 'OnFailure', 'Destination'], 'd'))).toBe(
      '{\n\t"BatchSize": 1,\n\t"DestinationConfig": {\n\t\t"OnFailure": {\n\t\t\t"Destination": "d"\n\t\t}\n\t}\n}',
    );
    expect(edit('{\r\n    "BatchSize": 1\r\n}', set(['Topics'], ['a']))).toBe(
      '{\r\n    "Topics": [\r\n        "a"\r\n    ],\r\n    "BatchSize": 1\r\n}',
    );
  });

  test('keeps one line one line', () => {
    expect(edit('{"BatchSize": 1}', set(['DestinationConfig', 'OnFailure', 'Destination'], 'd'))).toBe(
      '{"BatchSize": 1, "DestinationConfig": {"OnFailure":{"Destination":"d"}}}',
    );
    expect(edit('{"Topics":["a"],"BatchSize":1}', remove('Topics', 0))).toBe('{"BatchSize":1}');
  });

  test.each(['', '  ', '\n\n', '// start here\n', '// start here', '/* here */', '\uFEFF'])(
    'starts a document from %j',
    (text) => {
      const after = edit(text, set(['Topics', 0], 'orders'));
      expect(after.startsWith(text)).toBe(true);
      expect(parseMappingDocument(after)).toMatchObject({
        kind: 'mapping',
        input: { Topics: ['orders'] },
        problems: [],
      });
    },
  );

  test('takes parents with it that become empty, but never the document', () => {
    const text =
      '{\n  "DestinationConfig": {\n    "OnFailure": {\n      "Destination": "d"\n    }\n  },\n  "BatchSize": 1\n}\n';
    expect(edit(text, remove('DestinationConfig', 'OnFailure', 'Destination'))).toBe('{\n  "BatchSize": 1\n}\n');
    expect(JSON.parse(edit('{"Topics": ["a"]}', remove('Topics', 0)))).toEqual({});
    expect(JSON.parse(edit('{"Topics": [["a"]]}', remove('Topics', 0, 0)))).toEqual({});
  });

  test('takes the last item out of a list on one line', () => {
    expect(edit('{"Topics":["a","b"]}', remove('Topics', 1))).toBe('{"Topics":["a"]}');
    expect(edit('{"Topics":["a","b"]}', remove('Topics', 0))).toBe('{"Topics":["b"]}');
  });

  test('adds items to lists', () => {
    const filter = { Pattern: '{}' };
    expect(JSON.parse(edit('{}', set(['FilterCriteria', 'Filters', 0], filter)))).toEqual({
      FilterCriteria: { Filters: [filter] },
    });
    const one = JSON.stringify({ FilterCriteria: { Filters: [filter] } }, null, 2);
    expect(JSON.parse(edit(one, set(['FilterCriteria', 'Filters', 1], filter)))).toEqual({
      FilterCriteria: { Filters: [filter, filter] },
    });
  });

  test('removes nothing that is not there', () => {
    expect(editMappingText(TIDY, [remove('Enabled'), remove('Topics', 5), remove('BatchSize', 'x')])).toEqual([]);
  });

  test('replaces a parent of the wrong type', () => {
    expect(
      JSON.parse(edit('{"DestinationConfig": "x"}', set(['DestinationConfig', 'OnFailure', 'Destination'], 'd'))),
    ).toEqual({ DestinationConfig: { OnFailure: { Destination: 'd' } } });
    expect(JSON.parse(edit('{"Topics": null, "BatchSize": 1}', set(['Topics', 0], 'a')))).toEqual({
      Topics: ['a'],
      BatchSize: 1,
    });
  });

  test('leaves one of the members that are given twice', () => {
    const text = '{"BatchSize": 1, "Topics": ["a"], "BatchSize": 2, "BatchSize": 3}';
    expect(JSON.parse(edit(text, set(['BatchSize'], 9)))).toEqual({ Topics: ['a'], BatchSize: 9 });
    expect(edit(text, set(['BatchSize'], 9)).match(/BatchSize/g)).toHaveLength(1);
    expect(JSON.parse(edit(text, remove('BatchSize')))).toEqual({ Topics: ['a'] });
  });

  test('makes several changes at once', () => {
    const edits = [set(['BatchSize'], 7), remove('Topics'), set(['Enabled'], false), set(['Topics', 0], 'b')];
    expect(JSON.parse(edit(JSON.stringify({ ...DRAFT, BatchSize: 1 }), ...edits))).toEqual({
      ...DRAFT,
      Topics: ['b'],
      BatchSize: 7,
      Enabled: false,
    });
  });

  test.each(['{', '[]', '5', '{"Topics": [}', '\0', '{"a":1}}'])('leaves %j alone', (text) => {
    expect(editMappingText(text, [set(['BatchSize'], 1)])).toEqual([]);
  });

  test('edits the function of a printed mapping in its place', () => {
    const text = JSON.stringify(toDeployed(), null, 2);
    expect(edit(text, set(['FunctionName'], 'other'))).toBe(text.replace(`"${FUNCTION}"`, '"other"'));
  });

  test('takes a member called __proto__ for a member', () => {
    expect(edit('{"__proto__": {"a": 1}}', remove('__proto__'))).toBe('{}');
    expect(edit('{}', set(['__proto__'], 1))).toContain('"__proto__": 1');
  });
});

describe('properties', () => {
  const key = fc.constantFrom('FunctionName', 'Topics', 'BatchSize', 'Tags', 'Zzz', '__proto__', 'a"b');
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const tree = fc.dictionary(
    key,
    fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.dictionary(key, value, { maxKeys: 3 })),
  );
  const path = fc
    .array(fc.oneof(key, fc.nat(3)), { minLength: 1, maxLength: 3 })
    .filter(([first]) => typeof first === 'string');
  const edits = fc.array(fc.record({ path, value: fc.oneof(value, fc.constant(undefined)) }), { maxLength: 4 });
  const indent = fc.constantFrom(undefined, 2, 4, '\t');

  test('edited JSON stays JSON, edits are apart from each other, and a value that was set is there', () => {
    fc.assert(
      fc.property(tree, edits, indent, fc.boolean(), (json, changes, space, windows) => {
        const text = windows
          ? JSON.stringify(json, null, space).replaceAll('\n', '\r\n')
          : JSON.stringify(json, null, space);
        const made = editMappingText(text, changes);
        for (const [index, { offset, length }] of made.entries()) {
          expect(offset + length).toBeLessThanOrEqual(made[index + 1]?.offset ?? text.length);
        }
        const after = JSON.parse(applyTextEdits(text, made));
        const last = changes.at(-1);
        if (last?.value !== undefined) expect(lookUp(after, last.path)).toEqual(last.value);
        if (last !== undefined && last.value === undefined && typeof last.path.at(-1) === 'string') {
          expect(lookUp(after, last.path)).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a document written from an input reads back as that input', () => {
    const input = fc.record(
      {
        FunctionName: fc.string(),
        Topics: fc.array(fc.string(), { maxLength: 2 }),
        BatchSize: fc.integer(),
        Enabled: fc.boolean(),
        StartingPositionTimestamp: fc.oneof(fc.string(), fc.integer()),
        Tags: fc.dictionary(fc.string(), fc.string()),
        FilterCriteria: fc.record({ Filters: fc.array(fc.record({ Pattern: fc.string() })) }),
        SourceAccessConfigurations: fc.array(fc.record({ Type: fc.string(), URI: fc.string() })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(input, fc.option(fc.uuid(), { nil: undefined }), (mapping, uuid) => {
        const document = parseMappingDocument(formatMappingDocument(mapping, uuid));
        expect(document).toMatchObject({ kind: 'mapping', problems: [] });
        expect(document.input).toEqual(mapping);
        expect(document.uuid).toBe(uuid);
      }),
    );
  });

  test('any text is read without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const document = parseMappingDocument(text);
        expect(['empty', 'mapping', 'other', 'broken']).toContain(document.kind);
        expect(document.locate(['Topics', 0])).toSatisfy((range) => range === undefined || range.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  test('edits after each other are the same as their summary at once', () => {
    const step = fc.record({ at: fc.nat(), length: fc.nat(4), newText: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.array(step, { maxLength: 6 }), (text, steps) => {
        const trail = new EditTrail(text);
        let expected = text;
        for (const { at, length, newText } of steps) {
          const offset = at % (expected.length + 1);
          const next: TextEdit = { offset, length: Math.min(length, expected.length - offset), newText };
          trail.add(next);
          expected = applyTextEdits(expected, [next]);
        }
        expect(trail.text).toBe(expected);
        expect(applyTextEdits(text, trail.toEdits())).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});

function lookUp(json: unknown, path: readonly (string | number)[]): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const parts = Object.entries(value);
    // A list takes an item beyond its end as its next one.
    const index = Array.isArray(value) && typeof part === 'number' ? Math.min(part, parts.length - 1) : part;
    value = parts.find(([name]) => name === String(index))?.[1];
  }
  return value;
}
