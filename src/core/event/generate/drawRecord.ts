import { decodeUtf8 } from '../utf8.ts';
import { toBadContent } from './badRecords.ts';
import type { ByteText } from './byteText.ts';
import { type Body, toBase64, toKeyContent } from './delivery.ts';
import type { BadRecordKind } from './eventSpec.ts';
import type { GenerationPlan } from './generationPlan.ts';
import type { KafkaRecord } from './kafkaEvent.ts';
import { toPartitionOf } from './partitioner.ts';
import type { Scene } from './placeholders.ts';
import type { RecordKey } from './recordKeys.ts';
import { toSignedByte } from './signedByte.ts';
import type { Content } from './valueSource.ts';

/** What a record is meant to be. */
export interface RecordWish {
  /** Number of the record, from 0. */
  readonly index: number;
  /** Turn of the partition for records without a key. */
  readonly turn: number;
  readonly now: number;
  readonly tombstone: boolean;
  readonly bad: BadRecordKind | undefined;
}

/** A record with what is not settled before it is wanted: encoding comes last, since filters may refuse it. */
export interface DrawnRecord {
  readonly partition: number;
  readonly offset: number | bigint;
  readonly timestamp: number;
  readonly key: RecordKey;
  /** Undefined: a tombstone. */
  readonly content: Content | undefined;
  readonly scene: Scene;
}

/** Draws one record; another `attempt` draws another one in its place. */
export function drawRecord(plan: GenerationPlan, wish: RecordWish, attempt: number): DrawnRecord {
  const { random, spec, timestamps, values } = plan;
  const { index, now } = wish;
  random.seek(index, attempt);
  const timestamp = timestamps.start + index * timestamps.step;
  const scene: Scene = { index, random, topic: spec.topic, timestamp, now };
  const content = wish.tombstone ? undefined : values.make(scene);
  const key = plan.makeKey(scene, content);
  const partition = toPartition(plan, key, wish.turn);
  const offset = plan.offsets.next(partition);
  const bad = content === undefined || wish.bad === undefined ? content : toBadContent(wish.bad, content);
  return { partition, offset, timestamp, key, content: bad, scene };
}

function toPartition({ partitions, spec, keyText }: GenerationPlan, key: RecordKey, turn: number): number {
  const byTurn = partitions[turn % partitions.length] ?? 0;
  if (partitions.length === 1 || spec.spread === 'turns' || !key) return byTurn;
  keyText.clear();
  keyText.addText(key);
  return partitions[toPartitionOf(keyText, partitions.length)] ?? byTurn;
}

/** The record as filters see it (events.md 5). */
export function toFiltered(plan: GenerationPlan, { partition, offset, timestamp, content }: DrawnRecord) {
  const { topic, timestamps } = plan.spec;
  const body = content === undefined ? undefined : plan.valueDelivery.toFiltered(content);
  const value = body instanceof Uint8Array ? decodeUtf8(body) : body;
  return {
    topic,
    partition,
    offset: typeof offset === 'bigint' ? String(offset) : offset,
    timestamp,
    timestampType: timestamps?.type ?? 'CREATE_TIME',
    ...(value === undefined ? {} : { value }),
    ...(body !== undefined && value === undefined ? { binary: true as const } : {}),
  };
}

/** The key as the event has it before base64; null or undefined where the member is null or missing. */
export function toKeyBody({ keyDelivery, keyFormat }: GenerationPlan, { key }: DrawnRecord): Body | null | undefined {
  if (!key) return key;
  return keyDelivery.toBody(keyFormat === undefined ? { body: key } : toKeyContent(key, keyFormat));
}

/** The value in the same way. */
export function toValueBody(
  { spec, valueDelivery }: GenerationPlan,
  { content }: DrawnRecord,
): Body | null | undefined {
  return content === undefined ? MISSING[spec.tombstones?.as ?? 'null'] : valueDelivery.toBody(content);
}

/** The record as the event has it, its members in AWS's order. */
export function toKafkaRecord(plan: GenerationPlan, drawn: DrawnRecord): KafkaRecord {
  const { spec, keyDelivery, valueDelivery } = plan;
  const { partition, offset, timestamp, scene } = drawn;
  const timestampType = spec.timestamps?.type ?? 'CREATE_TIME';
  const key = toMember(toKeyBody(plan, drawn));
  const value = toMember(toValueBody(plan, drawn));
  const headers = plan.headers.map(({ name, write }) => ({ [name]: toSigned(write(scene)) }));
  const head = { topic: spec.topic, partition, offset, timestamp, timestampType };
  // Nearly all records have both; the others cost more.
  const record: { -readonly [Name in keyof KafkaRecord]: KafkaRecord[Name] } =
    key === undefined || value === undefined
      ? { ...head, ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }), headers }
      : { topic: spec.topic, partition, offset, timestamp, timestampType, key, value, headers };
  if (keyDelivery.metadata !== undefined) record.keySchemaMetadata = keyDelivery.metadata;
  if (valueDelivery.metadata !== undefined) record.valueSchemaMetadata = valueDelivery.metadata;
  return record;
}

function toMember(body: Body | null | undefined): string | null | undefined {
  return body === null || body === undefined ? body : toBase64(body);
}

function toSigned(bytes: ByteText): readonly number[] {
  const signed: number[] = [];
  for (const byte of bytes.toBytes()) signed.push(toSignedByte(byte));
  return signed;
}

const MISSING = { null: null, absent: undefined } as const;
