import type { FieldId, FieldSpec } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import { isUnset, readFieldValue } from '../mapping/fieldValues.ts';
import type { MappingInput } from '../mapping/mapping.ts';

/** A value as templates hold it: JSON. */
export type Template = string | number | boolean | readonly Template[] | { readonly [name: string]: Template };

/** A column of `FieldSpec.names` whose entries are dotted paths. */
type NameColumn = 'cloudFormation' | 'sam' | 'terraform' | 'serverless';

/** The secret is inside the value of the authentication. */
const WRITTEN = FIELDS.filter((field) => field.id !== 'secret');

/**
 * The fields that are set, under the names of a target. Fields that the target has no name for are left out: see
 * `listMissing`. `convert` gives the target's form of a value.
 */
export function toTargetSettings(
  input: MappingInput,
  column: NameColumn,
  convert: (field: FieldSpec, value: unknown) => Template,
): Readonly<Record<string, Template>> {
  const settings: Record<string, Template> = {};
  for (const field of WRITTEN) {
    const name = field.names[column];
    const value = readSetting(input, field);
    if (name !== undefined && value !== undefined) setAt(settings, name.split('.'), convert(field, value));
  }
  return settings;
}

/** The fields that are set although the target has no name for them. */
export function listMissing(
  input: MappingInput,
  column: NameColumn,
  besides: readonly FieldId[] = [],
): readonly FieldSpec[] {
  return WRITTEN.filter(
    (field) =>
      field.names[column] === undefined && !besides.includes(field.id) && readSetting(input, field) !== undefined,
  );
}

/** The value of a field, undefined when it says nothing. A list is read whole, whichever item the field stands for. */
function readSetting(input: MappingInput, { id, path }: FieldSpec): unknown {
  // A tag without a value says something.
  if (id === 'tags') return hasTags(input) ? input.Tags : undefined;
  const index = path.findIndex((part) => typeof part === 'number');
  const value = readFieldValue(input, index === -1 ? path : path.slice(0, index));
  return isUnset(value) ? undefined : value;
}

export function hasTags({ Tags = {} }: MappingInput): boolean {
  return Object.keys(Tags).length > 0;
}

/** Any value of a mapping as a value of a template; what JSON cannot hold becomes an empty text. */
export function toTemplate(value: unknown): Template {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toTemplate);
  if (typeof value !== 'object' || value === null) return '';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, toTemplate(member)]));
}

function setAt(settings: Record<string, Template>, path: readonly string[], value: Template): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const present = settings[name];
  const inner: Record<string, Template> = isMembers(present) ? { ...present } : {};
  setAt(inner, rest, value);
  settings[name] = inner;
}

export function isMembers(value: Template | undefined): value is { readonly [name: string]: Template } {
  return typeof value === 'object' && !Array.isArray(value);
}
