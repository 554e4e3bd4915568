import type { FunctionPickOptions, FunctionRef, MappingPickOptions } from '../contributions.ts';
import { loadOnce } from '../core/loadOnce.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { isAllowed } from '../platform/trust.ts';
import type { ExplorerContext, ExplorerDeps } from './explorerContext.ts';
import type { ExplorerView } from './explorerView.ts';
import type { PickerSources } from './pickers.ts';
import type { Tree } from './tree.ts';
import { ViewState } from './viewState.ts';

export interface Explorer extends ExplorerContext {
  /** What the view draws; loaded, and nothing asked of AWS, when it is first drawn. */
  readonly tree: () => Promise<Tree>;
  /** Asks for one of the mappings on show; loads its code on first use. */
  readonly pickMapping: (options?: MappingPickOptions) => Promise<MappingRef | undefined>;
  /** Asks for one of the functions of the accounts on show. */
  readonly pickFunction: (options: FunctionPickOptions) => Promise<FunctionRef | undefined>;
  dispose(): void;
}

/** The explorer behind its view. */
export function createExplorer(deps: ExplorerDeps, explorerView: ExplorerView): Explorer {
  const owned = new DisposableStore();
  const state = owned.add(new ViewState(deps.memory));
  const { view } = explorerView;
  const tree = loadOnce(async () => {
    const { openTree } = await import('./openTree.ts');
    const parts = owned.add(new DisposableStore());
    try {
      return await openTree(deps, state, explorerView, parts);
    } catch (error) {
      owned.release(parts);
      throw error;
    }
  });
  const pickers: PickerSources = {
    store: deps.store,
    listScopes: async () => (await deps.scopes.list()).filter(isAllowed),
    selected: () => view.selection[0],
  };
  return {
    deps,
    view,
    state,
    pickers,
    tree,
    data: async () => (await tree()).data,
    pickMapping: async (options) => (await import('./pickers.ts')).pickMapping(pickers, options),
    pickFunction: async (options) => (await import('./pickers.ts')).pickFunction(pickers, options),
    dispose: () => owned.dispose(),
  };
}
