import * as l10n from '@vscode/l10n';
import { toAuthMethodFacts } from '../cluster/authMethods.ts';
import type { HintContext } from '../hints/hintContext.ts';
import { describeBrokerChoice } from '../mapping/authentication.ts';
import { toMappingInput } from '../mapping/changes.ts';
import type { FieldGroup, FieldSpec } from '../mapping/fieldSpec.ts';
import { FIELD_GROUPS, FIELDS } from '../mapping/fields.ts';
import { formatFieldValue, isUnset, readFieldValue } from '../mapping/fieldValues.ts';
import type { DeployedMapping, MappingInput } from '../mapping/mapping.ts';
import { toTimeoutWords } from '../timeoutWords.ts';
import { toLogGroup } from './logSearches.ts';

export interface Fact {
  readonly label: string;
  /** Several values stand on lines of their own. */
  readonly value: string;
  /** Data rather than words. */
  readonly code?: true;
  readonly help?: string;
  /** The service's default holds. */
  readonly isDefault?: true;
}

export interface FactSection {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly facts: readonly Fact[];
  /** What the console can show. */
  readonly arn?: string;
}

/** Controls whose values are data rather than words. */
const DATA_CONTROLS: ReadonlySet<string> = new Set(['source', 'topic', 'text', 'filters', 'destination', 'secret']);

/** Fields that other parts of the page tell. */
const TOLD_APART: ReadonlySet<string> = new Set(['functionName', 'enabled', 'tags']);

/** Every setting of a mapping by the groups of the form, with what it means. Groups without a setting are left out. */
export function toConfigurationSections(mapping: DeployedMapping): readonly FactSection[] {
  const input = toMappingInput(mapping);
  return FIELD_GROUPS.map(({ group, label }) => toSection(group, label(), input)).filter(
    ({ facts, note }) => facts.length > 0 || note !== undefined,
  );
}

function toSection(group: FieldGroup, title: string, input: MappingInput): FactSection {
  if (group === 'provisioned' && input.ProvisionedPollerConfig === undefined) {
    return { id: group, title, note: l10n.t('Off: Lambda decides how many event pollers run.'), facts: [] };
  }
  const fields = FIELDS.filter((field) => field.group === group && !TOLD_APART.has(field.id));
  return { id: group, title, facts: fields.map((field) => toSetting(field, input)) };
}

function toSetting(field: FieldSpec, input: MappingInput): Fact {
  const value = readFieldValue(input, field.path);
  const words = formatFieldValue(field, value);
  if (words === '') return { label: field.label(), value: '–', help: field.help() };
  const head = { label: field.label(), value: words, help: field.help() };
  if (isUnset(value)) return { ...head, isDefault: true };
  return DATA_CONTROLS.has(field.control) ? { ...head, code: true } : head;
}

/** What stands around a mapping: where Lambda connects, the function, where failed batches go. */
export function toSurroundings(context: HintContext): readonly FactSection[] {
  return [toClusterSection(context), toFunctionSection(context), toDestinationSection(context)];
}

function toFacts(rows: readonly (readonly [label: string, value: string | undefined, code?: true])[]): readonly Fact[] {
  return rows.flatMap(([label, value, code]) =>
    value === undefined || value === '' ? [] : [{ label, value, ...(code === undefined ? {} : { code }) }],
  );
}

function toClusterSection(context: HintContext): FactSection {
  const { cluster, vpcConnection, broker, crossAccount, mapping, known } = context;
  const source = crossAccount ? vpcConnection : cluster;
  const note =
    source === undefined && broker === undefined
      ? known.loading === true
        ? undefined
        : l10n.t('The cluster is not known here, so neither is the broker Lambda uses.')
      : describeBrokerChoice(broker, crossAccount ? 'vpc-connectivity' : 'vpc');
  const methods = cluster?.authMethods.map((method) => toAuthMethodFacts(method).label()).join(', ');
  return {
    id: 'cluster',
    title: l10n.t('Where Lambda connects'),
    ...(note === undefined ? {} : { note }),
    facts: toFacts([
      [l10n.t('Cluster'), context.clusterName],
      [l10n.t('State'), cluster?.state],
      [l10n.t('Authentication methods'), methods],
      [l10n.t('VPC connection'), vpcConnection?.state],
      [l10n.t('Brokers'), broker?.addresses?.replaceAll(',', '\n'), true],
      [l10n.t('Consumer group'), context.group, true],
      [l10n.t('Security groups'), context.securityGroups.join('\n'), true],
      [l10n.t('Subnets'), context.subnets.join('\n'), true],
    ]),
    ...(crossAccount || mapping.EventSourceArn === undefined ? {} : { arn: mapping.EventSourceArn }),
  };
}

function toFunctionSection({ fn, functionGone, functionName, mapping }: HintContext): FactSection {
  return {
    id: 'function',
    title: l10n.t('Function'),
    ...(functionGone ? { note: l10n.t('The function does not exist.') } : {}),
    facts: toFacts([
      [l10n.t('Function'), functionName],
      [l10n.t('State'), fn?.state],
      [l10n.t('Timeout'), fn === undefined ? undefined : toTimeoutWords(fn.timeout)],
      [l10n.t('Memory'), fn?.memory === undefined ? undefined : l10n.t('{0} MB', fn.memory)],
      [l10n.t('Runtime'), fn?.runtime],
      [l10n.t('Reason for the state'), fn?.stateReason],
      [l10n.t('Last update'), fn?.updateFailure && l10n.t('Failed: {0}', fn.updateFailure)],
      [l10n.t('Reserved concurrency'), toConcurrency(fn)],
      [l10n.t('Execution role'), fn?.role, true],
      [l10n.t('Log group'), fn === undefined ? undefined : toLogGroup(fn), true],
    ]),
    arn: mapping.FunctionArn,
  };
}

function toConcurrency(fn: HintContext['fn']): string | undefined {
  if (fn?.reservedConcurrency === 0) return l10n.t('0: no call gets through');
  if (fn?.unreserved) return l10n.t('none: it shares what the account has');
  return fn?.reservedConcurrency?.toString();
}

const DESTINATION_WORDS: Readonly<Record<NonNullable<HintContext['destination']>['kind'], () => string>> = {
  sqs: () => l10n.t('SQS queue; it receives where the records are, not the records'),
  sns: () => l10n.t('SNS topic; it receives where the records are, not the records'),
  s3: () => l10n.t('S3 bucket; it receives the records too'),
  kafka: () => l10n.t('Kafka topic of the same cluster'),
  unknown: () => l10n.t('destination of another kind'),
};

function toDestinationSection({ destination }: HintContext): FactSection {
  const head = { id: 'destination', title: l10n.t('On-failure destination') };
  if (destination === undefined) {
    return {
      ...head,
      note: l10n.t('None: what fails is tried again until it succeeds or its records expire.'),
      facts: [],
    };
  }
  return {
    ...head,
    note: `${DESTINATION_WORDS[destination.kind]()}.`,
    facts: toFacts([[l10n.t('Destination'), destination.target, true]]),
    ...(destination.target.startsWith('arn:') ? { arn: destination.target } : {}),
  };
}
