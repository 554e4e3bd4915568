import * as vscode from 'vscode';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import { type Progress, showProgress } from '../platform/progress.ts';
import type { Notice } from '../platform/tell.ts';
import { type ChangeDeps, performAndFollow, readMapping } from './changeMapping.ts';
import type { FollowOutcome } from './followMapping.ts';
import { type ActionId, MAPPING_ACTIONS } from './mappingActions.ts';
import { toMappingWords } from './mappingWords.ts';

/** Changes under way at a time: following them shares the account's 15 calls a second with everybody (limits.md 2). */
const AT_ONCE = 4;
const MOST_NAMED = 12;

interface Target {
  readonly scope: Scope;
  readonly mapping: DeployedMapping;
}

type Ending = { readonly target: Target; readonly outcome?: FollowOutcome; readonly failure?: string };

export type ManyDeps = Omit<ChangeDeps, 'progress'> & { readonly manyProgress?: Progress<readonly Ending[]> };

/** The same change for several mappings: one question, one progress, one summary. Undefined when the user refuses. */
export async function changeMany(
  deps: ManyDeps,
  id: ActionId,
  refs: readonly MappingRef[],
): Promise<readonly FollowOutcome[] | undefined> {
  const { store, confirm, tell } = deps;
  const progress: Progress<readonly Ending[]> = deps.manyProgress ?? showProgress;
  const action = MAPPING_ACTIONS[id];
  const targets = await readTargets(store, refs);
  if (targets.length === 0) {
    tell({ severity: 'information', message: vscode.l10n.t('None of these mappings is there any more.') });
    return undefined;
  }
  const open = targets.filter(({ mapping }) => mapping.State !== action.doneIn);
  if (open.length === 0) {
    tell({
      severity: 'information',
      message: vscode.l10n.t('All of them are in the state {0} already.', action.doneIn ?? ''),
    });
    return targets.map(({ mapping }) => ({ kind: 'settled', mapping }));
  }
  const title = TITLES[id](open.length, toPlaces(open));
  if (!(await confirm({ message: title, detail: toDetail(open), action: action.verb() }))) return undefined;
  const endings = await progress(title, async (report, signal) => {
    let ended = 0;
    const change = async (target: Target): Promise<Ending> => {
      // What has not begun is not begun after Cancel; what has begun goes on at AWS.
      if (signal.aborted) return { target, failure: vscode.l10n.t('not changed') };
      const ending = await changeOne(deps, { ...target, action }, signal);
      ended += 1;
      report(vscode.l10n.t('{0} of {1}', ended, open.length));
      return ending;
    };
    return await inTurns(open, change);
  });
  tell(withUndo(deps, id, toSummary(id, endings), endings.filter(isDone)));
  return endings.map(({ target, outcome }) => outcome ?? { kind: 'settled', mapping: target.mapping });
}

/** What brings back what was before. Absent: there is no way back. */
const UNDO: Readonly<Partial<Record<ActionId, ActionId>>> = { enable: 'disable', disable: 'enable' };

/** The way back for those that are changed, also where others could not be. */
function withUndo(deps: ManyDeps, id: ActionId, notice: Notice, done: readonly Ending[]): Notice {
  const back = UNDO[id];
  if (back === undefined || done.length === 0) return notice;
  const refs = done.map(({ target }) => ({ scope: target.scope, uuid: target.mapping.UUID }));
  return { ...notice, action: { title: vscode.l10n.t('Undo'), run: () => changeMany(deps, back, refs) } };
}

/** The mappings as AWS has them now; those that are gone meanwhile are no hindrance to the others. */
async function readTargets(store: ManyDeps['store'], refs: readonly MappingRef[]): Promise<readonly Target[]> {
  const targets = await Promise.all(
    refs.map(async (ref) => {
      try {
        return [{ scope: ref.scope, mapping: await readMapping(store, ref) }];
      } catch (error) {
        if (AwsFailure.is(error, 'not-found')) return [];
        throw error;
      }
    }),
  );
  return targets.flat();
}

const TITLES: Readonly<Record<ActionId, (count: number, places: string) => string>> = {
  enable: (count, places) =>
    count === 1
      ? vscode.l10n.t('Enable 1 mapping in {0}?', places)
      : vscode.l10n.t('Enable {0} mappings in {1}?', count, places),
  disable: (count, places) =>
    count === 1
      ? vscode.l10n.t('Disable 1 mapping in {0}?', places)
      : vscode.l10n.t('Disable {0} mappings in {1}?', count, places),
  delete: (count, places) =>
    count === 1
      ? vscode.l10n.t('Delete 1 mapping in {0}? This cannot be undone.', places)
      : vscode.l10n.t('Delete {0} mappings in {1}? This cannot be undone.', count, places),
};

async function changeOne(
  deps: ManyDeps,
  change: Target & { readonly action: (typeof MAPPING_ACTIONS)[ActionId] },
  signal: AbortSignal,
): Promise<Ending> {
  const target = { scope: change.scope, mapping: change.mapping };
  try {
    return { target, outcome: await performAndFollow(deps, change, () => {}, signal) };
  } catch (error) {
    // One refusal must not hide what became of the others.
    return { target, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** All results in the order of the items, a few at a time. */
async function inTurns<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<T, R>();
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) results.set(item, await run(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return items.flatMap((item) => results.get(item) ?? []);
}

function toPlaces(targets: readonly Target[]): string {
  return [...new Set(targets.map(toPlace))].join('; ');
}

function toPlace({ scope, mapping }: Target): string {
  return toMappingWords(mapping, scope).place;
}

function toDetail(targets: readonly Target[]): string {
  const names = targets.map(({ scope, mapping }) => `${toMappingWords(mapping, scope).name} (${mapping.State})`);
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [vscode.l10n.t('and {0} more', more)] : [])].join('\n');
}

function isDone({ outcome }: Ending): boolean {
  return outcome?.kind === 'settled' || outcome?.kind === 'gone';
}

function toSummary(id: ActionId, endings: readonly Ending[]): Notice {
  const open = endings.filter((ending) => !isDone(ending));
  const done = DONE[id](endings.length - open.length, endings.length);
  if (open.length === 0) return { severity: 'information', message: done };
  const reasons = open.map(({ target, outcome, failure }) => {
    const { name } = toMappingWords(target.mapping, target.scope);
    return `${name}: ${failure ?? (outcome?.kind === 'cancelled' ? vscode.l10n.t('no longer watched') : (outcome?.mapping.State ?? ''))}`;
  });
  return { severity: 'warning', message: [done, ...reasons].join(' · ') };
}

const DONE: Readonly<Record<ActionId, (done: number, all: number) => string>> = {
  enable: (done, all) =>
    all === 1
      ? vscode.l10n.t('{0} of 1 mapping is enabled.', done)
      : vscode.l10n.t('{0} of {1} mappings are enabled.', done, all),
  disable: (done, all) =>
    all === 1
      ? vscode.l10n.t('{0} of 1 mapping is disabled.', done)
      : vscode.l10n.t('{0} of {1} mappings are disabled.', done, all),
  delete: (done, all) =>
    all === 1
      ? vscode.l10n.t('{0} of 1 mapping is deleted.', done)
      : vscode.l10n.t('{0} of {1} mappings are deleted.', done, all),
};
