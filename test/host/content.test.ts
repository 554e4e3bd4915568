import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerContent } from '../../src/platform/registrations.ts';
import { waitFor } from './support/waiting.ts';

describe('A document that the extension writes', () => {
  it('has the last text, though it changed while VS Code was opening it', async () => {
    const changed = new vscode.EventEmitter<vscode.Uri>();
    const uri = vscode.Uri.from({ scheme: 'msk-lambda-test', path: '/page.md' });
    let text = 'Checks are running';
    const registration = registerContent(uri.scheme, async () => ({
      onDidChange: changed.event,
      provideTextDocumentContent: () => {
        const first = text;
        text = 'Checks are done';
        // VS Code has no such document yet.
        changed.fire(uri);
        return first;
      },
    }));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const done = await waitFor(() => {
        return document.getText() === text ? text : undefined;
      }, vscode.workspace.onDidChangeTextDocument);
      assert.equal(done, 'Checks are done');
    } finally {
      registration.dispose();
      changed.dispose();
    }
  });
});
