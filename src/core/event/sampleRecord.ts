import * as l10n from '@vscode/l10n';
import { decodeBase64 } from './base64.ts';
import { findJsonFault } from './jsonFault.ts';
import { formatJsonValue, type JsonObject, type JsonValue, readJsonValue } from './jsonValue.ts';
import { decodeUtf8 } from './utf8.ts';

/** A record as filters see it: decoded. A sample that is only a value has none of the other members. */
export interface SampleRecord {
  readonly topic?: string;
  readonly partition?: number;
  /** Text when it is longer than a number can hold exactly: offsets have 64 bits (events.md 1). */
  readonly offset?: number | string;
  /** Milliseconds since the epoch. */
  readonly timestamp?: number;
  readonly timestampType?: string;
  /** Text of the key, when it is one. Filters do not see it. */
  readonly key?: string;
  /** Text of the value. Absent together with `binary`: a tombstone. */
  readonly value?: string;
  /** The value is there but is no UTF-8 text. */
  readonly binary?: true;
}

export interface SampleRecords {
  readonly records: readonly SampleRecord[];
  /** What could not be read, and where; the records that could be read are there all the same. */
  readonly problem?: string;
}

/** One of these: something read, something wrong, or both. */
type Sample = { readonly record?: SampleRecord; readonly problem?: string };

/**
 * Reads what people have at hand: an event as a function gets it (`*.msk-event.json`, values in base64), one record of
 * such an event, a JSON list of values or records, one JSON value to a line, or one value as it is. A JSON text in quotes
 * stands for the text inside them, null for a record without a value. Never throws (events.md 1, source-facts 17-20).
 */
export function readSampleRecords(text: string): SampleRecords {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { records: [], problem: l10n.t('There is no record here.') };
  const value = readJsonValue(trimmed);
  if (value !== undefined) return toResult(readSamples(value));
  const lines = trimmed
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  if (lines.length > 1 && isJson(lines[0]?.line ?? '')) return toResult(lines.map(readLine));
  const record = { value: trimmed };
  if (!/^[{[]/.test(trimmed)) return { records: [record] };
  const { line, column, message } = findJsonFault(trimmed);
  const problem = l10n.t('Taken as plain text, since it is no JSON. Line {0}, column {1}: {2}', line, column, message);
  return { records: [record], problem };
}

function toResult(samples: readonly Sample[]): SampleRecords {
  const records = samples.flatMap(({ record }) => (record === undefined ? [] : [record]));
  const problem = samples.find((sample) => sample.problem !== undefined)?.problem;
  if (problem !== undefined) return { records, problem };
  return records.length > 0 ? { records } : { records, problem: l10n.t('There is no record in it.') };
}

function isJson(text: string): boolean {
  return readJsonValue(text) !== undefined;
}

function readLine({ line, number }: { readonly line: string; readonly number: number }): Sample {
  const value = readJsonValue(line);
  if (value !== undefined) return readSample(value, l10n.t('Line {0}', number));
  const { column, message } = findJsonFault(line);
  return { problem: l10n.t('Line {0}, column {1}: {2}', number, column, message) };
}

function readSamples(value: JsonValue): readonly Sample[] {
  const batches = toBatches(value);
  if (batches !== undefined) return [...batches].flatMap(([name, batch]) => readBatch(name, batch));
  if (value.kind !== 'list') return [readSample(value, l10n.t('The record'))];
  return value.items.map((item, index) => readSample(item, l10n.t('Record {0}', index + 1)));
}

/** Member `records` of an event: lists of records under `<topic>-<partition>` (source-facts 19). */
function toBatches(value: JsonValue): ReadonlyMap<string, JsonValue> | undefined {
  const records = value.kind === 'object' ? value.members.get('records') : undefined;
  return records?.kind === 'object' ? records.members : undefined;
}

function readBatch(name: string, batch: JsonValue): readonly Sample[] {
  if (batch.kind !== 'list') return [{ problem: l10n.t('{0}: a list of records belongs here.', name) }];
  return batch.items.map((item, index): Sample => {
    const place = l10n.t('{0}, record {1}', name, index + 1);
    if (item.kind !== 'object') return { problem: l10n.t('{0}: a record is a JSON object.', place) };
    return readRecord(item, place, toPlaceOf(name));
  });
}

/** Topic names may contain hyphens: the partition comes after the last one (events.md 1). */
function toPlaceOf(name: string): Pick<SampleRecord, 'topic' | 'partition'> {
  const [, topic, partition] = /^(.+)-(\d+)$/.exec(name) ?? [];
  return topic === undefined ? {} : { topic, partition: Number(partition) };
}

/** A record of an event is told from a value by the members that every such record has. */
function readSample(value: JsonValue, place: string): Sample {
  const isRecord = value.kind === 'object' && ['topic', 'partition', 'offset'].every((name) => value.members.has(name));
  if (isRecord) return readRecord(value, place, {});
  if (value.kind === 'null') return { record: {} };
  return { record: { value: value.kind === 'text' ? value.value : formatJsonValue(value) } };
}

function readRecord({ members }: JsonObject, place: string, fallback: Partial<SampleRecord>): Sample {
  const content = readContent(members.get('value'));
  if (content === undefined) return { problem: l10n.t('{0}: the value is no base64 text.', place) };
  const key = readContent(members.get('key'))?.value;
  const type = members.get('timestampType');
  return {
    record: {
      ...fallback,
      ...toMember('topic', toPlainText(members.get('topic'))),
      ...toMember('partition', toWhole(members.get('partition'))),
      ...toMember('offset', toOffset(members.get('offset'))),
      ...toMember('timestamp', toWhole(members.get('timestamp'))),
      ...toMember('timestampType', toPlainText(type)),
      ...toMember('key', key),
      ...content,
    },
  };
}

/** Null and absent both mean that there is nothing (events.md 1); undefined when it is no base64. */
function readContent(value: JsonValue | undefined): Pick<SampleRecord, 'value' | 'binary'> | undefined {
  if (value === undefined || value.kind === 'null') return {};
  const bytes = value.kind === 'text' ? decodeBase64(value.value).bytes : undefined;
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes);
  return text === undefined ? { binary: true } : { value: text };
}

function toMember<Name extends keyof SampleRecord>(name: Name, value: SampleRecord[Name]): Partial<SampleRecord> {
  return value === undefined ? {} : { [name]: value };
}

function toPlainText(value: JsonValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.value : undefined;
}

function toWhole(value: JsonValue | undefined): number | undefined {
  const offset = toOffset(value);
  return typeof offset === 'number' ? offset : undefined;
}

function toOffset(value: JsonValue | undefined): number | string | undefined {
  const written = value?.kind === 'number' ? value.written : toPlainText(value);
  if (written === undefined || !/^-?\d+$/.test(written)) return undefined;
  const whole = Number(written);
  return Number.isSafeInteger(whole) ? whole : written;
}
