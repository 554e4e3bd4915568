import type { Commands } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { Events } from './createEvents.ts';
import { toValueRef } from './valueRef.ts';

type EventCommands = Pick<Commands, 'mskLambda.event.toggleDecode' | 'mskLambda.value.copyDecoded'>;

/** Handlers of the commands on what events say; what they do is loaded with the first of them. */
export function eventHandlers(events: Events): Required<CommandHandlers<EventCommands>> {
  return {
    'mskLambda.event.toggleDecode': async (on) => {
      const { toggleDecode } = await import('./toggleDecode.ts');
      return await toggleDecode(typeof on === 'boolean' ? on : undefined);
    },
    'mskLambda.value.copyDecoded': async (ref) => {
      const { copyDecoded } = await import('./copyDecoded.ts');
      return await copyDecoded(events, toValueRef(ref));
    },
  };
}
