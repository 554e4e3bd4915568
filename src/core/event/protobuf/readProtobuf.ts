import * as l10n from '@vscode/l10n';
import { encodeBase64 } from '../base64.ts';
import type { ProtoField, ProtoMessage, ProtoType } from './protoSchema.ts';
import { toTimestampText } from './timestampText.ts';
import { readScalar, Unfit, WireReader } from './wireReader.ts';
import { canBePacked, FIXED32, FIXED64, GROUP_END, LENGTH, TIMESTAMP, toWireType, VARINT } from './wireTypes.ts';

/** JSON on one line, with how many values of fields are there that the schema lacks, or why the bytes are not of the message. */
export type ProtoText =
  | { readonly text: string; readonly lacking: number; readonly problem?: undefined }
  | { readonly text?: undefined; readonly lacking?: undefined; readonly problem: string };

/** What Protobuf's own readers allow. */
const DEEPEST = 100;

/**
 * Reads bytes in Protobuf's binary encoding as JSON: members as fields are named, in the order of the bytes; whole numbers
 * with every digit, bytes as base64, fields that the schema lacks by their number. Never throws.
 * @param start where the message begins
 */
export function readProtobuf(message: ProtoMessage, bytes: Uint8Array, start = 0): ProtoText {
  try {
    const reader = new ProtoReader(new WireReader(bytes, start));
    const fields: Fields = new Map();
    reader.readFields(message, fields, { end: bytes.length, depth: 0 });
    return { text: formatFields(message, fields), lacking: reader.lacking };
  } catch (error) {
    if (error instanceof Unfit) return { problem: error.message };
    throw error;
  }
}

/** What was read of one field: texts of JSON, or the fields of a message that may come in several pieces. */
interface Slot {
  readonly field?: ProtoField;
  readonly texts: string[];
  readonly inner?: Fields;
}

type Fields = Map<string, Slot>;

interface Bounds {
  /** Where the message ends; groups end before. */
  readonly end: number;
  readonly depth: number;
  /** Number of the group that is read. */
  readonly group?: number;
}

class ProtoReader {
  readonly #wire: WireReader;
  /** Values of fields that the schema lacks. */
  lacking = 0;

  constructor(wire: WireReader) {
    this.#wire = wire;
  }

