import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import textmate from 'vscode-textmate';
import { contributed, type LanguageScope, listInjections, loadLanguage, readTokens, tokenize } from './tokenize.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-2';

/** Texts that a scope of ours colours, in order. */
async function listColoured(text: string, language: LanguageScope, scope: string): Promise<readonly string[]> {
  const tokens = await tokenize(text, language);
  return tokens.filter(({ scopes }) => scopes.some((name) => name.startsWith(scope))).map((token) => token.text);
}

async function listOurs(text: string, language: LanguageScope): Promise<readonly string[]> {
  const tokens = await tokenize(text, language);
  return tokens.filter(({ scopes }) => scopes.some((name) => name.endsWith('.msk-lambda'))).map((token) => token.text);
}

describe('ARNs', () => {
  const hosts: readonly (readonly [LanguageScope, string])[] = [
    ['source.json', `{ "EventSourceArn": "${CLUSTER}" }`],
    ['source.json.comments', `{ /* a */ "EventSourceArn": "${CLUSTER}" }`],
    ['source.yaml', `EventSourceArn: ${CLUSTER}`],
    ['source.yaml', `EventSourceArn: "${CLUSTER}"`],
    ['source.yaml', `EventSourceArn: '${CLUSTER}'`],
    ['source.yaml', `Resource: !Sub ${CLUSTER}`],
    ['source.yaml', `Script: |\n  aws kafka describe-cluster-v2 --cluster-arn ${CLUSTER}`],
    ['source.hcl.terraform', `resource "a" "b" {\n  event_source_arn = "${CLUSTER}"\n}`],
    ['source.hcl', `a = "${CLUSTER}"`],
  ];
  it.each(hosts)('are coloured by part in %s: %s', async (language, text) => {
    expect(await listColoured(text, language, 'keyword.other.arn')).toEqual(['arn']);
    expect(await listColoured(text, language, 'constant.language.partition.arn')).toEqual(['aws']);
    expect(await listColoured(text, language, 'entity.name.type.service.arn')).toEqual(['kafka']);
    expect(await listColoured(text, language, 'variable.other.enummember.region.arn')).toEqual(['us-east-1']);
    expect(await listColoured(text, language, 'constant.numeric.account.arn')).toEqual(['111122223333']);
    expect(await listColoured(text, language, 'entity.name.function.resource-type.arn')).toEqual(['cluster']);
    expect(await listColoured(text, language, 'variable.other.resource.arn')).toEqual(['my-cluster', 'fc2f5bdf-2']);
  });

  it('may lack region and account, or have wildcards', async () => {
    const text = '["arn:aws-cn:s3:::my-bucket/*", "arn:aws:sqs:eu-west-1:111122223333:q", "arn:*:kafka:*:*:cluster/*"]';
    expect(await listColoured(text, 'source.json', 'variable.other.resource.arn')).toEqual([
      'my-bucket',
      '*',
      'q',
      '*',
    ]);
    expect(await listColoured(text, 'source.json', 'entity.name.type.service.arn')).toEqual(['s3', 'sqs', 'kafka']);
  });

  it('may hold variables of CloudFormation and Terraform', async () => {
    const sub = `A: !Sub arn:\${AWS::Partition}:kafka:\${AWS::Region}:\${AWS::AccountId}:topic/c/*/t`;
    expect(await listColoured(sub, 'source.yaml', 'variable.other.interpolation.arn')).toEqual([
      `\${AWS::Partition}`,
      `\${AWS::Region}`,
      `\${AWS::AccountId}`,
    ]);
    const hcl = `a = "arn:\${data.aws_partition.current.partition}:s3:::\${var.bucket}/*"`;
    expect(await listColoured(hcl, 'source.hcl.terraform', 'variable.other.interpolation.arn')).toHaveLength(2);
  });
});

