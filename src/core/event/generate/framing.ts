import { writeLong, writeVarint } from './avroEncode.ts';
import type { SchemaSpec } from './eventSpec.ts';

/**
 * What stands before the content of a registered schema's record (events.md 8): in a topic the framing of the registry,
 * and with Protobuf the place of the message in its schema. Undefined: the id fits no framing.
 */
export function toFraming(
  schema: SchemaSpec,
  schemaId: string,
  indexes: readonly number[] = [0],
): readonly number[] | undefined {
  const index = schema.dataFormat === 'PROTOBUF' ? toPlace(schema.registry, indexes) : [];
  if (schema.delivery !== 'framed') return schema.delivery === 'source' ? index : [];
  const prefix = schema.registry === 'glue' ? toGluePrefix(schemaId) : toConfluentPrefix(schemaId);
  return prefix === undefined ? undefined : [...prefix, ...index];
}

/** One number for Glue; for Confluent a list with its length, in zig-zag form, for which a single 0 stands for [0]. */
function toPlace(registry: SchemaSpec['registry'], indexes: readonly number[]): readonly number[] {
  const bytes: number[] = [];
  if (registry === 'glue') {
    writeVarint(BigInt(indexes[0] ?? 0), bytes);
    return bytes;
  }
  const isFirst = indexes.length === 1 && indexes[0] === 0;
  for (const number of isFirst ? [0] : [indexes.length, ...indexes]) writeLong(BigInt(number), bytes);
  return bytes;
}

/** 00 and the id in four bytes, the highest first. */
function toConfluentPrefix(id: string): readonly number[] | undefined {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : Number.NaN;
  if (!(number < 2 ** 32)) return undefined;
  return [0, (number >>> 24) & 0xff, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff];
}

/** 03, 00 for no compression, and the UUID of the schema version. */
function toGluePrefix(id: string): readonly number[] | undefined {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined;
  const pairs = id.replaceAll('-', '').match(/../g) ?? [];
  return [3, 0, ...pairs.map((pair) => Number.parseInt(pair, 16))];
}
