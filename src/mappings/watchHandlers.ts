import * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { Commands } from '../contributions.ts';
import { type MappingRef, toMappingRef } from '../core/mapping/mappingRef.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { showNotice } from '../platform/tell.ts';
import type { ListScopes } from './failingStatus.ts';
import { toMappingWords } from './mappingWords.ts';
import type { WatchList } from './watchList.ts';

export interface WatchHandlerDeps {
  readonly store: ResourceStore;
  readonly list: WatchList;
  readonly listScopes: ListScopes;
  readonly pickMapping: () => Promise<MappingRef | undefined>;
  readonly showStatus: (ref: MappingRef) => Promise<string>;
}

type WatchCommands = Pick<
  Commands,
  'mskLambda.mapping.watch' | 'mskLambda.mapping.unwatch' | 'mskLambda.mapping.showFailing'
>;

/** Handlers of the commands around watching. */
export function watchHandlers(deps: WatchHandlerDeps): Required<CommandHandlers<WatchCommands>> {
  const pick = async (ref: MappingRef | undefined) => toMappingRef(ref) ?? (await deps.pickMapping());
  return {
    'mskLambda.mapping.watch': async (ref) => {
      const target = await pick(ref);
      if (target !== undefined) await deps.list.add(target);
      return target !== undefined;
    },
    'mskLambda.mapping.unwatch': async (ref) => {
      const target = await pick(ref);
      if (target !== undefined) await deps.list.remove(target);
      return target !== undefined;
    },
    'mskLambda.mapping.showFailing': async () => await showFailing(deps),
  };
}

/** Asks which of the failing mappings is meant, and shows it. */
async function showFailing({ store, listScopes, showStatus }: WatchHandlerDeps): Promise<string | undefined> {
  const { listFailing } = await import('./failingStatus.ts');
  const rows = (await listFailing(store, listScopes)).map((entry) => {
    const { name, place } = toMappingWords(entry.mapping, entry.scope);
    return { label: `$(error) ${name}`, description: entry.problem, detail: place, entry };
  });
  const options = { title: vscode.l10n.t('Mappings with a Problem'), matchOnDescription: true, matchOnDetail: true };
  const chosen = rows.length === 0 ? undefined : await vscode.window.showQuickPick(rows, options);
  if (rows.length === 0)
    showNotice({ severity: 'information', message: vscode.l10n.t('No mapping on show has a problem.') });
  return chosen === undefined ? undefined : await showStatus({ scope: chosen.entry.scope, uuid: chosen.entry.uuid });
}
