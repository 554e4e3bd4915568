import * as vscode from 'vscode';
import { EVENT_FILE_PATTERN } from '../contributions.ts';
import type { EventFile } from './protocol.ts';

/** Above it a file is no sample: Lambda hands at most 6 MB to a function (events.md 1). */
const MOST_MEGABYTES = 8;

/** Files that are looked for; the rest can be opened, which puts them in the list. */
const MOST_FILES = 200;

/** Event files that are open, then those of the workspace. */
export async function listEventFiles(): Promise<readonly EventFile[]> {
  const found = await vscode.workspace.findFiles(`**/${EVENT_FILE_PATTERN}`, '**/node_modules/**', MOST_FILES);
  const uris = new Map([...listOpen().map(({ uri }) => uri), ...found].map((uri) => [uri.toString(), uri]));
  return [...uris].map(([uri, file]) => ({ uri, name: vscode.workspace.asRelativePath(file) }));
}

/** The text of an event file that the list can name; the page gets no other file. */
export async function readEventFile(name: string): Promise<string> {
  const open = listOpen().find(({ uri }) => uri.toString() === name);
  if (open !== undefined) return open.getText();
  const uri = vscode.Uri.parse(name, true);
  if (!isEventFile(uri) || vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    throw new Error(vscode.l10n.t('This is no event file of the workspace: {0}', name));
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_MEGABYTES * 1024 * 1024) {
    const file = vscode.workspace.asRelativePath(uri);
    throw new Error(vscode.l10n.t('{0} is too large for a sample: at most {1} MB are read.', file, MOST_MEGABYTES));
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function listOpen(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ isClosed, uri }) => !isClosed && isEventFile(uri));
}

function isEventFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(EVENT_FILE_PATTERN.slice(1));
}
