import * as l10n from '@vscode/l10n';
import { encodeBase64 } from '../base64.ts';
import { writeLong } from './avroEncode.ts';
import { ByteText } from './byteText.ts';
import { encodeUtf8 } from './encodeUtf8.ts';
import type { SchemaSpec } from './eventSpec.ts';
import { toFraming } from './framing.ts';
import type { SchemaMetadata } from './kafkaEvent.ts';
import type { SeededRandom } from './seededRandom.ts';
import { toUuid } from './uuid.ts';
import type { Content, ValueSource } from './valueSource.ts';

/** What a record of a topic has: text, or bytes. */
export type Body = string | Uint8Array | ByteText;

/** How keys or values get from the topic into the event. */
export interface Delivery {
  /** Present: Lambda knows the registry, and the event names the schema. */
  readonly metadata?: SchemaMetadata;
  /** What the event has. */
  readonly toBody: (content: Content) => Body;
  /** What filters see: with a registry the decoded value. */
  readonly toFiltered: (content: Content) => string | Uint8Array;
}

/** Without a schema the bytes of the topic are those of the event. A text that is there as bytes is not made. */
export const PLAIN: Delivery = { toBody: (content) => content.utf8 ?? content.body, toFiltered: ({ body }) => body };

/** By a registered schema (events.md 2, 8); the problem when the id does not fit the registry. */
export function toDelivery(schema: SchemaSpec, random: SeededRandom, values?: ValueSource): Delivery | string {
  random.seek(-1, schema.attribute === 'KEY' ? 1 : 2);
  const made = schema.registry === 'glue' ? toUuid(random) : String(random.whole(1, 99_999));
  const schemaId = schema.schemaId ?? made;
  const framing = toFraming({ ...schema, delivery: 'framed' }, schemaId);
  if (framing === undefined) return ID_WORDS[schema.registry]();
  const prefix = toFraming(schema, schemaId, values?.findIndexes?.(schema.registry)) ?? [];
  const toBody = ({ body, decoded }: Content) =>
    schema.delivery === 'json' ? (decoded ?? body) : toPrefixed(prefix, body);
  if (schema.delivery === 'framed') return { toBody, toFiltered: toBody };
  const metadata = { dataFormat: schema.dataFormat, schemaId };
  return { metadata, toBody, toFiltered: ({ body, decoded }) => decoded ?? body };
}

const ID_WORDS: Readonly<Record<SchemaSpec['registry'], () => string>> = {
  glue: () => l10n.t('In Glue the id of a schema version is a UUID.'),
  confluent: () => l10n.t('In a Confluent registry the id of a schema is a number of up to 32 bits.'),
};

/** A key under a schema is a text of that format. */
export function toKeyContent(key: string, dataFormat: SchemaSpec['dataFormat']): Content {
  const decoded = JSON.stringify(key);
  if (dataFormat === 'JSON') return { body: decoded };
  if (dataFormat === 'PROTOBUF') return { body: key, decoded };
  const text = encodeUtf8(key);
  const length: number[] = [];
  writeLong(BigInt(text.length), length);
  return { body: toPrefixed(length, text), decoded };
}

function toPrefixed(prefix: readonly number[], body: string | Uint8Array): string | Uint8Array {
  if (prefix.length === 0) return body;
  const bytes = typeof body === 'string' ? encodeUtf8(body) : body;
  const all = new Uint8Array(prefix.length + bytes.length);
  all.set(prefix);
  all.set(bytes, prefix.length);
  return all;
}

/** Base64 of bytes, or of a text in UTF-8. */
export function toBase64(body: Body): string {
  if (typeof body === 'string') return encodeBase64(encodeUtf8(body));
  return encodeBase64(body instanceof ByteText ? body.toBytes() : body);
}
