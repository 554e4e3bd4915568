import { isRecord } from '../parameters.ts';

/** A constraint of a service model: the type of a value and its limits. Patterns cover the whole text. */
export type Shape =
  | { readonly type: 'text'; readonly min?: number; readonly max?: number; readonly pattern?: string }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  /** Seconds since 1970. */
  | { readonly type: 'timestamp' }
  | { readonly type: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly type: 'map'; readonly of: Shape }
  | StructureShape;

export interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** A value of another type than the model has; the request could not even be read. */
export class WrongType extends Error {
  constructor(path: string, expected: string) {
    super(`The value at '${path}' cannot be converted to ${expected}.`);
    this.name = 'WrongType';
  }
}

/**
 * Lists what of `value` breaks the model, in the service's words: `Value '0' at 'batchSize' failed to satisfy
 * constraint: Member must have value greater than or equal to 1`. Throws WrongType.
 */
export function listViolations(shape: Shape, value: unknown, path = ''): string[] {
  if (value === undefined || value === null) return [];
  switch (shape.type) {
    case 'text':
      return checkText(shape, readText(value, path), path);
    case 'choice':
      return checkChoice(shape.values, readText(value, path), path);
    case 'integer':
      return checkInteger(shape, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongType(path, 'a Boolean');
    case 'timestamp':
      return typeof value === 'number' ? [] : wrongType(path, 'a timestamp');
    case 'list':
      return checkList(shape, value, path);
    case 'map':
      return checkMap(shape.of, value, path);
    case 'structure':
      return checkStructure(shape, value, path);
  }
}

function wrongType(path: string, expected: string): never {
  throw new WrongType(path, expected);
}

function readText(value: unknown, path: string): string {
  return typeof value === 'string' ? value : wrongType(path, 'a String');
}

function violation(value: string, path: string, constraint: string): string {
  return `Value '${value}' at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

function checkRange(range: Range, actual: number, what: 'value' | 'length', value: string, path: string): string[] {
  const { min = -Infinity, max = Infinity } = range;
  if (actual < min) return [violation(value, path, `have ${what} greater than or equal to ${min}`)];
  return actual > max ? [violation(value, path, `have ${what} less than or equal to ${max}`)] : [];
}

function checkText(shape: Range & { readonly pattern?: string }, text: string, path: string): string[] {
  const found = checkRange(shape, text.length, 'length', text, path);
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`, 's').test(text)) {
    found.push(violation(text, path, `satisfy regular expression pattern: ${shape.pattern}`));
  }
  return found;
}

function checkChoice(values: readonly string[], text: string, path: string): string[] {
  return values.includes(text) ? [] : [violation(text, path, `satisfy enum value set: [${values.join(', ')}]`)];
}

function checkInteger(shape: Range, value: unknown, path: string): string[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(path, 'an Integer');
  return checkRange(shape, value, 'value', String(value), path);
}

function checkList(shape: Range & { readonly of: Shape }, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return wrongType(path, 'a List');
  const text = `[${value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ')}]`;
  return [
    ...checkRange(shape, value.length, 'length', text, path),
    ...value.flatMap((item, index) => listViolations(shape.of, item, `${path}.${index + 1}.member`)),
  ];
}

function checkMap(of: Shape, value: unknown, path: string): string[] {
  if (!isRecord(value)) return wrongType(path, 'a Map');
  return Object.entries(value).flatMap(([key, item]) => listViolations(of, item, `${path}.${key}.member`));
}

function checkStructure(shape: StructureShape, value: unknown, path: string): string[] {
  if (!isRecord(value)) return wrongType(path, 'a Structure');
  const pathOf = (name: string) => (path === '' ? toMemberPath(name) : `${path}.${toMemberPath(name)}`);
  const missing = (shape.required ?? [])
    .filter((name) => value[name] === undefined || value[name] === null)
    .map((name) => `Value null at '${pathOf(name)}' failed to satisfy constraint: Member must not be null`);
  const wrong = Object.entries(shape.members).flatMap(([name, member]) =>
    listViolations(member, value[name], pathOf(name)),
  );
  return [...missing, ...wrong];
}

/** The service writes members with a small first letter: `startingPosition`, `uRI`. */
function toMemberPath(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
