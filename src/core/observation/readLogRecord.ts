import * as l10n from '@vscode/l10n';
import { findProblem } from '../hints/problems.ts';
import type { LogEvent } from './logEvent.ts';

/** A place in a topic that a log record speaks of. */
export interface LogPosition {
  readonly topic: string;
  readonly partition: number;
  /** Digits: offsets are 64 bits long. */
  readonly offset?: string;
}

/** A record of a log group as people read it. */
export interface ReadLogRecord {
  readonly level: 'error' | 'warning' | 'information' | 'detail';
  /** One line. */
  readonly text: string;
  readonly position?: LogPosition;
  /** What the error in it means, in our words. */
  readonly meaning?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a system record of a mapping (events.md 6, errors.md A13), or else what a function wrote. Never throws. */
export function readLogRecord({ message }: Pick<LogEvent, 'message'>): ReadLogRecord {
  const record = parseJson(message);
  const kind = String(record?.['eventType']);
  if (record === undefined || !Object.hasOwn(SYSTEM_RECORDS, kind)) return readText(message);
  return SYSTEM_RECORDS[kind]?.(record) ?? readText(message);
}

const SYSTEM_RECORDS: Readonly<Record<string, (record: Json) => ReadLogRecord>> = {
  ESM_PROCESSING_EVENT: (record) => {
    const error = toJson(record['error']);
    const code = toText(error?.['errorCode']);
    const text = toText(error?.['errorMessage']);
    const meaning = findProblem(`${text} ${code}`)?.title();
    return {
      level: 'warning',
      text: [text, code === '' ? '' : `(${code.split('.').at(-1)})`].filter(Boolean).join(' '),
      ...toPosition(text),
      ...(meaning === undefined ? {} : { meaning }),
    };
  },
  POLLER_STATUS_EVENT: (record) => {
    const connection = toJson(record['kafkaEventSourceConnection']);
    const [assigned, total] = ['assignedPartitionCount', 'totalPartitionCount'].map((key) => toText(connection?.[key]));
    const group = toText(connection?.['consumerGroupId']);
    return {
      level: 'information',
      text:
        total === '1'
          ? l10n.t('A poller reads {0} of 1 partition in group {1}', assigned ?? '', group)
          : l10n.t('A poller reads {0} of {1} partitions in group {2}', assigned ?? '', total ?? '', group),
    };
  },
  KAFKA_STATUS_EVENT: (record) => {
    const offsets = toJson(record['kafkaPartitionOffsets']);
    const committed = toText(offsets?.['committedOffset']);
    const place = toText(offsets?.['partition']);
    return {
      level: 'detail',
      text: l10n.t('{0}: committed {1}, end {2}', place, committed, toText(offsets?.['endOffset'])),
      ...toPosition(`${place} at offset ${committed}`),
    };
  },
};

/** What runtimes write before an error, and how Lambda tells of calls. */
const FAULT = /\b(?:error|exception|fatal|timed out|traceback)\b/i;
const FRAME = /^(?:START|END|REPORT|INIT_START) /;

function readText(message: string): ReadLogRecord {
  const text = message.trim().replaceAll('\t', '  ');
  if (FRAME.test(text)) return { level: 'detail', text };
  const level = FAULT.test(text) ? 'error' : 'information';
  return { level, text, ...toPosition(text) };
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

function parseJson(text: string): Json | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return toJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
