import { createInflate } from './inflate.ts';
import type { ApiFunctions } from './toLazyApi.ts';

type EventApi = Pick<ApiFunctions, 'generateEvents' | 'readEvent' | 'writeValue'>;

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
