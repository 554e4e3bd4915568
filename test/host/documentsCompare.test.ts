import assert from 'node:assert/strict';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run, type TestedApi } from './support/extension.ts';
import { openText, removeFiles, toFreshName, toRuleIds, untilProblems, writeFile } from './support/mappingFiles.ts';
import { Messages } from './support/messages.ts';
import { resetAccount } from './support/sandbox.ts';
import { readTooltip } from './support/tree.ts';
import { waitFor, waitUntil } from './support/waiting.ts';

const SCOPE = { region: 'us-east-1' };
/** order-cancellations → customer-profile-sync, on the cluster orders-prod. */
const UUID = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
/** orders → orders-processor, with every kind of setting and with tags. */
const FULL_UUID = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';

describe('Comparing documents with what is deployed', () => {
  let sandbox: Sandbox;
  let api: TestedApi;
  let messages: Messages;

  before(async () => {
    api = await getApi();
    sandbox = await resetAccount();
    await vscode.commands.executeCommand('mskLambda.explorer.focus');
  });

  beforeEach(() => {
    messages = new Messages();
  });

  afterEach(async () => {
    messages.dispose();
    await revertAll();
    await removeFiles();
    await vscode.commands.executeCommand('notifications.clearAll');
    await findRow({ isMarked: false });
  });

  const toInput = () => ({
    FunctionName: 'customer-profile-sync',
    EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn,
    Topics: ['order-cancellations'],
    StartingPosition: 'LATEST',
  });
  const readDiff = (isMeant: (input: vscode.TabInputTextDiff) => boolean = () => true) => {
    const { tabGroups } = vscode.window;
    return waitFor(() => {
      const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && isMeant(input) ? input : undefined;
    }, tabGroups.onDidChangeTabs);
  };
  /** The row of the mapping, once it says or does not say that a file differs. */
  const findRow = async ({ isMarked }: { readonly isMarked: boolean }) => {
    const data = await api.testing.explorer.data();
    await data.find({ scope: SCOPE, uuid: UUID });
    return await waitFor(() => {
      const row = data.model.findMapping(SCOPE, UUID);
      return row?.words.includes('differs') === isMarked ? row : undefined;
    }, data.onDidRedraw);
  };

  it('shows the file beside itself with the values that are deployed', async () => {
    const text = `${JSON.stringify({ ...toInput(), BatchSize: 250, Enabled: true }, null, 4)}\n`;
    const file = await writeFile(toFreshName('cancellations'), text);
    const differences = await run('mskLambda.mapping.compare', file.toString());
    assert.deepEqual(
      differences?.map(({ path, before, after }) => [path.join('.'), before, after]),
      [['BatchSize', '100', '250']],
    );
    const { original, modified } = await readDiff();
    assert.equal(modified.toString(), file.toString());
    const deployed = await vscode.workspace.openTextDocument(original);
    assert.equal(deployed.getText(), text.replace('250', '100'));
    assert.equal(deployed.languageId, 'json');
  });

  it('goes on differing in values only while files are edited, several at once too', async () => {
    const change = new vscode.WorkspaceEdit();
    const sides: vscode.TextDocument[] = [];
    for (const size of [250, 350]) {
      const file = await writeFile(toFreshName('cancellations'), { ...toInput(), BatchSize: size });
      await run('mskLambda.mapping.compare', file.toString());
      const isMeant = ({ modified }: vscode.TabInputTextDiff) => modified.toString() === file.toString();
      sides.push(await vscode.workspace.openTextDocument((await readDiff(isMeant)).original));
      change.insert(file, new vscode.Position(0, 0), '// mine\n');
    }
    assert.equal(await vscode.workspace.applyEdit(change), true);
    const isFollowed = () => sides.every((side) => side.getText().includes('// mine'));
    await waitUntil(isFollowed, vscode.workspace.onDidChangeTextDocument);
    for (const side of sides) assert.match(side.getText(), /"BatchSize": 100/);
  });

  it('says so when nothing differs, also of what AWS prints', async () => {
    const { uuid, configuration } = sandbox.account.mappings.find((mapping) => mapping.uuid === UUID) ?? {};
    const printed = {
      ...configuration,
      UUID: uuid,
      FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:customer-profile-sync',
      State: 'Enabled',
      MaximumRetryAttempts: -1,
    };
    const file = await writeFile('printed.json', printed);
    assert.deepEqual(await run('mskLambda.mapping.compare', file.toString()), []);
    await messages.next(/says the same as the mapping deployed in us-east-1/);
  });

  it('compares tags where the document has tags', async () => {
    const uri = await run('mskLambda.mapping.edit', { scope: SCOPE, uuid: FULL_UUID });
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    const text = JSON.parse(document?.getText() ?? '{}');
    const file = await writeFile(toFreshName('full'), { ...text, Tags: { team: 'orders', 'cost-center': '0815' } });
    const differences = await run('mskLambda.mapping.compare', file.toString());
    assert.deepEqual(
      differences?.map(({ path }) => path),
      [['Tags']],
    );
    const deployed = await vscode.workspace.openTextDocument((await readDiff()).original);
    assert.match(deployed.getText(), /"cost-center": "4711"/);
  });

  it('refuses documents that are not deployed, and says so', async () => {
    const file = await writeFile(toFreshName('new'), { ...toInput(), Topics: ['settlements'] });
    assert.equal(await run('mskLambda.mapping.compare', file.toString()), undefined);
    await messages.next(/not deployed there yet/);
  });

  it('marks mappings in the tree whose file differs, and compares from there', async () => {
    const { explorer } = api.testing;
    const name = `shop/${toFreshName('cancellations')}`;
    const file = await writeFile(name, { ...toInput(), BatchSize: 250 });
    const row = await findRow({ isMarked: true });
    assert.match(row.description ?? '', /file differs/);
    assert.ok((await readTooltip(explorer, row)).includes(name));
    const differences = await run('mskLambda.mapping.compare', { scope: SCOPE, uuid: UUID });
    assert.deepEqual(
      differences?.map(({ label }) => label),
      ['Batch size'],
    );
    assert.equal((await readDiff()).modified.toString(), file.toString());
    await revertAll();
    await writeFile(name, toInput());
    await findRow({ isMarked: false });
  });

  it('lists as a problem that the mapping of a file fails', async () => {
    const failing = sandbox.account.mappings.find(({ uuid }) => uuid === '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9');
    const file = await writeFile(toFreshName('failing'), {
      ...failing?.configuration,
      FunctionName: 'payments-fraud-score',
    });
    const data = await api.testing.explorer.data();
    await data.find({ scope: SCOPE, uuid: UUID });
    const [problem] = await untilProblems(file, (problems) => toRuleIds(problems).includes('sasl-authentication'));
    assert.match(problem?.message ?? '', /^The deployed mapping fails: .* Most likely: /);
    const document = await vscode.workspace.openTextDocument(file);
    assert.match(document.getText(problem?.range), /^\[\s*"payment-authorizations"\s*\]$/);
    await removeFiles();
    await untilProblems(file, (problems) => problems.length === 0);
  });

  it('takes the mark away with the folder that the file is in, and gives it back with the folder', async () => {
    const file = await writeFile(`shop/here/${toFreshName('cancellations')}`, { ...toInput(), BatchSize: 250 });
    await findRow({ isMarked: true });
    const here = vscode.Uri.joinPath(file, '..');
    // On the same disk, so that it can be moved.
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? assert.fail('no folder is open');
    const kept = await mkdtemp(path.join(folder, '..', 'kept-'));
    try {
      await cp(here.fsPath, kept, { recursive: true });
      await vscode.workspace.fs.delete(here, { recursive: true });
      await findRow({ isMarked: false });
      // At once, as a checkout does it: VS Code tells of the folder and of nothing in it.
      await rename(kept, here.fsPath);
      await findRow({ isMarked: true });
    } finally {
      await rm(kept, { recursive: true, force: true });
    }
  });

  it('says how to make a file where there is none', async () => {
    assert.equal(await run('mskLambda.mapping.compare', { scope: SCOPE, uuid: FULL_UUID }), undefined);
    await messages.next(/No file of this workspace describes this mapping/);
  });

  it('opens the wizard on documents, and the text of a file without it', async () => {
    const file = await writeFile(toFreshName('cancellations'), toInput());
    const document = await openText(file);
    await run('mskLambda.wizard.open', document.uri.toString());
    const { tabGroups } = vscode.window;
    const isInWizard = () => tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom;
    await waitUntil(isInWizard, tabGroups.onDidChangeTabs);
  });
});
