import * as l10n from '@vscode/l10n';
import { type AvroType, parseAvroSchema } from './generate/avroSchema.ts';
import { decodeUtf8 } from './utf8.ts';

/** JSON on one line, or why the bytes are not of the schema. */
export type AvroText =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: string };

/** Lists and maps of things without bytes could be of any length. */
const MOST_PARTS = 1_000_000;
const DEEPEST = 500;
const SYNC = 16;
/** `Obj` and 1: the magic bytes of an Avro container (events.md 8). */
const CONTAINER = [0x4f, 0x62, 0x6a, 0x01];
const SINGLE_OBJECT = [0xc3, 0x01];
const FINGERPRINT = 8;

/**
 * Reads bytes in Avro's binary encoding (specification 1.12) as JSON: unions by their value alone, bytes as a text of the
 * characters 0-255, whole numbers with every digit. The bytes have to end with the value. Never throws.
 * @param schema JSON text of the schema
 */
export function readAvro(schema: string, bytes: Uint8Array): AvroText {
  return attempt(() => readWhole(parseAvroSchema(schema), bytes, toAvroStart(bytes)));
}

/** The same, by a schema that was read before. */
export function readAvroType(type: AvroType, bytes: Uint8Array): AvroText {
  return attempt(() => readWhole(type, bytes, toAvroStart(bytes)));
}

/** Where the value begins: single objects have a mark and the fingerprint of their schema before it. */
export function toAvroStart(bytes: Uint8Array): number {
  return begins(bytes, SINGLE_OBJECT) ? SINGLE_OBJECT.length + FINGERPRINT : 0;
}

export function isAvroContainer(bytes: Uint8Array): boolean {
  return begins(bytes, CONTAINER);
}

/** Reads an Avro container, which brings its schema along, as a JSON list of what is in it. Never throws. */
export function readAvroContainer(bytes: Uint8Array): AvroText {
  return attempt(() => {
    const reader = new AvroReader(bytes, CONTAINER.length);
    const metadata: Record<string, string | undefined> = Object.fromEntries(
      reader.readBlocks(() => [reader.readText(), decodeUtf8(reader.readBytes())] as const),
    );
    const { 'avro.schema': schema, 'avro.codec': codec = 'null' } = metadata;
    if (schema === undefined) throw new Unfit(l10n.t('The Avro container has no schema.'));
    if (codec !== 'null') throw new Unfit(l10n.t('The Avro container is compressed with {0}.', codec));
    reader.skip(SYNC);
    const type = parseAvroSchema(schema);
    const items: string[] = [];
    while (!reader.isAtEnd) {
      const count = reader.readCount();
      reader.readLong();
      for (let left = count; left > 0; left -= 1) items.push(reader.read(type, 0));
      reader.skip(SYNC);
    }
    return `[${items.join(',')}]`;
  });
}

/** Why bytes are not of a schema. */
class Unfit extends Error {}

function attempt(read: () => string): AvroText {
  try {
    return { text: read() };
  } catch (error) {
    // Faults of the schema and of the bytes alike say what is wrong.
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function readWhole(type: AvroType, bytes: Uint8Array, start: number): string {
  const reader = new AvroReader(bytes, start);
  const text = reader.read(type, 0);
  if (reader.isAtEnd) return text;
  throw new Unfit(
    l10n.t('The value of this schema ends at byte {0}, but {1} bytes are there.', reader.at, bytes.length),
  );
}

class AvroReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;
  #parts = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  read(type: AvroType, depth: number): string {
    this.#parts += 1;
    if (this.#parts > MOST_PARTS || depth > DEEPEST) throw new Unfit(l10n.t('The value has too many parts.'));
    const inner = (other: AvroType) => this.read(other, depth + 1);
    switch (type.kind) {
      case 'record':
        return toObject(type.fields.map((field) => [field.name, inner(field.type)]));
      case 'union':
        return inner(this.#choose(type.branches));
      case 'array':
        return `[${this.readBlocks(() => inner(type.items)).join(',')}]`;
      case 'map':
        return toObject(this.readBlocks(() => [this.readText(), inner(type.values)] as const));
      case 'enum':
        return JSON.stringify(this.#choose(type.symbols));
      case 'fixed':
        return toByteText(this.#take(type.size));
      default:
        return PRIMITIVES[type.kind](this);
    }
  }

  /** Lists and maps come in blocks, each with its number of items; a negative one is followed by its size. */
  readBlocks<Item>(readItem: () => Item): readonly Item[] {
    const items: Item[] = [];
    for (let count = this.readCount(true); count > 0; count = this.readCount(true)) {
      for (let left = count; left > 0; left -= 1) items.push(readItem());
    }
    return items;
  }

  readCount(mayHaveSize = false): number {
    const count = Number(this.readLong());
    if (count < 0 && mayHaveSize) {
      this.readLong();
      return this.#bounded(-count);
    }
    return this.#bounded(count);
  }

  readText(): string {
    const text = decodeUtf8(this.readBytes());
    if (text === undefined) throw new Unfit(l10n.t('A text before byte {0} is no UTF-8.', this.at));
    return text;
  }

  readBytes(): Uint8Array {
    return this.#take(Number(this.readLong()));
  }

  skip(length: number): void {
    this.#take(length);
  }

  readByte(): number {
    return this.#take(1)[0] ?? 0;
  }

  readLong(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.readByte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
    }
    throw new Unfit(l10n.t('The number before byte {0} has no end.', this.at));
  }

  readFloat(size: 4 | 8): number {
    const start = this.at;
    this.skip(size);
    return size === 4 ? this.#view.getFloat32(start, true) : this.#view.getFloat64(start, true);
  }

  #choose<Item>(items: readonly Item[]): Item {
    const index = Number(this.readLong());
    const item = items[index];
    if (item === undefined) {
      throw new Unfit(
        l10n.t('Before byte {0} stands {1}, but there are {2} to choose from.', this.at, index, items.length),
      );
    }
    return item;
  }

  #bounded(count: number): number {
    if (count >= 0 && count <= MOST_PARTS) return count;
    throw new Unfit(l10n.t('The number of items before byte {0} is out of range.', this.at));
  }

  #take(length: number): Uint8Array {
    const end = this.at + length;
    if (length < 0 || end > this.#bytes.length) {
      throw new Unfit(l10n.t('The bytes end before the value does: {0} more are needed at byte {1}.', length, this.at));
    }
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}

type PrimitiveKind = Exclude<AvroType['kind'], 'record' | 'union' | 'array' | 'map' | 'enum' | 'fixed'>;

const PRIMITIVES: Readonly<Record<PrimitiveKind, (reader: AvroReader) => string>> = {
  null: () => 'null',
  boolean: (reader) => {
    const byte = reader.readByte();
    if (byte > 1) throw new Unfit(l10n.t('Byte {0} is neither true nor false.', reader.at - 1));
    return byte === 1 ? 'true' : 'false';
  },
  int: (reader) => {
    const value = reader.readLong();
    if (BigInt.asIntN(32, value) !== value) throw new Unfit(l10n.t('{0} is no number of 32 bits.', value.toString()));
    return value.toString();
  },
  long: (reader) => reader.readLong().toString(),
  float: (reader) => toNumberText(reader.readFloat(4)),
  double: (reader) => toNumberText(reader.readFloat(8)),
  bytes: (reader) => toByteText(reader.readBytes()),
  string: (reader) => JSON.stringify(reader.readText()),
};

/** JSON has no words for what is no finite number. */
function toNumberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
}

function toByteText(bytes: Uint8Array): string {
  return JSON.stringify(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function toObject(entries: readonly (readonly [name: string, value: string])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
