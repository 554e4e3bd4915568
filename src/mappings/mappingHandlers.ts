import * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { Commands, MappingRef } from '../contributions.ts';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { toStatus } from '../core/mapping/status.ts';
import type { Scope } from '../core/scope.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { Confirm } from '../platform/confirm.ts';
import { type Progress, showProgress } from '../platform/progress.ts';
import { showNotice, type Tell } from '../platform/tell.ts';
import { createFollowInStore } from './follow.ts';
import type { FollowOutcome } from './followMapping.ts';
import { type ActionId, MAPPING_ACTIONS, type MappingAction, toMappingWords, toQuestion } from './mappingActions.ts';
import { toOutcomeNotice } from './outcomeNotice.ts';
import { SYSTEM_TIMERS, type Timers } from './timers.ts';
import { changeWhenFree } from './whileInUse.ts';

export interface MappingHandlerDeps {
  readonly store: ResourceStore;
  readonly confirm: Confirm;
  /** Asks for a mapping when a command is called without one. */
  readonly pickMapping: () => Promise<MappingRef | undefined>;
  /** Opens the status page and resolves to its text; `StatusDocuments.show`. */
  readonly showStatus: (ref: MappingRef) => Promise<string>;
  readonly progress?: Progress<FollowOutcome>;
  readonly tell?: Tell;
  readonly timers?: Timers;
}

type MappingCommands = Pick<
  Commands,
  'mskLambda.mapping.enable' | 'mskLambda.mapping.disable' | 'mskLambda.mapping.delete' | 'mskLambda.mapping.showStatus'
>;

/** Handlers of the commands that act on one deployed mapping. */
export function mappingHandlers(deps: MappingHandlerDeps): Required<CommandHandlers<MappingCommands>> {
  const change = async (id: ActionId, ref: MappingRef | undefined) => {
    const target = toMappingRef(ref) ?? (await deps.pickMapping());
    return target === undefined ? undefined : await changeMapping(deps, MAPPING_ACTIONS[id], target);
  };
  return {
    'mskLambda.mapping.enable': async (ref) => (await change('enable', ref))?.mapping,
    'mskLambda.mapping.disable': async (ref) => (await change('disable', ref))?.mapping,
    'mskLambda.mapping.delete': async (ref) => {
      const outcome = await change('delete', ref);
      return outcome === undefined ? undefined : outcome.kind === 'gone';
    },
    'mskLambda.mapping.showStatus': async (ref) => {
      const target = toMappingRef(ref) ?? (await deps.pickMapping());
      return target === undefined ? undefined : await deps.showStatus(target);
    },
  };
}

/** Undefined when the user refuses; otherwise what became of the mapping. */
async function changeMapping(
  deps: MappingHandlerDeps,
  action: MappingAction,
  ref: MappingRef,
): Promise<FollowOutcome | undefined> {
  const { store, confirm, tell = showNotice, timers = SYSTEM_TIMERS } = deps;
  const progress: Progress<FollowOutcome> = deps.progress ?? showProgress;
  const { scope } = ref;
  const mapping = await readMapping(store, ref);
  const words = toMappingWords(mapping, scope);
  if (mapping.State === action.doneIn) {
    tell({
      severity: 'information',
      message: vscode.l10n.t('{0} is in the state {1} already.', words.name, mapping.State),
    });
    return { kind: 'settled', mapping };
  }
  if (!(await confirm(toQuestion(action, mapping, scope)))) return undefined;
  const watch = (report: (message: string) => void, signal: AbortSignal) =>
    perform({ store, timers, action, scope, mapping }, report, signal);
  const outcome: FollowOutcome = await progress(action.progress(words), watch);
  const notice = await toOutcomeNotice(outcome, words);
  if (notice !== undefined) tell(withStatusAction(notice, outcome, () => deps.showStatus(ref)));
  return outcome;
}

interface Change {
  readonly store: ResourceStore;
  readonly timers: Timers;
  readonly action: MappingAction;
  readonly scope: Scope;
  readonly mapping: DeployedMapping;
}

async function perform(
  { store, timers, action, scope, mapping }: Change,
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

function withStatusAction(notice: Parameters<Tell>[0], outcome: FollowOutcome, run: () => Promise<string>) {
  if (outcome.kind === 'gone') return notice;
  return { ...notice, action: { title: vscode.l10n.t('Show Status'), run } };
}

/** The mapping as AWS has it now, so that the question and its answer are about the same thing. */
async function readMapping(store: ResourceStore, { scope, uuid }: MappingRef): Promise<DeployedMapping> {
  try {
    const mapping = await store.api(scope).getMapping(uuid, new AbortController().signal);
    store.putMapping(scope, mapping);
    return mapping;
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) store.removeMapping(scope, uuid);
    throw error;
  }
}

/** Commands are called by anybody: menus pass a tree node, keybindings and other extensions what they like. */
export function toMappingRef(value: unknown): MappingRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scope, uuid } = value as { scope?: { region?: unknown }; uuid?: unknown };
  if (typeof uuid !== 'string' || typeof scope !== 'object' || scope === null) return undefined;
  return typeof scope.region === 'string' ? (value as MappingRef) : undefined;
}
