import type { Compression } from './core/event/decodeValue.ts';
import type { ApiFunctions } from './toLazyApi.ts';

type EventApi = Pick<ApiFunctions, 'generateEvents' | 'readEvent' | 'writeValue'>;

/** What a value may become when it is opened, in bytes: more than Lambda passes is a bomb (events.md 1). */
const LARGEST_VALUE = 16 * 1024 * 1024;

/** The functions of the public API on events. Everything is loaded when it is first called. */
export function createEventApi(): EventApi {
  return {
    async generateEvents(spec) {
      const { generateEvents } = await import('./core/event/generate/generateEvents.ts');
      const { events, problems } = generateEvents(spec, { now: Date.now() });
      if (problems.length === 0) return events;
      throw new TypeError(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
    },
    async readEvent(text) {
      const { readEvent } = await import('./core/event/readEvent.ts');
      return readEvent(text, { inflate: await createInflate() });
    },
    async writeValue(text, path, bytes) {
      const { writeValue } = await import('./core/event/writeValue.ts');
      return writeValue(text, path, bytes);
    },
  };
}

async function createInflate(): Promise<(bytes: Uint8Array, compression: Compression) => Uint8Array | undefined> {
  const { gunzipSync, inflateSync } = await import('node:zlib');
  const open = { gzip: gunzipSync, zlib: inflateSync };
  return (bytes, compression) => {
    try {
      return open[compression](bytes, { maxOutputLength: LARGEST_VALUE });
    } catch {
      // It only looked compressed, or is too large to be shown.
      return undefined;
    }
  };
}
