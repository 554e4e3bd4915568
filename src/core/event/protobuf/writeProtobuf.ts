import * as l10n from '@vscode/l10n';
import { decodeBase64 } from '../base64.ts';
import { writeVarint } from '../generate/avroEncode.ts';
import { encodeUtf8 } from '../generate/encodeUtf8.ts';
import { type JsonValue, readJsonValue, toNumber, toObject, toText } from '../jsonValue.ts';
import type { ProtoField, ProtoMessage, ProtoScalar, ProtoType } from './protoSchema.ts';
import { parseTimestampText } from './timestampText.ts';
import { canBePacked, GROUP_END, LENGTH, TIMESTAMP, toWireType } from './wireTypes.ts';

/** Bytes of a message, or what of the text does not fit it. */
export type WrittenProtobuf =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string };

/**
 * Writes JSON in Protobuf's binary encoding: members by the name of the field or its JSON name, in their order; null and
 * what is absent is not written. Never throws.
 * @param prefix bytes before the message
 */
export function writeProtobuf(
  message: ProtoMessage,
  text: string,
  prefix: Uint8Array = new Uint8Array(),
): WrittenProtobuf {
  const value = readJsonValue(text);
  if (value === undefined) return { problem: l10n.t('It is no JSON.') };
  try {
    const bytes: number[] = [...prefix];
    writeMessage(message, value, '', bytes);
    return { bytes: Uint8Array.from(bytes) };
  } catch (error) {
    if (error instanceof ProtoFault) return { problem: error.message };
    throw error;
  }
}

class ProtoFault extends Error {}

function writeMessage(message: ProtoMessage, given: JsonValue, place: string, bytes: number[]): void {
  const value = message.name === TIMESTAMP ? toTimestamp(given, place) : given;
  if (value.kind !== 'object') throw wanted(place, l10n.t('an object'));
  if (value.repeats) throw new ProtoFault(l10n.t('{0}: a member is given twice.', place || message.name));
  const byName = toFieldsByName(message);
  for (const [name, member] of value.members) {
    const field = byName.get(name);
    if (field === undefined) throw new ProtoFault(l10n.t('{0} has no field {1}.', message.name, name));
    if (member.kind !== 'null') writeField(field, member, place === '' ? name : `${place}.${name}`, bytes);
  }
}

function toTimestamp(value: JsonValue, place: string): JsonValue {
  if (value.kind !== 'text') return value;
  const time = parseTimestampText(value.value);
  if (time === undefined) throw wanted(place, l10n.t('a time such as 2026-01-31T12:00:00Z'));
  const members = [
    ['seconds', time.seconds],
    ['nanos', time.nanos],
  ] as const;
  return toObject(members.filter(([, digits]) => digits !== '0').map(([name, digits]) => [name, toNumber(digits)]));
}

function toFieldsByName({ fields }: ProtoMessage): ReadonlyMap<string, ProtoField> {
  const all = [...fields.values()];
  return new Map([...all.map((field) => [field.jsonName, field] as const), ...all.map((f) => [f.name, f] as const)]);
}

function writeField(field: ProtoField, value: JsonValue, place: string, bytes: number[]): void {
  const { type, isRepeated, isPacked } = field;
  if (type.kind === 'map') {
    writeMap(field, type, value, place, bytes);
    return;
  }
  if (!isRepeated) {
    writeTagged(field.number, type, value, place, bytes);
    return;
  }
  if (value.kind !== 'list') throw wanted(place, l10n.t('a list'));
  const items = value.items.map((item, index) => [item, `${place}[${index}]`] as const);
  if (!isPacked || !canBePacked(type)) {
    for (const [item, at] of items) writeTagged(field.number, type, item, at, bytes);
    return;
  }
  if (items.length === 0) return;
  const content: number[] = [];
  for (const [item, at] of items) writePlain(type, item, at, content);
  writeTag(field.number, LENGTH, bytes);
  writeBytes(content, bytes);
}

function writeTagged(number: number, type: ProtoType, value: JsonValue, place: string, bytes: number[]): void {
  writeTag(number, toWireType(type), bytes);
  if (type.kind !== 'message') {
    writePlain(type, value, place, bytes);
    return;
  }
  const content: number[] = [];
  writeMessage(type.message, value, place, content);
  if (!type.isGroup) {
    writeBytes(content, bytes);
    return;
  }
  append(content, bytes);
  writeTag(number, GROUP_END, bytes);
}

function writeMap(
  { number }: ProtoField,
  { key, value: type }: Extract<ProtoType, { kind: 'map' }>,
  value: JsonValue,
  place: string,
  bytes: number[],
): void {
  if (value.kind !== 'object') throw wanted(place, l10n.t('an object'));
  for (const [name, member] of value.members) {
    const entry: number[] = [];
    writeTagged(1, { kind: 'scalar', scalar: key }, toKey(key, name), `${place}.${name}`, entry);
    writeTagged(2, type, member, `${place}.${name}`, entry);
    writeTag(number, LENGTH, bytes);
    writeBytes(entry, bytes);
  }
}

