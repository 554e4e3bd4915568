import { FIELDS } from './fields.ts';
import { isUnset, readFieldValue } from './fieldValues.ts';
import type { FieldEdit } from './finding.ts';
import type { MappingInput } from './mapping.ts';

/** Provisioned mode is on when pollers are configured (fields.md 14). */
export function isProvisioned(input: MappingInput): boolean {
  return !isUnset(input.ProvisionedPollerConfig);
}

/** What goes with the pollers when a mapping returns to on-demand mode. */
export interface OnDemandStep {
  /** Takes out the pollers and everything that works with them only (fields.md 1, column "Mode"; 11-14). */
  readonly edits: readonly FieldEdit[];
  /** Writes all of it again. */
  readonly restore: readonly FieldEdit[];
  /** Labels of the fields concerned, the pollers included. */
  readonly labels: readonly string[];
}

export function toOnDemandStep(input: MappingInput): OnDemandStep {
  const fields = FIELDS.filter(
    (field) =>
      (field.mode === 'provisioned' || field.group === 'provisioned' || isKafkaDestination(field.id, input)) &&
      !isUnset(readFieldValue(input, field.path)),
  );
  return {
    edits: fields.map(({ path }) => ({ path, value: undefined })),
    restore: fields.map(({ path }) => ({ path, value: readFieldValue(input, path) })),
    labels: fields.map((field) => field.label()),
  };
}

function isKafkaDestination(id: string, { DestinationConfig: config }: MappingInput): boolean {
  return id === 'destination' && config?.OnFailure?.Destination?.startsWith('kafka://') === true;
}
