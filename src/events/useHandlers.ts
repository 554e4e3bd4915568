import type { Commands } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { UseDeps } from './useDeps.ts';

type UseCommands = Pick<
  Commands,
  | 'mskLambda.event.invoke'
  | 'mskLambda.event.tryFilter'
  | 'mskLambda.event.showFailures'
  | 'mskLambda.event.fromFailure'
  | 'mskLambda.event.saveForSam'
  | 'mskLambda.event.openShared'
  | 'mskLambda.event.saveShared'
  | 'mskLambda.event.deleteShared'
>;

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
    'mskLambda.event.showFailures': async (target) => {
      const { showFailures } = await import('./failures.ts');
      return await showFailures(deps, target);
    },
    'mskLambda.event.fromFailure': async (target) => {
      const { makeTestEvent } = await import('./failures.ts');
      return await makeTestEvent(deps, target);
    },
    'mskLambda.event.saveForSam': async (target) => {
      const { saveForSam } = await import('./saveForSam.ts');
      return await saveForSam(deps, target);
    },
    'mskLambda.event.openShared': async (target) => {
      const { openShared } = await import('./sharedTestEvents.ts');
      return await openShared(deps, target);
    },
    'mskLambda.event.saveShared': async (target) => {
      const { saveShared } = await import('./sharedTestEvents.ts');
      return await saveShared(deps, target);
    },
    'mskLambda.event.deleteShared': async (target) => {
      const { deleteShared } = await import('./sharedTestEvents.ts');
      return await deleteShared(deps, target);
    },
  } satisfies Required<CommandHandlers<UseCommands>>;
}
