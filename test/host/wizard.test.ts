import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WIZARD_EDITOR } from '../../src/contributions.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run, type TestedApi } from './support/extension.ts';
import { writeFile } from './support/mappingFiles.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitFor } from './support/waiting.ts';

const SCOPE = { region: 'us-east-1' };

describe('Wizard commands', () => {
  let sandbox: Sandbox;
  let api: TestedApi;

  before(async () => {
    api = await getApi();
    sandbox = await resetAccount();
  });

  beforeEach(() => api.testing.answer(async () => true));

  afterEach(async () => {
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(resetAccount);

  const toInput = () => ({
    FunctionName: 'customer-profile-sync',
    Topics: ['orders'],
    StartingPosition: 'TRIM_HORIZON',
  });
  const toClusterArn = () => sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn ?? '';

  it('open an unsaved document with the given values in the wizard', async () => {
    const uri = await run('mskLambda.mapping.create', { scope: SCOPE, clusterArn: toClusterArn(), input: toInput() });
    const document = findDocument(uri);
    assert.equal(document.isUntitled, true);
    assert.equal(document.isDirty, true);
    assert.match(document.uri.path, /\/orders\.msk-mapping\.json$/);
    assert.deepEqual(JSON.parse(document.getText()), { ...toInput(), EventSourceArn: toClusterArn() });
    assert.equal((await readActive()).viewType, WIZARD_EDITOR);
    assert.equal((await readActive()).uri.toString(), uri);
  });

  it('give each new document a name of its own', async () => {
    const first = await run('mskLambda.mapping.create', { input: { Topics: ['payments/eu'] } });
    const second = await run('mskLambda.mapping.create', { input: { Topics: ['payments/eu'] } });
    assert.match(first ?? '', /payments-eu\.msk-mapping\.json$/);
    assert.match(second ?? '', /payments-eu-2\.msk-mapping\.json$/);
  });

  it('begin without any value', async () => {
    const uri = await run('mskLambda.mapping.create');
    assert.match(uri ?? '', /\/new\.msk-mapping\.json$/);
    assert.deepEqual(JSON.parse(findDocument(uri).getText()), {});
  });

  it('create the mapping of the document in front', async () => {
    const uri = await run('mskLambda.mapping.create', { scope: SCOPE, clusterArn: toClusterArn(), input: toInput() });
    const mapping = await run('mskLambda.mapping.submit');
    assert.equal(mapping?.State, 'Enabled');
    assert.equal(mapping?.EventSourceArn, toClusterArn());
    assert.deepEqual(JSON.parse(findDocument(uri).getText()), { ...toInput(), EventSourceArn: toClusterArn() });
    assert.ok(sandbox.account.mappings.some(({ uuid }) => uuid === mapping?.UUID));
  });

  it('open the document of a deployed mapping, once', async () => {
    const ref = { scope: SCOPE, uuid: '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16' };
    const uri = await run('mskLambda.mapping.edit', ref);
    const content: unknown = JSON.parse(findDocument(uri).getText());
    assert.ok(typeof content === 'object' && content !== null && 'UUID' in content && content.UUID === ref.uuid);
    assert.match(uri ?? '', /order-cancellations-74f1a6c3\.msk-mapping\.json$/);
    assert.equal(await run('mskLambda.mapping.edit', ref), uri);
  });

  it('copy the AWS CLI command and resolve to it', async () => {
    const uri = await run('mskLambda.mapping.create', { scope: SCOPE, clusterArn: toClusterArn(), input: toInput() });
    const command = await run('mskLambda.mapping.copyCliCommand', uri);
    assert.match(command ?? '', /^aws lambda create-event-source-mapping \\\n {2}--region us-east-1/);
    assert.equal(await vscode.env.clipboard.readText(), command);
  });

  it('lead from the wizard to the text and back', async () => {
    const uri = await run('mskLambda.mapping.create', { input: toInput() });
    await run('mskLambda.wizard.openAsText');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri);
    await run('mskLambda.wizard.open');
    assert.equal((await readActive()).viewType, WIZARD_EDITOR);
  });

  it('open a deployed mapping anew when its document was thrown away, in whatever editors it was', async () => {
    const ref = { scope: SCOPE, uuid: '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16' };
    const first = findDocument(await run('mskLambda.mapping.edit', ref));
    const deployed = first.getText();
    await run('mskLambda.wizard.openAsText');
    await run('mskLambda.wizard.open');
    const change = new vscode.WorkspaceEdit();
    change.replace(first.uri, new vscode.Range(0, 0, first.lineCount, 0), `{ "UUID": "${ref.uuid}", "BatchSize": 7 }`);
    assert.equal(await vscode.workspace.applyEdit(change), true);
    await revertAll();
    assert.equal(findDocument(await run('mskLambda.mapping.edit', ref)).getText(), deployed);
  });

  it('open files in the wizard, broken ones too, without touching them', async () => {
    const file = await writeFile('broken.msk-mapping.json', '{ "Topics": [');
    await vscode.commands.executeCommand('vscode.open', file);
    assert.equal((await readActive()).viewType, WIZARD_EDITOR);
    assert.equal(await run('mskLambda.mapping.submit', file.toString()), undefined);
    assert.equal(findDocument(file.toString()).getText(), '{ "Topics": [');
    assert.equal(findDocument(file.toString()).isDirty, false);
  });
});

function findDocument(uri: string | undefined): vscode.TextDocument {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  assert.ok(document, `${uri} is not open`);
  return document;
}

/** What the wizard in front shows, once one is there. */
function readActive(): Promise<vscode.TabInputCustom> {
  const { tabGroups } = vscode.window;
  return waitFor(() => {
    const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom ? input : undefined;
  }, tabGroups.onDidChangeTabs);
}
