import * as l10n from '@vscode/l10n';
import { readAvroType, toAvroStart } from './avroText.ts';
import { parseExactJson } from './exactJson.ts';
import { encodeAvro } from './generate/avroEncode.ts';
import { AvroFault, parseAvroSchema } from './generate/avroSchema.ts';
import { findMessage, type ProtoMessage, type ProtoSchema } from './protobuf/protoSchema.ts';
import { readProtobuf } from './protobuf/readProtobuf.ts';
import { writeProtobuf } from './protobuf/writeProtobuf.ts';
import type { DataFormat } from './schemaVersion.ts';
import { type Frame, readMessageIndexes } from './wireFormats.ts';

/** A schema that is loaded: it reads and writes what is inside frames. Never throws. */
export interface ValueSchema {
  readonly format: Exclude<DataFormat, 'JSON'>;
  /** Of the file, or of the schema in its registry. */
  readonly name: string;
  /** @param registry that the record is known to be from: of Protobuf, a message's place may stand before it */
  read(bytes: Uint8Array, registry: Frame['kind'] | undefined): SchemaReading;
}

/** Content as JSON on one line, or why it is not of the schema. */
export type SchemaReading =
  | {
      readonly text: string;
      /** The message of Protobuf. */
      readonly message?: string;
      /** Bytes of other content; what stands before the message stays. */
      readonly write: (text: string) => SchemaWriting;
      readonly problem?: undefined;
    }
  | { readonly text?: undefined; readonly problem: string };

export type SchemaWriting =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string };

/** @throws AvroFault for what is no schema */
export function createAvroSchema(name: string, definition: string): ValueSchema {
  const type = parseAvroSchema(definition);
  return {
    format: 'AVRO',
    name,
    read(bytes) {
      const { text, problem } = readAvroType(type, bytes);
      if (text === undefined) return { problem };
      const start = toAvroStart(bytes);
      return { text, write: (written) => writeAvro(type, written, bytes.subarray(0, start)) };
    },
  };
}

function writeAvro(type: ReturnType<typeof parseAvroSchema>, text: string, before: Uint8Array): SchemaWriting {
  try {
    return { bytes: Uint8Array.from([...before, ...encodeAvro(type, parseExactJson(text))]) };
  } catch (error) {
    if (error instanceof AvroFault) return { problem: error.message };
    if (error instanceof SyntaxError) return { problem: l10n.t('It is no JSON.') };
    if (error instanceof RangeError) return { problem: l10n.t('It is nested too deeply to be read.') };
    throw error;
  }
}

/**
 * A record says itself which message of the schema it is where a serializer of a registry wrote its place before it.
 * @param chosen for records that do not say it
 */
export function createProtoSchema(name: string, schema: ProtoSchema, chosen: ProtoMessage | undefined): ValueSchema {
  return {
    format: 'PROTOBUF',
    name,
    read(bytes, registry) {
      const candidates = listCandidates(bytes, registry, schema, chosen);
      let problem: string | undefined;
      for (const { message, start } of candidates) {
        const found = readProtobuf(message, bytes, start);
        problem ??= found.problem;
        if (found.text === undefined) continue;
        const before = bytes.subarray(0, start);
        return { text: found.text, message: message.name, write: (text) => writeProtobuf(message, text, before) };
      }
      return { problem: problem ?? l10n.t('The schema does not have the message that the record names.') };
    },
  };
}

interface Candidate {
  readonly message: ProtoMessage;
  readonly start: number;
}

/** By the place before the message, where one is expected or can be nothing else; then without. */
function listCandidates(
  bytes: Uint8Array,
  registry: Frame['kind'] | undefined,
  schema: ProtoSchema,
  chosen: ProtoMessage | undefined,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  // A message begins with a field, and there is no field 0.
  const hasPlace = registry !== undefined || (bytes[0] ?? 8) < 8;
  const kind = registry ?? 'confluent';
  const found = hasPlace ? readMessageIndexes(kind, bytes, 0) : undefined;
  if (found !== undefined) {
    const message = findMessage(schema, kind, found.indexes);
    if (message !== undefined) candidates.push({ message, start: found.end });
  }
  if (chosen !== undefined) candidates.push({ message: chosen, start: 0 });
  return candidates;
}