  readFields(message: ProtoMessage | undefined, fields: Fields, bounds: Bounds): void {
    if (bounds.depth > DEEPEST) throw new Unfit(l10n.t('The message is nested too deeply at byte {0}.', this.#wire.at));
    while (this.#wire.at < bounds.end) {
      const place = this.#wire.at;
      const { number, wireType } = this.#wire.readTag(bounds.end);
      if (wireType === GROUP_END) {
        if (number === bounds.group) return;
        throw new Unfit(l10n.t('At byte {0} a group ends that did not begin: {1}.', place, number));
      }
      const field = message?.fields.get(number);
      if (field === undefined) this.#readUnknown(number, wireType, fields, bounds);
      else this.#readField(field, wireType, fields, { ...bounds, place });
    }
    if (bounds.group !== undefined) {
      throw new Unfit(l10n.t('The group {0} has no end: the bytes end at {1}.', bounds.group, this.#wire.at));
    }
  }

  #readField(field: ProtoField, wireType: number, fields: Fields, bounds: Bounds & { readonly place: number }): void {
    const { name, type, isRepeated } = field;
    const wanted = toWireType(type);
    const isPacked = isRepeated && wireType === LENGTH && canBePacked(type);
    if (wireType !== wanted && !isPacked) {
      throw new Unfit(
        l10n.t(
          'At byte {0} the field {1} has wire type {2}; the schema wants {3}.',
          bounds.place,
          name,
          wireType,
          wanted,
        ),
      );
    }
    const inner: Fields | undefined = type.kind === 'message' && !isRepeated ? new Map() : undefined;
    const slot: Slot = fields.get(name) ?? { field, texts: [], inner };
    fields.set(name, slot);
    if (isPacked) this.#readPacked(type, slot, bounds.end);
    else if (slot.inner !== undefined && type.kind === 'message') this.#readMessage(field, type, slot.inner, bounds);
    else slot.texts.push(this.#readValue(field, type, bounds));
  }

  #readPacked(type: ProtoType, { texts }: Slot, end: number): void {
    const last = this.#wire.readEnd(end);
    while (this.#wire.at < last) texts.push(this.#readPlain(type, last));
  }

  #readValue(field: ProtoField, type: ProtoType, bounds: Bounds): string {
    if (type.kind === 'map') return this.#readEntry(field, type, bounds);
    if (type.kind !== 'message') return this.#readPlain(type, bounds.end);
    const inner: Fields = new Map();
    this.#readMessage(field, type, inner, bounds);
    return formatFields(type.message, inner);
  }

  #readMessage(
    { number }: ProtoField,
    { message, isGroup }: Extract<ProtoType, { kind: 'message' }>,
    inner: Fields,
    { end, depth }: Bounds,
  ): void {
    this.#wire.count();
    const bounds = isGroup
      ? { end, depth: depth + 1, group: number }
      : { end: this.#wire.readEnd(end), depth: depth + 1 };
    this.readFields(message, inner, bounds);
  }

  /** `"key":value`, as a message of two fields; either may be absent. */
  #readEntry(field: ProtoField, { key, value }: Extract<ProtoType, { kind: 'map' }>, { end, depth }: Bounds): string {
    this.#wire.count();
    const members: readonly ProtoField[] = [
      { ...PLAIN_FIELD, name: 'key', number: 1, type: { kind: 'scalar', scalar: key } },
      { ...PLAIN_FIELD, name: 'value', number: 2, type: value },
    ];
    const message = { name: field.name, fields: new Map(members.map((member) => [member.number, member])) };
    const entry: Fields = new Map();
    this.readFields(message, entry, { end: this.#wire.readEnd(end), depth: depth + 1 });
    const name = formatSlot(entry.get('key')) ?? toDefaultText({ kind: 'scalar', scalar: key });
    const text = formatSlot(entry.get('value')) ?? toDefaultText(value);
    return `${name.startsWith('"') ? name : JSON.stringify(name)}:${text}`;
  }

  #readPlain(type: ProtoType, end: number): string {
    this.#wire.count();
    if (type.kind === 'enum') {
      const number = Number(BigInt.asIntN(32, this.#wire.readVarint(end)));
      const known = type.values.find(([, value]) => value === number);
      return known === undefined ? String(number) : JSON.stringify(known[0]);
    }
    return type.kind === 'scalar' ? readScalar(this.#wire, type.scalar, end) : '{}';
  }

  #readUnknown(number: number, wireType: number, fields: Fields, bounds: Bounds): void {
    this.#wire.count();
    this.lacking += 1;
    const name = String(number);
    const slot: Slot = fields.get(name) ?? { texts: [] };
    fields.set(name, slot);
    slot.texts.push(this.#readAny(number, wireType, bounds));
  }

  #readAny(number: number, wireType: number, { end, depth }: Bounds): string {
    switch (wireType) {
      case VARINT:
        return this.#wire.readVarint(end).toString();
      case FIXED64:
        return this.#wire.readFixed64(end).getBigUint64(0, true).toString();
      case FIXED32:
        return String(this.#wire.readFixed32(end).getUint32(0, true));
      case LENGTH:
        return JSON.stringify(encodeBase64(this.#wire.readBytes(end)));
      default: {
        const inner: Fields = new Map();
        this.readFields(undefined, inner, { end, depth: depth + 1, group: number });
        return formatFields(undefined, inner);
      }
    }
  }
}

const PLAIN_FIELD = { jsonName: '', isRepeated: false, isPacked: false };

function formatFields(message: ProtoMessage | undefined, fields: Fields): string {
  if (message?.name === TIMESTAMP) {
    const [seconds, nanos] = ['seconds', 'nanos'].map((name) => formatSlot(fields.get(name)) ?? '0');
    const isPlain = [...fields.keys()].every((name) => name === 'seconds' || name === 'nanos');
    const time = isPlain ? toTimestampText(seconds ?? '', nanos ?? '') : undefined;
    if (time !== undefined) return JSON.stringify(time);
  }
  const members = [...fields].map(([name, slot]) => `${JSON.stringify(name)}:${formatSlot(slot)}`);
  return `{${members.join(',')}}`;
}

/** Of a field that comes once the last value; undefined where there is none. */
function formatSlot(slot: Slot | undefined): string | undefined {
  if (slot === undefined) return undefined;
  const { field, texts, inner } = slot;
  if (inner !== undefined) return formatFields(toMessage(field), inner);
  if (field?.type.kind === 'map') return `{${texts.join(',')}}`;
  const isList = field === undefined ? texts.length > 1 : field.isRepeated;
  return isList ? `[${texts.join(',')}]` : texts.at(-1);
}

function toMessage(field: ProtoField | undefined): ProtoMessage | undefined {
  return field?.type.kind === 'message' ? field.type.message : undefined;
}

/** What a key or a value of a map is when it is not written. */
function toDefaultText(type: ProtoType): string {
  if (type.kind === 'enum') return JSON.stringify(type.values.find(([, value]) => value === 0)?.[0] ?? 0);
  if (type.kind !== 'scalar') return '{}';
  if (type.scalar === 'bool') return 'false';
  return type.scalar === 'string' || type.scalar === 'bytes' ? '""' : '0';
}
