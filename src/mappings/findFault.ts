import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';

/**
 * Judges what somebody types by the rules that judge documents: what is wrong with a member of the wanted mapping.
 * The rules are loaded here.
 */
export async function findFault(
  deployed: DeployedMapping,
  member: keyof MappingInput,
): Promise<{ readonly toFault: (wanted: MappingInput) => string | undefined }> {
  const { checkMapping } = await import('../core/mapping/rules.ts');
  return {
    toFault: (wanted) =>
      checkMapping(wanted, { deployed }).find(({ severity, path }) => severity === 'error' && path[0] === member)
        ?.message,
  };
}
