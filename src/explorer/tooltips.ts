import * as l10n from '@vscode/l10n';
import type { CallerIdentity } from '../aws/awsApi.ts';
import { toAuthMethodFacts } from '../core/cluster/authMethods.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import { stripResult } from '../core/hints/problems.ts';
import type { FieldSpec } from '../core/mapping/fieldSpec.ts';
import { FIELDS } from '../core/mapping/fields.ts';
import { readFieldValue } from '../core/mapping/fieldValues.ts';
import { toCodeSpan, toPlainMarkdown } from '../core/markdown.ts';
import type { Scope } from '../core/scope.ts';
import type { MappingEntry } from './scopeContents.ts';
import { toAuthLabel, toClusterTypeLabel, toScopeLabel, toStateWords } from './words.ts';

/** Members that the tooltip tells in its own words or as part of another one, or that only a draft has. */
const TOLD_APART: ReadonlySet<FieldSpec['id']> = new Set(['functionName', 'enabled', 'topic', 'secret']);

/** Everything that is configured, as Markdown. Data stand in code spans only. `file`: the document that differs. */
export function toMappingTooltip({ mapping, facts, topic }: MappingEntry, file?: string): string {
  const result = mapping.LastProcessingResult;
  const problem = facts.problem ?? facts.earlier;
  const condition = toFacts([
    [l10n.t('State'), facts.label],
    [l10n.t('Problem'), problem?.title],
    [l10n.t('Last result'), result === undefined ? undefined : stripResult(result)],
    [l10n.t('Reason for the state'), mapping.StateTransitionReason],
    [l10n.t('Last change'), toLocalTime(mapping.LastModified)],
    [l10n.t('File that differs'), file],
  ]);
  const settings = FIELDS.filter((field) => !TOLD_APART.has(field.id)).map((field) => {
    const values = toValues(field, readFieldValue(mapping, field.path));
    return [field.label(), ...values] as const;
  });
  const configuration = toFacts([
    [l10n.t('Topic'), topic],
    [l10n.t('Function'), mapping.FunctionArn],
    ...settings,
    [l10n.t('Filter criteria cannot be read'), mapping.FilterCriteriaError?.Message],
    [l10n.t('UUID'), mapping.UUID],
  ]);
  return [
    toHeading(`${topic} → ${mapping.FunctionArn.split(':function:')[1] ?? mapping.FunctionArn}`),
    condition,
    configuration,
  ].join('\n\n');
}

export function toClusterTooltip(cluster: Cluster): string {
  const facts = toFacts([
    [l10n.t('State'), toStateWords(cluster.state), cluster.stateMessage],
    [l10n.t('Type'), toClusterTypeLabel(cluster)],
    [l10n.t('Kafka version'), cluster.kafkaVersion],
    [
      l10n.t('Brokers'),
      cluster.brokerCount === undefined ? undefined : String(cluster.brokerCount),
      cluster.instanceType,
    ],
    [l10n.t('Authentication'), toAuthLabel(cluster)],
    [
      l10n.t('Through VPC connections'),
      ...cluster.vpcConnectivityMethods.map((method) => toAuthMethodFacts(method).label()),
    ],
    [l10n.t('Subnets'), ...cluster.subnets],
    [l10n.t('Security groups'), ...cluster.securityGroups],
    [l10n.t('Created'), toLocalTime(cluster.creationTime)],
    [l10n.t('Tags'), ...Object.entries(cluster.tags).map(([key, value]) => `${key}=${value}`)],
    [l10n.t('ARN'), cluster.arn],
  ]);
  return [toHeading(cluster.name), facts].join('\n\n');
}

export function toTopicTooltip(topic: Topic): string {
  const facts = toFacts([
    [l10n.t('Partitions'), toText(topic.partitions)],
    [l10n.t('Replication factor'), toText(topic.replicationFactor)],
    [l10n.t('ARN'), topic.arn],
  ]);
  return [toHeading(topic.name), facts].join('\n\n');
}

export function toConnectionTooltip(connection: VpcConnection): string {
  return toFacts([
    [l10n.t('State'), toStateWords(connection.state)],
    [l10n.t('Authentication'), connection.authentication],
    [l10n.t('Cluster'), connection.targetClusterArn],
    [l10n.t('Owner'), connection.owner],
    [l10n.t('VPC'), connection.vpcId],
    [l10n.t('Created'), toLocalTime(connection.creationTime)],
    [l10n.t('ARN'), connection.arn],
  ]);
}

export function toScopeTooltip(scope: Scope, identity: CallerIdentity | undefined): string {
  const facts = toFacts([
    [l10n.t('Account'), identity?.account],
    [l10n.t('Signed in as'), identity?.arn],
    [l10n.t('Profile'), scope.profile],
    [l10n.t('Region'), scope.region],
  ]);
  return [toHeading(toScopeLabel(scope)), facts].join('\n\n');
}

function toHeading(text: string): string {
  return `**${toPlainMarkdown(text)}**`;
}

/** One fact a line; facts without a value are left out. */
function toFacts(facts: readonly (readonly [label: string, ...values: (string | undefined)[]])[]): string {
  return facts
    .map(([label, ...values]) => [label, values.filter((value) => value !== undefined && value !== '')] as const)
    .filter(([, values]) => values.length > 0)
    .map(
      ([label, values]) => `- ${toPlainMarkdown(label)}: ${values.map((value) => toCodeSpan(value ?? '')).join(', ')}`,
    )
    .join('\n');
}

function toValues(field: FieldSpec, value: unknown): readonly (string | undefined)[] {
  if (Array.isArray(value)) return value.map((item) => toItemText(field, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, member]) => `${key}=${String(member)}`);
  const choice = field.choices?.find((entry) => entry.value === value);
  return [choice?.label() ?? toText(value)];
}

/** Entries of lists are words or small structures such as `{ Pattern }` and `{ Type, URI }`. */
function toItemText(field: FieldSpec, item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return toText(item);
  const words = Object.values(item).map(
    (member) => field.choices?.find((entry) => entry.value === member)?.label() ?? toText(member),
  );
  return words.filter((word) => word !== undefined).join(' ');
}

function toText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function toLocalTime(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString();
}
