import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { Answers } from './support/answers.ts';
import { openEvent, replaceAll, toBase64, toEventText, toRecord } from './support/events.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { Messages } from './support/messages.ts';
import { getSandbox } from './support/sandbox.ts';
import { waitFor } from './support/waiting.ts';

const SCOPE = { region: 'us-east-1' };
const ORDERS_V1 = '7b0c9d52-1f4e-4a86-9c3d-2e5f80a1b647';
const SHIPMENTS = '0e8a35d9-62b4-4f17-a9c8-51d3e7f2086b';
const REFUNDS = 'f25d8b61-0a7c-49e3-b1f4-9c86d20e5a73';

const PROTO = `syntax = "proto3";
package shop;
import "money.proto";
message Order { int64 id = 1; Money price = 2; }
message Cancelled { string why = 3; }`;
const MONEY = 'syntax = "proto3"; package shop; message Money { int64 cents = 1; }';

/** An order, the id 27, at 300 cents; and the same in Avro: id 27, "foo", OPEN, 1. */
const ORDER = [8, 27, 18, 3, 8, 172, 2];
const AVRO_ORDER = [54, 6, 102, 111, 111, 0, 0, 0, 0, 0, 0, 0, 240, 63];
const CONFLUENT = [0, 0, 0, 0, 7];
const toGlueFrame = (id: string) => [3, 0, ...Buffer.from(id.replaceAll('-', ''), 'hex')];

const VALUE = '/records/orders-0/0/value';

