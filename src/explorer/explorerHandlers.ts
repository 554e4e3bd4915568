import type { Commands } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { ExplorerContext } from './explorerContext.ts';

/** Handlers of all commands of the explorer; each loads its code when it is first used. */
export function explorerHandlers(explorer: ExplorerContext) {
  const view = () => import('./viewCommands.ts');
  const scopes = () => import('./scopeCommands.ts');
  const resources = () => import('./resourceCommands.ts');
  return {
    'mskLambda.scope.add': async (scope) => (await scopes()).addScope(explorer, scope),
    'mskLambda.scope.remove': async (ref) => (await scopes()).removeScope(explorer, ref),
    'mskLambda.scope.switch': async (chosen) => (await scopes()).switchScopes(explorer, chosen),
    'mskLambda.scope.openSample': async () => (await scopes()).openSampleScope(explorer),
    'mskLambda.explorer.refresh': async (ref) => (await view()).refresh(explorer, ref),
    'mskLambda.explorer.filter': async (text) => (await view()).filter(explorer, text),
    'mskLambda.explorer.clearFilter': async () => explorer.state.filterBy(''),
    'mskLambda.explorer.group': async (by) => (await view()).group(explorer, by),
    'mskLambda.explorer.reveal': async (ref) => (await view()).reveal(explorer, ref),
    'mskLambda.resource.copyArn': async (ref) => (await resources()).copyArn(explorer, ref),
    'mskLambda.resource.copyText': async (ref) => (await resources()).copyText(explorer, ref),
    'mskLambda.resource.openConsole': async (ref) => (await resources()).openConsole(explorer, ref),
    'mskLambda.brokers.copy': async (ref) => (await resources()).copyBrokers(explorer, ref),
  } satisfies CommandHandlers<Commands>;
}
