import assert from 'node:assert/strict';
import * as vscode from 'vscode';

let written = 0;

export function toBase64(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64');
}

const HEAD = {
  eventSource: 'aws:kafka',
  eventSourceArn: 'arn:aws:kafka:us-east-1:123456789012:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2',
  bootstrapServers: 'b-1.shop:9098,b-2.shop:9098',
};

/** A record as Lambda writes it, but for what is given. */
export function toRecord(offset: number, rest: object): object {
  const record = { topic: 'orders', partition: 0, offset, timestamp: 1_767_225_600_000, timestampType: 'CREATE_TIME' };
  return { ...record, key: toBase64('key'), value: toBase64('{"id": 1}'), headers: [], ...rest };
}

export function toEventText(...records: readonly object[]): string {
  return `${JSON.stringify({ ...HEAD, records: { 'orders-0': records } }, null, 2)}\n`;
}

/** Writes an event into the workspace and shows it; no other test had its name. */
export async function openEvent(text: string, ending = '.msk-event.json'): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  written += 1;
  const uri = vscode.Uri.joinPath(folder, `shop-${written}${ending}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  change.replace(document.uri, whole, text);
  assert.equal(await vscode.workspace.applyEdit(change), true);
}

/** Resolves as soon as the text of a document fits. */
export async function untilText(document: vscode.TextDocument, fits: (text: string) => boolean): Promise<void> {
  while (!fits(document.getText())) {
    await new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

export async function undoIn(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}
