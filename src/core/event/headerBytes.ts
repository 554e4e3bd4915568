import * as l10n from '@vscode/l10n';
import { type DecodedValue, type DecodeOptions, decodeBytes, type ValueView } from './decodeValue.ts';

/**
 * Decodes the value of a header by its JSON: a list of bytes, which Java writes from -128 to 127; 128 to 255 are taken as
 * well (events.md 1). Never throws.
 */
export function decodeHeader(written: string, view?: ValueView, options?: DecodeOptions): DecodedValue {
  const value = readJson(written);
  if (value === null) return { state: 'null', tried: [] };
  if (typeof value === 'string') {
    return toInvalid(l10n.t('A header is a list of bytes, such as [104, 105]; this is a text.'));
  }
  if (!Array.isArray(value)) return toInvalid(l10n.t('A header is a list of bytes, such as [104, 105].'));
  const wrong = value.findIndex((byte) => !isByte(byte));
  if (wrong === -1) return decodeBytes(Uint8Array.from(value), view, options);
  const found: unknown = value[wrong];
  if (typeof found !== 'number') return toInvalid(l10n.t('Element {0} of the list is no number.', wrong + 1));
  return toInvalid(l10n.t('{0}, element {1} of the list, is no byte: bytes go from -128 to 127.', found, wrong + 1));
}

/** Bytes as events have them in headers. */
export function toSignedBytes(bytes: Uint8Array): readonly number[] {
  return Array.from(bytes, (byte) => (byte > 0x7f ? byte - 0x100 : byte));
}

function readJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function isByte(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -0x80 && value <= 0xff;
}

function toInvalid(problem: string): DecodedValue {
  return { state: 'invalid', tried: [], problem };
}