/** Names of JSON are always texts. */
function toKey(key: ProtoScalar, name: string): JsonValue {
  if (key !== 'bool') return toText(name);
  return name === 'true' || name === 'false' ? { kind: 'boolean', value: name === 'true' } : toText(name);
}

function writePlain(type: ProtoType, value: JsonValue, place: string, bytes: number[]): void {
  if (type.kind === 'enum') {
    const named = value.kind === 'text' ? type.values.find(([name]) => name === value.value)?.[1] : undefined;
    if (named === undefined && value.kind !== 'number') {
      throw wanted(place, type.values.map(([name]) => name).join(', '));
    }
    writeVarint(BigInt(named ?? toWhole(value, WHOLE.int32, place)), bytes);
  } else if (type.kind === 'scalar') {
    WRITERS[type.scalar](value, place, bytes);
  }
}

type Write = (value: JsonValue, place: string, bytes: number[]) => void;

interface WholeRange {
  readonly bits: 32 | 64;
  readonly isSigned: boolean;
}

const WHOLE = {
  int32: { bits: 32, isSigned: true },
  int64: { bits: 64, isSigned: true },
  uint32: { bits: 32, isSigned: false },
  uint64: { bits: 64, isSigned: false },
} as const satisfies Readonly<Record<string, WholeRange>>;

const varint =
  (range: WholeRange): Write =>
  (value, place, bytes) =>
    writeVarint(toWhole(value, range, place), bytes);

const zigzag =
  (range: WholeRange): Write =>
  (value, place, bytes) => {
    const whole = toWhole(value, range, place);
    writeVarint((whole << 1n) ^ (whole >> 63n), bytes);
  };

const fixed =
  (range: WholeRange): Write =>
  (value, place, bytes) => {
    const whole = BigInt.asUintN(range.bits, toWhole(value, range, place));
    for (let shift = 0n; shift < range.bits; shift += 8n) bytes.push(Number((whole >> shift) & 0xffn));
  };

const WRITERS: Readonly<Record<ProtoScalar, Write>> = {
  double: (value, place, bytes) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, toReal(value, place), true);
    append(new Uint8Array(view.buffer), bytes);
  },
  float: (value, place, bytes) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, toReal(value, place), true);
    append(new Uint8Array(view.buffer), bytes);
  },
  int32: varint(WHOLE.int32),
  int64: varint(WHOLE.int64),
  uint32: varint(WHOLE.uint32),
  uint64: varint(WHOLE.uint64),
  sint32: zigzag(WHOLE.int32),
  sint64: zigzag(WHOLE.int64),
  fixed32: fixed(WHOLE.uint32),
  fixed64: fixed(WHOLE.uint64),
  sfixed32: fixed(WHOLE.int32),
  sfixed64: fixed(WHOLE.int64),
  bool: (value, place, bytes) => {
    if (value.kind !== 'boolean') throw wanted(place, l10n.t('true or false'));
    bytes.push(value.value ? 1 : 0);
  },
  string: (value, place, bytes) => {
    if (value.kind !== 'text') throw wanted(place, l10n.t('a text'));
    writeBytes(encodeUtf8(value.value), bytes);
  },
  bytes: (value, place, bytes) => {
    const content = value.kind === 'text' ? decodeBase64(value.value).bytes : undefined;
    if (content === undefined) throw wanted(place, l10n.t('base64 text'));
    writeBytes(content, bytes);
  },
};

/** Digits may stand in quotes, as Protobuf's own JSON has them for 64 bits. */
function toWhole(value: JsonValue, { bits, isSigned }: WholeRange, place: string): bigint {
  const written = value.kind === 'number' ? value.written : value.kind === 'text' ? value.value : '';
  const words = isSigned
    ? l10n.t('a whole number of {0} bits', bits)
    : l10n.t('a whole number of {0} bits, not negative', bits);
  if (!/^-?\d{1,20}$/.test(written)) throw wanted(place, words);
  const whole = BigInt(written);
  const kept = isSigned ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
  if (kept !== whole) throw wanted(place, words);
  return whole;
}

function toReal(value: JsonValue, place: string): number {
  if (value.kind === 'number') return Number(value.written);
  const word = value.kind === 'text' ? value.value : '';
  if (word !== 'NaN' && word !== 'Infinity' && word !== '-Infinity') throw wanted(place, l10n.t('a number'));
  return Number(word);
}

function writeTag(number: number, wireType: number, bytes: number[]): void {
  writeVarint(BigInt(number * 8 + wireType), bytes);
}

function writeBytes(content: ArrayLike<number> & Iterable<number>, bytes: number[]): void {
  writeVarint(BigInt(content.length), bytes);
  append(content, bytes);
}

function append(content: Iterable<number>, bytes: number[]): void {
  for (const byte of content) bytes.push(byte);
}

function wanted(place: string, words: string): ProtoFault {
  return new ProtoFault(
    place === '' ? l10n.t('Protobuf wants {0} here.', words) : l10n.t('{0}: Protobuf wants {1} here.', place, words),
  );
}
