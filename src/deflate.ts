import type { Compression } from './core/event/decodeValue.ts';

/** Compresses values with Node, which is loaded for it. */
export async function createDeflate(): Promise<(bytes: Uint8Array, compression: Compression) => Uint8Array> {
  const { deflateSync, gzipSync } = await import('node:zlib');
  const pack = { gzip: gzipSync, zlib: deflateSync };
  return (bytes, compression) => pack[compression](bytes);
}
