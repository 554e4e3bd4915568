import * as vscode from 'vscode';
import type { FunctionRef, SharedEventRef } from '../contributions.ts';
import { parseArn, toFunctionName } from '../core/arn.ts';
import { readEventOrigin } from '../core/event/eventOrigin.ts';
import { formatJsonText } from '../core/event/jsonText.ts';
import { toSendableEvent } from '../core/event/sendableEvent.ts';
import {
  findSharedProblem,
  listSharedEvents,
  putSharedEvent,
  removeSharedEvent,
  type SharedEvent,
} from '../core/event/sharedEvents.ts';
import { requireTrust } from '../platform/trust.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';
import { toGivenEvent } from './givenEvent.ts';
import type { UseDeps } from './useDeps.ts';

/** A function with the account and the document that its events are in. */
interface Shelf {
  readonly ref: FunctionRef;
  readonly name: string;
  readonly account: string;
  /** Undefined: nothing was saved yet. */
  readonly content: string | undefined;
}

/** Opens one of the shared test events of a function; resolves to the URI of the unsaved document. */
export async function openShared(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const shelf = await toShelf(deps, target);
  if (shelf === undefined) return undefined;
  const event = await pickEvent(shelf, target, vscode.l10n.t('Shared Test Event to Open'));
  if (event === undefined) return undefined;
  const document = await openUnsaved(event.name.replace(/[^\w.-]+/g, '-'), '.msk-event.json', event.text);
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri.toString();
}

/** Saves an event among the shared test events of a function, after asking; resolves to its name. */
export async function saveShared(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const given = await toGivenEvent(target);
  if (given === undefined) return undefined;
  const sendable = toSendableEvent(given.text);
  if ('problem' in sendable) throw new Error(sendable.problem);
  const event = formatJsonText(given.text, 0);
  const problem = findSharedProblem(event);
  if (problem !== undefined) throw new Error(problem);
  const shelf = await toShelf(deps, target, readEventOrigin(given.text));
  if (shelf === undefined) return undefined;
  const name = toRef(target).name ?? (await askName(given.name));
  if (name === undefined || !(await deps.confirm(toSaveQuestion(shelf, name)))) return undefined;
  const api = deps.store.api(shelf.ref.scope);
  await deps.progress(vscode.l10n.t('Saving {0}…', name), async (_report, signal) => {
    const before = shelf.content ?? (await api.discoverTestEvents(event, signal));
    const after = putSharedEvent(before, name, event);
    if ('problem' in after) throw new Error(after.problem);
    if (shelf.content === undefined) await api.createTestEvents(shelf.name, after.content, signal);
    else await api.updateTestEvents(shelf.name, after.content, signal);
  });
  const message = vscode.l10n.t('{0} is now among the shared test events of {1}.', name, shelf.name);
  deps.tell({ severity: 'information', message });
  return name;
}

/** Deletes one of the shared test events of a function, after asking; resolves to its name. */
export async function deleteShared(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const shelf = await toShelf(deps, target);
  if (shelf?.content === undefined) return undefined;
  const event = await pickEvent(shelf, target, vscode.l10n.t('Shared Test Event to Delete'));
  if (event === undefined) return undefined;
  const agreed = await deps.confirm({
    message: vscode.l10n.t(
      'Delete the shared test event {0} of {1} in account {2}, region {3}?',
      event.name,
      shelf.name,
      shelf.account,
      shelf.ref.scope.region,
    ),
    detail: vscode.l10n.t('It is gone for everybody who uses the account.'),
    action: vscode.l10n.t('Delete'),
  });
  if (!agreed) return undefined;
  const rest = removeSharedEvent(shelf.content, event.name);
  const api = deps.store.api(shelf.ref.scope);
  await deps.progress(vscode.l10n.t('Deleting {0}…', event.name), (_report, signal) =>
    rest === undefined ? api.deleteTestEvents(shelf.name, signal) : api.updateTestEvents(shelf.name, rest, signal),
  );
  return event.name;
}

async function toShelf(
  deps: UseDeps,
  target: unknown,
  origin: ReturnType<typeof readEventOrigin> = {},
): Promise<Shelf | undefined> {
  const { scope, function: named } = toRef(target);
  const ref =
    scope !== undefined && named !== undefined
      ? { scope, function: named }
      : await deps.pickFunction({ title: vscode.l10n.t('Function with Shared Test Events'), ...origin });
  if (ref === undefined) return undefined;
  requireTrust(ref.scope);
  const api = deps.store.api(ref.scope);
  return await deps.progress(vscode.l10n.t('Reading shared test events…'), async (_report, signal) => {
    const { arn } = await api.getFunction(ref.function, signal);
    const name = toFunctionName(arn);
    return { ref, name, account: parseArn(arn)?.account ?? '', content: await api.readTestEvents(name, signal) };
  });
}

async function pickEvent({ content, name }: Shelf, target: unknown, title: string): Promise<SharedEvent | undefined> {
  const events = content === undefined ? [] : listSharedEvents(content);
  const wanted = toRef(target).name;
  const found = events.find((event) => event.name === wanted);
  if (found !== undefined) return found;
  if (wanted !== undefined) throw new Error(vscode.l10n.t('{0} has no shared test event {1}.', name, wanted));
  if (events.length === 0) throw new Error(vscode.l10n.t('{0} has no shared test events.', name));
  const items = events.map((event) => ({ label: event.name, event }));
  return (await vscode.window.showQuickPick(items, { title }))?.event;
}

function askName(fileName: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the Shared Test Event'),
    value: fileName.replace(/(?:\.msk-event)?\.json$/, ''),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('The event needs a name.') : undefined),
  });
}

function toSaveQuestion({ name: functionName, account, ref, content }: Shelf, name: string) {
  const isThere = listSharedEvents(content ?? '').some((event) => event.name === name);
  return {
    message: vscode.l10n.t(
      'Save {0} as a shared test event of {1} in account {2}, region {3}?',
      name,
      functionName,
      account,
      ref.scope.region,
    ),
    detail: isThere
      ? vscode.l10n.t(
          'It replaces the event of that name. Everybody who may use the account’s test events can read it.',
        )
      : vscode.l10n.t('Everybody who may use the account’s test events can read it.'),
    action: vscode.l10n.t('Save'),
  };
}

function toRef(value: unknown): Partial<SharedEventRef> {
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return {};
  const { scope, function: named, name } = value as Partial<SharedEventRef>;
  return {
    ...(typeof scope?.region === 'string' && { scope }),
    ...(typeof named === 'string' && { function: named }),
    ...(typeof name === 'string' && { name }),
  };
}
