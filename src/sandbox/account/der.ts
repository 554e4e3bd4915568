const tags = {
  sequence: 0x30,
  integer: 0x02,
  bits: 0x03,
  bytes: 0x04,
  nothing: 0x05,
  identifier: 0x06,
  text: 0x0c,
  time: 0x18,
} as const;

/** One element of DER, the binary form of certificates and keys (ITU-T X.690). */
export function toElement(kind: keyof typeof tags, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tags[kind], ...head]), content]);
}
