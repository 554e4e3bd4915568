import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import type { GenerationOutcome } from '../core/event/generate/generateEvents.ts';
import type { EventText } from '../core/event/generate/textForm.ts';
import { toFileStem } from '../core/mapping/mapping.ts';
import { type TaskProgress, withSlowProgress } from '../platform/slowProgress.ts';
import { createEditorSink, createFolderSink, type EventSink } from './eventSinks.ts';
import type { GenerateDeps } from './generateDeps.ts';
import { runGeneration } from './runGeneration.ts';
import { keepInSettings, RECIPES_SETTING } from './settingRecipes.ts';
import { fillFile } from './specFiles.ts';

/** What to generate, and where to put it. */
export interface GenerationOrder {
  readonly spec: EventSpec;
  /** File names in the specification count from here. */
  readonly base?: vscode.Uri;
  /** Documents whose text the first events replace. */
  readonly into?: readonly vscode.TextDocument[];
  /** Takes the events as files; `ask`: one that the user chooses. */
  readonly folder?: vscode.Uri | 'ask';
  /** The specification is from a recipe already. */
  readonly isRecipe?: boolean;
}

interface Totals {
  events: number;
  records: number;
}

/** Generates and says what became of it. Rejects with the problem when the specification cannot be used. */
export async function generateEventDocuments(deps: GenerateDeps, order: GenerationOrder): Promise<readonly string[]> {
  const spec = await fillFile(order.spec, order.base);
  const sink = await toSink(deps, order);
  const totals: Totals = { events: 0, records: 0 };
  const title = vscode.l10n.t('Generating records of {0}', spec.topic);
  const outcome = await withSlowProgress(title, (progress) => generateAll(spec, sink, totals, progress));
  const [problem] = outcome.problems;
  if (problem !== undefined) throw new Error(toProblemText(problem.path, problem.message));
  const uris = await sink.finish();
  deps.log.info(`generated ${totals.records} records in ${totals.events} events`);
  for (const note of outcome.notes) deps.log.info(`generated: ${note}`);
  tell(order, totals, outcome, uris);
  return uris.map((uri) => uri.toString());
}

/** What stands at a place of a specification, and what is wrong there. */
export function toProblemText(path: readonly (string | number)[], message: string): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

async function generateAll(
  spec: EventSpec,
  sink: EventSink,
  totals: Totals,
  progress: TaskProgress,
): Promise<GenerationOutcome> {
  const take = async (event: EventText) => {
    await sink.take(event);
    totals.events += 1;
    totals.records += event.records;
  };
  try {
    return await runGeneration(spec, take, progress);
  } catch (error) {
    // What is in files already stays there.
    if (progress.signal.aborted && totals.events > 0) tellStopped(totals);
    throw error;
  }
}

async function toSink(
  { confirm }: GenerateDeps,
  { spec, base, into = [], folder }: GenerationOrder,
): Promise<EventSink> {
  const stem = toFileStem({ Topics: [spec.topic] }, 'event');
  const toFolderSink = async (title: string) => {
    const chosen = folder instanceof vscode.Uri ? folder : await askFolder(title, base);
    return await createFolderSink(chosen, stem, confirm);
  };
  if (folder !== undefined) return await toFolderSink(vscode.l10n.t('Folder for the Events'));
  return createEditorSink(stem, into, () =>
    toFolderSink(vscode.l10n.t('Too Many Events for Editors: Choose a Folder')),
  );
}

async function askFolder(title: string, defaultUri: vscode.Uri | undefined): Promise<vscode.Uri> {
  const options = { title, defaultUri, canSelectFiles: false, canSelectFolders: true };
  const openLabel = vscode.l10n.t('Write Events Here');
  const [folder] = (await vscode.window.showOpenDialog({ ...options, openLabel })) ?? [];
  if (folder === undefined) throw new vscode.CancellationError();
  return folder;
}

function tell(
  { spec, isRecipe }: GenerationOrder,
  totals: Totals,
  { notes }: GenerationOutcome,
  uris: readonly vscode.Uri[],
): void {
  const message = [toTotalText(totals), ...notes].join(' ');
  const [first] = uris;
  const actions = [
    ...(isRecipe ? [] : [{ title: vscode.l10n.t('Keep as Recipe'), run: () => keepRecipe(spec) }]),
    ...(first === undefined || first.scheme === 'untitled' || isOpen(first)
      ? []
      : [{ title: vscode.l10n.t('Open First Event'), run: () => vscode.window.showTextDocument(first) }]),
  ];
  void vscode.window
    .showInformationMessage(message, ...actions.map(({ title }) => title))
    .then((chosen) => actions.find(({ title }) => title === chosen)?.run());
}

function toTotalText({ events, records }: Totals): string {
  return events === 1
    ? vscode.l10n.t('Generated 1 event. Records: {0}.', records)
    : vscode.l10n.t('Generated {0} events. Records: {1}.', events, records);
}

function tellStopped({ events, records }: Totals): void {
  void vscode.window.showInformationMessage(
    events === 1
      ? vscode.l10n.t('Stopped after 1 event. Records: {0}.', records)
      : vscode.l10n.t('Stopped after {0} events. Records: {1}.', events, records),
  );
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
}

async function keepRecipe(spec: EventSpec): Promise<unknown> {
  const items = [
    {
      label: vscode.l10n.t('In a File'),
      description: '*.msk-event-recipe.json',
      keep: () => vscode.commands.executeCommand('mskLambda.event.createRecipe' satisfies CommandId, { spec }),
    },
    {
      label: vscode.l10n.t('In the Settings'),
      description: RECIPES_SETTING,
      keep: () => keepInSettings(spec),
    },
  ];
  return await (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Keep as Recipe') }))?.keep();
}
