import type * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import { loadOnce } from '../core/loadOnce.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { ListScopes } from './failingStatus.ts';
import type { WatchList } from './watchList.ts';

export interface WatchingDeps {
  readonly store: ResourceStore;
  readonly list: WatchList;
  readonly listScopes: ListScopes;
  readonly showStatus: (ref: MappingRef) => unknown;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

/** Counts failing mappings and watches chosen ones, as soon as there is one of either to be read. */
export function startWatching(deps: WatchingDeps): vscode.Disposable {
  const owned = new DisposableStore();
  const start = loadOnce(async () => {
    const [{ FailingStatus }, { MappingWatch }] = await Promise.all([
      import('./failingStatus.ts'),
      import('./mappingWatch.ts'),
    ]);
    owned.add(new FailingStatus(deps.store, deps.listScopes));
    owned.add(new MappingWatch(deps));
  });
  const startOnce = () => {
    start().catch((error: unknown) =>
      deps.log.warn(`watch: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  owned.add(deps.list.onDidChange(startOnce));
  owned.add(
    deps.store.onDidChange(({ kind }) => {
      if (kind === 'mappings') startOnce();
    }),
  );
  if (deps.list.list().length > 0) startOnce();
  return owned;
}
