import type { Commands } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { toUri } from '../platform/uris.ts';
import type { Events } from './createEvents.ts';
import { toValueRef, toView } from './valueRef.ts';

type EventCommands = Pick<
  Commands,
  | 'mskLambda.event.toggleDecode'
  | 'mskLambda.event.openDecoded'
  | 'mskLambda.value.copyDecoded'
  | 'mskLambda.value.open'
  | 'mskLambda.value.chooseView'
>;

/** Handlers of the commands on what events say; what they do is loaded with the first of them. */
export function eventHandlers(events: Events): Required<CommandHandlers<EventCommands>> {
  return {
    'mskLambda.event.toggleDecode': async (on) => {
      const { toggleDecode } = await import('./toggleDecode.ts');
      return await toggleDecode(typeof on === 'boolean' ? on : undefined);
    },
    'mskLambda.event.openDecoded': async (uri) => {
      const { openDecodedEvent } = await import('./openDecoded.ts');
      return await openDecodedEvent(events, toUri(uri));
    },
    'mskLambda.value.open': async (ref) => {
      const { openValue } = await import('./openDecoded.ts');
      return await openValue(events, toValueRef(ref));
    },
    'mskLambda.value.chooseView': async (ref, view) => {
      const { chooseView } = await import('./openDecoded.ts');
      return await chooseView(events, toValueRef(ref), toView(view));
    },
    'mskLambda.value.copyDecoded': async (ref) => {
      const { copyDecoded } = await import('./copyDecoded.ts');
      return await copyDecoded(events, toValueRef(ref));
    },
  };
}
