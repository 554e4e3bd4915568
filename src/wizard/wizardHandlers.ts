import type { Commands, CreateMappingRef } from '../contributions.ts';
import { toMappingRef } from '../core/mapping/mappingRef.ts';
import { isScope } from '../core/scope.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { toUri } from '../platform/uris.ts';
import type { Wizard } from './wizard.ts';

type WizardCommands = Pick<
  Commands,
  | 'mskLambda.mapping.create'
  | 'mskLambda.mapping.edit'
  | 'mskLambda.mapping.submit'
  | 'mskLambda.mapping.copyCliCommand'
  | 'mskLambda.wizard.open'
  | 'mskLambda.wizard.openAsText'
>;

/** Handlers of the commands on mapping documents; what they do is loaded with the first of them. */
export function wizardHandlers(wizard: Wizard): Required<CommandHandlers<WizardCommands>> {
  const load = () => import('./documentCommands.ts');
  return {
    'mskLambda.mapping.create': async (ref) => (await load()).createDocument(wizard, toCreateRef(ref)),
    'mskLambda.mapping.edit': async (ref) => (await load()).editDeployed(wizard, toMappingRef(ref)),
    'mskLambda.mapping.submit': async (uri) => (await load()).submitDocument(wizard, toUri(uri)),
    'mskLambda.mapping.copyCliCommand': async (uri) => (await load()).copyCommand(wizard, toUri(uri)),
    'mskLambda.wizard.open': async (uri) => (await load()).openDocument(toUri(uri)),
    'mskLambda.wizard.openAsText': async (uri) => (await load()).openDocumentAsText(toUri(uri)),
  };
}

function toCreateRef(value: unknown): CreateMappingRef {
  if (typeof value !== 'object' || value === null) return {};
  const { scope, clusterArn, input, uuid } = value as { readonly [K in keyof CreateMappingRef]?: unknown };
  return {
    ...(isScope(scope) ? { scope } : {}),
    ...(typeof clusterArn === 'string' ? { clusterArn } : {}),
    ...(typeof input === 'object' && input !== null ? { input } : {}),
    // A row of the tree has the UUID of its mapping; it is meant only together with what the document shall say.
    ...(typeof uuid === 'string' && typeof input === 'object' && input !== null ? { uuid } : {}),
  };
}
