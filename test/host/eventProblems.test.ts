import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openEvent, toBase64, toEventText, toRecord } from './support/events.ts';
import { getApi, revertAll } from './support/extension.ts';
import {
  applyAction,
  complete,
  listActions,
  after as placeAfter,
  toInserted,
  toRuleIds,
  untilProblems,
} from './support/mappingFiles.ts';

describe('Problems of events', () => {
  let event: vscode.TextDocument;

  before(async () => {
    await getApi();
  });

  afterEach(async () => {
    await revertAll();
    await vscode.workspace.fs.delete(event.uri);
  });

  const open = async (text: string, ending?: string) => {
    event = await openEvent(text, ending);
    return event;
  };

  it('are at the exact place, whatever the name of the file', async () => {
    const text = toEventText(toRecord(15, { headers: [{ trace: 'aGk=' }] }), toRecord(14, {}));
    const document = await open(text.replaceAll(/\s*\n\s*/g, ''), '.json');
    const problems = await untilProblems(event.uri, (found) => found.length === 2);
    assert.deepEqual(toRuleIds(problems), ['header-text', 'offset-order'].toSorted());
    const header = problems.find(({ code }) => code === 'header-text');
    assert.equal(header && document.getText(header.range), '"aGk="');
  });

  it('are corrected one by one and all at once, each in one undo step', async () => {
    const wrong = { offset: '15', headers: [{ trace: 'aGk=' }] };
    const document = await open(toEventText(toRecord(15, wrong)));
    const before = document.getText();
    const problems = await untilProblems(event.uri, (found) => found.length === 2);
    const header = problems.find(({ message }) => message.includes('trace')) ?? problems[1];
    assert.ok(header);
    const actions = await listActions(document, header.range, 'quickfix');
    assert.ok(actions.some(({ title }) => title === 'Apply all automatic fixes (2)'));
    await applyAction(actions, /bytes/);
    const bytes = { offset: '15', headers: [{ trace: [104, 105] }] };
    assert.deepEqual(JSON.parse(document.getText()), JSON.parse(toEventText(toRecord(15, bytes))));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await applyAction(await listActions(document, whole, 'source.fixAll.mskLambda'), /^Apply all automatic fixes/);
    assert.deepEqual(JSON.parse(document.getText()).records['orders-0'][0].offset, 15);
    await untilProblems(event.uri, (found) => found.length === 0);
  });

  it('are explained by names that complete and say what they mean, in files of any name', async () => {
    for (const ending of ['.json', '.msk-event.json']) {
      const document = await open(toEventText({ topic: 'orders', '': 1, timestampType: '' }), ending);
      await untilProblems(event.uri, (found) => found.length > 0);
      const names = (await complete(document, placeAfter(document, '"topic": "orders",\n        "'))).map(toInserted);
      for (const name of ['"partition"', '"valueSchemaMetadata"']) assert.ok(names.includes(name), names.join());
      assert.ok(!names.includes('"topic"') && !names.includes('"eventSource"'), names.join());
      const choices = (await complete(document, placeAfter(document, '"timestampType": "'))).map(toInserted);
      assert.deepEqual(choices.filter((text) => text.includes('TIME')).toSorted(), [
        '"CREATE_TIME"',
        '"LOG_APPEND_TIME"',
      ]);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeAfter(document, '"bootstr'),
      );
      const texts = hovers
        .flatMap(({ contents }) => contents)
        .map((each) => (typeof each === 'string' ? each : each.value));
      assert.equal(texts.filter((text) => text.includes('Addresses of brokers')).length, 1);
      if (ending === '.json') await vscode.workspace.fs.delete(document.uri);
    }
  });

  it('stand beside the offer to edit a value', async () => {
    const document = await open(toEventText(toRecord(15, {})));
    const place = placeAfter(document, '"value": "');
    const actions = await listActions(document, new vscode.Range(place, place), 'refactor.rewrite');
    const action = actions.find(({ title }) => title === 'Edit decoded value');
    assert.deepEqual(action?.command?.arguments, [{ uri: document.uri.toString(), path: '/records/orders-0/0/value' }]);
  });

  it('are not found in lookalikes', async () => {
    const kinesis = { Records: [{ eventSource: 'aws:kinesis', kinesis: { data: toBase64('x') } }] };
    const other = await open(JSON.stringify(kinesis), '.json');
    assert.deepEqual(await listActions(other, new vscode.Range(0, 0, 0, 10), 'quickfix'), []);
    assert.deepEqual(
      vscode.languages.getDiagnostics(other.uri).filter(({ source }) => source === 'MSK Lambda'),
      [],
    );
  });
});
