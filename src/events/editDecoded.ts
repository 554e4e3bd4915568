import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { toEditableValue } from '../core/event/encodeValue.ts';
import { listPlaces } from '../core/event/eventValues.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { toValueUri } from './valueUri.ts';

/** Opens a value of an event as a document of its own beside the event; as hexadecimal digits if it is seen as those. */
export async function editDecoded(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const found = await chooseValue(events, ref, listPlaces);
  if (found === undefined) return undefined;
  const { document: event, value, decoded } = found;
  const editable = toEditableValue(decoded);
  if (editable?.why !== undefined) events.deps.tell({ severity: 'information', message: editable.why });
  if (editable === undefined) throw new Error(decoded.problem ?? vscode.l10n.t('It is no base64.'));
  const uri = toValueUri(event.uri, value, editable);
  // Whatever the settings say of files: values are UTF-8, and are written back as that.
  const document = await vscode.workspace.openTextDocument(uri, { encoding: 'utf8' });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  return uri.toString();
}
