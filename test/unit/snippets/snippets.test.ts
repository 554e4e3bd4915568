import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toFilterTrial } from '../../../src/core/event/matchFilter.ts';
import { importMappings } from '../../../src/core/import/importMapping.ts';
import { listPatternFaults, parsePattern } from '../../../src/core/mapping/filterPatterns.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { checkMapping } from '../../../src/core/mapping/rules.ts';
import { expandSnippet } from './expandSnippet.ts';
import { listSnippets, SNIPPETS, toTemplate } from './snippets.ts';

const NOW = Date.UTC(2026, 10, 22);
const ARN = 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
const BASE: MappingInput = {
  EventSourceArn: ARN,
  FunctionName: 'my-kafka-function',
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
};

function listComplaints(mapping: MappingInput): readonly string[] {
  return checkMapping(mapping, { now: NOW })
    .filter(({ severity }) => severity !== 'information')
    .map(({ ruleId, path }) => `${ruleId} ${path.join('.')}`);
}

/** Members that go into a mapping, as the language writes them. */
function readMembers(language: 'json' | 'yaml', text: string): MappingInput {
  return language === 'json' ? JSON.parse(`{${text}}`) : parse(text);
}

describe('Every snippet', () => {
  it('has a prefix of ours, once in its language, and says what it is', () => {
    const keys = SNIPPETS.flatMap(({ prefix, languages }) => languages.map((language) => `${language} ${prefix}`));
    expect(SNIPPETS.length).toBeGreaterThan(90);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { prefix, description, languages, name } of SNIPPETS) {
      expect(prefix).toMatch(/^msk-[a-z0-9-]+$/);
      expect(description, name).toMatch(/^[A-Za-z].{20,}[^.]$/);
      expect(languages.length, name).toBeGreaterThan(0);
    }
  });

  it('has a name that the list of suggestions has room for beside the prefix', () => {
    // Letters of the name are smaller. What is longer is cut off, and of the prefix too.
    for (const { prefix, name } of SNIPPETS) expect(prefix.length * 1.2 + name.length, name).toBeLessThanOrEqual(52);
  });

  it('numbers its places from 1 without gaps', () => {
    for (const { name, body } of SNIPPETS) {
      const numbers = [...body.join('\n').matchAll(/(?<!\\)\$\{?(\d+)/g)].map(([, id]) => Number(id));
      const used = [...new Set(numbers)].filter((id) => id > 0).toSorted((a, b) => a - b);
      expect(used, name).toEqual(used.map((_, index) => index + 1));
    }
  });
});

describe('expandSnippet', () => {
  it('takes defaults, first choices and mirrors', () => {
    expect(expandSnippet([`a \${1|x\\,y,z|} $1 \${2:b \${3:c}} \\$d \\} \\" $0`, '\t$2'])).toBe(
      'a x,y x,y b c $d } \\" \n  b c',
    );
  });

  it.each(['$name', `\${name}`, `\${1:open`, 'a $ b'])('refuses %s', (text) => {
    expect(() => expandSnippet([text])).toThrow();
  });
});

