import * as l10n from '@vscode/l10n';
import { AvroFault, type AvroPrimitive, type AvroType } from './avroSchema.ts';
import { encodeUtf8 } from './encodeUtf8.ts';

/**
 * Avro's binary encoding (specification 1.12) of a JSON value. Members of unions may be given plainly or, as Avro's own
 * JSON has it, as `{"branch": value}`; bytes are texts of the characters 0-255; whole numbers may be bigints. Throws an
 * `AvroFault` naming the place.
 */
export function encodeAvro(type: AvroType, value: unknown): Uint8Array {
  const bytes: number[] = [];
  write(type, value, '', bytes);
  return Uint8Array.from(bytes);
}

/** The variable-length zig-zag form of whole numbers, which Protobuf and Confluent's framing use too. */
export function writeLong(value: bigint, bytes: number[]): void {
  writeVarint((value << 1n) ^ (value >> 63n), bytes);
}

/** Seven bits a byte, the lowest first; negative numbers have ten bytes. */
export function writeVarint(value: bigint, bytes: number[]): void {
  let rest = BigInt.asUintN(64, value);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
}

type Of<Kind extends AvroType['kind']> = Extract<AvroType, { kind: Kind }>;
type Write = (value: unknown, place: string, bytes: number[]) => void;

function write(type: AvroType, value: unknown, place: string, bytes: number[]): void {
  switch (type.kind) {
    case 'record':
      writeRecord(type, value, place, bytes);
      break;
    case 'union':
      writeUnion(type, value, place, bytes);
      break;
    case 'array':
      writeArray(type, value, place, bytes);
      break;
    case 'map':
      writeMap(type, value, place, bytes);
      break;
    case 'enum':
      writeEnum(type, value, place, bytes);
      break;
    case 'fixed':
      writeFixed(type, value, place, bytes);
      break;
    default:
      PRIMITIVES[type.kind](value, place, bytes);
  }
}

const PRIMITIVES: Readonly<Record<AvroPrimitive, Write>> = {
  null: (value, place) => {
    if (value !== null) throw wanted(place, l10n.t('null'));
  },
  boolean: (value, place, bytes) => {
    if (typeof value !== 'boolean') throw wanted(place, l10n.t('true or false'));
    bytes.push(value ? 1 : 0);
  },
  int: (value, place, bytes) => writeWhole(value, 32, l10n.t('a whole number of 32 bits'), place, bytes),
  long: (value, place, bytes) => writeWhole(value, 64, l10n.t('a whole number of 64 bits'), place, bytes),
  float: (value, place, bytes) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, toNumber(value, place), true);
    bytes.push(...new Uint8Array(view.buffer));
  },
  double: (value, place, bytes) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, toNumber(value, place), true);
    bytes.push(...new Uint8Array(view.buffer));
  },
  bytes: (value, place, bytes) => {
    const content = toByteList(value, place);
    writeLong(BigInt(content.length), bytes);
    append(content, bytes);
  },
  string: (value, place, bytes) => {
    if (typeof value !== 'string') throw wanted(place, l10n.t('a text'));
    writeText(value, bytes);
  },
};

function writeWhole(value: unknown, bits: 32 | 64, words: string, place: string, bytes: number[]): void {
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  const whole = isWhole ? BigInt(value) : undefined;
  if (whole === undefined || BigInt.asIntN(bits, whole) !== whole) throw wanted(place, words);
  writeLong(whole, bytes);
}

function writeText(text: string, bytes: number[]): void {
  const content = encodeUtf8(text);
  writeLong(BigInt(content.length), bytes);
  append(content, bytes);
}

function writeRecord(type: Of<'record'>, value: unknown, place: string, bytes: number[]): void {
  const members = toMembers(value, place);
  for (const field of type.fields) {
    const member = Object.hasOwn(members, field.name) ? members[field.name] : null;
    write(field.type, member, join(place, field.name), bytes);
  }
}

