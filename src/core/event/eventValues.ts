import * as l10n from '@vscode/l10n';
import { type DecodeOptions, decodeValue, type SeenValue, type ValueView } from './decodeValue.ts';
import { decodeHeader } from './headerBytes.ts';
import { toStringValue } from './jsonCursor.ts';
import type { ScannedEvent, ScannedField, ScannedHeader, ScannedRecord } from './scannedEvent.ts';

/** A key, value or header of a record that is written in the text. */
export interface EventValue {
  readonly record: ScannedRecord;
  readonly part: 'key' | 'value' | 'header';
  /** JSON pointer in the event, such as `/records/orders-0/3/value`. */
  readonly path: string;
  /** Of a header. */
  readonly name?: string;
  /** Place of the JSON value in the text, with its quotes or brackets. */
  readonly offset: number;
  readonly length: number;
}

/** JSON pointer of a record in the event, such as `/records/orders-0/3`. */
export function toRecordPath({ group, index }: ScannedRecord): string {
  return `/records/${toToken(group)}/${index}`;
}

export function toHeaderPath(record: ScannedRecord, { index, name }: ScannedHeader): string {
  return `${toRecordPath(record)}/headers/${index}/${toToken(name)}`;
}

/** What a record holds, in the order of key, value and headers, without what is absent. */
export function listValues(record: ScannedRecord): readonly EventValue[] {
  const values: EventValue[] = [];
  for (const part of ['key', 'value'] as const) {
    const { offset, length, state } = record[part];
    if (state !== 'absent') values.push({ record, part, path: `${toRecordPath(record)}/${part}`, offset, length });
  }
  for (const header of record.headers) {
    const { name, offset, length } = header;
    values.push({ record, part: 'header', path: toHeaderPath(record, header), name, offset, length });
  }
  return values;
}

/** The same with a key and a value that are absent, each of no length where the record begins. */
export function listPlaces(record: ScannedRecord): readonly EventValue[] {
  const values = listValues(record);
  const contents = (['key', 'value'] as const).map((part) => {
    const path = `${toRecordPath(record)}/${part}`;
    return values.find((value) => value.part === part) ?? { record, part, path, offset: record.offset, length: 0 };
  });
  return [...contents, ...values.filter(({ part }) => part === 'header')];
}

/** Records that a part of the text touches, in the order of their groups. */
export function listRecordsBetween({ groups }: ScannedEvent, start: number, end: number): readonly ScannedRecord[] {
  const found: ScannedRecord[] = [];
  for (const group of groups) {
    if (group.offset > end || group.offset + group.length < start) continue;
    const { records } = group;
    for (let at = findFirst(records, start); at < records.length; at += 1) {
      const record = records[at];
      if (record === undefined || record.offset > end) break;
      found.push(record);
    }
  }
  return found;
}

/** The value that is written at a place, which may be that after its end. */
export function findValueAt(event: ScannedEvent, offset: number): EventValue | undefined {
  return listRecordsBetween(event, offset, offset)
    .flatMap(listValues)
    .find((value) => offset >= value.offset && offset <= value.offset + value.length);
}

/** The value at a JSON pointer. */
export function findValue(event: ScannedEvent, path: string): EventValue | undefined {
  const record = findRecord(event, path);
  return record && listValues(record).find((value) => value.path === path);
}

/** The value at a JSON pointer, which may be the absent key or value of a record. */
export function findPlace(event: ScannedEvent, path: string): EventValue | undefined {
  const record = findRecord(event, path);
  return record && listPlaces(record).find((value) => value.path === path);
}

/** The record that a JSON pointer leads to or into. */
function findRecord({ groups }: ScannedEvent, path: string): ScannedRecord | undefined {
  const [, root, group, index] = path.split('/');
  if (root !== 'records' || group === undefined) return undefined;
  const name = group.replaceAll('~1', '/').replaceAll('~0', '~');
  const records = groups.find((candidate) => candidate.name === name)?.records;
  return records?.find((candidate) => String(candidate.index) === index);
}

/** Decodes one of the values of a text. Never throws. */
export function decodeEventValue(
  text: string,
  { record, part, offset, length }: EventValue,
  view?: ValueView,
  options: DecodeOptions = {},
): SeenValue {
  if (part === 'header') return decodeHeader(text.slice(offset, offset + length), view, options);
  const schema = part === 'key' ? record.keySchema : record.valueSchema;
  const { dataFormat = options?.dataFormat, schemaId } = schema ?? {};
  return decodeField(text, record[part], view, { ...options, dataFormat, schemaId });
}

/** Decodes a key or a value of a scanned record. Never throws. */
export function decodeField(text: string, field: ScannedField, view?: ValueView, options?: DecodeOptions): SeenValue {
  const { state, offset, length } = field;
  if (state === 'other') return { state: 'invalid', tried: [], problem: l10n.t('Base64 text or null belongs here.') };
  if (state === 'string') return decodeValue(toStringValue(text, offset, length), view, options);
  return decodeValue(state === 'null' ? null : undefined);
}

/** The first record that ends at a place or after it. */
function findFirst(records: readonly ScannedRecord[], offset: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record !== undefined && record.offset + record.length < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A name as part of a JSON pointer (RFC 6901). */
function toToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
