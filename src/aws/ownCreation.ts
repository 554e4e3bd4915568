import { findExistingMapping } from '../core/hints/existingMapping.ts';
import { toChanges, toMappingInput } from '../core/mapping/changes.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';

/**
 * The mapping in the way of a creation, when it is what an earlier attempt of the same call made and only the answer got
 * lost: it has every setting that was asked for. To be asked only where an earlier attempt may have worked. Undefined for
 * all other refusals, and when the mapping cannot be read.
 */
export async function findOwnCreation(
  refusal: unknown,
  input: MappingInput,
  read: (uuid: string) => Promise<DeployedMapping>,
): Promise<DeployedMapping | undefined> {
  if (!(refusal instanceof Error) || refusal.name !== 'ResourceConflictException') return undefined;
  const uuid = findExistingMapping(refusal.message);
  const found = uuid === undefined ? undefined : await read(uuid).catch(() => undefined);
  return found !== undefined && isAsAsked(found, input) ? found : undefined;
}

function isAsAsked(found: DeployedMapping, input: MappingInput): boolean {
  const { differences, fixed } = toChanges(found, input);
  return differences.length === 0 && fixed.length === 0 && toGroup(toMappingInput(found)) === toGroup(input);
}

/** A group that was not asked for is the mapping's own UUID, which `toMappingInput` leaves out (fields.md 9). */
function toGroup({ AmazonManagedKafkaEventSourceConfig }: MappingInput): string | undefined {
  return AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId;
}
