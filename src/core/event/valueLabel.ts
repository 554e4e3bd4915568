import * as l10n from '@vscode/l10n';
import type { SeenValue, UsedSchema } from './decodeValue.ts';
import type { Frame, WireFormat } from './wireFormats.ts';

/** Bytes of what is no text that a label begins with. */
const HEX_BYTES = 16;

const LINE_END = '⏎';
/** What would break the line, or turn around what follows it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export const FORMAT_NAMES: Readonly<Record<WireFormat, string>> = {
  gzip: 'gzip',
  zlib: 'zlib',
  zstd: 'zstd',
  snappy: 'snappy',
  lz4: 'lz4',
  'avro-container': 'Avro container',
  'avro-single-object': 'Avro single object',
};

/**
 * A value in a line: its JSON or its text, or why it is neither. Empty for what says nothing.
 * @param limit characters of the content, in UTF-16 units; what is longer ends with "…"
 */
export function toValueLabel(value: SeenValue, part: 'key' | 'value' | 'header', limit: number): string {
  return [...toWrappings(value), toContentLabel(value, part, limit)].filter((text) => text !== '').join(' · ');
}

export function toFrameLabel({ kind, schemaId }: Frame): string {
  return kind === 'glue' ? l10n.t('Glue schema version {0}', schemaId) : l10n.t('Confluent schema {0}', schemaId);
}

/** What a value was read by, or should have been. */
export function toSchemaLabel({ format, name, reading }: UsedSchema): string {
  if (format === 'AVRO') return l10n.t('Avro, by {0}', name);
  const message = reading.text === undefined ? undefined : reading.message;
  return message === undefined ? l10n.t('Protobuf, by {0}', name) : l10n.t('Protobuf, {0} by {1}', message, name);
}

/** The largest time that a date of JavaScript holds, in milliseconds. */
const LATEST = 8.64e15;

/** Undefined for what is no time. */
export function toIsoTime(timestamp: number | undefined): string | undefined {
  if (timestamp === undefined || !(Math.abs(timestamp) <= LATEST)) return undefined;
  return new Date(timestamp).toISOString();
}

/** At most so many characters, and never half of one. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? limit - 1 : limit)}…`;
}

/** What is around the content. */
function toWrappings({ frame, format, schema }: SeenValue): readonly string[] {
  const names: string[] = [];
  // What is read by a schema says so with its content, and has no room for the frame.
  if (schema?.reading.text !== undefined) return names;
  if (schema?.reading.problem !== undefined) names.push(l10n.t('does not fit {0}', schema.name));
  if (frame !== undefined) names.push(toFrameLabel(frame));
  if (format !== undefined) names.push(FORMAT_NAMES[format]);
  return names;
}

function toContentLabel(value: SeenValue, part: 'key' | 'value' | 'header', limit: number): string {
  const { state, text = '', problem = '' } = value;
  switch (state) {
    case 'absent':
      return '';
    case 'null':
      return part === 'value' ? l10n.t('tombstone') : '';
    case 'empty':
      return l10n.t('empty');
    case 'json':
    case 'text':
      return `${toReadBy(value)}${toSeenText(text, limit)}`;
    case 'binary':
      return toBinaryLabel(value);
    case 'invalid':
      return l10n.t('cannot be decoded: {0}', problem);
  }
}

function toReadBy({ schema }: SeenValue): string {
  if (schema?.reading.text === undefined) return '';
  return `${toSchemaLabel(schema)}: `;
}

function toSeenText(text: string, limit: number): string {
  const cut = cutText(text, limit);
  return cut.replace(/\r?\n/g, LINE_END).replace(UNSEEN, (letter) => (letter === '\t' ? ' ' : '·'));
}

function toBinaryLabel({ content, bytes, hex = '' }: SeenValue): string {
  const length = (content?.bytes ?? bytes)?.length ?? hex.length / 2;
  const offset = content?.compression === undefined ? (content?.offset ?? 0) : 0;
  const start = hex.slice(2 * offset, 2 * (offset + HEX_BYTES)).replace(/..(?=.)/g, '$& ');
  const digits = length > HEX_BYTES ? `${start} …` : start;
  return length === 1 ? l10n.t('binary, 1 byte: {0}', digits) : l10n.t('binary, {0} bytes: {1}', length, digits);
}
