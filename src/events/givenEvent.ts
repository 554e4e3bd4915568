import * as vscode from 'vscode';
import { EVENT_FILE_PATTERN, type EventRef } from '../contributions.ts';
import { scanEvent } from '../core/event/scanEvent.ts';

/** The text that a command is to work on. */
export interface GivenEvent {
  readonly text: string;
  /** For titles and messages. */
  readonly name: string;
  readonly uri?: vscode.Uri;
}

/** Files of a workspace that are offered. */
const MOST_FILES = 200;

/** What a menu or another caller names, else the document in front, else one that the user picks. */
export async function toGivenEvent(target: unknown): Promise<GivenEvent | undefined> {
  const ref = toEventRef(target);
  if (ref.event !== undefined) return { text: ref.event, name: vscode.l10n.t('event') };
  const uri = ref.uri === undefined ? toActiveUri(isRow(target)) : vscode.Uri.parse(ref.uri, true);
  const wanted = uri ?? (await pickDocument());
  if (wanted === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(wanted);
  return { text: document.getText(), name: toName(document.uri), uri: document.uri };
}

/** Menus pass a URI object, other callers its text or an object that names more; anything else counts as nothing. */
function toEventRef(value: unknown): EventRef {
  if (value instanceof vscode.Uri) return { uri: value.toString() };
  if (typeof value === 'string') return { uri: value };
  if (typeof value !== 'object' || value === null) return {};
  const { uri, event } = value as { uri?: unknown; event?: unknown };
  return { ...(typeof uri === 'string' && { uri }), ...(typeof event === 'string' && { event }) };
}

/** A row of the tree, or a mapping document, says nothing about the document in front, which may then be about something else. */
function isRow(target: unknown): boolean {
  return typeof target === 'object' && target !== null && ('uuid' in target || 'mapping' in target);
}

function toActiveUri(onlyEvents: boolean): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !/^(?:jsonc?|plaintext|log)$/.test(document.languageId)) return undefined;
  return onlyEvents && scanEvent(document.getText()).records.length === 0 ? undefined : document.uri;
}

async function pickDocument(): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(`**/${EVENT_FILE_PATTERN}`, undefined, MOST_FILES);
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const other = { label: vscode.l10n.t('Choose File…'), uri: undefined };
  const choice = await vscode.window.showQuickPick([...items, other], { title: vscode.l10n.t('Event') });
  if (choice === undefined) return undefined;
  return choice.uri ?? (await vscode.window.showOpenDialog({ filters: { JSON: ['json'] } }))?.[0];
}

function toName(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
