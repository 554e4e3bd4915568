import { getLocation } from 'jsonc-parser';
import type { FieldSpec } from '../core/mapping/fieldSpec.ts';
import { toFieldAt } from '../core/mapping/fields.ts';
import type { FieldPath } from '../core/mapping/finding.ts';

/** Where the cursor stands in a mapping document. Offsets are UTF-16 units from the start of the text. */
export interface JsonPlace {
  /** In the words of the input, also where an answer of AWS says them otherwise. */
  readonly path: FieldPath;
  readonly isName: boolean;
  /** The text in quotes (or other value) at the cursor that a completion replaces; empty where there is none. */
  readonly start: number;
  readonly end: number;
  readonly field?: FieldSpec;
}

export function toJsonPlace(text: string, offset: number): JsonPlace {
  const { path: segments, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const path = segments[0] === 'FunctionArn' ? ['FunctionName', ...segments.slice(1)] : segments;
  const isInside =
    previousNode !== undefined && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const [start, end] = isInside ? [previousNode.offset, previousNode.offset + previousNode.length] : [offset, offset];
  const field = path.length === 0 ? undefined : toFieldAt(path);
  return { path, isName: isAtPropertyKey, start, end, ...(field === undefined ? {} : { field }) };
}

/** How a value is written at a place of a field: as it is, or as the only item of the list that is still missing. */
export function toWritten({ path, field }: JsonPlace, value: string): string | undefined {
  if (field === undefined) return undefined;
  const quoted = JSON.stringify(value);
  if (field.id === 'registryAccess') return path.at(-1) === 'URI' ? quoted : undefined;
  if (isSame(path, field.path)) return quoted;
  const isList = typeof field.path.at(-1) === 'number' && isSame(path, field.path.slice(0, -1));
  return isList ? `[${quoted}]` : undefined;
}

/** Whether one of a field's choices stands at a place, and not a structure or list around it. */
export function takesChoice({ path, field }: JsonPlace): boolean {
  const last = path.at(-1);
  switch (field?.control) {
    case 'choice':
      return isSame(path, field.path);
    case 'choices':
      return typeof last === 'number';
    case 'attributes':
      return last === 'Attribute';
    case 'access':
    case 'authentication':
      return last === 'Type';
    default:
      return false;
  }
}

function isSame(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
