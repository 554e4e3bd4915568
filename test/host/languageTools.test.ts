import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getApi } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';

/** payment-authorizations → payments-fraud-score: its secret is not associated with the cluster. */
const failing = '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9';

describe('Language-model tools', () => {
  before(async () => {
    await getApi();
  });

  beforeEach(async () => {
    await resetAccount();
  });

  after(resetAccount);

  it('are offered with a schema and a description for the model', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('mskLambda_'));
    assert.deepEqual(ours.map(({ name }) => name).sort(), [
      'mskLambda_decodeEvent',
      'mskLambda_diagnoseMapping',
      'mskLambda_explainMapping',
      'mskLambda_generateEvent',
      'mskLambda_listMappings',
    ]);
    for (const { description, inputSchema } of ours) {
      assert.ok(description.length > 60);
      assert.ok(inputSchema !== undefined && 'properties' in inputSchema);
    }
  });

  it('list mappings, those with a problem first', async () => {
    const answer = await ask('mskLambda_listMappings', { text: 'payments' });
    const [head = '', first = ''] = answer.split('\n');
    assert.match(head, /^\d+ mappings, [1-9]\d* with a problem\.$/);
    assert.match(first, /topic [\w-]+ of cluster .* → function .*: Enabled, .*/);
    assert.ok(answer.includes(failing));
    const onlyFailing = await ask('mskLambda_listMappings', { onlyFailing: true });
    assert.match(onlyFailing, /^(\d+) mappings, \1 with a problem\./);
  });

  it('explain a mapping with causes and commands', async () => {
    const answer = await ask('mskLambda_explainMapping', { uuid: failing });
    assert.match(answer, /AWS says: PROBLEM: SASL authentication failed/);
    assert.match(answer, /^1\. \(evident\) .*not associated/m);
    assert.match(answer, /aws kafka batch-associate-scram-secret/);
    assert.ok(answer.length < 12_000, `${answer.length} characters`);
  });

  it('explain the errors of a text', async () => {
    const text =
      'Error: retryAttempts must be -1 (for infinite) or between 0 and 10000 inclusive, got -2\nPROBLEM: SASL authentication failed.';
    const answer = await ask('mskLambda_explainMapping', { text });
    assert.match(answer, /^ERROR: The number of attempts is outside its limits\. Possible are 0 to 10000/);
    assert.match(answer, /^In the text: PROBLEM: SASL authentication failed\.\n1\. \(possible\) /m);
    assert.match(await ask('mskLambda_explainMapping', { text: 'moon' }), /^No error in this text is known\..*\n1\. /);
  });

  it('diagnose a mapping', async () => {
    const answer = await ask('mskLambda_diagnoseMapping', { uuid: failing });
    assert.match(answer, /^[1-9]\d* checks fail, \d+ could not be told, [1-9]\d* pass\.$/m);
    assert.match(answer, /^FAILS: .*secret/im);
    assert.ok(answer.length < 20_000, `${answer.length} characters`);
  });

  it('say which mapping there is none of', async () => {
    await assert.rejects(
      ask('mskLambda_explainMapping', { uuid: '00000000-0000-4000-8000-000000000000' }),
      /No mapping/,
    );
    await assert.rejects(ask('mskLambda_explainMapping', {}), /Give "uuid"/);
  });

  it('decode the event that they generate', async () => {
    const event = await ask('mskLambda_generateEvent', {
      topic: 'orders',
      records: 2,
      template: { id: 7 },
      keyField: 'id',
    });
    const answer = await ask('mskLambda_decodeEvent', { event });
    assert.match(
      answer,
      /^kafka event, 2 records\.\n- orders-0 offset 0 at \d{4}-.*: key .*7, value \(json\) \{"id":7\}/,
    );
    assert.match(await ask('mskLambda_decodeEvent', { event: '{"a":1}' }), /^No Kafka event for Lambda: other/);
  });

  it('read files of the workspace only', async () => {
    for (const file of ['/etc/passwd', '../outside.json', '*.msk-event.json', '**/*']) {
      await assert.rejects(ask('mskLambda_decodeEvent', { file }), /no file/, file);
    }
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'asked.msk-event.json');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('{"a":1}'));
    for (const file of ['asked.msk-event.json', uri.fsPath]) {
      assert.match(await ask('mskLambda_decodeEvent', { file }), /^No Kafka event for Lambda: other/, file);
    }
    await vscode.workspace.fs.delete(uri);
  });
});

async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}
