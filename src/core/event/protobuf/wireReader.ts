import * as l10n from '@vscode/l10n';
import { encodeBase64 } from '../base64.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { ProtoScalar } from './protoSchema.ts';
import { FIXED32, GROUP_START, MOST_FIELD } from './wireTypes.ts';

const MOST_PARTS = 1_000_000;

/** Why bytes are not of a message. */
export class Unfit extends Error {}

/** Reads bytes one thing after the other. `end` is where what surrounds it ends. */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;
  #parts = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
  }

  readTag(end: number): { readonly number: number; readonly wireType: number } {
    const place = this.at;
    const tag = this.readVarint(end);
    const wireType = Number(tag & 7n);
    const number = Number(tag >> 3n);
    if (number < 1 || number > MOST_FIELD) throw new Unfit(l10n.t('At byte {0} there is no field {1}.', place, number));
    if (wireType > FIXED32) {
      throw new Unfit(
        l10n.t('At byte {0} the field {1} has wire type {2}, which does not exist.', place, number, wireType),
      );
    }
    if (wireType === GROUP_START) this.count();
    return { number, wireType };
  }

  readVarint(end: number): bigint {
    const start = this.at;
    // Most numbers are short: those need no large ones.
    let short = 0;
    for (let count = 0; count < 4; count += 1) {
      const byte = this.#readByte(end);
      short += (byte & 0x7f) * 2 ** (7 * count);
      if (byte < 0x80) return BigInt(short);
    }
    let value = BigInt(short);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#readByte(end);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new Unfit(l10n.t('The number at byte {0} has no end.', start));
  }

  readFixed32(end: number): DataView {
    return this.#takeView(4, end);
  }

  readFixed64(end: number): DataView {
    return this.#takeView(8, end);
  }

  readBytes(end: number): Uint8Array {
    const last = this.readEnd(end);
    const taken = this.#bytes.subarray(this.at, last);
    this.at = last;
    return taken;
  }

  readText(end: number): string {
    const place = this.at;
    const text = decodeUtf8(this.readBytes(end));
    if (text === undefined) throw new Unfit(l10n.t('The text at byte {0} is no UTF-8.', place));
    return text;
  }

  /** Reads a length: where what has it ends. */
  readEnd(end: number): number {
    const place = this.at;
    const length = this.readVarint(end);
    const last = this.at + Number(length);
    if (last <= end) return last;
    throw new Unfit(
      l10n.t('At byte {0} follow {1} bytes, but only {2} are left.', place, length.toString(), end - this.at),
    );
  }

  #readByte(end: number): number {
    if (this.at >= end) throw new Unfit(l10n.t('The bytes end at {0}, before the message does.', this.at));
    const byte = this.#bytes[this.at] ?? 0;
    this.at += 1;
    return byte;
  }

  #takeView(length: number, end: number): DataView {
    const place = this.at;
    if (place + length > end) {
      throw new Unfit(l10n.t('At byte {0} follow {1} bytes, but only {2} are left.', place, length, end - place));
    }
    this.at += length;
    return new DataView(this.#view.buffer, this.#view.byteOffset + place, length);
  }

  count(): void {
    this.#parts += 1;
    if (this.#parts > MOST_PARTS) throw new Unfit(l10n.t('The value has too many parts.'));
  }
}

type Read = (reader: WireReader, end: number) => string;

const READERS: Readonly<Record<ProtoScalar, Read>> = {
  double: (reader, end) => toNumberText(reader.readFixed64(end).getFloat64(0, true)),
  float: (reader, end) => toNumberText(toShortest(reader.readFixed32(end).getFloat32(0, true))),
  int32: (reader, end) => BigInt.asIntN(32, reader.readVarint(end)).toString(),
  int64: (reader, end) => BigInt.asIntN(64, reader.readVarint(end)).toString(),
  uint32: (reader, end) => BigInt.asUintN(32, reader.readVarint(end)).toString(),
  uint64: (reader, end) => reader.readVarint(end).toString(),
  sint32: (reader, end) => toSigned(BigInt.asUintN(32, reader.readVarint(end))).toString(),
  sint64: (reader, end) => toSigned(reader.readVarint(end)).toString(),
  fixed32: (reader, end) => String(reader.readFixed32(end).getUint32(0, true)),
  fixed64: (reader, end) => reader.readFixed64(end).getBigUint64(0, true).toString(),
  sfixed32: (reader, end) => String(reader.readFixed32(end).getInt32(0, true)),
  sfixed64: (reader, end) => reader.readFixed64(end).getBigInt64(0, true).toString(),
  bool: (reader, end) => (reader.readVarint(end) === 0n ? 'false' : 'true'),
  string: (reader, end) => JSON.stringify(reader.readText(end)),
  bytes: (reader, end) => JSON.stringify(encodeBase64(reader.readBytes(end))),
};

/** One value as JSON: whole numbers with every digit, bytes as base64. */
export function readScalar(reader: WireReader, scalar: ProtoScalar, end: number): string {
  return READERS[scalar](reader, end);
}

function toSigned(zigzag: bigint): bigint {
  return (zigzag >> 1n) ^ -(zigzag & 1n);
}

/** The shortest number that is the same with 32 bits: 0.1, and not 0.10000000149011612. */
function toShortest(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

/** JSON has no words for what is no finite number; these are Protobuf's. */
function toNumberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
}
