import type { DecodedValue, DecodeOptions } from './decodeValue.ts';
import { type EventKind, isKafkaKind } from './eventShape.ts';
import { decodeField, toHeaderPath, toRecordPath } from './eventValues.ts';
import { decodeHeader } from './headerBytes.ts';
import { scanEvent } from './scanEvent.ts';
import type { ScannedField, ScannedHeader, ScannedRecord, ScannedSchema } from './scannedEvent.ts';

/** A record of an event with everything in it decoded. */
export interface EventRecord {
  /** JSON pointer of the record in the event, such as `/records/orders-0/3`. */
  readonly path: string;
  readonly topic?: string;
  readonly partition?: number;
  /** A text when a number would not hold it exactly: offsets have 64 bits. */
  readonly offset?: number | string;
  /** Milliseconds since the epoch. */
  readonly time?: number;
  readonly key: DecodedValue;
  readonly value: DecodedValue;
  readonly headers: readonly EventHeader[];
}

/** The same name may come more than once. */
export interface EventHeader {
  readonly path: string;
  readonly name: string;
  readonly value: DecodedValue;
}

export interface ReadEvent {
  readonly kind: EventKind;
  /** Empty for everything that is no Kafka event. */
  readonly records: readonly EventRecord[];
  /** What is wrong with the text; the records that can be read are there all the same. */
  readonly problems: readonly { readonly offset: number; readonly length: number; readonly message: string }[];
}

/** Reads the text of an event and decodes every key, value and header of it. Never throws. */
export function readEvent(text: string, options: DecodeOptions = {}): ReadEvent {
  const { kind, records, problems } = scanEvent(text);
  return { kind, records: isKafkaKind(kind) ? records.map((record) => toRecord(text, record, options)) : [], problems };
}

function toRecord(text: string, record: ScannedRecord, options: DecodeOptions): EventRecord {
  const decode = (field: ScannedField, schema: ScannedSchema | undefined) =>
    decodeField(text, field, 'auto', { ...options, dataFormat: schema?.dataFormat ?? options.dataFormat });
  const { topic, partition, recordOffset, timestamp } = record;
  return {
    path: toRecordPath(record),
    topic,
    partition,
    offset: toOffset(recordOffset),
    time: timestamp,
    key: decode(record.key, record.keySchema),
    value: decode(record.value, record.valueSchema),
    headers: record.headers.map((header) => toHeader(text, record, header, options)),
  };
}

function toHeader(text: string, record: ScannedRecord, header: ScannedHeader, options: DecodeOptions): EventHeader {
  const { name, offset, length } = header;
  const value = decodeHeader(text.slice(offset, offset + length), 'auto', options);
  return { path: toHeaderPath(record, header), name, value };
}

function toOffset(digits: string | undefined): number | string | undefined {
  if (digits === undefined) return undefined;
  const offset = Number(digits);
  return Number.isSafeInteger(offset) ? offset : digits;
}
