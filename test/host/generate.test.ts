// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { type Answer, Answers } from './support/answers.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { complete, openText, toFreshName, toLabel, untilProblems, writeFile } from './support/mappingFiles.ts';
import { Messages } from './support/messages.ts';
import { getSandbox } from './support/sandbox.ts';

const SCOPE = { region: 'us-east-1' };
const FULL_UUID = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const TEMPLATE = { kind: 'json', template: { id: '${seq}' } } as const;

describe('Generating test events', () => {
  let sandbox: Sandbox;
  let messages: Messages;
  let answers: Answers | undefined;
  const files: vscode.Uri[] = [];

  before(async () => {
    sandbox = await getSandbox();
    sandbox.reset();
    await getApi();
  });

  beforeEach(() => {
    messages = new Messages();
  });

  afterEach(async () => {
    messages.dispose();
    answers?.dispose();
    answers = undefined;
    await revertAll();
    for (const file of files.splice(0)) await vscode.workspace.fs.delete(file, { recursive: true });
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const answer = (...given: readonly Answer[]) => {
    answers = new Answers(...given);
    return answers;
  };
  const write = async (name: string, content: string | object) => {
    const uri = await writeFile(name, content);
    files.push(uri);
    return uri;
  };
  const toText = (uri: string | undefined) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    assert.ok(document, `${uri} is not open`);
    return document.getText();
  };
  const read = (uri: string | undefined) => JSON.parse(toText(uri));
  const listRecords = (event: { records: Record<string, { value: string }[]> }) => Object.values(event.records).flat();
  const decode = (text: string) => Buffer.from(text, 'base64').toString();

  it('knows of a mapping its cluster, brokers, topic and partitions, and generates with one more key', async () => {
    const asked = answer(/^Generate$/);
    const uris = await run('mskLambda.event.generate', { scope: SCOPE, uuid: FULL_UUID });
    assert.equal(uris?.length, 1);
    const event = read(uris[0]);
    const cluster = sandbox.account.clusters.find(({ arn }) => arn === event.eventSourceArn);
    assert.ok(cluster);
    assert.match(event.bootstrapServers, /:90\d\d/);
    assert.equal(listRecords(event).length, 10);
    assert.match(Object.keys(event.records)[0] ?? '', /^orders-\d+$/);
    assert.match(uris[0] ?? '', /orders\.msk-event\.json$/);
    assert.ok(asked.isDone);
    const heard = await messages.next(/^Generated 1 event\. Records: 10\./);
    assert.doesNotMatch(heard, /example/);
  });

  it('changes what the rows of the list show', async () => {
    const asked = answer(
      /Without an Account/,
      'shop.orders',
      /Records/,
      '3',
      /Values/,
      /JSON Template/,
      '{"n":"${seq}","t":"x"}',
      /Keys/,
      /member of the value/,
      'n',
      /Headers/,
      'trace=${seq}; trace=b',
      /Tombstones/,
      [/Record 2/],
      /Schema registry/,
      /Confluent, bytes/,
      /Event source/,
      /self-managed/,
      /Partitions/,
      undefined,
      /^Generate$/,
    );
    const [uri] = (await run('mskLambda.event.generate')) ?? [];
    const event = read(uri);
    assert.ok(asked.isDone);
    assert.equal(event.eventSource, 'SelfManagedKafka');
    const records = event.records['shop.orders-0'];
    assert.deepEqual(records[0].headers, [{ trace: [49] }, { trace: [98] }]);
    assert.equal(decode(records[2].key), '3');
    assert.match(decode(records[0].value), /^\0[\s\S]{4}\{"n":1,"t":"x"\}$/);
    assert.equal(records.length, 3);
    const rows = asked.lists.at(-1) ?? [];
    assert.equal(rows.find(({ label }) => /Records/.test(label))?.description, '3');
    assert.match(await messages.next(/^Generated/), /The addresses of the brokers are examples/);
  });

  it('takes the lines of the editor, one record each', async () => {
    const uri = await write(`lines-${Date.now()}.jsonl`, '{"id":7}\n{"id":8}\n{"id":9}\n');
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(0, 0, 2, 0) });
    answer(/Values/, /Lines of the Selection/, /^Generate$/);
    const [event] = (await run('mskLambda.event.generate', { input: { Topics: ['t'] } })) ?? [];
    assert.deepEqual(
      listRecords(read(event)).map(({ value }) => decode(value)),
      ['{"id":7}', '{"id":8}'],
    );
  });

  it('fills an empty event document, and no other', async () => {
    const empty = await write(`empty-${Date.now()}.msk-event.json`, '\n');
    const document = await openText(empty);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', empty);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Generate Test Event…'],
    );
    const spec = { topic: 'into', values: TEMPLATE, records: 1 };
    assert.deepEqual(await run('mskLambda.event.generate', { uri: empty.toString(), spec }), [empty.toString()]);
    assert.equal(JSON.parse(document.getText()).records['into-0'].length, 1);
    const again = await run('mskLambda.event.generate', { uri: empty.toString(), spec });
    assert.notEqual(again?.[0], empty.toString());
  });

  it('says why there are several events, and writes too many for editors into files', async () => {
    const spec = { topic: 'many', values: TEMPLATE, records: 20, batchSize: 10 };
    const few = await run('mskLambda.event.generate', { spec });
    assert.equal(few?.length, 2);
    await messages.next(
      /^Generated 2 events\. Records: 20\. There are several events because a batch takes at most 10/,
    );
    const folder = vscode.Uri.joinPath(await write(`folder-${Date.now()}/x.txt`, ''), '..');
    files.push(folder);
    answer([folder] as never);
    const many = await run('mskLambda.event.generate', { spec: { ...spec, records: 95 } });
    assert.equal(many?.length, 10);
    assert.match(many.at(-1) ?? '', /\/many-010\.msk-event\.json$/);
    const last = JSON.parse(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(many.at(-1) ?? ''))),
    );
    assert.equal(listRecords(last).length, 5);
  });

  it('replaces the files of an earlier generation after asking, and leaves none of them over', async () => {
    const folder = vscode.Uri.joinPath(await write(`again-${Date.now()}/other.txt`, ''), '..');
    files.push(folder);
    const list = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    const generate = (records: number) =>
      run('mskLambda.event.generate', {
        folder: folder.toString(),
        spec: { topic: 'a', values: TEMPLATE, records, batchSize: 1 },
      });
    const { testing } = await getApi();
    await generate(3);
    testing.answer(async () => false);
    assert.equal(await generate(2), undefined);
    assert.equal((await list()).length, 4);
    const questions: string[] = [];
    testing.answer(async ({ message, action }) => questions.push(`${message} ${action}`) > 0);
    assert.equal((await generate(2))?.length, 2);
    assert.match(questions.join(), /Replace the events .* Replace 3 Files/);
    assert.deepEqual(await list(), ['a-001.msk-event.json', 'a-002.msk-event.json', 'other.txt']);
  });

  it('shows how far it is, and stops when it is told to; what is written stays', async () => {
    const folder = vscode.Uri.joinPath(await write(`stop-${Date.now()}/x.txt`, ''), '..');
    files.push(folder);
    const original = vscode.window.withProgress;
    const source = new vscode.CancellationTokenSource();
    const reports: string[] = [];
    const show = (options: vscode.ProgressOptions, task: Parameters<typeof original>[1]) => {
      assert.equal(options.title, 'Generating records of stop');
      assert.equal(options.cancellable, true);
      const report = ({ message = '' }: { readonly message?: string }) => {
        reports.push(message);
        source.cancel();
      };
      return task({ report }, source.token);
    };
    Reflect.set(vscode.window, 'withProgress', show);
    try {
      const spec = { topic: 'stop', values: TEMPLATE, records: 5_000_000, batchSize: 10_000 };
      assert.equal(await run('mskLambda.event.generate', { folder: folder.toString(), spec }), undefined);
    } finally {
      Reflect.set(vscode.window, 'withProgress', original);
    }
    assert.match(reports[0] ?? '', /^\d+ of 5000000 records$/);
    const [, count] = /^Stopped after (\d+) events?/.exec(await messages.next(/^Stopped after/)) ?? [];
    const names = (await vscode.workspace.fs.readDirectory(folder)).filter(([name]) => name.startsWith('stop-'));
    assert.equal(names.length, Number(count));
    assert.ok(names.length > 0);
  });

  it('keeps everything in a recipe, which repeats it to the byte', async () => {
    const spec = {
      topic: 'orders',
      values: { kind: 'json', template: { u: '${uuid}' } },
      timestamps: { start: 0 },
      records: 2,
    } as const;
    const recipe = await run('mskLambda.event.createRecipe', { spec });
    assert.match(recipe ?? '', /^untitled:.*orders\.msk-event-recipe\.json$/);
    const one = await run('mskLambda.event.regenerate', recipe);
    const text = toText(one?.[0]);
    assert.deepEqual(await run('mskLambda.event.generate', recipe), one, 'what nobody touched is made again');
    assert.equal(toText(one?.[0]), text);
    const change = new vscode.WorkspaceEdit();
    change.insert(vscode.Uri.parse(one?.[0] ?? ''), new vscode.Position(0, 0), ' ');
    await vscode.workspace.applyEdit(change);
    const two = await run('mskLambda.event.regenerate', recipe);
    assert.notEqual(two?.[0], one?.[0]);
    assert.equal(toText(two?.[0]), text);
    assert.equal(toText(one?.[0]), ` ${text}`);
  });

  it('reads files that a recipe names from beside it', async () => {
    const stamp = Date.now();
    await write(`rows-${stamp}.csv`, 'id,name\n1,a\n2,b\n');
    const recipe = await write(`rows-${stamp}.msk-event-recipe.json`, {
      topic: 'rows',
      values: { kind: 'lines', file: `rows-${stamp}.csv` },
    });
    const [uri] = (await run('mskLambda.event.regenerate', recipe.toString())) ?? [];
    assert.deepEqual(
      listRecords(read(uri)).map(({ value }) => decode(value)),
      ['{"id":1,"name":"a"}', '{"id":2,"name":"b"}'],
    );
    const lost = await write(`lost-${stamp}.msk-event-recipe.json`, {
      topic: 'rows',
      values: { kind: 'bytes', file: 'nowhere.bin' },
    });
    assert.equal(await run('mskLambda.event.regenerate', lost.toString()), undefined);
    await messages.next(/The file nowhere\.bin cannot be read/);
  });

  it('offers in a recipe what can be done, and says what is wrong with it', async () => {
    const recipe = await write(`wrong-${Date.now()}.msk-event-recipe.json`, {
      topic: 'orders',
      Records: 3,
      values: { kind: 'json', template: { id: '${sequence}' } },
    });
    const document = await openText(recipe);
    assert.equal(document.languageId, 'jsonc');
    const problems = await untilProblems(recipe, ({ length }) => length === 2);
    assert.match(problems.map(({ message }) => message).join('\n'), /it is written "records"[\s\S]*no placeholder/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', recipe);
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['mskLambda.event.regenerate', 'mskLambda.event.regenerate'],
    );
    const place = document.positionAt(document.getText().indexOf('sequence}'));
    const labels = (await complete(document, place)).map(toLabel);
    assert.ok(labels.includes('uuid'), labels.join());
    assert.equal(await run('mskLambda.event.regenerate', recipe.toString()), undefined);
    await messages.next(/values\.template: There is no placeholder "sequence"/);
  });

  it('takes a mapping document as it stands', async () => {
    const mapping = await write(toFreshName('events'), {
      FunctionName: 'customer-profile-sync',
      EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn,
      Topics: ['settlements'],
      BatchSize: 4,
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"status":["OPEN"]}}' }] },
    });
    answer(/both, in turns/, /Records/, '8', /^Generate$/);
    const uris = await run('mskLambda.event.generate', mapping.toString());
    assert.equal(uris?.length, 2);
    const values = uris.flatMap((uri) => listRecords(read(uri)).map(({ value }) => decode(value)));
    assert.equal(values.filter((value) => JSON.parse(value).status === 'OPEN').length, 4);
  });
});
