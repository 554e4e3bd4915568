import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import type { ValueView } from '../core/event/decodeValue.ts';
import { listRecordsBetween } from '../core/event/eventValues.ts';
import { scanEvent } from '../core/event/scanEvent.ts';
import type { ScannedEvent, ScannedRecord } from '../core/event/scannedEvent.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { toEventAddress, toValueAddress } from './decodedDocuments.ts';
import { forgetSchema } from './decodeWithSchema.ts';
import { toSchemaUse } from './eventValueReader.ts';
import { toViewLabel, VALUE_VIEWS } from './valueViews.ts';

export async function openDecodedEvent(events: Events, uri: vscode.Uri | undefined): Promise<string> {
  const { documents } = await events.reader();
  const source = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (source === undefined) throw new Error(vscode.l10n.t('Open a Kafka event first.'));
  const document = await vscode.workspace.openTextDocument(source);
  const read = documents.readKafka(document);
  if (read === undefined) throw new Error(vscode.l10n.t('This is no Kafka event.'));
  const record = findRecordAtCursor(read.event, document);
  const editor = await showBeside(toEventAddress(source));
  if (record !== undefined) revealRecord(editor, record);
  return editor.document.uri.toString();
}

function findRecordAtCursor(event: ScannedEvent, document: vscode.TextDocument): ScannedRecord | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [activeTextEditor, ...visibleTextEditors].find((candidate) => candidate?.document === document);
  if (editor === undefined) return undefined;
  const offset = document.offsetAt(editor.selection.active);
  return listRecordsBetween(event, offset, offset)[0];
}

/** What is decoded has the shape of an event, and so its records are found as those of an event are. */
function revealRecord(editor: vscode.TextEditor, { group, index }: ScannedRecord): void {
  const { document } = editor;
  const { groups } = scanEvent(document.getText());
  const record = groups.find(({ name }) => name === group)?.records.find((candidate) => candidate.index === index);
  if (record === undefined) return;
  const place = document.positionAt(record.offset);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
}

export async function openValue(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  return found && (await showBeside(toValueAddress(found))).document.uri.toString();
}

export async function chooseView(
  events: Events,
  ref: ValueRef | undefined,
  given: ValueView | undefined,
): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const reader = await events.reader();
  const use = toSchemaUse(found.value);
  const view = given ?? (await pickView(use !== undefined && reader.schemas.has(use)));
  if (view === undefined) return undefined;
  if (view === 'without-schema')
    return await forgetSchema(events, { uri: found.document.uri.toString(), path: found.value.path });
  const { document, value } = found;
  reader.views.choose(document.uri, value, view);
  return toWholeText(reader.decodeIn(document, value, view));
}

async function pickView(hasSchema: boolean): Promise<ValueView | 'without-schema' | undefined> {
  const without = { label: vscode.l10n.t('Without schema'), view: 'without-schema' as const };
  const items = [...VALUE_VIEWS.map((view) => ({ label: toViewLabel(view), view })), ...(hasSchema ? [without] : [])];
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Show the value as') }))?.view;
}

async function showBeside(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const viewColumn = vscode.ViewColumn.Beside;
  return await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus: true, preview: false });
}