function writeUnion(type: Of<'union'>, value: unknown, place: string, bytes: number[]): void {
  const named = toNamedBranch(type, value);
  const index = named ?? type.branches.findIndex((branch) => fits(branch, value));
  const branch = type.branches[index];
  if (branch === undefined) throw new AvroFault(l10n.t('{0}: the value fits no branch of the union.', place));
  writeLong(BigInt(index), bytes);
  write(branch, named === undefined ? value : Object.values(toMembers(value, place))[0], place, bytes);
}

/** `{"branch": value}`, unless the object itself fits a branch. */
function toNamedBranch({ branches }: Of<'union'>, value: unknown): number | undefined {
  if (!isObject(value) || branches.some((branch) => fits(branch, value))) return undefined;
  const [name, ...others] = Object.keys(value);
  const index = branches.findIndex((branch) => ('name' in branch ? branch.name : branch.kind) === name);
  return others.length > 0 || index < 0 ? undefined : index;
}

/** Whether a value looks like one of a type, without its inside: looking there at every level would take for ever. */
function fits(type: AvroType, value: unknown): boolean {
  switch (type.kind) {
    case 'array':
      return Array.isArray(value);
    case 'map':
      return isObject(value);
    case 'record':
      return isObject(value) && Object.keys(value).every((name) => type.fields.some((field) => field.name === name));
    case 'union':
      return type.branches.some((branch) => fits(branch, value));
    default:
      return canWrite(type, value);
  }
}

function canWrite(type: AvroType, value: unknown): boolean {
  try {
    write(type, value, '', []);
    return true;
  } catch (error) {
    if (error instanceof AvroFault) return false;
    throw error;
  }
}

function writeArray(type: Of<'array'>, value: unknown, place: string, bytes: number[]): void {
  if (!Array.isArray(value)) throw wanted(place, l10n.t('a list'));
  if (value.length > 0) writeLong(BigInt(value.length), bytes);
  for (const [index, item] of value.entries()) write(type.items, item, `${place}[${index}]`, bytes);
  bytes.push(0);
}

function writeMap(type: Of<'map'>, value: unknown, place: string, bytes: number[]): void {
  const entries = Object.entries(toMembers(value, place));
  if (entries.length > 0) writeLong(BigInt(entries.length), bytes);
  for (const [name, member] of entries) {
    writeText(name, bytes);
    write(type.values, member, join(place, name), bytes);
  }
  bytes.push(0);
}

function writeEnum(type: Of<'enum'>, value: unknown, place: string, bytes: number[]): void {
  const index = typeof value === 'string' ? type.symbols.indexOf(value) : -1;
  if (index < 0) throw wanted(place, type.symbols.join(', '));
  writeLong(BigInt(index), bytes);
}

function writeFixed(type: Of<'fixed'>, value: unknown, place: string, bytes: number[]): void {
  const content = toByteList(value, place);
  if (content.length !== type.size) throw wanted(place, l10n.t('{0} bytes', type.size));
  append(content, bytes);
}

function append(content: Iterable<number>, bytes: number[]): void {
  for (const byte of content) bytes.push(byte);
}

function toByteList(value: unknown, place: string): readonly number[] {
  const codes =
    typeof value === 'string' ? Array.from({ length: value.length }, (_, at) => value.charCodeAt(at)) : [-1];
  if (codes.some((code) => code < 0 || code > 255)) throw wanted(place, l10n.t('bytes as a text of characters 0-255'));
  return codes;
}

/** How JSON says what is no finite number: `readAvro` writes it so. */
const NO_FINITE_NUMBERS = ['NaN', 'Infinity', '-Infinity'];

function toNumber(value: unknown, place: string): number {
  const isNumber =
    typeof value === 'number' || typeof value === 'bigint' || NO_FINITE_NUMBERS.some((word) => word === value);
  if (!isNumber) throw wanted(place, l10n.t('a number'));
  return Number(value);
}

function toMembers(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw wanted(place, l10n.t('an object'));
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}

function wanted(place: string, words: string): AvroFault {
  return new AvroFault(
    place === '' ? l10n.t('Avro wants {0} here.', words) : l10n.t('{0}: Avro wants {1} here.', place, words),
  );
}
