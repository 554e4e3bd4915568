import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandSnippet } from './expandSnippet.ts';
import { SNIPPETS } from './snippets.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);
const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;
const python = ['python3', 'python'].find(isInstalled);

const encode = (text: string) => Buffer.from(text).toString('base64');
const toRecord = (partition: number, offset: number, rest: object) => ({
  topic: 'my-orders',
  partition,
  offset,
  timestamp: 1545084650987,
  timestampType: 'CREATE_TIME',
  headers: [],
  ...rest,
});

/** Keyless records of every kind, tombstones of both kinds, bytes below zero, and in partition 1 a record that always fails. */
const EVENT = {
  eventSource: 'aws:kafka',
  eventSourceArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2',
  bootstrapServers: 'b-1.example.com:9098',
  records: {
    'my-orders-0': [
      toRecord(0, 10, { key: encode('k'), value: encode('{"name":"Zoë"}'), headers: [{ by: [90, 111, -61, -85] }] }),
      toRecord(0, 11, { key: null, value: null }),
      toRecord(0, 12, { key: '', headers: null }),
    ],
    'my-orders-1': [
      toRecord(1, 20, { value: encode('{"good":1}') }),
      toRecord(1, 21, { value: '!' }),
      toRecord(1, 22, { value: encode('{"after":1}') }),
    ],
  },
};
const FAILED = { batchItemFailures: [{ itemIdentifier: { partition: 'my-orders-1', offset: 21 } }] };

function toHandler(language: string): string {
  const snippet = SNIPPETS.find(({ prefix, languages }) => prefix === 'msk-handler' && languages.includes(language));
  if (snippet === undefined) throw new Error(`No handler in ${language}`);
  return expandSnippet(snippet.body, language === 'python' || language === 'java' ? '    ' : '  ');
}

/** What a handler did: its response to the event, twice, and the lines that it wrote meanwhile. */
function checkRun(lines: readonly string[], responses: readonly unknown[]) {
  expect(responses).toEqual([FAILED, FAILED]);
  const written = lines.filter((line) => /^(?:Write|Delete) /.test(line));
  expect(written.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'Write my-orders-0-10',
    'Delete my-orders-0-11',
    'Delete my-orders-0-12',
    'Write my-orders-1-20',
  ]);
  expect(written[0]).toMatch(/ k .*Zoë.*by.*Zoë/);
  expect(lines.filter((line) => line.startsWith('Record failed my-orders-1-21'))).toHaveLength(2);
}

describe('The handler', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'msk-lambda-handlers-'));
    await writeFile(path.join(folder, 'event.json'), JSON.stringify(EVENT));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['typescript', 'javascript'])(
    'in %s answers for good records, tombstones and a poison pill',
    async (language) => {
      const file = path.join(folder, language === 'typescript' ? 'handler.ts' : 'handler.mjs');
      await writeFile(file, toHandler(language));
      const script = `
      import { readFileSync } from 'node:fs';
      const lines = [];
      console.log = (...parts) => lines.push(parts.map((part) => typeof part === 'string' ? part : JSON.stringify(part)).join(' '));
      console.error = console.log;
      const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)});
      const event = JSON.parse(readFileSync(${JSON.stringify(path.join(folder, 'event.json'))}, 'utf8'));
      const responses = [await handler(event), await handler(event)];
      process.stdout.write(JSON.stringify({ lines, responses }));`;
      const { stdout } = await run(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script]);
      const result: { readonly lines: readonly string[]; readonly responses: readonly unknown[] } = JSON.parse(stdout);
      checkRun(result.lines, result.responses);
    },
  );

  it('in typescript has sound types', async () => {
    const file = path.join(folder, 'typed.ts');
    await writeFile(file, toHandler('typescript'));
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noImplicitReturns'];
    const types = ['--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')];
    const target = [
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--moduleDetection',
      'force',
      '--noEmit',
      '--ignoreConfig',
    ];
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const checked = spawnSync(process.execPath, [tsc, ...strict, ...types, ...target, file], { encoding: 'utf8' });
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  });

  it('in python answers for good records, tombstones and a poison pill', async (context) => {
    context.skip(python === undefined, 'Python is not installed');
    await writeFile(path.join(folder, 'orders_handler.py'), toHandler('python'));
    const script = [
      'import contextlib, io, json, orders_handler',
      'event = json.load(open("event.json", encoding="utf-8"))',
      'with contextlib.redirect_stdout(io.StringIO()) as out:',
      '    responses = [orders_handler.handler(event, None), orders_handler.handler(event, None)]',
      'print(json.dumps({"lines": out.getvalue().splitlines(), "responses": responses}))',
    ].join('\n');
    const { stdout } = await run(python ?? '', ['-B', '-c', script], { cwd: folder });
    const result: { readonly lines: readonly string[]; readonly responses: readonly unknown[] } = JSON.parse(stdout);
    checkRun(result.lines, result.responses);
  });

  it('in java answers for good records, tombstones and a poison pill', async (context) => {
    context.skip(!isInstalled('javac'), 'there is no Java compiler');
    await writeFile(path.join(folder, 'Handler.java'), toHandler('java'));
    await writeFile(path.join(folder, 'Main.java'), toJavaMain());
    const compiled = await run('javac', ['-encoding', 'UTF-8', '-Xlint:all', '-Werror', 'Handler.java', 'Main.java'], {
      cwd: folder,
    });
    expect(compiled.stdout + compiled.stderr).toBe('');
    const { stdout, stderr } = await run(
      'java',
      ['-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-cp', '.', 'Main'],
      { cwd: folder },
    );
    const lines = stdout.trim().split(/\r?\n/);
    const answers = lines.filter((line) => line.startsWith('{'));
    expect(answers.map((answer) => answer.match(/partition=my-orders-1/g)?.length)).toEqual([1, 1]);
    expect(answers.map((answer) => answer.match(/offset=21\b/g)?.length)).toEqual([1, 1]);
    checkRun([...lines, ...stderr.split(/\r?\n/)], [FAILED, FAILED]);
  });
});

/** AWS Lambda hands the event over as maps, lists and boxed numbers. */
function toJavaMain(): string {
  return [
    'import java.util.*;',
    'public class Main {',
    '  static Map<String, Object> map(Object... pairs) {',
    '    Map<String, Object> map = new LinkedHashMap<>();',
    '    for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);',
    '    return map;',
    '  }',
    '  public static void main(String[] arguments) {',
    '    Handler handler = new Handler();',
    `    Map<String, Object> event = ${toJava(EVENT)};`,
    '    System.out.println(handler.handleRequest(event));',
    '    System.out.println(handler.handleRequest(event));',
    '  }',
    '}',
  ].join('\n');
}

function toJava(value: unknown): string {
  if (Array.isArray(value)) return `Arrays.<Object>asList(${value.map(toJava).join(', ')})`;
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && Math.abs(value) > 2 ** 31 ? `${value}L` : String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}, ${toJava(member)}`);
  return `map(${pairs.join(', ')})`;
}
