import type { Details, DetailsDeps } from './details.ts';

/** The pages about mappings; what they need is loaded with the first of them. */
export function createDetails(deps: DetailsDeps): Details {
  let loading: Promise<Details> | undefined;
  const panels = (): Promise<Details> => {
    loading ??= import('./detailsPanels.ts').then(({ createDetailsPanels }) => createDetailsPanels(deps));
    return loading;
  };
  return {
    show: async (ref) => (await panels()).show(ref),
    showDetails: async (ref) => (await panels()).showDetails(ref),
    restore: async (panel, state) => (await panels()).restore(panel, state),
    dispose: () => void loading?.then((details) => details.dispose()),
  };
}
