import * as l10n from '@vscode/l10n';
import { isJson } from '../isJson.ts';
import type { FailedRange, FailureRecord } from './failureRecord.ts';
import { formatEvent, type KafkaRecord } from './generate/kafkaEvent.ts';
import { formatJsonText } from './jsonText.ts';
import { MAX_BATCH_RECORDS } from './payloadLimits.ts';

/** An event to test with, made of a failure record. */
export interface TestEvent {
  /** JSON, indented. */
  readonly text: string;
  /** What the event lacks and why; empty for the very event that failed. */
  readonly notes: readonly string[];
}

export type TestEventOutcome = TestEvent | { readonly problem: string };

/**
 * The event that failed, where the destination got it (S3, Kafka). Of metadata alone an event with the same partitions,
 * offsets and times, whose records have no values: those are in the topic only (events.md 4).
 */
export function toTestEvent(record: FailureRecord): TestEventOutcome {
  const { payload } = record;
  if (payload !== undefined) {
    if (isJson(payload)) return { text: `${formatJsonText(payload, 2)}\n`, notes: [] };
    return {
      text: payload,
      notes: [l10n.t('The event in the failure record is no proper JSON: it is shown as it is.')],
    };
  }
  return toFrame(record);
}

function toFrame({ ranges, eventSourceArn, bootstrapServers = '' }: FailureRecord): TestEventOutcome {
  const known = ranges.map(toPlacedRange).filter((range) => range !== undefined);
  if (known.length === 0) {
    return { problem: l10n.t('The failure record names no partition and offset that an event could be made of.') };
  }
  const records: Record<string, readonly KafkaRecord[]> = {};
  let left = MAX_BATCH_RECORDS;
  for (const range of known) {
    const count = Math.min(left, Number(range.last - range.first + 1n));
    if (count > 0) records[range.group] = toRecords(range, count);
    left -= count;
  }
  const eventSource = eventSourceArn === undefined ? 'SelfManagedKafka' : 'aws:kafka';
  const head = { eventSource, ...(eventSourceArn === undefined ? {} : { eventSourceArn }), bootstrapServers } as const;
  const isCut = known.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n) > BigInt(MAX_BATCH_RECORDS);
  return {
    text: `${formatEvent({ ...head, records }, 'indented')}\n`,
    notes: [
      l10n.t(
        'The destination only got metadata: the records have the offsets of the failed batch, but no keys and values.',
      ),
      ...(isCut ? [l10n.t('An event has {0} records at most; later ones were left out.', MAX_BATCH_RECORDS)] : []),
    ],
  };
}

interface PlacedRange {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly first: bigint;
  readonly last: bigint;
  readonly firstTime: number;
  readonly lastTime: number;
}

function toPlacedRange(range: FailedRange): PlacedRange | undefined {
  const { group, place } = range;
  const first = toOffset(range.firstOffset);
  if (group === undefined || place === undefined || first === undefined) return undefined;
  const end = toOffset(range.lastOffset);
  const last = end === undefined || end < first ? first : end;
  const firstTime = toTime(range.firstTime) ?? 0;
  return {
    group,
    ...place,
    first,
    last,
    firstTime,
    lastTime: toTime(range.lastTime) ?? firstTime,
  };
}

function toRecords(
  { topic, partition, first, firstTime, lastTime }: PlacedRange,
  count: number,
): readonly KafkaRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic,
    partition,
    offset: toExact(first + BigInt(index)),
    timestamp: index === count - 1 ? lastTime : firstTime,
    timestampType: 'CREATE_TIME',
    key: null,
    value: null,
    headers: [],
  }));
}

function toExact(offset: bigint): number | bigint {
  return offset <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(offset) : offset;
}

/** Offsets have 63 bits (events.md 1). */
function toOffset(digits: string | undefined): bigint | undefined {
  return digits !== undefined && /^\d{1,19}$/.test(digits) ? BigInt(digits) : undefined;
}

function toTime(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
