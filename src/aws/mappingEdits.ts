import type { DeployedMapping } from '../core/mapping/mapping.ts';

/** ListEventSourceMappings may lag behind an answer about one mapping by seconds (limits.md 7). */
const LIST_LAG_MS = 10_000;

/** What an answer about one mapping said. */
interface Edit {
  readonly uuid: string;
  /** Undefined: the mapping is gone. */
  readonly mapping: DeployedMapping | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What single answers said lately about an account's mappings, to be laid over lists that may be older. */
export class MappingEdits {
  readonly #edits = new Map<string, Edit>();

  record(edit: Edit): void {
    this.#edits.set(edit.uuid, edit);
  }

  /** The list, asked for from `startedAt` on, as it would be had AWS known of the edits. */
  amend(list: readonly DeployedMapping[], startedAt: number): readonly DeployedMapping[] {
    for (const { uuid, at } of this.#edits.values()) {
      if (at < startedAt - LIST_LAG_MS) this.#edits.delete(uuid);
    }
    return [...this.#edits.values()].reduce((amended, edit) => {
      const listed = amended.find((mapping) => mapping.UUID === edit.uuid);
      return listed !== undefined && isNewer(listed, edit, startedAt) ? amended : applyEdit(amended, edit);
    }, list);
  }
}

/** The list with one mapping put in, replaced or taken out. */
export function applyEdit(
  list: readonly DeployedMapping[],
  { uuid, mapping }: Omit<Edit, 'at'>,
): readonly DeployedMapping[] {
  if (mapping === undefined) return list.filter((entry) => entry.UUID !== uuid);
  const isListed = list.some((entry) => entry.UUID === uuid);
  return isListed ? list.map((entry) => (entry.UUID === uuid ? mapping : entry)) : [...list, mapping];
}

/**
 * `LastModified` moves with settings and state, but not with LastProcessingResult: where it is equal, the answer that was
 * asked for later counts.
 */
function isNewer(listed: DeployedMapping, { mapping, at }: Edit, startedAt: number): boolean {
  if (mapping === undefined) return false;
  const ahead = Date.parse(listed.LastModified ?? '') - Date.parse(mapping.LastModified ?? '');
  return ahead > 0 || (!(ahead < 0) && at < startedAt);
}
