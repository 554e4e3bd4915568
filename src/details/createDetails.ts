import { loadOnce } from '../core/loadOnce.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Details, DetailsDeps } from './details.ts';

/** The pages about mappings; what they need is loaded with the first of them. */
export function createDetails(deps: DetailsDeps): Details {
  const owned = new DisposableStore();
  const panels = loadOnce(async () => {
    const { createDetailsPanels } = await import('./detailsPanels.ts');
    return owned.add(createDetailsPanels(deps));
  });
  return {
    show: async (ref) => (await panels()).show(ref),
    showDetails: async (ref) => (await panels()).showDetails(ref),
    restore: async (panel, state) => (await panels()).restore(panel, state),
    dispose: () => owned.dispose(),
  };
}
