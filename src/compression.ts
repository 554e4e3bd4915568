import type { Compression, DecodeOptions } from './core/event/decodeValue.ts';

/** What a value may become when it is opened, in bytes: more than Lambda passes is a bomb (events.md 1). */
const LARGEST_VALUE = 16 * 1024 * 1024;

export type Inflate = NonNullable<DecodeOptions['inflate']>;

/** Opens compressed values with Node, which is loaded for it. */
export async function createInflate(): Promise<Inflate> {
  const { gunzipSync, inflateSync } = await import('node:zlib');
  const open = { gzip: gunzipSync, zlib: inflateSync };
  return (bytes: Uint8Array, compression: Compression) => {
    try {
      return open[compression](bytes, { maxOutputLength: LARGEST_VALUE });
    } catch {
      // It only looked compressed, or is too large to be shown.
      return undefined;
    }
  };
}

/** Compresses values with Node, which is loaded for it. */
export async function createDeflate(): Promise<(bytes: Uint8Array, compression: Compression) => Uint8Array> {
  const { deflateSync, gzipSync } = await import('node:zlib');
  const pack = { gzip: gzipSync, zlib: deflateSync };
  return (bytes, compression) => pack[compression](bytes);
}
