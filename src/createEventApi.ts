import type { EventSpec } from './core/event/generate/eventSpec.ts';
import { createInflate } from './inflate.ts';
import type { ApiFunctions } from './toLazyApi.ts';

type EventApi = Pick<ApiFunctions, 'generateEvents' | 'readEvent' | 'writeValue'>;

/** The functions of the public API on events. Everything is loaded when it is first called. */
export function createEventApi(): EventApi {
  return {
    async generateEvents(spec) {
      const { generateEvents } = await import('./core/event/generate/generateEvents.ts');
      const { events, problems } = generateEvents(await toReadSpec(spec), { now: Date.now() });
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

/** The specification with its Protobuf schema read; the library for that is loaded for those that have one. */
async function toReadSpec(spec: EventSpec): Promise<EventSpec> {
  const { toNeededProto } = await import('./core/event/generate/specFile.ts');
  const text = toNeededProto(spec);
  if (text === undefined) return spec;
  const { fillProtoText } = await import('./events/specFiles.ts');
  try {
    return await fillProtoText(spec, text);
  } catch (error) {
    throw new TypeError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
