import * as vscode from 'vscode';
import { findEmbeddedEvents } from '../core/event/embeddedEvents.ts';
import { toReadableMarkdown } from '../core/event/failureMarkdown.ts';
import { type FailureRecord, readFailureRecords } from '../core/event/failureRecord.ts';
import { toTestEvent } from '../core/event/testEvent.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';
import { readDestination } from './failureDestination.ts';
import { toGivenEvent } from './givenEvent.ts';
import type { UseDeps } from './useDeps.ts';

/** Pages that are one below the other; more would be read by nobody. */
const MOST_PAGES = 50;

/** Shows what failed, when, where and why; resolves to the page, and to undefined when the user leaves. */
export async function showFailures(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const records = await readRecords(deps, target);
  if (records === undefined) return undefined;
  const pages = records.slice(0, MOST_PAGES).map(toReadableMarkdown);
  if (records.length > MOST_PAGES) pages.push(vscode.l10n.t('… and {0} more', records.length - MOST_PAGES));
  const text = pages.join('\n---\n\n');
  const [only] = records;
  const title =
    records.length === 1 ? vscode.l10n.t('Failed Batch') : vscode.l10n.t('{0} Failed Batches', records.length);
  await deps.reports.show(title, text);
  deps.tell({
    severity: 'information',
    message:
      only?.payload === undefined
        ? vscode.l10n.t('An event can be made of the failed batch.')
        : vscode.l10n.t('The event that failed is in the record.'),
    action: { title: vscode.l10n.t('Make Test Event'), run: () => openTestEvent(deps, records) },
  });
  return text;
}

/** Opens the event that failed, or what can be said of it, as a document; resolves to its URI. */
export async function makeTestEvent(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const records = await readRecords(deps, target);
  return records === undefined ? undefined : await openTestEvent(deps, records);
}

async function readRecords(deps: UseDeps, target: unknown): Promise<readonly FailureRecord[] | undefined> {
  const text = await readText(deps, target);
  if (text === undefined) return undefined;
  const { records, problem } = readFailureRecords(text);
  if (records.length > 0) return records;
  const inside = findEmbeddedEvents(text).filter(({ kind }) => kind === 'failure-record');
  const found = inside.flatMap((event) => readFailureRecords(event.text).records);
  if (found.length === 0) throw new Error(problem ?? vscode.l10n.t('There is no failure record in it.'));
  return found;
}

/** Of what the caller names, the mapping's destination, the document in front or the clipboard. */
async function readText(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const { scope, uuid } = toMappingParts(target);
  if (scope !== undefined && uuid !== undefined) return await readDestination(deps, { scope, uuid });
  const front = vscode.window.activeTextEditor?.document.getText() ?? '';
  if (target !== undefined || front.includes('KafkaBatchInfo')) return (await toGivenEvent(target))?.text;
  const fromMapping = { label: vscode.l10n.t('Read the On-Failure Destination of a Mapping…'), id: 'mapping' } as const;
  const fromClipboard = { label: vscode.l10n.t('Paste from the Clipboard'), id: 'clipboard' } as const;
  const title = vscode.l10n.t('Failure Records');
  const choice = await vscode.window.showQuickPick([fromMapping, fromClipboard], { title });
  if (choice?.id === 'clipboard') return await vscode.env.clipboard.readText();
  if (choice === undefined) return undefined;
  const ref = await deps.pickMapping({
    title: vscode.l10n.t('Mapping Whose Failures Are Read'),
    accepts: ({ DestinationConfig }) => DestinationConfig?.OnFailure?.Destination !== undefined,
  });
  return ref === undefined ? undefined : await readDestination(deps, ref);
}

function toMappingParts(target: unknown) {
  if (typeof target !== 'object' || target === null || target instanceof vscode.Uri) return {};
  const { scope, uuid } = target as { scope?: { region: string; sample?: true; profile?: string }; uuid?: unknown };
  return typeof uuid === 'string' && typeof scope?.region === 'string' ? { scope, uuid } : {};
}

async function openTestEvent({ tell }: UseDeps, records: readonly FailureRecord[]): Promise<string | undefined> {
  const record = await pickRecord(records);
  if (record === undefined) return undefined;
  const event = toTestEvent(record);
  if ('problem' in event) throw new Error(event.problem);
  const topic = record.ranges[0]?.place?.topic ?? 'failed';
  const document = await openUnsaved(topic, '.msk-event.json', event.text);
  await vscode.window.showTextDocument(document, { preview: false });
  if (event.notes.length > 0) tell({ severity: 'information', message: event.notes.join(' ') });
  return document.uri.toString();
}

async function pickRecord(records: readonly FailureRecord[]): Promise<FailureRecord | undefined> {
  if (records.length === 1) return records[0];
  const items = records.map((record) => ({
    label: record.ranges
      .map(({ group = '', firstOffset = '', lastOffset }) => `${group} ${firstOffset}–${lastOffset}`)
      .join(', '),
    description: record.condition,
    detail: record.time,
    record,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Failed Batch') }))?.record;
}
