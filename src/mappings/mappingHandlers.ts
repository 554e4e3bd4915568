import type { ResourceStore } from '../aws/resources.ts';
import type { Commands } from '../contributions.ts';
import { type DeployedMapping, toMappingArn } from '../core/mapping/mapping.ts';
import { type MappingRef, toMappingRef } from '../core/mapping/mappingRef.ts';
import { toOwnTags } from '../core/mapping/tags.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { ManyDeps } from './changeMany.ts';
import type { ChangeDeps } from './changeMapping.ts';
import type { ActionId, MappingAction } from './mappingActions.ts';

export interface MappingHandlerDeps extends ChangeDeps, Pick<ManyDeps, 'manyProgress'> {
  /** Asks for a mapping when a command is called without one. */
  readonly pickMapping: () => Promise<MappingRef | undefined>;
}

type MappingCommands = Pick<
  Commands,
  | 'mskLambda.mapping.enable'
  | 'mskLambda.mapping.disable'
  | 'mskLambda.mapping.delete'
  | 'mskLambda.mapping.changeDestination'
  | 'mskLambda.mapping.changePollers'
  | 'mskLambda.mapping.changeTags'
  | 'mskLambda.mapping.recreate'
  | 'mskLambda.mapping.showStatus'
>;

/** Asks what is wanted and makes an action of it; undefined when the question is left or nothing differs. */
type Ask = (store: ResourceStore, ref: MappingRef, mapping: DeployedMapping) => Promise<MappingAction | undefined>;

/** What asks belongs to few sessions, so it is loaded with its first use. */
const ASKS = {
  destination: async (store, { scope }, mapping) => {
    const [{ askDestination }, { toUpdateAction }] = await Promise.all([
      import('./askDestination.ts'),
      import('./updateAction.ts'),
    ]);
    const wanted = await askDestination(store, scope, mapping);
    return wanted === undefined ? undefined : toUpdateAction(mapping, wanted);
  },
  pollers: async (_store, _ref, mapping) => {
    const [{ askPollers }, { toUpdateAction }] = await Promise.all([
      import('./askPollers.ts'),
      import('./updateAction.ts'),
    ]);
    const wanted = await askPollers(mapping);
    return wanted === undefined ? undefined : toUpdateAction(mapping, wanted);
  },
  tags: async (store, { scope }, mapping) => {
    const [{ askTags }, { toTagAction }] = await Promise.all([import('./askTags.ts'), import('./tagAction.ts')]);
    const tags = await store.api(scope).getMappingTags(toMappingArn(mapping), new AbortController().signal);
    const before = toOwnTags(tags);
    const wanted = await askTags(mapping, before);
    return wanted === undefined ? undefined : toTagAction(before, wanted);
  },
} satisfies Record<string, Ask>;

/** Handlers of the commands that act on deployed mappings. */
export function mappingHandlers(deps: MappingHandlerDeps): Required<CommandHandlers<MappingCommands>> {
  const pick = async (ref: MappingRef | undefined) => toMappingRef(ref) ?? (await deps.pickMapping());
  const change = async (id: ActionId, ref: MappingRef | undefined, selection: unknown) => {
    const refs = toMappingRefs(selection);
    if (refs.length > 1) {
      const { changeMany } = await import('./changeMany.ts');
      return (await changeMany(deps, id, refs))?.at(0);
    }
    const target = await pick(ref);
    if (target === undefined) return undefined;
    const [{ changeMapping }, { MAPPING_ACTIONS }] = await Promise.all([
      import('./changeMapping.ts'),
      import('./mappingActions.ts'),
    ]);
    return await changeMapping(deps, MAPPING_ACTIONS[id], target);
  };
  const askAndChange = async (ask: Ask, ref: MappingRef | undefined) => {
    const target = await pick(ref);
    if (target === undefined) return undefined;
    const { changeMapping, readMapping } = await import('./changeMapping.ts');
    const action = await ask(deps.store, target, await readMapping(deps.store, target));
    return action === undefined ? undefined : (await changeMapping(deps, action, target))?.mapping;
  };
  return {
    'mskLambda.mapping.enable': async (ref, selection) => (await change('enable', ref, selection))?.mapping,
    'mskLambda.mapping.disable': async (ref, selection) => (await change('disable', ref, selection))?.mapping,
    'mskLambda.mapping.delete': async (ref, selection) => {
      const outcome = await change('delete', ref, selection);
      return outcome === undefined ? undefined : outcome.kind === 'gone';
    },
    'mskLambda.mapping.changeDestination': (ref) => askAndChange(ASKS.destination, ref),
    'mskLambda.mapping.changePollers': (ref) => askAndChange(ASKS.pollers, ref),
    'mskLambda.mapping.changeTags': (ref) => askAndChange(ASKS.tags, ref),
    'mskLambda.mapping.recreate': async (ref) => {
      const target = await pick(ref);
      if (target === undefined) return undefined;
      const { recreateMapping } = await import('./recreateMapping.ts');
      return await recreateMapping(deps, target);
    },
    'mskLambda.mapping.showStatus': async (ref) => {
      const target = await pick(ref);
      return target === undefined ? undefined : await deps.showStatus(target);
    },
  };
}

/** All rows that are selected in the tree, where VS Code passes them on; what is no mapping does not count. */
function toMappingRefs(values: unknown): readonly MappingRef[] {
  return Array.isArray(values) ? values.map(toMappingRef).filter((ref) => ref !== undefined) : [];
}
