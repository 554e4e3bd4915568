import * as l10n from '@vscode/l10n';
import { toFunctionName, toResourceName } from '../arn.ts';
import { DOCS } from '../hints/docs.ts';
import { toCodeBlock, toCodeSpan, toLink, toPlainMarkdown, toTable } from '../markdown.ts';
import type { FailedRange, FailureDestination, FailureRecord } from './failureRecord.ts';
import { type Retrieval, toRetrievals } from './retrieval.ts';

interface FailureCondition {
  readonly condition: string;
  readonly meaning: () => string;
  readonly advice: () => string;
  readonly source: string;
}

const triesUsedUp = () => l10n.t('The function failed on every attempt, and Lambda stopped retrying.');
const lookIntoLog = () =>
  l10n.t('Look up the request ID in the log of the function, correct the cause, and process the records again.');

/** Why Lambda gives up; the same thing is called differently from one destination to another. */
const FAILURE_CONDITIONS: readonly FailureCondition[] = [
  {
    condition: 'RetryAttemptsExhausted',
    meaning: triesUsedUp,
    advice: lookIntoLog,
    source: 'events.md 4, source-facts 132',
  },
  { condition: 'RetriesExhausted', meaning: triesUsedUp, advice: lookIntoLog, source: 'events.md 4' },
  {
    condition: 'MaximumPayloadSizeExceeded',
    meaning: () => l10n.t('A single record makes the event larger than the 6 MB that an invocation takes.'),
    advice: () => l10n.t('Send large contents by reference, for example as the address of an object in S3.'),
    source: 'events.md 1 and 4, source-facts 132',
  },
  {
    condition: 'SCHEMA_NOT_FOUND',
    meaning: () => l10n.t('The registry has no schema with the ID that the record names.'),
    advice: () => l10n.t('Check that the mapping names the registry that the producer uses.'),
    source: 'events.md 2',
  },
  {
    condition: 'DESERIALIZATION_ERROR',
    meaning: () => l10n.t('The bytes of the record do not fit the schema that it names.'),
    advice: () => l10n.t('Compare what the producer writes with the schema of that ID.'),
    source: 'events.md 2',
  },
];

const DESTINATIONS: Readonly<Record<FailureDestination, () => string>> = {
  s3: () => l10n.t('Object in S3'),
  kafka: () => l10n.t('Kafka topic'),
  sqs: () => l10n.t('Message in an SQS queue'),
  sns: () => l10n.t('Notification of an SNS topic'),
};

