import type { Commands } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { UseDeps } from './useDeps.ts';

type UseCommands = Pick<Commands, 'mskLambda.event.invoke' | 'mskLambda.event.tryFilter'>;

/** Handlers of the commands that use events; what they do is loaded with the first of them. */
export function useHandlers(deps: UseDeps) {
  return {
    'mskLambda.event.invoke': async (target) => {
      const { invokeEvent } = await import('./invokeEvent.ts');
      return await invokeEvent(deps, target);
    },
    'mskLambda.event.tryFilter': async (target) => {
      const { tryFilter } = await import('./tryFilter.ts');
      return await tryFilter(deps, target);
    },
  } satisfies Required<CommandHandlers<UseCommands>>;
}