describe('Broker addresses and topics', () => {
  it('are coloured, lists too', async () => {
    const text =
      '{"a": "b-1.c.x1.c2.kafka.us-east-1.amazonaws.com:14001,b-2.c.x1.c2.kafka.us-east-1.amazonaws.com:9098", "b": "localhost:9092"}';
    expect(await listColoured(text, 'source.json', 'variable.other.host.broker-address')).toEqual([
      'b-1.c.x1.c2.kafka.us-east-1.amazonaws.com',
      'b-2.c.x1.c2.kafka.us-east-1.amazonaws.com',
      'localhost',
    ]);
    expect(await listColoured(text, 'source.json', 'constant.numeric.port.broker-address')).toEqual([
      '14001',
      '9098',
      '9092',
    ]);
    expect(await listColoured('A: b-1.x:9096,b-2.x:9096', 'source.yaml', 'punctuation.separator.list')).toEqual([',']);
  });

  it('of destinations are coloured', async () => {
    for (const [language, text] of [
      ['source.json', '{"Destination": "kafka://orders-failures"}'],
      ['source.yaml', 'Destination: kafka://orders-failures'],
      ['source.hcl.terraform', 'destination_arn = "kafka://orders-failures"'],
    ] as const) {
      expect(await listColoured(text, language, 'variable.other.topic.kafka-topic')).toEqual(['orders-failures']);
    }
  });
});

