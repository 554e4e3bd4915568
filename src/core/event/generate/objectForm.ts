import { toUtf8Bytes } from '../payloadLimits.ts';
import { toKafkaRecord } from './drawRecord.ts';
import type { EventForm } from './eventForm.ts';
import { toEventHead } from './eventHead.ts';
import type { GenerationPlan } from './generationPlan.ts';
import { formatRecord, type KafkaEvent, type KafkaRecord } from './kafkaEvent.ts';

/** Makes events as objects. */
export function createObjectForm(plan: GenerationPlan): EventForm<KafkaEvent> {
  const { topic } = plan.spec;
  const head = toEventHead(plan.spec);
  const toRecordBytes = createRuler();
  let groups = new Map<number, KafkaRecord[]>();
  let record: KafkaRecord | undefined;
  return {
    take(drawn) {
      record = toKafkaRecord(plan, drawn);
      return toRecordBytes(record);
    },
    put() {
      if (record === undefined) return;
      const group = groups.get(record.partition);
      if (group === undefined) groups.set(record.partition, [record]);
      else group.push(record);
    },
    close() {
      const sorted = [...groups].toSorted(([a], [b]) => a - b);
      groups = new Map();
      const records = Object.fromEntries(sorted.map(([partition, list]) => [`${topic}-${partition}`, list]));
      return { ...head, records };
    },
  };
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