describe('Values of events by a schema', () => {
  let sandbox: Sandbox;
  let messages: Messages;
  let event: vscode.TextDocument;
  let files: readonly vscode.Uri[] = [];

  before(async () => {
    await getApi();
    sandbox = await getSandbox();
    messages = new Messages();
  });

  afterEach(async () => {
    await run('mskLambda.value.forgetSchema', toRef());
    messages.clear();
    await revertAll();
    await Promise.all([event.uri, ...files].map((uri) => vscode.workspace.fs.delete(uri)));
    files = [];
    sandbox.reset();
  });

  after(() => messages.dispose());

  const toRef = () => ({ uri: event.uri.toString(), path: VALUE });
  const open = async (...bytes: readonly number[]) => {
    event = await openEvent(toEventText(toRecord(15, { value: toBase64(Uint8Array.from(bytes)) })));
  };
  const write = async (name: string, text: string) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    files = [...files, uri];
    return uri.toString();
  };
  /** What stands beside the value. */
  const untilHint = async (wanted: RegExp) =>
    await waitFor(async () => {
      const range = new vscode.Range(0, 0, event.lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        event.uri,
        range,
      );
      return hints.map(({ label }) => String(label)).find((label) => wanted.test(label));
    }, everyTurn);

  it('of Protobuf are shown, kept for the topic, edited and forgotten', async () => {
    await write('money.proto', MONEY);
    const proto = await write('order.proto', PROTO);
    await open(...CONFLUENT, 0, ...ORDER);
    const text = await run('mskLambda.value.decodeWithSchema', toRef(), proto);
    assert.deepEqual(JSON.parse(text ?? ''), { id: 27, price: { cents: 300 } });
    assert.equal(await untilHint(/^Protobuf/), 'Protobuf, shop.Order by order.proto: {"id":27,"price":{"cents":300}}');
    assert.equal(await run('mskLambda.value.copyDecoded', toRef()), text);

    const address = await run('mskLambda.value.edit', toRef());
    const value = await vscode.workspace.openTextDocument(vscode.Uri.parse(address ?? '', true));
    assert.equal(value.languageId, 'json');
    assert.equal(value.getText(), text);
    await replaceAll(value, '{"id": 9007199254740993}');
    assert.equal(await value.save(), true);
    const written = [...CONFLUENT, 0, 8, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    assert.equal(event.getText(), toEventText(toRecord(15, { value: toBase64(Uint8Array.from(written)) })));
    assert.match((await untilHint(/9007/)) ?? '', /\{"id":9007199254740993\}$/);

    await run('mskLambda.value.forgetSchema', toRef());
    assert.match((await untilHint(/binary/)) ?? '', /^Confluent schema 7 · binary/);
  });

  it('ask for the message that nothing else tells, with what it would say', async () => {
    await write('money.proto', MONEY);
    const proto = await write('order.proto', PROTO);
    await open(...ORDER);
    const answers = new Answers(/Order/);
    try {
      const text = await run('mskLambda.value.decodeWithSchema', toRef(), proto);
      assert.deepEqual(JSON.parse(text ?? ''), { id: 27, price: { cents: 300 } });
      assert.match(answers.lists[0]?.[0]?.detail ?? '', /^\{"id":27/);
      assert.equal(answers.isDone, true);
    } finally {
      answers.dispose();
    }
    // Another time nothing is asked.
    assert.ok(await run('mskLambda.value.decodeWithSchema', toRef()));
  });

  it('whose bytes would not come back the same are edited as hexadecimal digits', async () => {
    await write('money.proto', MONEY);
    const proto = await write('order.proto', PROTO);
    await open(...CONFLUENT, 0, 8, 27, 72, 1);
    assert.deepEqual(JSON.parse((await run('mskLambda.value.decodeWithSchema', toRef(), proto)) ?? ''), {
      id: 27,
      9: 1,
    });
    const address = await run('mskLambda.value.edit', toRef());
    assert.match(vscode.Uri.parse(address ?? '', true).path, /\.hex$/);
    await messages.next(/the bytes would differ/);
  });

  it('that do not fit say where, and an import that is missing is named', async () => {
    const proto = await write('order.proto', PROTO);
    await open(...CONFLUENT, 0, 8);
    assert.equal(await run('mskLambda.value.decodeWithSchema', toRef(), proto), undefined);
    await messages.next(/order\.proto imports money\.proto, which is not there/);
    await write('money.proto', MONEY);
    assert.equal(await run('mskLambda.value.decodeWithSchema', toRef(), proto, 'shop.Order'), undefined);
    await messages.next(/The bytes do not fit the schema\. The bytes end at 2/);
  });

  it('are read by the schema in AWS Glue that their frame names', async () => {
    await open(...toGlueFrame(ORDERS_V1), ...AVRO_ORDER);
    const text = await run('mskLambda.value.decodeWithGlue', toRef(), SCOPE);
    assert.deepEqual(JSON.parse(text ?? ''), { id: 27, customer: 'foo', status: 'OPEN', total: 1 });
    assert.match((await untilHint(/^Avro/)) ?? '', /^Avro, by orders v1: \{"id":27/);
    const asked = sandbox.requests.filter(({ operation }) => operation === 'GetSchemaVersion').length;
    assert.ok(await run('mskLambda.value.decodeWithSchema', toRef()));
    assert.equal(sandbox.requests.filter(({ operation }) => operation === 'GetSchemaVersion').length, asked);
  });

  it('are read by a Protobuf schema in AWS Glue, which counts messages in its own way', async () => {
    // Shipment, Shipment.Parcel, Shipment.TagsEntry: the second.
    await open(...toGlueFrame(SHIPMENTS), 1, 8, 50, 18, 1, 97);
    const text = await run('mskLambda.value.decodeWithGlue', toRef(), SCOPE);
    assert.deepEqual(JSON.parse(text ?? ''), { grams: 50, label: 'a' });
    assert.match((await untilHint(/^Protobuf/)) ?? '', /^Protobuf, shop\.shipments\.Shipment\.Parcel by shipments v1:/);
  });

  it('of a JSON schema are JSON already, and what cannot be had says why', async () => {
    await open(...toGlueFrame(REFUNDS), ...Buffer.from('{"order":1}'));
    assert.deepEqual(JSON.parse((await run('mskLambda.value.decodeWithGlue', toRef(), SCOPE)) ?? ''), { order: 1 });
    await messages.next(/The schema refunds is of JSON/);
    const elsewhere = { region: 'eu-west-1' };
    assert.equal(await run('mskLambda.value.decodeWithGlue', toRef(), elsewhere), undefined);
    await messages.next(/AWS Glue has no schema version f25d8b61.* in eu-west-1/);
    sandbox.setFaults({ deny: ['glue:GetSchemaVersion'] });
    assert.equal(await run('mskLambda.value.decodeWithGlue', toRef(), SCOPE), undefined);
    await messages.next(/glue:GetSchemaVersion/);
  });
});

function everyTurn(listener: () => void): vscode.Disposable {
  const timer = setInterval(listener);
  return new vscode.Disposable(() => clearInterval(timer));
}
