import type { DecodedValue } from './decodeValue.ts';
import { type EventValue, listValues } from './eventValues.ts';
import { toHex } from './hex.ts';
import { formatJsonText } from './jsonText.ts';
import type { ScannedEvent, ScannedRecord } from './scannedEvent.ts';

const INDENT = 2;
/** Of records: event, `records`, group. */
const RECORD_DEPTH = 3;

/**
 * An event with what its keys, values and headers say in their places, as JSON with line breaks, piece by piece. What
 * cannot be decoded stays as it is; bytes that are no text are `{"hex": "…"}`.
 */
export function* writeDecodedEvent(
  text: string,
  { members, groups }: ScannedEvent,
  decode: (value: EventValue) => DecodedValue,
): Generator<string> {
  yield '{';
  let before = '\n';
  for (const { name, offset, length } of members) {
    yield `${before}${toBlanks(1)}${JSON.stringify(name)}: `;
    before = ',\n';
    if (name !== 'records') yield toLines(text.slice(offset, offset + length), 1);
    else yield* writeGroups(text, groups, decode);
  }
  yield '\n}\n';
}

function* writeGroups(
  text: string,
  groups: ScannedEvent['groups'],
  decode: (value: EventValue) => DecodedValue,
): Generator<string> {
  yield '{';
  let before = '\n';
  for (const { name, records } of groups) {
    yield `${before}${toBlanks(2)}${JSON.stringify(name)}: [`;
    before = ',\n';
    let beforeRecord = '\n';
    for (const record of records) {
      yield `${beforeRecord}${toBlanks(RECORD_DEPTH)}${toDecodedRecord(text, record, decode)}`;
      beforeRecord = ',\n';
    }
    yield records.length === 0 ? ']' : `\n${toBlanks(2)}]`;
  }
  yield groups.length === 0 ? '}' : `\n${toBlanks(1)}}`;
}

function toDecodedRecord(text: string, record: ScannedRecord, decode: (value: EventValue) => DecodedValue): string {
  const values = listValues(record).toSorted((one, other) => one.offset - other.offset);
  let written = '';
  let at = record.offset;
  for (const value of values) {
    const { offset, length } = value;
    written += text.slice(at, offset);
    written += toDecodedJson(decode(value)) ?? text.slice(offset, offset + length);
    at = offset + length;
  }
  return toLines(written + text.slice(at, record.offset + record.length), RECORD_DEPTH);
}

/** Undefined for what cannot be decoded. */
function toDecodedJson({ state, text = '', content, bytes }: DecodedValue): string | undefined {
  switch (state) {
    case 'json':
      return text;
    case 'text':
      return JSON.stringify(text);
    case 'empty':
      return '""';
    case 'binary':
      return JSON.stringify({ hex: toHex(content?.bytes ?? bytes ?? new Uint8Array()) });
    default:
      return undefined;
  }
}

function toLines(json: string, depth: number): string {
  return formatJsonText(json, INDENT).replaceAll('\n', `\n${toBlanks(depth)}`);
}

function toBlanks(depth: number): string {
  return ' '.repeat(INDENT * depth);
}
