import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'msk-lambda.msk-lambda';

describe('Activation', () => {
  it('registers every command that the manifest contributes', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
    const registered = await vscode.commands.getCommands(true);
    const missing = contributedCommands(extension.packageJSON).filter((id) => !registered.includes(id));
    assert.deepEqual(missing, []);
  });

  it('gives other extensions a frozen API', async () => {
    const api: unknown = await vscode.extensions.getExtension(extensionId)?.activate();
    assert.ok(Object.isFrozen(api));
  });
});

function contributedCommands(manifest: {
  contributes: { commands?: readonly { command: string }[] };
}): readonly string[] {
  return (manifest.contributes.commands ?? []).map(({ command }) => command);
}
