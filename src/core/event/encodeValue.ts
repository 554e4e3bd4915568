import * as l10n from '@vscode/l10n';
import type { Compression, Content, SeenValue } from './decodeValue.ts';
import { formatHex, parseHex } from './hex.ts';
import { formatJsonText } from './jsonText.ts';
import { findControl, writePlainText } from './plainText.ts';
import type { SchemaWriting } from './valueSchema.ts';

/** A value as a document of its own. */
export interface EditableValue {
  readonly text: string;
  readonly language: 'json' | 'plaintext' | 'hex';
  /** Why a message that a schema can read is edited as hexadecimal digits. */
  readonly why?: string;
}

export interface EncodeOptions {
  readonly deflate?: (bytes: Uint8Array, compression: Compression) => Uint8Array;
}

/** Null stands for a record without a value. The offset is a place in the edited text. */
export type EncodedValue =
  | { readonly bytes: Uint8Array | null; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string; readonly offset?: number };

/**
 * The text to edit: what was written, with every blank; hexadecimal digits for what no editor would give back as it was.
 * Undefined for what is no base64: there is nothing to edit.
 */
export function toEditableValue(value: SeenValue): EditableValue | undefined {
  const { state, content, bytes } = value;
  if (state === 'invalid') return undefined;
  if (bytes === undefined || state === 'empty') return { text: '', language: 'plaintext' };
  if (value.schema?.reading.text !== undefined) return toEditableMessage(value);
  const source = content?.source;
  if (source === undefined || !survivesEditor(source)) return { text: formatHex(bytes), language: 'hex' };
  return { text: source, language: state === 'json' ? 'json' : 'plaintext' };
}

/**
 * Bytes of an edited text: frame, compression, byte order mark and byte order are kept. A text that was not changed gives
 * the bytes it came from, whatever they are.
 */
export function encodeValue(value: SeenValue, text: string, options: EncodeOptions = {}): EncodedValue {
  const editable = toEditableValue(value);
  if (editable === undefined) return { problem: value.problem ?? l10n.t('It is no base64.') };
  if (text === editable.text) return { bytes: value.bytes ?? null };
  if (editable.language === 'hex') return parseHex(text);
  const { content, bytes } = value;
  if (content === undefined || bytes === undefined) return { bytes: new TextEncoder().encode(text) };
  const { bytes: written, problem } = writeContent(value, content, text);
  if (written === undefined) return { problem };
  const { compression, offset } = content;
  if (compression === undefined) return { bytes: join(bytes.subarray(0, offset), written) };
  const packed = options.deflate?.(written, compression);
  if (packed === undefined) return { problem: l10n.t('It cannot be compressed with {0} here.', compression) };
  return { bytes: join(bytes.subarray(0, offset), packed) };
}

/** JSON of a message only where writing it gives the same bytes again: what a schema does not say would be lost. */
function toEditableMessage({ schema, text = '', content, bytes = new Uint8Array() }: SeenValue): EditableValue {
  const written = schema?.reading.text === undefined ? undefined : schema.reading.write(text).bytes;
  const before = content?.bytes;
  const isSame = written?.length === before?.length && written?.every((byte, at) => byte === before?.[at]) === true;
  if (isSame) return { text: formatJsonText(text, 2), language: 'json' };
  return {
    text: formatHex(bytes),
    language: 'hex',
    why: l10n.t('Written by the schema again, the bytes would differ.'),
  };
}

function writeContent({ schema }: SeenValue, { encoding = 'utf-8' }: Content, text: string): SchemaWriting {
  if (schema?.reading.text !== undefined) return schema.reading.write(text);
  return { bytes: writePlainText(text, encoding) };
}

/** Editors make all line ends alike, take a byte order mark away, and open nothing with control characters as text. */
function survivesEditor(text: string): boolean {
  if (findControl(text) !== -1 || text.startsWith('\uFEFF')) return false;
  const ends = new Set(text.match(/\r\n|\r|\n/g));
  return ends.size <= 1 && !ends.has('\r');
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
