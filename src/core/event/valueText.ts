import type { DecodedValue } from './decodeValue.ts';
import { formatHex } from './hex.ts';
import { formatJsonText } from './jsonText.ts';

/** The whole value to be read: JSON with line breaks, text as it is, and bytes that are no text in hexadecimal digits. */
export function toWholeText({ state, text = '', content, bytes, problem = '' }: DecodedValue): string {
  if (state === 'json') return formatJsonText(text, 2);
  if (state === 'invalid') return problem;
  if (state !== 'binary') return text;
  return formatHex(content?.bytes ?? bytes ?? new Uint8Array());
}
