import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const docs = read('docs/api.md');
const contributions = read('src/contributions.ts');

/** Where the types that docs/api.md shows are declared. */
const SOURCES = [
  'src/api.ts',
  'src/contributions.ts',
  'src/core/cluster/authMethods.ts',
  'src/core/cluster/brokers.ts',
  'src/core/diagnosis/fact.ts',
  'src/core/diagnosis/report.ts',
  'src/core/event/decodeValue.ts',
  'src/core/event/eventShape.ts',
  'src/core/event/generate/eventSpec.ts',
  'src/core/event/generate/kafkaEvent.ts',
  'src/core/event/readEvent.ts',
  'src/core/event/wireFormats.ts',
  'src/core/export/exportFormats.ts',
  'src/core/failure.ts',
  'src/core/hints/explanation.ts',
  'src/core/mapping/finding.ts',
  'src/core/mapping/mappingRef.ts',
  'src/core/policy/policyDocument.ts',
  'src/core/policy/rolePolicy.ts',
  'src/core/scope.ts',
  'src/explorer/snapshot.ts',
];

describe('docs/api.md', () => {
  it('has the signature of every command', () => {
    const rows = [...docs.matchAll(/^\| `(mskLambda\.[\w.]+)` \| (?:`(.*?)` )?\| `(.*?)` \|$/gm)];
    const documented = rows.map(([, id = '', argument = '', result = '']) => [
      id,
      argument.replaceAll('\\|', '|'),
      result.replaceAll('\\|', '|'),
    ]);
    const body = /export interface Commands \{(.*?)\n\}/s.exec(contributions)?.[1] ?? '';
    const declared = [...body.matchAll(/^ {2}'(mskLambda\.[\w.]+)': \((.*?)\) => (.*);$/gm)].map((match) =>
      match.slice(1),
    );
    expect(declared.length).toBe(body.match(/'mskLambda\./g)?.length);
    expect(declared.length).toBeGreaterThan(20);
    expect(documented).toEqual(declared);
  });

  it('shows the types as they are', () => {
    const shown = readTypes([...docs.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code).join('\n'));
    const declared = readTypes(SOURCES.map(read).join('\n'));
    expect(shown.size).toBeGreaterThan(14);
    for (const [name, text] of shown) expect([name, declared.get(name)]).toEqual([name, text]);
  });

  it('shows every type that its own types are made of', () => {
    const shown = readTypes(docs);
    const used = [...readTypes(SOURCES.map(read).join('\n'))]
      .filter(([name]) => shown.has(name))
      .flatMap(([, text]) => text.match(/\b[A-Z][A-Za-z]+(?:Snapshot|Ref|Method|Network|Reason)\b/g) ?? []);
    expect([...new Set(used)].filter((name) => !shown.has(name))).toEqual([]);
  });

  it('is the version that the extension returns', () => {
    const version = /apiVersion: '([\d.]+)',/.exec(read('src/toLazyApi.ts'))?.[1];
    expect(docs).toContain(`readonly apiVersion: '${version}';`);
  });
});

/** Declarations of interfaces and types by name, without comments, `export` and differences of spacing. */
function readTypes(code: string): ReadonlyMap<string, string> {
  const plain = code.replace(/\/\*\*.*?\*\//gs, '').replace(/\s\/\/.*$/gm, '');
  const declarations = plain.matchAll(/^(?:export )?((?:interface (\w+)[^{]*\{.*?^\}|type (\w+) =[^;]*;))/gms);
  return new Map(
    [...declarations].map(([, text = '', ofInterface, ofType]) => [
      ofInterface ?? ofType ?? '',
      text.replace(/\s+/g, ' ').trim(),
    ]),
  );
}
