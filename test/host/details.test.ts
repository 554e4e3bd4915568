import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DETAILS_VIEW } from '../../src/contributions.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, run } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitUntil } from './support/waiting.ts';

/** orders → orders-processor: with metrics and logs. */
const uuid = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const ref = { scope: { region: 'us-east-1' }, uuid };

function listPages(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(DETAILS_VIEW));
}

describe('The page about a mapping', () => {
  let sandbox: Sandbox;

  before(getApi);

  beforeEach(async () => {
    sandbox = await resetAccount();
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(resetAccount);

  it('opens once, and is named after topic and function as AWS tells them', async () => {
    const { onDidChangeTabs } = vscode.window.tabGroups;
    assert.equal(await run('mskLambda.mapping.showDetails', ref), uuid);
    await waitUntil(() => listPages().some(({ label }) => label === 'orders → orders-processor'), onDidChangeTabs);
    assert.equal(await run('mskLambda.mapping.showDetails', ref), uuid);
    assert.equal(listPages().length, 1);
    assert.ok(sandbox.requests.some(({ operation }) => /^(?:Get|List)EventSourceMapping/.test(operation)));
  });
});
