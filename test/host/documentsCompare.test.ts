import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run, type TestedApi } from './support/extension.ts';
import { openText, toFreshName, writeFile } from './support/mappingFiles.ts';
import { Messages } from './support/messages.ts';
import { getSandbox } from './support/sandbox.ts';
import { readTooltip, readTree } from './support/tree.ts';

const SCOPE = { region: 'us-east-1' };
/** order-cancellations → customer-profile-sync, on the cluster orders-prod. */
const UUID = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
/** orders → orders-processor, with every kind of setting and with tags. */
const FULL_UUID = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';

describe('Comparing documents with what is deployed', () => {
  let sandbox: Sandbox;
  let api: TestedApi;
  let messages: Messages;
  const files: vscode.Uri[] = [];

  before(async () => {
    sandbox = await getSandbox();
    sandbox.reset();
    api = await getApi();
    await vscode.commands.executeCommand('mskLambda.explorer.focus');
    await run('mskLambda.explorer.refresh');
  });

  beforeEach(() => {
    messages = new Messages();
  });

  afterEach(async () => {
    messages.dispose();
    await revertAll();
    for (const file of files.splice(0)) await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const write = async (name: string, content: string | object) => {
    const file = await writeFile(name, content);
    files.push(file);
    return file;
  };
  const toInput = () => ({
    FunctionName: 'customer-profile-sync',
    EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn,
    Topics: ['order-cancellations'],
    StartingPosition: 'LATEST',
  });
  const readDiff = () => {
    const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff, 'no text diff is in front');
    return input;
  };

  it('shows the file beside itself with the values that are deployed', async () => {
    const text = `${JSON.stringify({ ...toInput(), BatchSize: 250, Enabled: true }, null, 4)}\n`;
    const file = await write(toFreshName('cancellations'), text);
    const differences = await run('mskLambda.mapping.compare', file.toString());
    assert.deepEqual(
      differences?.map(({ path, before, after }) => [path.join('.'), before, after]),
      [['BatchSize', '100', '250']],
    );
    const { original, modified } = readDiff();
    assert.equal(modified.toString(), file.toString());
    const deployed = await vscode.workspace.openTextDocument(original);
    assert.equal(deployed.getText(), text.replace('250', '100'));
    assert.equal(deployed.languageId, 'json');
  });

  it('goes on differing in values only while the file is edited', async () => {
    const file = await write(toFreshName('cancellations'), { ...toInput(), BatchSize: 250 });
    await run('mskLambda.mapping.compare', file.toString());
    const deployed = await vscode.workspace.openTextDocument(readDiff().original);
    const followed = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== deployed || !document.getText().includes('// mine')) return;
        listening.dispose();
        resolve();
      });
    });
    const change = new vscode.WorkspaceEdit();
    change.insert(file, new vscode.Position(0, 0), '// mine\n');
    assert.equal(await vscode.workspace.applyEdit(change), true);
    await followed;
    assert.match(deployed.getText(), /"BatchSize": 100/);
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
    const file = await write('printed.json', printed);
    assert.deepEqual(await run('mskLambda.mapping.compare', file.toString()), []);
    await messages.next(/says the same as the mapping deployed in us-east-1/);
  });

  it('compares tags where the document has tags', async () => {
    const uri = await run('mskLambda.mapping.edit', { scope: SCOPE, uuid: FULL_UUID });
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    const text = JSON.parse(document?.getText() ?? '{}');
    const file = await write(toFreshName('full'), { ...text, Tags: { team: 'orders', 'cost-center': '0815' } });
    const differences = await run('mskLambda.mapping.compare', file.toString());
    assert.deepEqual(
      differences?.map(({ path }) => path),
      [['Tags']],
    );
    const deployed = await vscode.workspace.openTextDocument(readDiff().original);
    assert.match(deployed.getText(), /"cost-center": "4711"/);
  });

  it('refuses documents that are not deployed, and says so', async () => {
    const file = await write(toFreshName('new'), { ...toInput(), Topics: ['settlements'] });
    assert.equal(await run('mskLambda.mapping.compare', file.toString()), undefined);
    await messages.next(/not deployed there yet/);
  });

  it('marks mappings in the tree whose file differs, and compares from there', async () => {
    const { explorer } = api.testing;
    await readTree(explorer);
    const findRow = async () => (await explorer.data()).find({ scope: SCOPE, uuid: UUID });
    const until = async (isMarked: boolean) => {
      const data = await explorer.data();
      for (;;) {
        const row = await findRow();
        if (row !== undefined && row.words.includes('differs') === isMarked) return row;
        await new Promise<void>((resolve) => {
          const listening = data.onDidRedraw(() => {
            listening.dispose();
            resolve();
          });
        });
      }
    };
    await until(false);
    const name = `shop/${toFreshName('cancellations')}`;
    const file = await write(name, { ...toInput(), BatchSize: 250 });
    const row = await until(true);
    assert.match(row.description ?? '', /file differs/);
    assert.ok((await readTooltip(explorer, row)).includes(name));
    const differences = await run('mskLambda.mapping.compare', { scope: SCOPE, uuid: UUID });
    assert.deepEqual(
      differences?.map(({ label }) => label),
      ['Batch size'],
    );
    assert.equal(readDiff().modified.toString(), file.toString());
    await revertAll();
    await write(name, toInput());
    await until(false);
    files.pop();
  });

  it('says how to make a file where there is none', async () => {
    assert.equal(await run('mskLambda.mapping.compare', { scope: SCOPE, uuid: FULL_UUID }), undefined);
    await messages.next(/No file of this workspace describes this mapping/);
  });

  it('opens the wizard on documents, and the text of a file without it', async () => {
    const file = await write(toFreshName('cancellations'), toInput());
    const document = await openText(file);
    await run('mskLambda.wizard.open', document.uri.toString());
    const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
  });
});
