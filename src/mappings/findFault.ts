import type { Known } from '../core/mapping/finding.ts';
import type { MappingInput } from '../core/mapping/mapping.ts';

/**
 * Judges what somebody types by the rules that judge documents: what is wrong with a member of the wanted mapping.
 * The rules are loaded here. Without a deployed mapping in `known` the wanted one is a new one.
 */
export async function findFault(
  member: keyof MappingInput,
  known: Known,
): Promise<{ readonly toFault: (wanted: MappingInput) => string | undefined }> {
  const { checkMapping } = await import('../core/mapping/rules.ts');
  return {
    toFault: (wanted) =>
      checkMapping(wanted, known).find(({ severity, path }) => severity === 'error' && path[0] === member)?.message,
  };
}
