import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import type { ValueView } from '../core/event/decodeValue.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { toEventAddress, toValueAddress } from './decodedDocuments.ts';
import { toViewLabel, VALUE_VIEWS } from './valueViews.ts';

export async function openDecodedEvent(events: Events, uri: vscode.Uri | undefined): Promise<string> {
  const { documents } = await events.reader();
  const source = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (source === undefined) throw new Error(vscode.l10n.t('Open a Kafka event first.'));
  const document = await vscode.workspace.openTextDocument(source);
  if (documents.readKafka(document) === undefined) throw new Error(vscode.l10n.t('This is no Kafka event.'));
  return await showBeside(toEventAddress(source));
}

export async function openValue(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  return found && (await showBeside(toValueAddress(found)));
}

export async function chooseView(
  events: Events,
  ref: ValueRef | undefined,
  given: ValueView | undefined,
): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  const view = found && (given ?? (await pickView()));
  if (found === undefined || view === undefined) return undefined;
  const reader = await events.reader();
  const { document, value } = found;
  reader.views.choose(document.uri, value.path, view);
  return toWholeText(reader.decodeIn(document, value, view));
}

async function pickView(): Promise<ValueView | undefined> {
  const items = VALUE_VIEWS.map((view) => ({ label: toViewLabel(view), view }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Show the value as') }))?.view;
}

async function showBeside(uri: vscode.Uri): Promise<string> {
  const viewColumn = vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus: true, preview: false });
  return uri.toString();
}
