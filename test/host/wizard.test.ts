import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type Commands, WIZARD_EDITOR } from '../../src/contributions.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import type { Testing } from '../../src/testing.ts';
import { getSandbox } from './support/sandbox.ts';

const extensionId = 'msk-lambda.msk-lambda';
const SCOPE = { region: 'us-east-1' };

describe('Wizard commands', () => {
  let sandbox: Sandbox;
  let testing: Testing;

  before(async () => {
    sandbox = await getSandbox();
    sandbox.reset();
    testing = readTesting(await vscode.extensions.getExtension(extensionId)?.activate());
  });

  beforeEach(() => testing.answer(async () => true));

  afterEach(async () => {
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(() => sandbox.reset());

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
    assert.equal(readActive()?.viewType, WIZARD_EDITOR);
    assert.equal(readActive()?.uri.toString(), uri);
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
    assert.equal(readActive()?.viewType, WIZARD_EDITOR);
  });

  it('open files in the wizard, broken ones too, without touching them', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, 'broken.msk-mapping.json');
    await writeFile(file.fsPath, '{ "Topics": [');
    await vscode.commands.executeCommand('vscode.open', file);
    assert.equal(readActive()?.viewType, WIZARD_EDITOR);
    assert.equal(await run('mskLambda.mapping.submit', file.toString()), undefined);
    assert.equal(findDocument(file.toString()).getText(), '{ "Topics": [');
    assert.equal(findDocument(file.toString()).isDirty, false);
    await vscode.workspace.fs.delete(file);
  });
});

function findDocument(uri: string | undefined): vscode.TextDocument {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  assert.ok(document, `${uri} is not open`);
  return document;
}

function readActive(): vscode.TabInputCustom | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input : undefined;
}

/** Unsaved documents would ask on closing, and tests are refused dialogs. */
async function revertAll(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  for (const _tab of tabs) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function run<Id extends keyof Commands>(
  id: Id,
  ...args: Parameters<Commands[Id]>
): Promise<ReturnType<Commands[Id]> | undefined> {
  return await vscode.commands.executeCommand(id, ...args);
}

function readTesting(api: unknown): Testing {
  assert.ok(typeof api === 'object' && api !== null && 'testing' in api);
  return api.testing as Testing;
}
