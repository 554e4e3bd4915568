import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openUnnamed } from '../../src/platform/unsavedDocument.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { Messages } from './support/messages.ts';

const UUID = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
const LOG = [
  'Deploying stack orders',
  'Error: Minimum provisioned pollers must be between 1 and 200 inclusive',
  `The event source arn (" a ") and function (" f ") provided mapping already exists. Please update or delete the existing mapping with UUID ${UUID}`,
  'PROBLEM: SASL authentication failed.',
];

describe('Explain Error Text', () => {
  let messages: Messages;

  before(async () => {
    await getApi();
    messages = new Messages();
  });

  after(async () => {
    messages.dispose();
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('opens a page about what is selected, and offers the mapping that it names', async () => {
    const document = await openUnnamed(LOG.join('\n'), 'plaintext');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 2, LOG[2]?.length ?? 0);
    const page = await run('mskLambda.error.explain');
    assert.match(page ?? '', /The text tells of 2 errors:/);
    assert.match(page ?? '', /## The number of pollers is outside its limits\n\n```text\nError: Minimum/);
    assert.doesNotMatch(page ?? '', /SASL/);
    assert.equal(await messages.next(/names the mapping/), `The text names the mapping ${UUID}.`);
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.path === '/Error Text Explained.md');
    assert.equal(shown?.getText(), page);
  });

  it('asks with the clipboard prefilled if a known error is there, and with nothing else of it', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const asked: (string | undefined)[] = [];
    const original = vscode.window.showInputBox;
    Reflect.set(vscode.window, 'showInputBox', async ({ value }: vscode.InputBoxOptions) => {
      asked.push(value);
      return value;
    });
    try {
      await vscode.env.clipboard.writeText(LOG.join('\n'));
      assert.match((await run('mskLambda.error.explain')) ?? '', /The text tells of 3 errors:/);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.env.clipboard.writeText('hunter2');
      assert.equal(await run('mskLambda.error.explain'), undefined);
    } finally {
      Reflect.set(vscode.window, 'showInputBox', original);
    }
    assert.deepEqual(asked, [LOG.join(' '), undefined]);
  });
});
