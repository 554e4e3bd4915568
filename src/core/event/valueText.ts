import type { DecodedValue } from './decodeValue.ts';
import { formatHex } from './hex.ts';
import { formatJsonText } from './jsonText.ts';
import { cutText } from './valueLabel.ts';

/** The whole value to be read: JSON with line breaks, text as it is, and bytes that are no text in hexadecimal digits. */
export function toWholeText({ state, text = '', content, bytes, problem = '' }: DecodedValue): string {
  if (state === 'json') return formatJsonText(text, 2);
  if (state === 'invalid') return problem;
  if (state !== 'binary') return text;
  return formatHex(content?.bytes ?? bytes ?? new Uint8Array());
}

/**
 * What a value begins with, written as `toWholeText` does; large values are not written as a whole for that.
 * @param limit characters, in UTF-16 units
 */
export function toFirstText(value: DecodedValue, limit: number): { readonly text: string; readonly isCut: boolean } {
  const { state, text = '', content, bytes = new Uint8Array() } = value;
  const inner = content?.bytes ?? bytes;
  if (state === 'json') return cut(formatJsonText(text.slice(0, limit), 2), limit, text.length > limit);
  if (state !== 'binary') return cut(toWholeText(value), limit, false);
  return cut(formatHex(inner.subarray(0, limit)), limit, inner.length > limit);
}

function cut(text: string, limit: number, isCut: boolean): { readonly text: string; readonly isCut: boolean } {
  return { text: cutText(text, limit), isCut: isCut || text.length > limit };
}
