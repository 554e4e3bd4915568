import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openUnnamed } from '../../src/platform/unsavedDocument.ts';
import { openEvent, toBase64, toEventText, toRecord } from './support/events.ts';
import { getApi, revertAll, run } from './support/extension.ts';

describe('Values and events in any document', () => {
  before(async () => {
    await getApi();
  });

  afterEach(async () => {
    await revertAll();
  });

  const show = async (content: string, language = 'plaintext') => {
    return await vscode.window.showTextDocument(await openUnnamed(content, language));
  };
  const select = (editor: vscode.TextEditor, text: string) => {
    const start = editor.document.getText().indexOf(text);
    const { document } = editor;
    editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
  };

  it('are decoded beside, or only for who asks', async () => {
    assert.equal(await run('mskLambda.value.decode', toBase64('{"a": 1}')), '{\n  "a": 1\n}');
    const editor = await show(`payload=${toBase64('{"a": 1}')};`);
    select(editor, toBase64('{"a": 1}'));
    assert.equal(await run('mskLambda.value.decode'), '{\n  "a": 1\n}');
    const shown = vscode.window.activeTextEditor?.document;
    assert.deepEqual([shown?.getText(), shown?.languageId], ['{\n  "a": 1\n}', 'json']);
  });

  it('are decoded where the cursor is, and copied', async () => {
    const editor = await show('trace: [104, -61, -85]');
    editor.selection = new vscode.Selection(0, 10, 0, 10);
    assert.equal(await run('mskLambda.value.copyDecoded'), 'hë');
    assert.equal(await vscode.env.clipboard.readText(), 'hë');
    assert.equal(await run('mskLambda.value.decode'), 'hë');
  });

  it('are encoded in place, all selections in one undo step', async () => {
    const editor = await show('one two');
    editor.selections = [new vscode.Selection(0, 0, 0, 3), new vscode.Selection(0, 4, 0, 7)];
    assert.equal(await run('mskLambda.value.encode'), `${toBase64('one')}\n${toBase64('two')}`);
    assert.equal(editor.document.getText(), `${toBase64('one')} ${toBase64('two')}`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'one two');
    assert.equal(await run('mskLambda.value.encode', 'ë'), toBase64('ë'));
  });

  it('are offered above the line of a log, and opened as documents of their own', async () => {
    const event = JSON.stringify(JSON.parse(toEventText(toRecord(15, {}))));
    const { document } = await show(`START RequestId\nINFO event: ${event}\nEND\n`);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [[1, 'Open Kafka Event']],
    );
    const [ref] = lenses[0]?.command?.arguments ?? [];
    const uri = await run('mskLambda.event.openEmbedded', ref);
    const opened = vscode.window.activeTextEditor?.document;
    assert.equal(opened?.uri.toString(), uri);
    assert.match(uri ?? '', /\/event(-\d+)?\.msk-event\.json$/);
    assert.equal(opened?.getText(), toEventText(toRecord(15, {})));
  });

  it('are found in the body of a message, but not in themselves', async () => {
    const text = toEventText(toRecord(15, {}));
    const message = JSON.stringify({ Records: [{ eventSource: 'aws:sqs', body: text }] }, null, 2);
    const uri = await run('mskLambda.event.openEmbedded', message);
    const opened = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    assert.equal(opened?.getText(), text);
    const event = await openEvent(text);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', event.uri);
    assert.deepEqual(
      lenses.filter(({ command }) => command?.command === 'mskLambda.event.openEmbedded'),
      [],
    );
    await vscode.workspace.fs.delete(event.uri);
  });
});