describe.each(['json', 'yaml'] as const)('Mappings in %s', (language) => {
  const read = (text: string): MappingInput => (language === 'json' ? JSON.parse(text) : parse(text));

  it.each(listSnippets(language, /^msk-mapping-/))('%s passes the rules', (_prefix, snippet) => {
    expect(listComplaints(read(snippet.text))).toEqual([]);
  });

  it('exist for each authentication method and across accounts', () => {
    const all = listSnippets(language, /^msk-mapping-/).map(([prefix, { text }]) => [prefix, read(text)] as const);
    const types = all.flatMap(([, mapping]) => mapping.SourceAccessConfigurations?.map(({ Type }) => Type) ?? []);
    expect(types.toSorted()).toEqual(['CLIENT_CERTIFICATE_TLS_AUTH', 'SASL_SCRAM_512_AUTH']);
    expect(all.map(([prefix]) => prefix)).toEqual(
      expect.arrayContaining(['msk-mapping-iam', 'msk-mapping-unauthenticated', 'msk-mapping-serverless']),
    );
    expect(all.filter(([, { EventSourceArn }]) => EventSourceArn?.includes(':vpc-connection/'))).toHaveLength(1);
  });

  it.each(listSnippets(language, /^msk-destination-/))('%s fits a mapping', (_prefix, { text }) => {
    const members = readMembers(language, text);
    expect(members.DestinationConfig?.OnFailure?.Destination).toMatch(/^(?:arn:aws:(?:sqs|sns|s3):|kafka:\/\/)/);
    expect(listComplaints({ ...BASE, ...members })).toEqual([]);
  });

  /** A content that the filter lets through, and one that it drops. */
  const trials: Readonly<Record<string, readonly [unknown, unknown]>> = {
    equals: [{ status: 'PAID' }, { status: 'paid' }],
    'ignore-case': [{ status: 'PaiD' }, { status: 'OPEN' }],
    'anything-but': [{ status: 'PAID' }, { status: 'TEST' }],
    prefix: [{ customer: 'EU-1' }, { customer: 'US-1' }],
    suffix: [{ file: 'a.png' }, { file: 'a.jpg' }],
    numeric: [{ amount: 120 }, { amount: 5 }],
    range: [{ amount: 15 }, { amount: 21 }],
    exists: [{ coupon: 'A' }, { status: 'PAID' }],
    null: [{ coupon: null }, { coupon: 'A' }],
    or: [
      { status: 'OPEN', amount: 101 },
      { status: 'OPEN', amount: 100 },
    ],
    and: [
      { status: 'PAID', country: 'FR' },
      { status: 'PAID', country: 'US' },
    ],
  };

  it.each(listSnippets(language, /^msk-filter-/))('%s is a filter that works', (prefix, { text }) => {
    const members = readMembers(language, text);
    expect(listComplaints({ ...BASE, ...members })).toEqual([]);
    const patterns = members.FilterCriteria?.Filters?.map(({ Pattern = '' }) => Pattern) ?? [];
    expect(patterns).toHaveLength(1);
    expect(patterns.flatMap((pattern) => listPatternFaults(parsePattern(pattern)?.value))).toEqual([]);
    if (prefix === 'msk-filter-partition') {
      expect(toFilterTrial(patterns)({ partition: 0 }).outcome).toBe('passes');
      expect(toFilterTrial(patterns)({ partition: 1 }).outcome).toBe('dropped');
      return;
    }
    const trial = prefix === 'msk-filter-numeric' && language === 'yaml' ? 'range' : prefix.replace('msk-filter-', '');
    const [good, bad] = trials[trial] ?? [];
    expect(toFilterTrial(patterns)({ value: JSON.stringify(good) }).outcome).toBe('passes');
    expect(toFilterTrial(patterns)({ value: JSON.stringify(bad) }).outcome).toBe('dropped');
  });
});

describe('Templates', () => {
  const mappings = [...listSnippets('yaml', /^msk-(?:cfn-mapping|sam)-/), ...listSnippets('json', /^msk-cfn-/)];

  it.each(mappings)('%s holds a mapping that passes the rules', async (prefix, snippet) => {
    const { kind, mappings: found } = await importMappings(toTemplate(snippet), 'template.yaml');
    expect(kind).toBe('cloudformation');
    expect(found).toHaveLength(1);
    // Of these templates the source and the function are resources of the template itself.
    const given = /cross-account|sam-/.test(prefix) ? { EventSourceArn: ARN, FunctionName: 'f' } : {};
    expect(listComplaints({ ...found[0]?.input, ...given })).toEqual([]);
    expect(found[0]?.input.Topics).toEqual(['orders']);
  });
});

describe('Terraform', () => {
  const filter = (text: string) => (text.startsWith('resource') ? text : toResource(text));

  it.each(listSnippets('terraform', /^msk-(?:mapping|destination|filter)-/))(
    '%s passes the rules',
    async (_, { text }) => {
      const { kind, mappings, notes } = await importMappings(filter(text), 'main.tf');
      expect({ kind, notes }).toEqual({ kind: 'terraform', notes: [] });
      expect(mappings.map((mapping) => mapping.notes)).toEqual([[]]);
      expect(listComplaints(mappings[0]?.input ?? {})).toEqual([]);
      const patterns = mappings[0]?.input.FilterCriteria?.Filters?.map(({ Pattern = '' }) => Pattern) ?? [];
      expect(patterns).toHaveLength(text.startsWith('filter_criteria') ? 1 : 0);
      expect(patterns.flatMap((pattern) => listPatternFaults(parsePattern(pattern)?.value))).toEqual([]);
    },
  );
});

function toResource(members: string): string {
  const head = `event_source_arn = "${ARN}"\nfunction_name = "f"\ntopics = ["orders"]\nstarting_position = "TRIM_HORIZON"`;
  return `resource "aws_lambda_event_source_mapping" "orders" {\n${head}\n${members}\n}\n`;
}
