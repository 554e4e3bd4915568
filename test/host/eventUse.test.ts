import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Question } from '../../src/platform/confirm.ts';
import { openUnnamed } from '../../src/platform/unsavedDocument.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run, type TestedApi } from './support/extension.ts';
import { removeFiles, toFreshName, writeFile } from './support/mappingFiles.ts';
import { Messages } from './support/messages.ts';
import { getSandbox } from './support/sandbox.ts';

const scope = { region: 'us-east-1' };
const ORDERS = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders-prod/3f1c2a90-6d4e-4b7f-9a51-0c8de2b7f413-5';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

/** Three orders, the second of which is cut off. */
const EVENT = {
  eventSource: 'aws:kafka',
  eventSourceArn: ORDERS,
  records: {
    'order-events-0': [
      toRecord(7, encode({ type: 'created', total: 5 })),
      toRecord(8, Buffer.from('{"type":').toString('base64')),
      toRecord(9, encode({ type: 'shipped', total: 4000 })),
    ],
  },
};

function toRecord(offset: number, value: string) {
  return { topic: 'order-events', partition: 0, offset, timestamp: 1545084650987, timestampType: 'CREATE_TIME', value };
}

describe('Using events', () => {
  let api: TestedApi;
  let sandbox: Sandbox;
  let messages: Messages;
  let questions: Question[];

  before(async () => {
    sandbox = await getSandbox();
    sandbox.reset();
    api = await getApi();
    messages = new Messages();
  });

  beforeEach(() => {
    questions = [];
    answer(true);
  });

  afterEach(async () => {
    messages.clear();
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
    sandbox.reset();
  });

  after(() => messages.dispose());

  describe('by invoking a function', () => {
    it('asks first, shows the answer as a page and judges the report on the batch', async () => {
      const document = await open(EVENT);
      const report = await run('mskLambda.event.invoke', {
        uri: document.uri.toString(),
        scope,
        function: 'orders-processor',
      });
      assert.equal(questions.length, 1);
      assert.equal(
        questions[0]?.message,
        'Invoke the function orders-processor in account 111122223333, region us-east-1?',
      );
      assert.match(questions[0]?.detail ?? '', /: 3 records, \d+ bytes\.\n/);
      assert.equal(report?.invocation.status, 200);
      assert.equal(report?.verdict?.outcome, 'some-failed');
      assert.deepEqual(report?.verdict?.failed, [{ group: 'order-events-0', offset: '8' }]);
      assert.match(readPage(), /^# orders-processor reported 1 of 3 records as failed\n/);
      const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.equal(input.viewType, 'vscode.markdown.preview.editor');
    });

    it('sends nothing when the question is refused, and nothing that Lambda would not take', async () => {
      answer(false);
      const event = JSON.stringify(EVENT);
      assert.equal(await run('mskLambda.event.invoke', { event, scope, function: 'orders-processor' }), undefined);
      assert.equal(questions.length, 1);
      const large = JSON.stringify({ text: 'x'.repeat(6 * 1024 * 1024) });
      await run('mskLambda.event.invoke', { event: large, scope, function: 'orders-processor' });
      await messages.next(/an invocation takes 6,291,456 at most/);
      await run('mskLambda.event.invoke', { event: '{"records":', scope, function: 'orders-processor' });
      await messages.next(/The document is no JSON/);
      assert.equal(questions.length, 1);
      assert.deepEqual(listInvocations(), []);
    });

    it('finds the function of a mapping', async () => {
      const { uuid } =
        sandbox.account.mappings.find(({ functionArn }) => /clickstream-sessions$/.test(functionArn)) ?? {};
      const report = await run('mskLambda.event.invoke', { event: JSON.stringify(EVENT), scope, uuid });
      assert.equal(report?.invocation.functionError, 'Unhandled');
      assert.match(readPage(), /^# clickstream-sessions failed\n/);
    });

    it('says so when the function may not be invoked', async () => {
      sandbox.setFaults({ deny: ['lambda:InvokeFunction'] });
      await run('mskLambda.event.invoke', { event: JSON.stringify(EVENT), scope, function: 'orders-processor' });
      await messages.next(/may not call lambda:InvokeFunction/);
    });
  });

  describe('by trying the filter of a mapping', () => {
    it('shows which records pass', async () => {
      const document = await open(EVENT);
      await vscode.window.showTextDocument(document);
      const { uuid } = sandbox.account.mappings.find(({ functionArn }) => /orders-audit-log$/.test(functionArn)) ?? {};
      const report = await run('mskLambda.event.tryFilter', { scope, uuid });
      assert.deepEqual(
        report?.tried.map(({ record, verdict }) => [record.offset, verdict.outcome]),
        [
          [7, 'passes'],
          [8, 'unclear'],
          [9, 'passes'],
        ],
      );
      assert.match(readPage(), /^# 2 of 3 records pass the filter\n/);
      assert.match(readPage(), /order-events → orders-audit-log/);
    });

    it('takes the filter of a mapping document, as it stands in the editor', async () => {
      const pattern = '{"value":{"type":["shipped"]}}';
      const mapping = await writeFile(toFreshName('filter'), {
        FunctionName: 'f',
        EventSourceArn: ORDERS,
        Topics: ['order-events'],
        FilterCriteria: { Filters: [{ Pattern: pattern }] },
      });
      try {
        const ref = { event: JSON.stringify(EVENT), mapping: mapping.toString() };
        const report = await run('mskLambda.event.tryFilter', ref);
        assert.deepEqual([report?.passing, report?.dropped, report?.unclear], [1, 1, 1]);
        assert.match(readPage(), /filter-\d+\\?\.msk-mapping/);
      } finally {
        await removeFiles();
      }
    });

    it('needs no mapping for patterns of one’s own', async () => {
      const patterns = ['{"value":{"type":["shipped"]}}'];
      const report = await run('mskLambda.event.tryFilter', { event: JSON.stringify(EVENT), patterns });
      assert.deepEqual([report?.passing, report?.dropped, report?.unclear], [1, 1, 1]);
    });
  });

  describe('by reading failure records', () => {
    it('shows what failed and opens the event that is in the record', async () => {
      const failure = sandbox.account.buckets.flatMap(({ objects = [] }) => objects)[0]?.text ?? '';
      const document = await openUnnamed(failure, 'json');
      await vscode.window.showTextDocument(document);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      const titles = lenses.map(({ command }) => command?.title);
      assert.deepEqual(titles, ['Show What Failed', 'Make Test Event from This']);
      const page = await run('mskLambda.event.showFailures', document.uri.toString());
      assert.match(page ?? '', /^# Failed batch of orders-audit-log\n/);
      assert.equal(readPage(), page);
      const event = await readEvent(await run('mskLambda.event.fromFailure', { event: failure }));
      assert.match(event.uri.path, /\/order-events(?:-\d+)?\.msk-event\.json$/);
      assert.equal(JSON.parse(event.getText()).records['order-events-2'].length, 3);
    });

    it('reads the queue of a mapping after asking, and makes an event of metadata', async () => {
      const { uuid } = sandbox.account.mappings.find(({ functionArn }) => /payments-ledger$/.test(functionArn)) ?? {};
      const page = await run('mskLambda.event.showFailures', { scope, uuid });
      assert.match(
        questions[0]?.message ?? '',
        /^Read messages of the queue payments-failures in account 111122223333/,
      );
      assert.equal(page?.match(/^# Failed batch of payments-ledger$/gm)?.length, 2);
      answer(false);
      assert.equal(await run('mskLambda.event.showFailures', { scope, uuid }), undefined);
      const metadata = sandbox.account.queues.flatMap(({ messages: bodies = [] }) => bodies)[1];
      const event = await readEvent(await run('mskLambda.event.fromFailure', { event: metadata }));
      assert.equal(JSON.parse(event.getText()).records['payments-2'][0].offset, 53_007);
      await messages.next(/no keys and values/);
    });

    it('says so when the queue may not be read', async () => {
      const { uuid } = sandbox.account.mappings.find(({ functionArn }) => /payments-ledger$/.test(functionArn)) ?? {};
      sandbox.setFaults({ deny: ['sqs:ReceiveMessage'] });
      await run('mskLambda.event.showFailures', { scope, uuid });
      await messages.next(/may not call sqs:ReceiveMessage/);
    });
  });

  it('shared test events are saved, opened and deleted, each after asking', async () => {
    const target = { scope, function: 'orders-processor', name: 'three orders' };
    assert.equal(await run('mskLambda.event.saveShared', { ...target, event: JSON.stringify(EVENT) }), 'three orders');
    assert.equal(
      questions[0]?.message,
      'Save three orders as a shared test event of orders-processor in account 111122223333, region us-east-1?',
    );
    const opened = await readEvent(await run('mskLambda.event.openShared', target));
    assert.deepEqual(JSON.parse(opened.getText()), EVENT);
    answer(false);
    assert.equal(await run('mskLambda.event.deleteShared', target), undefined);
    assert.equal(sandbox.account.schemaRegistries[0]?.schemas.length, 1);
    answer(true);
    assert.equal(await run('mskLambda.event.deleteShared', target), 'three orders');
    assert.equal(sandbox.account.schemaRegistries[0]?.schemas.length, 0);
    const large = JSON.stringify({ text: 'x'.repeat(100_000) });
    assert.equal(await run('mskLambda.event.saveShared', { ...target, event: large }), undefined);
    await messages.next(/a shared test event has 100,000 at most/);
  });

  it('saving for sam local invoke writes the file and gives the command', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no workspace');
    const file = vscode.Uri.joinPath(folder, 'events', 'orders.msk-event.json');
    const target = { event: JSON.stringify(EVENT), file: file.toString(), function: 'OrdersFunction' };
    const command = await run('mskLambda.event.saveForSam', target);
    assert.equal(command, 'sam local invoke OrdersFunction --event events/orders.msk-event.json');
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.deepEqual(JSON.parse(written), EVENT);
    assert.equal(await messages.next(/sam local invoke/), `To run the function with this event: ${command}`);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'events'), { recursive: true });
  });

  function answer(agree: boolean): void {
    api.testing.answer(async (question) => {
      questions.push(question);
      return agree;
    });
  }

  function listInvocations() {
    return sandbox.requests.filter(({ operation }) => operation === 'Invoke');
  }
});

async function readEvent(uri: string | undefined): Promise<vscode.TextDocument> {
  return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri ?? '', true));
}

async function open(event: unknown): Promise<vscode.TextDocument> {
  const content = JSON.stringify(event, null, 2);
  return await openUnnamed(content, 'json');
}

/** The page that was opened last. */
function readPage(): string {
  const pages = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'msk-lambda-report');
  return pages.at(-1)?.getText() ?? assert.fail('no page is open');
}
