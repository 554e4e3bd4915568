import * as l10n from '@vscode/l10n';
import { toAuthMethodFacts } from '../cluster/authMethods.ts';
import { describeBrokerChoice } from '../mapping/authentication.ts';
import { toMappingInput } from '../mapping/changes.ts';
import { FIELDS } from '../mapping/fields.ts';
import { formatFieldValue, isUnset, readFieldValue } from '../mapping/fieldValues.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { toStatus } from '../mapping/status.ts';
import { toCodeSpan, toLink, toPlainMarkdown, toTable } from '../markdown.ts';
import { toTimeoutWords } from '../timeoutWords.ts';
import { toCauseList, toFixParagraphs } from './causeMarkdown.ts';
import type { ExplainedCause, Explanation } from './explanation.ts';
import { type HintContext, type HintKnown, toHintContext } from './hintContext.ts';

/** The status page of a mapping as Markdown: condition, causes with fixes, where Lambda connects, every setting. */
export function toStatusMarkdown(mapping: DeployedMapping, explanation: Explanation, known: HintKnown = {}): string {
  const context = toHintContext(mapping, known);
  const parts = [
    `# ${toPlainMarkdown(context.topic)} → ${toPlainMarkdown(context.functionName)}`,
    toTable(toCondition(context, explanation)),
    known.loading === undefined ? '' : `*${toPlainMarkdown(l10n.t('Cluster and function are being read…'))}*`,
    ...toMeaning(explanation),
    ...toCauseSection(explanation.causes, known),
    ...(explanation.afterwards === undefined
      ? []
      : [heading(l10n.t('Afterwards')), ...toFixParagraphs(explanation.afterwards)]),
    ...toConnection(context),
    ...toFunctionSection(context),
    ...toDestinationSection(context),
    heading(l10n.t('Configuration')),
    toTable(toSettings(context)),
    ...toGaps(known),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(text: string): string {
  return `## ${toPlainMarkdown(text)}`;
}

/** Facts as rows; those without a value are left out. The first one is the head. */
type Row = readonly [label: string, markdown: string];

function toRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(([, markdown]) => markdown !== '').map(([label, markdown]) => [toPlainMarkdown(label), markdown]);
}

function toCondition({ mapping, account, region, known }: HintContext, explanation: Explanation): readonly Row[] {
  const { reason } = explanation;
  return toRows([
    [l10n.t('State'), toPlainMarkdown(toStatus(mapping).label)],
    [l10n.t('Since'), toTime(mapping.LastModified)],
    [l10n.t('Last result'), toPlainMarkdown(explanation.text ?? l10n.t('none yet'))],
    [
      l10n.t('Reason for the state'),
      reason === undefined ? '' : `${toPlainMarkdown(reason.meaning)} (${toCodeSpan(reason.code)})`,
    ],
    [
      l10n.t('Account and region'),
      toPlainMarkdown([account, region, known.profile].filter((part) => part !== undefined).join(' · ')),
    ],
    [l10n.t('UUID'), toCodeSpan(mapping.UUID)],
  ]);
}

const MEANINGS: Readonly<Record<Explanation['severity'], () => string | undefined>> = {
  ok: () => undefined,
  information: () => undefined,
  warning: () => l10n.t('The last result can be an old one: it stays until Lambda reads again.'),
  error: () => l10n.t('After a fix it can take minutes until a new result shows.'),
};

function toMeaning({ severity, title, docUrl }: Explanation): readonly string[] {
  const note = MEANINGS[severity]();
  const link = docUrl === undefined ? [] : [toLink(l10n.t('Documentation'), docUrl)];
  return [
    heading(l10n.t('What it means')),
    [`**${toPlainMarkdown(title)}.**`, note === undefined ? '' : toPlainMarkdown(note)].filter(Boolean).join(' '),
    ...link,
  ];
}

function toCauseSection(causes: readonly ExplainedCause[], { checkedAt }: HintKnown): readonly string[] {
  if (causes.length === 0) return [];
  return [
    heading(l10n.t('Possible causes, the likeliest first')),
    checkedAt === undefined
      ? ''
      : toPlainMarkdown(l10n.t('Ranked by what was checked at {0}.', toTime(new Date(checkedAt).toISOString()))),
    ...toCauseList(causes),
  ];
}

function toConnection(context: HintContext): readonly string[] {
  const { cluster, vpcConnection, broker, crossAccount } = context;
  const source = crossAccount ? vpcConnection : cluster;
  const sentence =
    source === undefined && broker === undefined
      ? l10n.t('The cluster is not known here, so neither is the broker Lambda uses.')
      : describeBrokerChoice(broker, crossAccount ? 'vpc-connectivity' : 'vpc');
  const methods = cluster?.authMethods.map((method) => toAuthMethodFacts(method).label()).join(', ');
  const rows = toRows([
    [l10n.t('Cluster'), toPlainMarkdown(context.clusterName)],
    [l10n.t('State'), toPlainMarkdown(cluster?.state ?? '')],
    [l10n.t('Authentication methods'), toPlainMarkdown(methods ?? '')],
    [l10n.t('VPC connection'), toPlainMarkdown(vpcConnection?.state ?? '')],
    [l10n.t('Brokers'), toCodeSpan((broker?.addresses ?? '').replaceAll(',', ', '))],
    [l10n.t('Security groups'), toCodeSpan(context.securityGroups.join(', '))],
    [l10n.t('Subnets'), toCodeSpan(context.subnets.join(', '))],
  ]);
  return [heading(l10n.t('Where Lambda connects')), toPlainMarkdown(sentence), toTable(rows)];
}

function toFunctionSection({ fn, functionGone, mapping, functionName }: HintContext): readonly string[] {
  const rows = toRows([
    [l10n.t('Function'), toPlainMarkdown(functionName)],
    [l10n.t('ARN'), toCodeSpan(mapping.FunctionArn)],
    [l10n.t('State'), functionGone ? toPlainMarkdown(l10n.t('does not exist')) : toPlainMarkdown(fn?.state ?? '')],
    [l10n.t('Timeout'), fn === undefined ? '' : toTimeoutWords(fn.timeout)],
    [l10n.t('Memory'), fn?.memory === undefined ? '' : l10n.t('{0} MB', String(fn.memory))],
    [l10n.t('Runtime'), toPlainMarkdown(fn?.runtime ?? '')],
    [l10n.t('Execution role'), toCodeSpan(fn?.role ?? '')],
  ]);
  return [heading(l10n.t('Function')), toTable(rows)];
}

const DESTINATION_WORDS: Readonly<Record<NonNullable<HintContext['destination']>['kind'], () => string>> = {
  sqs: () => l10n.t('SQS queue; it receives where the records are, not the records'),
  sns: () => l10n.t('SNS topic; it receives where the records are, not the records'),
  s3: () => l10n.t('S3 bucket; it receives the records too'),
  kafka: () => l10n.t('Kafka topic of the same cluster'),
  unknown: () => l10n.t('destination of another kind'),
};

function toDestinationSection({ destination }: HintContext): readonly string[] {
  if (destination === undefined) {
    return [
      heading(l10n.t('On-failure destination')),
      toPlainMarkdown(l10n.t('None: what fails is tried again until it succeeds or its records expire.')),
    ];
  }
  const words = DESTINATION_WORDS[destination.kind]();
  return [heading(l10n.t('On-failure destination')), `${toCodeSpan(destination.target)} — ${toPlainMarkdown(words)}`];
}

/** Members that another part of the page or another row tells, or that AWS does not print. */
const TOLD_APART: ReadonlySet<string> = new Set(['functionName', 'secret', 'enabled', 'tags']);

function toSettings({ mapping }: HintContext): readonly Row[] {
  const input = toMappingInput(mapping);
  const fields = FIELDS.filter((field) => !TOLD_APART.has(field.id));
  const rows = fields.map((field): Row => {
    const value = readFieldValue(input, field.path);
    const words = toPlainMarkdown(formatFieldValue(field, value));
    if (isUnset(value)) return [field.label(), words === '' ? '–' : `${words} (${toPlainMarkdown(l10n.t('default'))})`];
    return [field.label(), DATA_CONTROLS.has(field.control) ? toCodeSpan(formatFieldValue(field, value)) : words];
  });
  const group: Row = [l10n.t('Consumer group in use'), toCodeSpan(toGroup(mapping))];
  const filterError: Row = [
    l10n.t('Filter criteria cannot be read'),
    toPlainMarkdown(mapping.FilterCriteriaError?.Message ?? ''),
  ];
  return [[l10n.t('Setting'), l10n.t('Value')], ...toRows([...rows, group, filterError])];
}

/** Controls whose values are data rather than words. */
const DATA_CONTROLS: ReadonlySet<string> = new Set(['source', 'topic', 'text', 'filters', 'destination']);

function toGroup(mapping: DeployedMapping): string {
  return mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? mapping.UUID;
}

function toGaps({ missing = [] }: HintKnown): readonly string[] {
  if (missing.length === 0) return [];
  return [
    heading(l10n.t('What could not be read')),
    missing.map(({ subject, message }) => `- ${toPlainMarkdown(subject)}: ${toPlainMarkdown(message)}`).join('\n'),
  ];
}

/** Universal time: the page reads the same wherever it is pasted. */
function toTime(iso: string | undefined): string {
  const time = new Date(iso ?? '');
  if (Number.isNaN(time.getTime())) return toPlainMarkdown(iso ?? '');
  return toPlainMarkdown(`${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}
