import * as vscode from 'vscode';
import { type EmbeddedRef, EVENT_FILE_PATTERN } from '../contributions.ts';
import { type EmbeddedEvent, findEmbeddedEvents } from '../core/event/embeddedEvents.ts';
import { formatJsonText } from '../core/event/jsonText.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';

/**
 * Opens an event that stands inside a log line, a message body or another document as a document of its own: the one that
 * a lens names, one in the given text, or one in what is selected or shown. Resolves to its URI.
 */
export async function openEmbedded(source: string | EmbeddedRef | undefined): Promise<string | undefined> {
  const event = await findEvent(source);
  if (event === undefined) return undefined;
  const isEvent = event.kind !== 'failure-record';
  const [stem, ending] = isEvent ? ['event', EVENT_FILE_PATTERN.slice(1)] : ['failure-record', '.json'];
  const document = await openUnsaved(stem, ending, `${formatJsonText(event.text, 2)}\n`);
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri.toString();
}

async function findEvent(source: string | EmbeddedRef | undefined): Promise<EmbeddedEvent | undefined> {
  if (typeof source === 'string') return await chooseEvent(listInside(source), source);
  if (source !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri, true));
    return listInside(document.getText()).find(({ offset }) => offset === source.offset);
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error(vscode.l10n.t('Open a document that has an event in it first.'));
  const { document, selection } = editor;
  const text = selection.isEmpty ? document.getText() : document.getText(selection);
  return await chooseEvent(listInside(text), text);
}

async function chooseEvent(events: readonly EmbeddedEvent[], text: string): Promise<EmbeddedEvent | undefined> {
  const [only, ...others] = events;
  if (only === undefined) throw new Error(vscode.l10n.t('There is no Kafka event inside this text.'));
  if (others.length === 0) return only;
  const items = events.map((event) => ({
    label: toEmbeddedLabel(event),
    description: vscode.l10n.t('Line {0}', text.slice(0, event.offset).split('\n').length),
    event,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Event to Open') }))?.event;
}

/** Events inside a text that is more than the event. */
export function listInside(text: string): readonly EmbeddedEvent[] {
  const whole = text.trim().length;
  return findEmbeddedEvents(text).filter(({ length }) => length < whole);
}

export function toEmbeddedLabel({ kind }: EmbeddedEvent): string {
  return kind === 'failure-record' ? vscode.l10n.t('Open Failure Record') : vscode.l10n.t('Open Kafka Event');
}
