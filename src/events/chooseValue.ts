import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { type listPlaces, listRecordsBetween, listValues } from '../core/event/eventValues.ts';
import { toValueLabel } from '../core/event/valueLabel.ts';
import { toStateLabel } from '../core/event/valueMarkdown.ts';
import type { Events } from './createEvents.ts';
import type { EventValueReader, ReadValue } from './eventValueReader.ts';

const LABEL_LENGTH = 80;

/**
 * The value that a command is about: the one it was given, the one at the cursor, or else one of the record at the
 * cursor, which the user picks. Undefined when the user picks none.
 * @param list what the command can be used on; `listPlaces` has what is absent too
 */
export async function chooseValue(
  events: Events,
  ref: ValueRef | undefined,
  list: typeof listPlaces = listValues,
): Promise<ReadValue | undefined> {
  const reader = await events.reader();
  if (ref !== undefined) return await readRef(reader, ref, list);
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error(vscode.l10n.t('Open a Kafka event first.'));
  const { document, selection } = editor;
  return reader.readAt(document, selection.active) ?? (await pickValue(reader, document, selection.active, list));
}

async function readRef(reader: EventValueReader, { uri, path }: ValueRef, list: typeof listPlaces): Promise<ReadValue> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const found = reader.readMarked(document, { path });
  const isThere = found !== undefined && (found.decoded.state !== 'absent' || isListed(list, found));
  if (isThere) return found;
  throw new Error(vscode.l10n.t('There is no key, value or header at {0}.', path));
}

async function pickValue(
  reader: EventValueReader,
  document: vscode.TextDocument,
  position: vscode.Position,
  list: typeof listPlaces,
): Promise<ReadValue | undefined> {
  const read = reader.documents.readKafka(document);
  if (read === undefined) throw new Error(vscode.l10n.t('This is no Kafka event.'));
  const { event, text } = read;
  const offset = document.offsetAt(position);
  const [record = event.records[0]] = listRecordsBetween(event, offset, offset);
  const items = (record === undefined ? [] : list(record)).map((value) => {
    const decoded = reader.decode(document.uri, text, value);
    const label = value.name ?? value.part;
    const description = toValueLabel(decoded, value.part, LABEL_LENGTH) || toStateLabel(decoded);
    return { label, description, found: { document, value, decoded } };
  });
  if (items.length === 0) throw new Error(vscode.l10n.t('The event has no keys, values or headers.'));
  const placeHolder = vscode.l10n.t('Which part of the record?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.found;
}

function isListed(list: typeof listPlaces, { value }: ReadValue): boolean {
  return list(value.record).some(({ path }) => path === value.path);
}
