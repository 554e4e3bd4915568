import type { FieldPath } from './finding.ts';

/** Members that only AWS writes (fields.md 16). */
const RESPONSE_ONLY: ReadonlySet<string> = new Set([
  'UUID',
  'EventSourceMappingArn',
  'FunctionArn',
  'LastModified',
  'LastProcessingResult',
  'State',
  'StateTransitionReason',
  'FilterCriteriaError',
]);

/** `Enabled` as the state tells it; a mapping that is being created, updated or deleted does not. */
const ENABLED_BY_STATE: Readonly<Record<string, boolean>> = {
  Enabled: true,
  Enabling: true,
  Disabled: false,
  Disabling: false,
};

/** A JSON value read as an answer of AWS, or as plain input, which is an answer without the members of AWS. */
export interface PrintedMapping {
  /** Input members; `FunctionArn` has become `FunctionName`, `State` has become `Enabled`. Any value may still be wrong. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly uuid?: string;
  /** Where the text holds what is at a path of the input. */
  toTextPath(path: FieldPath): FieldPath;
  /** Members that an answer holds as null are simply not set. */
  isNull(path: FieldPath): boolean;
}

export function readPrintedMapping(value: unknown): PrintedMapping {
  const all = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  const source: Readonly<Record<string, unknown>> = all;
  const isAnswer = 'EventSourceMappingArn' in source || 'State' in source;
  const fromArn = !('FunctionName' in source) && typeof source.FunctionArn === 'string';
  const enabled = toEnabled(source);
  const members = Object.fromEntries([
    ...(fromArn ? [['FunctionName', source.FunctionArn] as const] : []),
    ...Object.entries(source).filter(([name, member]) => !RESPONSE_ONLY.has(name) && !(isAnswer && isUnset(member))),
    ...(enabled === undefined ? [] : [['Enabled', enabled] as const]),
  ]);
  return {
    members,
    ...(typeof source.UUID === 'string' && source.UUID !== '' ? { uuid: source.UUID } : {}),
    toTextPath: (path) => (fromArn && path[0] === 'FunctionName' ? ['FunctionArn', ...path.slice(1)] : path),
    isNull: (path) => isAnswer && isNullAt(source, path),
  };
}

function toEnabled(source: Readonly<Record<string, unknown>>): boolean | undefined {
  if ('Enabled' in source || typeof source.State !== 'string') return undefined;
  return Object.hasOwn(ENABLED_BY_STATE, source.State) ? ENABLED_BY_STATE[source.State] : undefined;
}

/** Answers hold null, empty lists and empty structures for what is not set. */
function isUnset(member: unknown): boolean {
  if (member === null) return true;
  if (Array.isArray(member)) return member.length === 0;
  return typeof member === 'object' && Object.values(member ?? {}).every(isUnset);
}

function isNullAt(source: unknown, path: FieldPath): boolean {
  let value = source;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }
  return value === null;
}
