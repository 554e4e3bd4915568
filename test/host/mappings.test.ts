import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MappingRef } from '../../src/core/mapping/mappingRef.ts';
import type { Question } from '../../src/platform/confirm.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, run, type TestedApi } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitFor, waitUntil } from './support/waiting.ts';

/** order-cancellations → customer-profile-sync: settled, without a problem. */
const quiet = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
/** payment-authorizations → payments-fraud-score: its secret is not associated with the cluster. */
const failing = '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9';
/** device-alarms → telemetry-ingest: switched off. */
const off = 'e91c6d05-7bf8-4a32-8c4e-36d0a5f9e187';

describe('Mapping commands', () => {
  let sandbox: Sandbox;
  let api: TestedApi;
  let questions: Question[];

  before(async () => {
    api = await getApi();
  });

  beforeEach(async () => {
    sandbox = await resetAccount();
    questions = [];
    answer(true);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(resetAccount);

  it('disable and enable a mapping and follow it to its end', async () => {
    const disabled = await run('mskLambda.mapping.disable', toRef(quiet));
    assert.equal(disabled?.State, 'Disabled');
    assert.equal(readState(quiet), 'Disabled');
    const enabled = await run('mskLambda.mapping.enable', toRef(quiet));
    assert.equal(enabled?.State, 'Enabled');
    assert.equal(readState(quiet), 'Enabled');
    assert.deepEqual(
      questions.map(({ message, action }) => [message, action]),
      [
        [
          'Disable the mapping order-cancellations → customer-profile-sync in account 111122223333, region us-east-1?',
          'Disable',
        ],
        [
          'Enable the mapping order-cancellations → customer-profile-sync in account 111122223333, region us-east-1?',
          'Enable',
        ],
      ],
    );
  });

  it('change nothing when the question is refused', async () => {
    answer(false);
    const before = sandbox.requests.length;
    assert.equal(await run('mskLambda.mapping.disable', toRef(quiet)), undefined);
    assert.equal(await run('mskLambda.mapping.delete', toRef(quiet)), undefined);
    assert.equal(questions.length, 2);
    const writes = sandbox.requests.slice(before).filter(({ operation }) => /^(?:Update|Delete)/.test(operation));
    assert.deepEqual(writes, []);
    assert.equal(readState(quiet), 'Enabled');
  });

  it('delete a mapping', async () => {
    assert.equal(await run('mskLambda.mapping.delete', toRef(off)), true);
    assert.equal(readState(off), undefined);
  });

  it('resolve to undefined when the mapping is not there', async () => {
    assert.equal(await run('mskLambda.mapping.enable', toRef('00000000-0000-0000-0000-000000000000')), undefined);
    assert.deepEqual(questions, []);
  });

  describe('showing the status', () => {
    it('opens a page in the Markdown preview and resolves to its text', async () => {
      const text = await run('mskLambda.mapping.showStatus', toRef(failing));
      assert.match(text ?? '', /^# payment-authorizations → payments-fraud-score\n/);
      assert.match(text ?? '', /### 1\. The secret is not associated with the cluster/);
      assert.match(text ?? '', /aws kafka batch-associate-scram-secret/);
      const { tabGroups } = vscode.window;
      await waitUntil(() => {
        const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputCustom && input.viewType === 'vscode.markdown.preview.editor';
      }, tabGroups.onDidChangeTabs);
      assert.equal(await waitForPage((page) => page === text), text);
      // The first page also starts VS Code's Markdown extension.
    });

    it('renews the page when the mapping changes', async () => {
      const first = await run('mskLambda.mapping.showStatus', toRef(quiet));
      assert.match(first ?? '', /\| State \| Enabled \|/);
      const renewed = waitForPage((text) => text.includes('| State | Disabled |'));
      await run('mskLambda.mapping.disable', toRef(quiet));
      assert.match(await renewed, /\*\*Switched off\.\*\*/);
    });
  });

  function answer(agree: boolean): void {
    api.testing.answer(async (question) => {
      questions.push(question);
      return agree;
    });
  }

  function readState(uuid: string): string | undefined {
    return sandbox.account.mappings.find((mapping) => mapping.uuid === uuid)?.state;
  }
});

function toRef(uuid: string): MappingRef {
  return { scope: { region: 'us-east-1' }, uuid };
}

/** Resolves to the text of a page that fits: one that is open, or the next one that VS Code writes anew. */
function waitForPage(fits: (text: string) => boolean): Promise<string> {
  const { onDidOpenTextDocument, onDidChangeTextDocument } = vscode.workspace;
  const find = () => {
    const pages = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'msk-lambda');
    return pages.map((page) => page.getText()).find(fits);
  };
  return waitFor(find, onDidOpenTextDocument, onDidChangeTextDocument);
}
