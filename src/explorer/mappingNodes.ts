import * as l10n from '@vscode/l10n';
import { toFunctionQualifier } from '../core/arn.ts';
import { type DeployedMapping, isTransitional, toMappingArn } from '../core/mapping/mapping.ts';
import type { StatusKind } from '../core/mapping/status.ts';
import { matchesFilter } from './filter.ts';
import type { MappingEntry } from './scopeContents.ts';
import { type NodeIcon, type TreeNode, toNode } from './treeNode.ts';
import type { TreeSources } from './treeSources.ts';
import { joinParts, toAuthLabel, toClusterTypeLabel, toSpoken } from './words.ts';

/** Shapes differ as well as colours, for those who do not see the colours. */
export const STATE_ICONS: Readonly<Record<StatusKind, NodeIcon>> = {
  ok: { id: 'pass', color: 'testing.iconPassed' },
  idle: { id: 'circle-outline', color: 'testing.iconPassed' },
  off: { id: 'debug-pause', color: 'disabledForeground' },
  changing: { id: 'sync~spin', color: 'charts.blue' },
  problem: { id: 'error', color: 'problemsErrorIcon.foreground' },
  unknown: { id: 'question', color: 'problemsWarningIcon.foreground' },
};

/** Rows for those mappings that the filter lets through. */
export function toMappingNodes(
  parent: TreeNode,
  entries: readonly MappingEntry[],
  sources: TreeSources,
): readonly TreeNode[] {
  return entries.filter((entry) => isShown(entry, sources)).map((entry) => toMappingNode(parent, entry, sources));
}

export function isShown(entry: MappingEntry, sources: TreeSources): boolean {
  return matchesFilter(sources.filter, sources.filter === undefined ? [] : toMappingTexts(entry));
}

function toMappingNode(parent: TreeNode, entry: MappingEntry, sources: TreeSources): TreeNode {
  const { mapping, facts } = entry;
  const uuid = mapping.UUID;
  const differs = sources.differingFile(uuid) !== undefined;
  const watched = sources.isWatched(uuid);
  const label = l10n.t('{0} → {1}', entry.topic, toQualifiedName(entry));
  const description = joinParts(
    parent.kind !== 'cluster' && entry.sourceName,
    parent.kind === 'otherMappings' && toPlaceWords(entry),
    toConditionWords(entry),
    differs && l10n.t('file differs'),
    watched && l10n.t('watched'),
  );
  return toNode(parent, {
    segment: uuid,
    kind: 'mapping',
    label,
    description,
    icon: STATE_ICONS[facts.kind],
    words: [
      ...toSwitchWords(mapping.State, isTransitional(mapping)),
      ...(facts.problem ? ['failed'] : []),
      ...(differs ? ['differs'] : []),
      ...(watched ? ['watched'] : []),
      ...toSettingWords(mapping),
      'arn',
      ...toConsoleWords(parent),
    ],
    spoken: toSpoken(l10n.t('Mapping of topic {0} to function {1}', entry.topic, toQualifiedName(entry)), description),
    command: { id: 'mskLambda.mapping.showDetails', args: [toRef(parent, uuid)] },
    behind: mapping,
    uuid,
    arn: toMappingArn(mapping),
    text: uuid,
    ...(mapping.EventSourceArn !== undefined && { clusterArn: mapping.EventSourceArn }),
  });
}

/** For a failing mapping the problem; the state only where the icon does not already say it. */
function toConditionWords({ mapping, facts }: MappingEntry): string {
  if (facts.problem !== undefined) return joinParts(mapping.State !== 'Enabled' && facts.label, facts.problem.title);
  if (facts.kind === 'idle') return joinParts(facts.label, l10n.t('no records yet'));
  return facts.earlier === undefined
    ? facts.label
    : joinParts(facts.label, l10n.t('last result: {0}', facts.earlier.title));
}

function toQualifiedName({ mapping, functionName }: MappingEntry): string {
  const qualifier = toFunctionQualifier(mapping.FunctionArn);
  return qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
}

function toRef({ scope }: TreeNode, uuid: string) {
  return scope === undefined ? undefined : { scope, uuid };
}

/** Which of "enable" and "disable" make sense; neither while the mapping is changing, both in a state nobody knows. */
function toSwitchWords(state: string, transitional: boolean): readonly string[] {
  if (transitional) return ['changing'];
  if (state === 'Enabled') return ['enabled'];
  return state === 'Disabled' ? ['disabled'] : ['enabled', 'disabled'];
}

/** Which of the settings it has that some commands are about. */
function toSettingWords({ SourceAccessConfigurations: access, DestinationConfig: config }: DeployedMapping) {
  return [
    ...(access?.some(({ URI }) => URI?.includes(':secret:')) ? ['secret'] : []),
    ...(config?.OnFailure?.Destination ? ['destination'] : []),
  ];
}

/** The sample account has no pages in the AWS console. */
export function toConsoleWords({ scope }: TreeNode): readonly string[] {
  return scope?.sample ? [] : ['console'];
}

function toPlaceWords({ place }: MappingEntry): string | undefined {
  if (place.kind === 'elsewhere') return l10n.t('cluster of account {0}', place.account);
  return place.kind === 'gone' ? l10n.t('no such cluster here') : undefined;
}

function toMappingTexts(entry: MappingEntry): readonly (string | undefined)[] {
  const { mapping, facts, cluster } = entry;
  return [
    entry.topic,
    entry.functionName,
    entry.sourceName,
    mapping.UUID,
    mapping.State,
    facts.label,
    facts.problem?.title,
    facts.earlier?.title,
    mapping.LastProcessingResult,
    mapping.StateTransitionReason,
    mapping.EventSourceArn,
    mapping.FunctionArn,
    mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId,
    mapping.DestinationConfig?.OnFailure?.Destination,
    ...(mapping.SourceAccessConfigurations ?? []).flatMap(({ Type, URI }) => [Type, URI]),
    cluster?.arn,
    cluster?.state,
    cluster && toClusterTypeLabel(cluster),
    cluster && toAuthLabel(cluster),
  ];
}
