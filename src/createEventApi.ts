import { createInflate } from './compression.ts';
import type { EventSpec, SpecProblem } from './core/event/generate/eventSpec.ts';
import type { ApiFunctions } from './toLazyApi.ts';

type EventApi = Pick<ApiFunctions, 'generateEvents' | 'readEvent' | 'writeValue'>;

/** The functions of the public API on events. Everything is loaded when it is first called. */
export function createEventApi(): EventApi {
  return {
    async generateEvents(spec) {
      const { generateEvents } = await import('./core/event/generate/generateEvents.ts');
      try {
        const { events, problems } = generateEvents(await toReadSpec(spec), { now: Date.now() });
        if (problems.length === 0) return events;
        throw toFault(problems);
      } catch (error) {
        throw (await findShapeFault(spec)) ?? error;
      }
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

function toFault(problems: readonly SpecProblem[]): TypeError {
  const lines = problems.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  return new TypeError(lines.join('\n'));
}

/** What callers that no compiler checked have left out, or given in another form. */
async function findShapeFault(spec: EventSpec): Promise<TypeError | undefined> {
  const { parseRecipe } = await import('./core/event/generate/recipe.ts');
  const text = toJson(spec);
  if (text === undefined) return undefined;
  const { spec: read, problems } = parseRecipe(text);
  return read === undefined ? toFault(problems) : undefined;
}

/** A bigint becomes text, which is told as not being a number; undefined for circles, which JSON does not have. */
function toJson(spec: EventSpec): string | undefined {
  try {
    return JSON.stringify(spec, (_, value) => (typeof value === 'bigint' ? `${value}` : value)) ?? '';
  } catch {
    return undefined;
  }
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
