import * as vscode from 'vscode';
import type { CommandId, CreateMappingRef } from '../contributions.ts';
import { AwsFailure } from '../core/failure.ts';
import { toMappingInput } from '../core/mapping/changes.ts';
import { type DeployedMapping, isTransitional, type MappingInput, toMappingArn } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { toOwnTags } from '../core/mapping/tags.ts';
import { type Progress, showProgress } from '../platform/progress.ts';
import { type ChangeDeps, performAndFollow, readMapping } from './changeMapping.ts';
import { findFault } from './findFault.ts';
import { createFollowInStore } from './follow.ts';
import type { FollowOutcome } from './followMapping.ts';
import { MAPPING_ACTIONS } from './mappingActions.ts';
import { toMappingWords } from './mappingWords.ts';
import { toOutcomeNotice } from './outcomeNotice.ts';

export type RecreateDeps = Omit<ChangeDeps, 'showStatus'>;

/**
 * Deletes a mapping and creates it again with another consumer group, which cannot be changed on an existing one
 * (source-facts 119). Two mappings of one function, cluster and topic cannot be there at once, so the old one goes first;
 * should the new one be refused, or nobody wait for the end of the old one, its document is opened, so that nothing is
 * lost. Undefined when a question is left.
 */
export async function recreateMapping(deps: RecreateDeps, ref: MappingRef): Promise<DeployedMapping | undefined> {
  const { store, confirm, tell } = deps;
  const { scope } = ref;
  const mapping = await readMapping(store, ref);
  refuseUnreadable(mapping);
  const tags = toOwnTags(await store.api(scope).getMappingTags(toMappingArn(mapping), new AbortController().signal));
  const before = { ...toMappingInput(mapping), ...(Object.keys(tags).length > 0 && { Tags: tags }) };
  const input = await askGroupAndPosition(before);
  if (input === undefined) return undefined;
  const words = toMappingWords(mapping, scope);
  const group = input.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? vscode.l10n.t('(its own UUID)');
  const question = {
    message: vscode.l10n.t('Delete the mapping {0} in {1} and create it again?', words.name, words.place),
    detail: vscode.l10n.t(
      'The new mapping has the consumer group {0} and starts at {1}; everything else stays. It gets a new UUID. The position of the old one is left behind: this cannot be undone.',
      group,
      input.StartingPosition ?? '',
    ),
    action: vscode.l10n.t('Delete and Create'),
  };
  if (!(await confirm(question))) return undefined;
  const progress: Progress<FollowOutcome> = deps.progress ?? showProgress;
  const outcome = await progress(vscode.l10n.t('Creating {0} again', words.name), async (report, signal) => {
    const deleted = await performAndFollow(deps, { action: MAPPING_ACTIONS.delete, scope, mapping }, report, signal);
    if (deleted.kind === 'gone') return await create(deps, scope, input, report, signal);
    await openDocument(scope, input);
    return deleted;
  });
  if (outcome.mapping.UUID === mapping.UUID) {
    tell({ severity: 'warning', message: toUnfinishedText(words.name) });
    return undefined;
  }
  const notice = await toOutcomeNotice(outcome, words, (name, state) =>
    vscode.l10n.t('{0} is created again; its state is {1}.', name, state),
  );
  if (notice !== undefined) tell(notice);
  return outcome.mapping;
}

function toUnfinishedText(name: string): string {
  return vscode.l10n.t(
    '{0} is being deleted, and was not created again: the document that is open now has its settings. Create it from there.',
    name,
  );
}

async function create(
  { store, timers }: RecreateDeps,
  scope: MappingRef['scope'],
  input: MappingInput,
  report: (message: string) => void,
  signal: AbortSignal,
): Promise<FollowOutcome> {
  report(vscode.l10n.t('Creating'));
  try {
    const created = await store.api(scope).createMapping(input, new AbortController().signal);
    return await createFollowInStore(store, timers)(scope, created, signal, ({ State }) => report(State));
  } catch (error) {
    await openDocument(scope, input);
    throw error;
  }
}

async function openDocument(scope: MappingRef['scope'], input: MappingInput): Promise<void> {
  const reference: CreateMappingRef = { scope, input };
  await vscode.commands.executeCommand('mskLambda.mapping.create' satisfies CommandId, reference);
}

/** What cannot be read cannot be created again. */
function refuseUnreadable(mapping: DeployedMapping): void {
  if (isTransitional(mapping)) {
    const message = vscode.l10n.t('The mapping is being changed: wait until its state is Enabled or Disabled.');
    throw new AwsFailure('conflict', message, { operation: 'lambda:DeleteEventSourceMapping' });
  }
  const error = mapping.FilterCriteriaError;
  if (error === undefined) return;
  const message = vscode.l10n.t(
    'Its filter cannot be decrypted, so it would be lost: {0}',
    error.Message ?? error.ErrorCode ?? '',
  );
  throw new AwsFailure('access-denied', message, { operation: 'lambda:GetEventSourceMapping' });
}

async function askGroupAndPosition(before: MappingInput): Promise<MappingInput | undefined> {
  const { ConsumerGroupId: old, ...kafka } = before.AmazonManagedKafkaEventSourceConfig ?? {};
  const { StartingPositionTimestamp: _at, ...rest } = before;
  const withGroup = (text: string): MappingInput => {
    const group = text.trim();
    const config = group === '' ? kafka : { ...kafka, ConsumerGroupId: group };
    return { ...rest, AmazonManagedKafkaEventSourceConfig: config };
  };
  const { toFault } = await findFault('AmazonManagedKafkaEventSourceConfig', {});
  const group = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Consumer Group (1/2)'),
    prompt: vscode.l10n.t('Empty: the UUID of the new mapping'),
    value: old === undefined ? '' : toNextName(old),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() !== '' && text.trim() === old
        ? vscode.l10n.t('That is the group it has now.')
        : toFault(withGroup(text)),
  });
  if (group === undefined) return undefined;
  const position = await vscode.window.showQuickPick(toPositions(), {
    title: vscode.l10n.t('Starting Position (2/2)'),
  });
  return position === undefined ? undefined : { ...withGroup(group), StartingPosition: position.value };
}

function toPositions() {
  return [
    {
      label: vscode.l10n.t('Trim horizon'),
      detail: vscode.l10n.t('All records that the topic still has'),
      value: 'TRIM_HORIZON',
    },
    {
      label: vscode.l10n.t('Latest'),
      detail: vscode.l10n.t('New records only; those that come before the mapping polls are missed'),
      value: 'LATEST',
    },
  ];
}

/** `orders` → `orders-2`, `orders-2` → `orders-3`. */
function toNextName(name: string): string {
  const match = /^(.*)-(\d+)$/.exec(name);
  return match === null ? `${name}-2` : `${match[1]}-${Number(match[2]) + 1}`;
}
