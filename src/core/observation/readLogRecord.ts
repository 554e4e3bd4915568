import * as l10n from '@vscode/l10n';
import { findProblem } from '../hints/problems.ts';
import { readFunctionRecord } from './functionRecord.ts';
import { type JsonRecord, parseJsonRecord, toJsonRecord, toPlainText } from './jsonRecord.ts';
import type { LogEvent, LogLevel } from './logEvent.ts';

/** A place in a topic that a log record speaks of. */
export interface LogPosition {
  readonly topic: string;
  readonly partition: number;
  /** Digits: offsets are 64 bits long. */
  readonly offset?: string;
}

/** A record of a log group as people read it. */
export interface ReadLogRecord {
  readonly level: LogLevel;
  /** One line. */
  readonly text: string;
  readonly position?: LogPosition;
  /** What the error in it means, in our words. */
  readonly meaning?: string;
}

/** Reads a system record of a mapping (events.md 6, errors.md A13), or else what a function wrote. Never throws. */
export function readLogRecord({ message }: Pick<LogEvent, 'message'>): ReadLogRecord {
  const record = parseJsonRecord(message);
  const kind = String(record?.['eventType']);
  if (record === undefined || !Object.hasOwn(SYSTEM_RECORDS, kind)) return readText(message);
  return SYSTEM_RECORDS[kind]?.(record) ?? readText(message);
}

const SYSTEM_RECORDS: Readonly<Record<string, (record: JsonRecord) => ReadLogRecord>> = {
  ESM_PROCESSING_EVENT: (record) => {
    const error = toJsonRecord(record['error']);
    const code = toPlainText(error?.['errorCode']);
    const text = toPlainText(error?.['errorMessage']);
    const meaning = findProblem(`${text} ${code}`)?.title();
    return {
      level: 'warning',
      text: [text, code === '' ? '' : `(${code.split('.').at(-1)})`].filter(Boolean).join(' '),
      ...toPosition(text),
      ...(meaning === undefined ? {} : { meaning }),
    };
  },
  POLLER_STATUS_EVENT: (record) => {
    const connection = toJsonRecord(record['kafkaEventSourceConnection']);
    const [assigned, total] = ['assignedPartitionCount', 'totalPartitionCount'].map((key) =>
      toPlainText(connection?.[key]),
    );
    const group = toPlainText(connection?.['consumerGroupId']);
    return {
      level: 'information',
      text:
        total === '1'
          ? l10n.t('A poller reads {0} of 1 partition in group {1}', assigned ?? '', group)
          : l10n.t('A poller reads {0} of {1} partitions in group {2}', assigned ?? '', total ?? '', group),
    };
  },
  KAFKA_STATUS_EVENT: (record) => {
    const offsets = toJsonRecord(record['kafkaPartitionOffsets']);
    const committed = toPlainText(offsets?.['committedOffset']);
    const place = toPlainText(offsets?.['partition']);
    return {
      level: 'detail',
      text: l10n.t('{0}: committed {1}, end {2}', place, committed, toPlainText(offsets?.['endOffset'])),
      ...toPosition(`${place} at offset ${committed}`),
    };
  },
};

/** Text as it was written, JSON by what it says. */
function readText(message: string): ReadLogRecord {
  const { level, text } = readFunctionRecord(message);
  const isText = parseJsonRecord(message) === undefined;
  const position = level === 'detail' ? {} : toPosition(message);
  return { level, text: isText ? message.trim().replaceAll('\t', '  ') : text, ...position };
}

/** How Kafka's clients and our own tools write a position: `orders-3 at offset 77`, `orders-3@77`, `topic: …, partition: …`. */
const POSITIONS: readonly RegExp[] = [
  /(?<topic>[\w.-]+)-(?<partition>\d+)(?: at offset |@)(?<offset>\d+)/,
  /"?topic"?\s*[:=]\s*"?(?<topic>[\w.-]+)"?,?\s*"?partition"?\s*[:=]\s*(?<partition>\d+)(?:,?\s*"?offset"?\s*[:=]\s*(?<offset>\d+))?/i,
];

function toPosition(text: string): { readonly position?: LogPosition } {
  for (const pattern of POSITIONS) {
    const { topic, partition, offset } = pattern.exec(text)?.groups ?? {};
    if (topic === undefined || partition === undefined) continue;
    return { position: { topic, partition: Number(partition), ...(offset === undefined ? {} : { offset }) } };
  }
  return {};
}
