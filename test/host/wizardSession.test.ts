import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { revertAll } from './support/extension.ts';
import { writeFile } from './support/mappingFiles.ts';
import { getSandbox } from './support/sandbox.ts';
import { openText, WizardBed } from './wizardBed.ts';

describe('A wizard page', () => {
  let sandbox: Sandbox;
  let bed: WizardBed;

  before(async () => {
    sandbox = await getSandbox();
  });

  beforeEach(() => {
    sandbox.reset();
    bed = new WizardBed(sandbox);
  });

  afterEach(async () => {
    bed.dispose();
    sandbox.reset();
    await revertAll();
  });

  it('gets the document, the account and what was submitted in one answer', async () => {
    const document = await openText('{"BatchSize": 5}');
    const page = bed.openPage(document);
    const start = await page.channel.call('ready', null);
    assert.equal(start.document.text, '{"BatchSize": 5}');
    assert.equal(start.scope.label, 'Sample account · us-east-1');
    assert.equal(start.scope.endpointUrl, sandbox.endpoint);
    assert.deepEqual(start.submission, { stage: 'none' });
    await page.until(() => page.accounts.at(-1) === '111122223333');
  });

  it('changes the document by small edits, one undo step each, in the order of the calls', async () => {
    const document = await openText('{\n  // kept\n  "BatchSize": 5\n}\n');
    await vscode.window.showTextDocument(document);
    const page = bed.openPage(document);
    await page.channel.call('ready', null);
    const [first, second] = await Promise.all([
      page.channel.call('edit', { edits: [{ path: ['BatchSize'], value: 6 }] }),
      page.channel.call('edit', { edits: [{ path: ['Topics', 0], value: 'orders' }] }),
    ]);
    assert.ok(second.version > first.version);
    assert.equal(document.version, second.version);
    assert.match(document.getText(), /\/\/ kept/);
    assert.match(document.getText(), /"BatchSize": 6/);
    assert.match(document.getText(), /"orders"/);
    assert.equal(page.texts.at(-1), document.getText());

    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /"orders"/);
    assert.match(document.getText(), /"BatchSize": 6/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '{\n  // kept\n  "BatchSize": 5\n}\n');
    assert.equal(page.texts.at(-1), document.getText());
  });

  it('gets the lists that it asks for', async () => {
    const page = bed.openPage(await openText('{}'));
    await page.channel.call('ready', null);
    page.channel.tell('load', { list: 'clusters' });
    page.channel.tell('load', { list: 'functions' });
    const complete = (name: string) => page.lists.find(({ list, status }) => list === name && status === 'loaded');
    await page.until(() => complete('clusters') !== undefined && complete('functions') !== undefined);
    assert.ok((complete('clusters')?.items.length ?? 0) >= 8);
    assert.ok((complete('functions')?.items.length ?? 0) >= 15);
    assert.doesNotMatch(JSON.stringify(complete('functions')), /"role"/);
    assert.deepEqual((await page.channel.call('ready', null)).lists.map(({ list }) => list).sort(), [
      'clusters',
      'functions',
    ]);
  });

  it('is told why a list cannot be had', async () => {
    sandbox.setFaults({ deny: ['lambda:ListFunctions'] });
    const page = bed.openPage(await openText('{}'));
    await page.channel.call('ready', null);
    page.channel.tell('load', { list: 'functions' });
    await page.until(() => page.lists.some(({ status }) => status === 'failed'));
    assert.match(page.lists.at(-1)?.failure?.message ?? '', /lambda:ListFunctions/);
  });

  it('gets the deployed mapping of a document with a UUID, and each change of it', async () => {
    const uuid = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
    const page = bed.openPage(await openText(JSON.stringify({ UUID: uuid })));
    await page.channel.call('ready', null);
    page.channel.tell('load', { list: 'mappings' });
    page.channel.tell('load', { list: 'deployed' });
    const isLoaded = (name: string) => page.lists.some(({ list, status }) => list === name && status === 'loaded');
    await page.until(() => isLoaded('deployed') && isLoaded('mappings'));
    const { store } = bed.wizard.deps;
    const scope = { region: 'us-east-1', sample: true } as const;
    const mapping = await store.api(scope).getMapping(uuid, new AbortController().signal);
    store.putMapping(scope, { ...mapping, BatchSize: 4321 });
    await page.until(() =>
      page.lists.some((list) => list.list === 'deployed' && JSON.stringify(list).includes('4321')),
    );
  });

  it('sees what another page of the same document submits', async () => {
    const document = await openText('{}');
    const [one, other] = [bed.openPage(document), bed.openPage(document)];
    await Promise.all([one.channel.call('ready', null), other.channel.call('ready', null)]);
    await one.channel.call('submit', null);
    assert.equal(other.submissions.at(-1)?.stage, 'stopped');
    await other.channel.call('dismiss', null);
    assert.equal(one.submissions.at(-1)?.stage, 'none');
  });

  it('has texts copied, and shown in an unsaved document of their language', async () => {
    const page = bed.openPage(await openText('{}'));
    await page.channel.call('ready', null);
    await page.channel.call('run', { errand: 'copyText', text: 'aws lambda' });
    assert.equal(await vscode.env.clipboard.readText(), 'aws lambda');
    await page.channel.call('run', { errand: 'showText', text: '{"a": 1}', languageId: 'json' });
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.getText(), '{"a": 1}');
    assert.equal(shown?.languageId, 'json');
    assert.equal(shown?.isUntitled, true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // Colours for Terraform come with another extension, which is not here.
    await page.channel.call('run', { errand: 'showText', text: 'a = 1', languageId: 'no-such-language' });
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'plaintext');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('gets event files as they are in the editor, and no other file', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = await writeFile('sampled.msk-event.json', '{"saved": true}');
    const page = bed.openPage(await openText('{}'));
    await page.channel.call('ready', null);
    const uri = file.toString();
    assert.deepEqual(await page.channel.call('readEvent', { uri }), { text: '{"saved": true}' });
    await vscode.workspace.openTextDocument(file);
    const change = new vscode.WorkspaceEdit();
    change.replace(file, new vscode.Range(0, 10, 0, 14), 'false');
    await vscode.workspace.applyEdit(change);
    assert.deepEqual(await page.channel.call('readEvent', { uri }), { text: '{"saved": false}' });
    assert.ok((await page.channel.call('listEvents', null)).some((entry) => entry.uri === uri));
    for (const other of ['package.json', '../secret.msk-event.json']) {
      const refused = vscode.Uri.joinPath(folder, other).toString();
      await assert.rejects(page.channel.call('readEvent', { uri: refused }), /no event file/);
    }
  });

  it('remembers the account and region that were chosen for it', async () => {
    const document = await openText('{}');
    const page = bed.openPage(document);
    await page.channel.call('ready', null);
    await bed.wizard.documentScopes.choose(document.uri.toString(), { region: 'eu-west-1', sample: true });
    await page.until(() => page.accounts.length > 1);
    const start = await page.channel.call('ready', null);
    assert.equal(start.scope.region, 'eu-west-1');
  });

  it('leaves nothing behind when it is closed', async () => {
    const document = await openText('{}');
    const page = bed.openPage(document);
    await page.channel.call('ready', null);
    page.dispose();
    const { length } = page.texts;
    const change = new vscode.WorkspaceEdit();
    change.insert(document.uri, new vscode.Position(0, 1), ' ');
    await vscode.workspace.applyEdit(change);
    assert.equal(page.texts.length, length);
  });
});
