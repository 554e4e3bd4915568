const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Text of UTF-8 bytes, without a byte order mark; undefined when the bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}