/** What failed, when, where, why, which offsets and how often, and how to get the records back. */
export function toReadableMarkdown(record: FailureRecord): string {
  const parts = [
    `# ${toPlainMarkdown(toTitle(record))}`,
    ...toReason(record),
    toTable(toFacts(record)),
    ...toRangeSection(record.ranges),
    ...toRecordsSection(record),
    toLink(l10n.t('On-failure destinations of Kafka mappings'), DOCS.destinations),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function toTitle({ functionArn }: FailureRecord): string {
  return functionArn === undefined
    ? l10n.t('Failed batch')
    : l10n.t('Failed batch of {0}', toFunctionName(functionArn));
}

function toReason({ condition }: FailureRecord): readonly string[] {
  if (condition === undefined) return [toPlainMarkdown(l10n.t('The record does not say why it was given up.'))];
  const known = FAILURE_CONDITIONS.find((entry) => entry.condition === condition);
  if (known !== undefined) return [toPlainMarkdown(known.meaning()), toPlainMarkdown(known.advice())];
  return [`${toPlainMarkdown(l10n.t('Lambda gives a reason that is not known here:'))} ${toCodeSpan(condition)}`];
}

type Row = readonly [label: string, markdown: string];

function toFacts(record: FailureRecord): readonly Row[] {
  const rows: readonly Row[] = [
    [l10n.t('When'), toCodeSpan(record.time ?? '')],
    [l10n.t('Reason'), toCodeSpan(record.condition ?? '')],
    [l10n.t('Function'), toCodeSpan(record.functionArn ?? '')],
    [l10n.t('Version run'), toCodeSpan(record.executedVersion ?? '')],
    [l10n.t('Request ID'), toCodeSpan(record.requestId ?? '')],
    [l10n.t('Attempts, about'), toNumber(record.attempts)],
    [l10n.t('Answer'), toPlainMarkdown(toAnswer(record))],
    [l10n.t('Source'), toCodeSpan(toResourceName(record.eventSourceArn ?? ''))],
    [l10n.t('Records in the batch'), toNumber(record.batchSize)],
    [l10n.t('Bytes of the event'), toNumber(record.payloadSize)],
    [l10n.t('Read from'), record.destination === undefined ? '' : toPlainMarkdown(DESTINATIONS[record.destination]())],
  ];
  const head: Row = [l10n.t('What'), l10n.t('Value')];
  return [head, ...rows.filter(([, markdown]) => markdown !== '')];
}

function toNumber(value: number | undefined): string {
  return value === undefined ? '' : toPlainMarkdown(String(value));
}

/** A function that failed answers with status 200 all the same: the member for its error tells (events.md 4). */
function toAnswer({ statusCode, functionError, condition }: FailureRecord): string {
  if (statusCode === undefined && functionError === undefined) {
    return condition === 'MaximumPayloadSizeExceeded' ? l10n.t('none: the function was not invoked') : '';
  }
  const status = statusCode === undefined ? [] : [l10n.t('status {0}', String(statusCode))];
  const error = functionError === undefined ? [] : [l10n.t('error of the function: {0}', functionError)];
  return [...status, ...error].join(', ');
}

function toRangeSection(ranges: readonly FailedRange[]): readonly string[] {
  if (ranges.length === 0) return [toPlainMarkdown(l10n.t('The record does not say which offsets it is about.'))];
  const head = [l10n.t('Topic'), l10n.t('Partition'), l10n.t('Offsets'), l10n.t('Written')];
  const rows = ranges.map((range) => [
    toCodeSpan(range.place?.topic ?? range.group ?? l10n.t('unknown')),
    toCodeSpan(range.place === undefined ? '' : String(range.place.partition)),
    toSpan(range.firstOffset, range.lastOffset),
    toSpan(range.firstTime, range.lastTime),
  ]);
  return [`## ${toPlainMarkdown(l10n.t('Offsets'))}`, toTable([head, ...rows])];
}

function toSpan(first: string | undefined, last: string | undefined): string {
  const ends = [...new Set([first, last].filter((end) => end !== undefined))];
  return ends.map(toCodeSpan).join(' – ');
}

function toRecordsSection(record: FailureRecord): readonly string[] {
  const title = `## ${toPlainMarkdown(l10n.t('The records'))}`;
  if (record.payload !== undefined) {
    return [title, toPlainMarkdown(l10n.t('The failed event is in the record: it can be opened as a test event.'))];
  }
  if (record.ranges.length === 0) return [];
  const hint = l10n.t(
    'The destination only gets metadata. The records themselves are in the topic until its retention removes them:',
  );
  return [title, toPlainMarkdown(hint), ...toRetrievalParts(toRetrievals(record))];
}

/** What holds for several commands is said once, after the last one. */
function toRetrievalParts(retrievals: readonly Retrieval[]): readonly string[] {
  const commands = retrievals.flatMap(({ command }) => (command === undefined ? [] : [toCodeBlock('sh', command)]));
  const notes = retrievals.flatMap(({ command, notes, range }) =>
    command === undefined ? toGaps(range, notes) : notes,
  );
  return [...commands, ...new Set(notes.map(toPlainMarkdown))];
}

function toGaps({ group }: FailedRange, notes: readonly string[]): readonly string[] {
  return group === undefined ? notes : notes.map((note) => l10n.t('{0}: {1}', group, note));
}
