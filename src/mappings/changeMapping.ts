import * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { toStatus } from '../core/mapping/status.ts';
import type { Scope } from '../core/scope.ts';
import type { Confirm } from '../platform/confirm.ts';
import { type Progress, showProgress } from '../platform/progress.ts';
import type { Notice, Tell } from '../platform/tell.ts';
import { createFollowInStore } from './follow.ts';
import type { FollowOutcome } from './followMapping.ts';
import { type MappingAction, toQuestion } from './mappingActions.ts';
import { toMappingWords } from './mappingWords.ts';
import { toOutcomeNotice } from './outcomeNotice.ts';
import { SYSTEM_TIMERS, type Timers } from './timers.ts';
import { changeWhenFree } from './whileInUse.ts';

export interface ChangeDeps {
  readonly store: ResourceStore;
  readonly confirm: Confirm;
  /** Opens the status page and resolves to its text; `StatusDocuments.show`. */
  readonly showStatus: (ref: MappingRef) => Promise<string>;
  readonly progress?: Progress<FollowOutcome>;
  readonly tell: Tell;
  readonly timers?: Timers;
}

/** Asks, changes, follows to a settled state and tells, with the way back. Undefined when the user refuses. */
export async function changeMapping(
  deps: ChangeDeps,
  action: MappingAction,
  { scope, uuid }: MappingRef,
): Promise<FollowOutcome | undefined> {
  const { store, confirm, tell } = deps;
  const mapping = await readMapping(store, { scope, uuid });
  const words = toMappingWords(mapping, scope);
  if (mapping.State === action.doneIn) {
    tell({
      severity: 'information',
      message: vscode.l10n.t('{0} is in the state {1} already.', words.name, mapping.State),
    });
    return { kind: 'settled', mapping };
  }
  if (!(await confirm(toQuestion(action, mapping, scope)))) return undefined;
  const progress: Progress<FollowOutcome> = deps.progress ?? showProgress;
  const outcome = await progress(action.progress(words), (report, signal) =>
    performAndFollow(deps, { action, scope, mapping }, report, signal),
  );
  const notice = await toOutcomeNotice(outcome, words, action.done);
  if (notice !== undefined) tell(withAction(deps, notice, outcome, { action, scope, mapping }));
  return outcome;
}

interface Change {
  readonly action: MappingAction;
  readonly scope: Scope;
  readonly mapping: DeployedMapping;
}

/** Makes a change that was agreed to, and follows the mapping to its end. */
export async function performAndFollow(
  { store, timers = SYSTEM_TIMERS }: Pick<ChangeDeps, 'store' | 'timers'>,
  { action, scope, mapping }: Change,
  report: (message: string) => void,
  signal: AbortSignal,
): Promise<FollowOutcome> {
  const api = store.api(scope);
  const tellState = (update: DeployedMapping) => report(toStatus(update).label);
  try {
    const changed = await changeWhenFree(
      // Not the progress's signal: cancelling stops the watching, not a change that may be half made.
      () => action.perform(api, mapping.UUID, new AbortController().signal),
      { api, uuid: mapping.UUID },
      { signal, timers },
      () => report(vscode.l10n.t('Another change is under way; waiting for its end…')),
    );
    tellState(changed);
    return await createFollowInStore(store, timers)(scope, changed, signal, tellState);
  } catch (error) {
    if (!AwsFailure.is(error, 'not-found')) throw error;
    store.removeMapping(scope, mapping.UUID);
    if (action.endsInGone === undefined) throw error;
    return { kind: 'gone', mapping };
  }
}

/** Where the change went well: the way back. Otherwise, while there is a mapping: what became of it. */
function withAction(deps: ChangeDeps, notice: Notice, outcome: FollowOutcome, { action, scope, mapping }: Change) {
  if (outcome.kind === 'gone') return notice;
  const ref = { scope, uuid: mapping.UUID };
  const back = notice.severity === 'information' ? action.undo?.(outcome.mapping) : undefined;
  if (back === undefined) {
    return { ...notice, action: { title: vscode.l10n.t('Show Status'), run: () => deps.showStatus(ref) } };
  }
  return { ...notice, action: { title: vscode.l10n.t('Undo'), run: () => changeMapping(deps, back, ref) } };
}

/** The mapping as AWS has it now, so that the question and its answer are about the same thing. */
export async function readMapping(store: ResourceStore, { scope, uuid }: MappingRef): Promise<DeployedMapping> {
  try {
    const mapping = await store.api(scope).getMapping(uuid, new AbortController().signal);
    store.putMapping(scope, mapping);
    return mapping;
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) store.removeMapping(scope, uuid);
    throw error;
  }
}
