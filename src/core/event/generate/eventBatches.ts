import { MAX_PAYLOAD_BYTES, toUtf8Bytes } from '../payloadLimits.ts';
import { formatEventHead, formatRecord, type KafkaEvent, type KafkaRecord } from './kafkaEvent.ts';

/** Fills events one after the other, as Lambda closes batches: by number of records and by size (events.md 1). */
export interface EventBatches {
  /** Takes a record; gives the event that is full because of it. */
  add(record: KafkaRecord): readonly KafkaEvent[];
  /** The last event, if there is one. */
  finish(): readonly KafkaEvent[];
  /** Events that ended for their size, and records that are too large even alone. */
  readonly counts: { bySize: number; byNumber: number; tooLarge: number };
}

interface Batch {
  readonly groups: Map<number, KafkaRecord[]>;
  records: number;
  bytes: number;
}

export function createBatches(head: Omit<KafkaEvent, 'records'>, topic: string, batchSize: number): EventBatches {
  const envelope = toUtf8Bytes(formatEventHead({ ...head, records: {} })) + '}}'.length;
  const toRecordBytes = createRuler();
  const counts = { bySize: 0, byNumber: 0, tooLarge: 0 };
  let batch = toEmptyBatch(envelope);

  const close = (): readonly KafkaEvent[] => {
    if (batch.records === 0) return NOTHING;
    const groups = [...batch.groups].toSorted(([a], [b]) => a - b);
    batch = toEmptyBatch(envelope);
    const records = Object.fromEntries(groups.map(([partition, list]) => [`${topic}-${partition}`, list]));
    return [{ ...head, records }];
  };

  const add = (record: KafkaRecord): readonly KafkaEvent[] => {
    const bytes = toRecordBytes(record);
    const full = batch.records >= batchSize;
    const after = batch.bytes + bytes + toGroupBytes(batch, topic, record.partition);
    const closed = full || after > MAX_PAYLOAD_BYTES ? close() : NOTHING;
    if (closed.length > 0) counts[full ? 'byNumber' : 'bySize'] += 1;
    batch.bytes += bytes + toGroupBytes(batch, topic, record.partition);
    batch.records += 1;
    const group = batch.groups.get(record.partition);
    if (group === undefined) batch.groups.set(record.partition, [record]);
    else group.push(record);
    if (batch.bytes <= MAX_PAYLOAD_BYTES) return closed;
    // Only a record that is alone can be above the limit.
    counts.tooLarge += 1;
    return [...closed, ...close()];
  };

  return { add, finish: close, counts };
}

const NOTHING: readonly KafkaEvent[] = [];

function toEmptyBatch(bytes: number): Batch {
  return { groups: new Map(), records: 0, bytes };
}

/** What a record costs beside its own text: a comma, or the name and the brackets of a new group. */
function toGroupBytes(batch: Batch, topic: string, partition: number): number {
  if (batch.groups.has(partition)) return ','.length;
  const brackets = batch.groups.size === 0 ? ':[]' : ',:[]';
  return toUtf8Bytes(JSON.stringify(`${topic}-${partition}`)) + brackets.length;
}

/** Size of records without writing them: only numbers, base64 and headers differ from one to the next. */
function createRuler(): (record: KafkaRecord) => number {
  const frames: number[] = [];
  const names = new Map<string, number>();
  const toNameBytes = (name: string) => {
    const bytes = names.get(name) ?? toUtf8Bytes(JSON.stringify(name));
    names.set(name, bytes);
    return bytes;
  };
  return (record) => {
    const { key, value, partition, offset, timestamp, headers } = record;
    // Whether they are there, null or absent is part of the frame.
    const form = toForm(key) * 3 + toForm(value);
    const frame = frames[form] ?? toUtf8Bytes(formatRecord(toFrame(record)));
    frames[form] = frame;
    const numbers = toDigits(partition) + toDigits(offset) + toDigits(timestamp) - 3;
    return frame + numbers + (key?.length ?? 0) + (value?.length ?? 0) + toHeaderBytes(headers, toNameBytes);
  };
}

function toForm(text: string | null | undefined): number {
  if (text === undefined) return 0;
  return text === null ? 1 : 2;
}

function toFrame({ key, value, ...record }: KafkaRecord): KafkaRecord {
  return {
    ...record,
    ...(key === undefined ? {} : { key: key === null ? null : '' }),
    ...(value === undefined ? {} : { value: value === null ? null : '' }),
    partition: 0,
    offset: 0,
    timestamp: 0,
    headers: [],
  };
}

/** What headers take beside the brackets of their list. */
function toHeaderBytes(headers: KafkaRecord['headers'], toNameBytes: (name: string) => number): number {
  let bytes = Math.max(0, headers.length - 1);
  for (const header of headers) {
    for (const [name, content] of Object.entries(header)) {
      bytes += '{:[]}'.length + toNameBytes(name) + Math.max(0, content.length - 1);
      for (const byte of content) bytes += toDigits(byte);
    }
  }
  return bytes;
}

/** Length of a whole number as it is written. */
function toDigits(number: number | bigint): number {
  if (typeof number === 'bigint') return String(number).length;
  let digits = number < 0 ? 2 : 1;
  for (let rest = Math.abs(number); rest >= 10; rest /= 10) digits += 1;
  return digits;
}
