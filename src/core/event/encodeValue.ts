import * as l10n from '@vscode/l10n';
import type { Compression, DecodedValue } from './decodeValue.ts';
import { formatHex, parseHex } from './hex.ts';
import { findControl, writePlainText } from './plainText.ts';

/** A value as a document of its own. */
export interface EditableValue {
  readonly text: string;
  readonly language: 'json' | 'plaintext' | 'hex';
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
export function toEditableValue(value: DecodedValue): EditableValue | undefined {
  const { state, content, bytes } = value;
  if (state === 'invalid') return undefined;
  if (bytes === undefined || state === 'empty') return { text: '', language: 'plaintext' };
  const source = content?.source;
  if (source === undefined || !survivesEditor(source)) return { text: formatHex(bytes), language: 'hex' };
  return { text: source, language: state === 'json' ? 'json' : 'plaintext' };
}

/**
 * Bytes of an edited text: frame, compression, byte order mark and byte order are kept. A text that was not changed gives
 * the bytes it came from, whatever they are.
 */
export function encodeValue(value: DecodedValue, text: string, options: EncodeOptions = {}): EncodedValue {
  const editable = toEditableValue(value);
  if (editable === undefined) return { problem: value.problem ?? l10n.t('It is no base64.') };
  if (text === editable.text) return { bytes: value.bytes ?? null };
  if (editable.language === 'hex') return parseHex(text);
  const { content, bytes } = value;
  if (content === undefined || bytes === undefined) return { bytes: new TextEncoder().encode(text) };
  const written = writePlainText(text, content.encoding ?? 'utf-8');
  const { compression, offset } = content;
  if (compression === undefined) return { bytes: join(bytes.subarray(0, offset), written) };
  const packed = options.deflate?.(written, compression);
  if (packed === undefined) return { problem: l10n.t('It cannot be compressed with {0} here.', compression) };
  return { bytes: join(bytes.subarray(0, offset), packed) };
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