describe('Filter patterns', () => {
  const pattern =
    '{"value":{"prefix":["x"],"a":[{"numeric":[">=",10,"<",2e1]},null],"$or":[{"exists":[{"exists":false}]},{"b":[{"anything-but":["it"]}]}]}}';
  const escaped = JSON.stringify(pattern);
  const hosts: readonly (readonly [LanguageScope, string])[] = [
    ['source.json', `{ "Filters": [{ "Pattern": ${escaped} }] }`],
    ['source.json.comments', `{ "Filters": [{"Pattern":${escaped}}] }`],
    ['source.yaml', `Filters:\n  - Pattern: '${pattern}'`],
    ['source.yaml', `Filters:\n  - Pattern: ${escaped}`],
    ['source.yaml', `Filters:\n  - Pattern: >-\n      ${pattern}`],
    ['source.hcl.terraform', `filter {\n  pattern = ${escaped}\n}`],
  ];
  it.each(hosts)('have operators apart from members of the same name in %s: %s', async (language, text) => {
    const operators = await listColoured(text, language, 'support.function.operator.filter-pattern');
    expect(operators).toEqual(['numeric', 'exists', 'anything-but']);
    const members = await listColoured(text, language, 'support.type.property-name.json.filter-pattern');
    expect(members).toEqual(['value', 'prefix', 'a', 'exists', 'b']);
    expect(await listColoured(text, language, 'keyword.control.or.filter-pattern')).toEqual(['$or']);
    expect(await listColoured(text, language, 'keyword.operator.comparison.filter-pattern')).toEqual(['>=', '<']);
    expect(await listColoured(text, language, 'constant.numeric.filter-pattern')).toEqual(['10', '2e1']);
    expect(await listColoured(text, language, 'constant.language.filter-pattern')).toEqual(['null', 'false']);
    expect(await listColoured(text, language, 'string.other.value.filter-pattern')).toEqual(['x', 'it']);
  });

  it('have their operators in jsonencode too', async () => {
    const text = 'pattern = jsonencode({ value = { a = [{ numeric = [">", 1] }, { "anything-but" = ["x"] }] } })';
    const operators = await listColoured(text, 'source.hcl.terraform', 'support.function.operator.filter-pattern');
    expect(operators).toEqual(['numeric', 'anything-but']);
  });

  it('end where the text ends, however broken', async () => {
    const grammars = [
      [await loadLanguage('source.json'), 'support.type.property-name.json'],
      [await loadLanguage('source.yaml'), 'entity.name.tag.yaml'],
    ] as const;
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      'a',
      ':',
      ',',
      '$or',
      '"$or":',
      '"numeric":',
      '1',
      '\n',
    );
    const isNext = ({ text }: { readonly text: string }) => text.startsWith('next');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const broken = JSON.stringify(`{${parts.join('')}`);
        for (const [grammar, key] of grammars) {
          const text =
            key === 'entity.name.tag.yaml'
              ? `Pattern: ${broken}\nfirst: 1\nnext: 1`
              : `{ "Pattern": ${broken},\n"first": 1, "next": 1 }`;
          const tokens = readTokens(grammar, text);
          const at = tokens.filter(({ text: part }) => /^(n|next)$/.test(part)).at(-1) ?? tokens.find(isNext);
          expect(at?.scopes, text).toContain(key);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('Encoded keys and values', () => {
  it('are coloured when they cannot be words', async () => {
    const text =
      '{"key": "a2V5MQ==", "value":"SGVsbG8=", "headers": [], "other": "SGVsbG8="}\n{"value": "eyJhIjoxfQ123456"}';
    expect(await listColoured(text, 'source.json', 'constant.language.encoded')).toEqual([
      'a2V5MQ==',
      'SGVsbG8=',
      'eyJhIjoxfQ123456',
    ]);
  });

  it.each(['password', 'true', '', 'SGVsbG8', 'internationalization', '1234567890123456', 'a b c d='])(
    'are not seen in %j',
    async (value) => {
      expect(await listOurs(JSON.stringify({ key: value, value }), 'source.json')).toEqual([]);
    },
  );
});

describe('Ordinary texts', () => {
  it.each<readonly [LanguageScope, string]>([
    ['source.json', '{"scripts": {"start": "vite --port 3000", "url": "http://localhost:9092/x", "a": "learn:aws:x"}}'],
    ['source.json', '{"Pattern": "^[a-z]{2}$", "numeric": {"prefix": "x"}, "arn:aws:s3:::key": 1}'],
    ['source.json', '{"text": "{\\"value\\":[{\\"numeric\\":[1]}]}"}'],
    ['source.json.comments', '// arn:aws:s3:::bucket kafka://topic localhost:9092\n{}'],
    [
      'source.yaml',
      '# arn:aws:s3:::bucket\nname: see arn:aws:s3:::bucket\nprefix: [numeric, exists]\nports: ["8080:9000"]',
    ],
    ['source.hcl.terraform', '# arn:aws:s3:::bucket\nvariable "prefix" { default = { prefix = "x" } }'],
    ['source.ts', `const a = '${CLUSTER}';`],
  ])('keep their colours in %s: %s', async (language, text) => {
    expect(await listOurs(text, language)).toEqual([]);
  });
});

describe('The contributed grammars', () => {
  it('exist under the names that package.json says, and go into data languages only', async () => {
    expect(contributed).toHaveLength(3);
    expect(contributed.filter((grammar) => !existsSync(path.join(root, grammar.path)))).toEqual([]);
    expect(listInjections('source.json.comments')).toHaveLength(3);
    expect(listInjections('source.hcl.terraform')).toHaveLength(2);
    expect(listInjections('source.ts')).toEqual([]);
  });

  it.each<readonly [string, string, number]>([
    ['"x": "', 'a.', 1_000_000],
    ['"x": "', 'arn:aws:', 200_000],
    ['"x": "kafka://', 'a', 200_000],
    ['"Pattern": "{\\"value\\":{\\"', 'a', 200_000],
    ['"value": "', 'aA1/', 200_000],
  ])('take time in proportion to the line: %s then %s', async (start, unit, length) => {
    const grammar = await loadLanguage('source.json');
    const line = `{${start}${unit.repeat(length / unit.length)}!"}`;
    const { tokens, stoppedEarly } = grammar.tokenizeLine(line, textmate.INITIAL, 12_000);
    expect(stoppedEarly).toBe(false);
    expect(tokens.length).toBeLessThan(30);
  });
});
