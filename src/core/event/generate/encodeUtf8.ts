const ENCODER = new TextEncoder();

/** Below this length a loop is quicker than the encoder (measured). */
const SHORT = 60;

/** Bytes of a text in UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  if (text.length > SHORT) return ENCODER.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return ENCODER.encode(text);
    bytes[index] = code;
  }
  return bytes;
}
