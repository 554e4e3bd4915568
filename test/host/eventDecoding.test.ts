import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { getApi, revertAll, run } from './support/extension.ts';
import { after as placeAfter, removeFiles, writeFile } from './support/mappingFiles.ts';
import { waitFor, waitUntil } from './support/waiting.ts';

const encode = (value: string | Uint8Array) => Buffer.from(value).toString('base64');
const LONG = JSON.stringify({ id: 1, text: 'x'.repeat(200) });

const toRecord = (offset: number, value: string | null, rest: object = {}) => ({
  topic: 'orders',
  partition: 0,
  offset,
  timestamp: 1545084650987,
  timestampType: 'CREATE_TIME',
  key: encode(`k${offset}`),
  value,
  ...rest,
});

const EVENT = {
  eventSource: 'aws:kafka',
  records: {
    'orders-0': [
      toRecord(7, encode('{"total": 5.0}'), { headers: [{ trace: [-61, -85] }] }),
      toRecord(8, null),
      toRecord(9, encode(gzipSync('{"zipped":true}'))),
      toRecord(10, encode(Uint8Array.of(0xff, 0xfe, 0xfd))),
      toRecord(11, 'a-b'),
      toRecord(12, encode(LONG)),
    ],
  },
};

let files = 0;

describe('Events decoded in place', () => {
  before(async () => {
    await getApi();
  });

  afterEach(async () => {
    await vscode.workspace.getConfiguration().update('mskLambda.event.decode', undefined, true);
    await revertAll();
    await removeFiles();
  });

  const open = async (content: string | object, ending = '.json') => {
    files += 1;
    const uri = await writeFile(`decoding-${files}${ending}`, content);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  };

  it('have the contents beside what is encoded, whatever the file is called', async () => {
    const document = await open(EVENT);
    const hints = await listHints(document);
    const labels = hints.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['k7', '{"total":5.0}', 'ë']);
    assert.deepEqual(labels.slice(4, 6), ['tombstone', 'k9']);
    assert.equal(labels[6], 'gzip · {"zipped":true}');
    assert.equal(labels[8], 'binary, 3 bytes: ff fe fd');
    assert.match(String(labels[10]), /^cannot be decoded: /);
    assert.equal(labels[12], `${LONG.slice(0, 120)}…`);
    const [, value] = hints;
    assert.ok(value);
    assert.ok(document.getText().startsWith(`"${encode('{"total": 5.0}')}"`, document.offsetAt(value.position)));
    // VS Code cuts hints after 43 characters unless a language says otherwise.
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('inlayHints.maximumLength'), 0);
  });

  it('are decoded in one line too, as far as an editor draws it', async () => {
    const records = Array.from({ length: 1000 }, (_, offset) => toRecord(offset, encode(`{"n":${offset}}`)));
    const document = await open(JSON.stringify({ ...EVENT, records: { 'orders-0': records } }));
    const hints = await listHints(document);
    assert.equal(hints[1]?.label, '{"n":0}');
    assert.ok(hints.length > 50 && hints.length < 500, `${hints.length} hints`);
    assert.ok(hints.every(({ position }) => position.character <= 10_000));
  });

  it('are no events when they only look like it', async () => {
    await listHints(await open(EVENT));
    const kinesis = await open({ Records: [{ eventSource: 'aws:kinesis', kinesis: { data: encode('{"a":1}') } }] });
    assert.deepEqual(await askHints(kinesis), []);
    const pipe = await open([{ eventSource: 'aws:kafka', topic: 'orders', value: encode('{"a":1}') }]);
    assert.deepEqual(await askHints(pipe), []);
  });

  it('follow what is typed', async () => {
    const document = await open(EVENT);
    await listHints(document);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const old = encode('{"total": 5.0}');
    const start = placeAfter(document, `"${old}`).translate(0, -old.length);
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, old.length)), encode('new')));
    assert.equal((await askHints(document))[1]?.label, 'new');
  });

  it('are shown and hidden by a command and a setting', async () => {
    const document = await open(EVENT);
    await listHints(document);
    assert.equal(await run('mskLambda.event.toggleDecode'), false);
    assert.deepEqual(await askHints(document), []);
    assert.equal(await run('mskLambda.event.toggleDecode', true), true);
    assert.ok((await askHints(document)).length > 5);
  });

  it('say on hover what a value is, in full, and what it was held against', async () => {
    const document = await open(EVENT);
    await listHints(document);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeAfter(document, `"${encode('{"total": 5.0}').slice(0, 4)}`),
    );
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /^\*\*value\*\* · `orders-0` · offset 7 · /);
    assert.match(content.value, /```json\n\{\n {2}"total": 5\.0\n\}\n```/);
    assert.match(content.value, /✓ JSON: It is valid JSON/);
    assert.match(content.value, /\(command:mskLambda\.value\.copyDecoded\?/);
  });

  it('can be seen otherwise, each value for itself', async () => {
    const document = await open(EVENT);
    await listHints(document);
    const ref = { uri: document.uri.toString(), path: '/records/orders-0/0/value' };
    assert.equal(await run('mskLambda.value.chooseView', ref, 'text'), '{"total": 5.0}');
    assert.equal((await askHints(document))[1]?.label, '{"total": 5.0}');
    assert.equal(await run('mskLambda.value.chooseView', ref, 'hex'), '7b 22 74 6f 74 61 6c 22 3a 20 35 2e 30 7d');
    assert.match(String((await askHints(document))[1]?.label), /^binary, 14 bytes: 7b 22 74/);
  });

  it('are copied from the cursor', async () => {
    const document = await open(EVENT);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const place = placeAfter(document, `"${encode('{"total": 5.0}').slice(0, 4)}`);
    editor.selection = new vscode.Selection(place, place);
    assert.equal(await run('mskLambda.value.copyDecoded'), '{\n  "total": 5.0\n}');
    assert.equal(await vscode.env.clipboard.readText(), '{\n  "total": 5.0\n}');
  });

  it('open as a whole beside, and follow the event', async () => {
    const document = await open(EVENT, '.msk-event.json');
    const address = await run('mskLambda.event.openDecoded', document.uri.toString());
    assert.ok(address);
    const decoded = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
    const { records } = JSON.parse(decoded.getText());
    assert.deepEqual(records['orders-0'][0].value, { total: 5 });
    assert.deepEqual(records['orders-0'][0].headers, [{ trace: 'ë' }]);
    const change = new vscode.WorkspaceEdit();
    const old = encode('{"total": 5.0}');
    const start = placeAfter(document, `"${old}`).translate(0, -old.length);
    change.replace(document.uri, new vscode.Range(start, start.translate(0, old.length)), encode('followed'));
    await vscode.workspace.applyEdit(change);
    await waitUntil(() => decoded.getText().includes('"followed"'), vscode.workspace.onDidChangeTextDocument);
    const value = await run('mskLambda.value.open', {
      uri: document.uri.toString(),
      path: '/records/orders-0/2/value',
    });
    const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(value ?? '', true));
    assert.equal(opened.getText(), '{\n  "zipped": true\n}');
    assert.equal(opened.languageId, 'json');
  });

  it('open as a whole at the record of the cursor', async () => {
    const records = Array.from({ length: 200 }, (_, offset) => toRecord(offset, encode(`{"n":${offset}}`)));
    const document = await open({ ...EVENT, records: { 'orders-0': records } });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const place = placeAfter(document, encode('{"n":150}'));
    editor.selection = new vscode.Selection(place, place);
    const address = await run('mskLambda.event.openDecoded');
    const beside = await waitFor(() => {
      const shown = vscode.window.visibleTextEditors.find((candidate) => candidate.document.uri.toString() === address);
      return (shown?.visibleRanges[0]?.start.line ?? 0) > 0 ? shown : undefined;
    }, vscode.window.onDidChangeTextEditorVisibleRanges);
    const [range] = beside.visibleRanges;
    assert.ok(range);
    assert.match(beside.document.getText(range), /"n": 150\b/);
  });

  it('are outlined by partition and record, and each record folds', async () => {
    const document = await open(EVENT);
    await listHints(document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const group = symbols.find(({ detail }) => detail === '6 records');
    assert.equal(group?.name, 'orders-0');
    assert.deepEqual(
      group.children.slice(0, 2).map(({ name, detail }) => [name, detail]),
      [
        ['7 · k7', '2018-12-17T22:10:50.987Z'],
        ['8 · k8', '2018-12-17T22:10:50.987Z'],
      ],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const first = placeAfter(document, '"orders-0": [').line + 1;
    assert.ok(folds.some(({ start }) => start === first));
  });
});

async function askHints(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const end = document.positionAt(document.getText().length);
  return await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), end),
  );
}

/** The first event that opens brings the feature with it, a moment later. */
async function listHints(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  return await waitFor(async () => {
    const hints = await askHints(document);
    return hints.length > 0 ? hints : undefined;
  }, everyTurn);
}

function everyTurn(listener: () => void): vscode.Disposable {
  const timer = setInterval(listener);
  return new vscode.Disposable(() => clearInterval(timer));
}
