import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { openEvent, replaceAll, toBase64, toEventText, toRecord, undoIn, untilText } from './support/events.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { untilProblems } from './support/mappingFiles.ts';

const SCHEMA = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'name', type: 'string' },
  ],
});

const VALUE = '/records/orders-0/0/value';

describe('Values of events as documents', () => {
  let event: vscode.TextDocument;

  before(async () => {
    await getApi();
  });

  afterEach(async () => {
    await revertAll();
    await vscode.workspace.fs.delete(event.uri);
  });

  const open = async (text: string) => {
    event = await openEvent(text);
    return event;
  };
  const edit = async (path = VALUE) => {
    const address = await run('mskLambda.value.edit', { uri: event.uri.toString(), path });
    assert.ok(address);
    const uri = vscode.Uri.parse(address, true).toString();
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    assert.ok(document);
    return document;
  };

  it('have the language of what they say, and are saved back as one change', async () => {
    const text = toEventText(toRecord(15, {}), toRecord(16, {}));
    await open(text);
    const value = await edit();
    assert.equal(value.getText(), '{"id": 1}');
    assert.equal(value.languageId, 'json');
    assert.match(value.uri.path, /\/orders-0@15\.value\.json$/);
    await replaceAll(value, '{"id": 2, "name": "ë"}');
    assert.equal(await value.save(), true);
    const record = toRecord(15, { value: toBase64('{"id": 2, "name": "ë"}') });
    assert.equal(event.getText(), toEventText(record, toRecord(16, {})));
    assert.equal(event.isDirty, true);
    await undoIn(event);
    assert.equal(event.getText(), text);
    await untilText(value, (found) => found === '{"id": 1}');
    assert.equal(value.isDirty, false);
  });

  it('keep frame and compression', async () => {
    const frame = [0, 0, 0, 0, 7];
    const packed = new Uint8Array([...frame, ...gzipSync('plain text')]);
    await open(toEventText(toRecord(15, { value: toBase64(packed) })));
    const value = await edit();
    assert.deepEqual([value.getText(), value.languageId], ['plain text', 'plaintext']);
    await replaceAll(value, 'other text');
    assert.equal(await value.save(), true);
    const bytes = Buffer.from(JSON.parse(event.getText()).records['orders-0'][0].value, 'base64');
    assert.deepEqual([...bytes.subarray(0, 5)], frame);
    assert.equal(gunzipSync(bytes.subarray(5)).toString(), 'other text');
  });

  it('are hexadecimal digits when they are no text, and take nothing else', async () => {
    const text = toEventText(toRecord(15, { value: toBase64(new Uint8Array([0xff, 0, 0x80])) }));
    await open(text);
    const value = await edit();
    assert.equal(value.getText(), 'ff 00 80');
    assert.match(value.uri.path, /\.hex$/);
    await replaceAll(value, 'ff 00\n0g');
    const problems = await untilProblems(value.uri, (found) => found.length > 0);
    assert.deepEqual(problems[0]?.range, new vscode.Range(1, 1, 1, 2));
    assert.equal(await value.save(), false);
    assert.equal(event.getText(), text);
    await replaceAll(value, 'ff 00\n01');
    assert.equal(await value.save(), true);
    assert.equal(event.getText(), toEventText(toRecord(15, { value: toBase64(new Uint8Array([0xff, 0, 1])) })));
    assert.deepEqual(vscode.languages.getDiagnostics(value.uri), []);
  });

  it('are headers and keys too, several open at once', async () => {
    const headers = (bytes: readonly number[]) => [{ trace: [1] }, { trace: bytes }];
    await open(toEventText(toRecord(15, { headers: headers([104, -61, -85]) })));
    const header = await edit('/records/orders-0/0/headers/1/trace');
    const key = await edit('/records/orders-0/0/key');
    assert.equal(header.getText(), 'hë');
    await replaceAll(header, 'é');
    await replaceAll(key, 'k2');
    assert.deepEqual([await header.save(), await key.save()], [true, true]);
    const record = { headers: headers([-61, -87]), key: toBase64('k2') };
    assert.deepEqual(JSON.parse(event.getText()), JSON.parse(toEventText(toRecord(15, record))));
  });

  it('make a value of a tombstone and of what is absent, and a tombstone of a value', async () => {
    const tombstone = toEventText(toRecord(15, { value: null, key: undefined }));
    await open(tombstone);
    const value = await edit();
    assert.equal(value.getText(), '');
    await replaceAll(value, 'back again');
    const key = await edit('/records/orders-0/0/key');
    await replaceAll(key, 'k');
    assert.deepEqual([await value.save(), await key.save()], [true, true]);
    const [record] = JSON.parse(event.getText()).records['orders-0'];
    assert.deepEqual([record.value, record.key], [toBase64('back again'), toBase64('k')]);
    const before = event.getText();
    const ref = { uri: event.uri.toString(), path: VALUE };
    assert.equal(await run('mskLambda.value.setNull', ref), VALUE);
    assert.equal(JSON.parse(event.getText()).records['orders-0'][0].value, null);
    await untilText(value, (found) => found === '');
    await undoIn(event);
    assert.equal(event.getText(), before);
  });

  it('follow the event, and their record wherever it goes', async () => {
    await open(toEventText(toRecord(15, {}), toRecord(16, { value: toBase64('second') })));
    const value = await edit('/records/orders-0/1/value');
    await replaceAll(event, toEventText(toRecord(16, { value: toBase64('moved') })));
    await untilText(value, (found) => found === 'moved');
    await replaceAll(value, 'edited');
    assert.equal(await value.save(), true);
    assert.equal(event.getText(), toEventText(toRecord(16, { value: toBase64('edited') })));
  });

  it('do not write over what changed meanwhile, until they are saved once more', async () => {
    await open(toEventText(toRecord(15, { value: toBase64('one') })));
    const value = await edit();
    await replaceAll(value, 'mine');
    const theirs = toEventText(toRecord(15, { value: toBase64('two') }));
    await replaceAll(event, theirs);
    assert.equal(await value.save(), false);
    assert.equal(event.getText(), theirs);
    assert.equal(await value.save(), true);
    assert.equal(event.getText(), toEventText(toRecord(15, { value: toBase64('mine') })));
  });

  it('have nowhere to go when their record is gone, until it is back', async () => {
    await open(toEventText(toRecord(15, { value: toBase64('one') }), toRecord(16, {})));
    const value = await edit();
    await replaceAll(value, 'mine');
    const without = toEventText(toRecord(16, {}));
    await replaceAll(event, without);
    assert.equal(await value.save(), false);
    assert.equal(event.getText(), without);
    await undoIn(event);
    assert.equal(await value.save(), true);
    assert.equal(JSON.parse(event.getText()).records['orders-0'][0].value, toBase64('mine'));
  });

  it('are saved into an event that was closed meanwhile', async () => {
    await open(toEventText(toRecord(15, {})));
    const value = await edit();
    const [tab] = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === event.uri.toString());
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await replaceAll(value, '{}');
    assert.equal(await value.save(), true);
    const reopened = await vscode.workspace.openTextDocument(event.uri);
    assert.equal(reopened.getText(), toEventText(toRecord(15, { value: toBase64('{}') })));
  });

  it('are JSON by an Avro schema in a file', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const schema = vscode.Uri.joinPath(folder, 'order.avsc');
    await vscode.workspace.fs.writeFile(schema, new TextEncoder().encode(SCHEMA));
    await open(toEventText(toRecord(15, { value: toBase64(new Uint8Array([0, 0, 0, 0, 7, 54, 6, 102, 111, 111])) })));
    const ref = { uri: event.uri.toString(), path: VALUE };
    const text = await run('mskLambda.value.decodeWithSchema', ref, schema.toString());
    assert.deepEqual(JSON.parse(text ?? ''), { id: 27, name: 'foo' });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    assert.match((await run('mskLambda.value.forgetSchema', ref)) ?? '', /^36 06 66/);
    await vscode.workspace.fs.delete(schema);
  });

  it('end with no new line that only the settings ask for', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('insertFinalNewline', true);
    try {
      await open(toEventText(toRecord(15, { value: toBase64('one') })));
      const value = await edit();
      await replaceAll(value, 'two');
      assert.equal(await value.save(), true);
      assert.equal(event.getText(), toEventText(toRecord(15, { value: toBase64('two') })));
    } finally {
      await files.update('insertFinalNewline', undefined);
    }
  });
});
