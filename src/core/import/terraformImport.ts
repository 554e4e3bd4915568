import * as l10n from '@vscode/l10n';
import { type HclBlock, type HclExpression, parseHcl, parseHclExpression } from './hclParser.ts';
import {
  type ImportedMapping,
  isMskMapping,
  type MappingImport,
  toForeignSource,
  toImportedMapping,
  toSkippedNote,
} from './importedMapping.ts';
import { NonLiteral, toLiteral } from './nonLiteral.ts';
import { toApiMembers } from './targetNames.ts';

const TYPE = 'aws_lambda_event_source_mapping';

/** References to references are followed this far. */
const MOST_STEPS = 10;

/** Arguments of every resource; they say nothing about the mapping. */
const META: readonly string[] = ['depends_on', 'provider', 'lifecycle', 'region', 'timeouts'];

/** What can stand in the same file: `var.topic`, `local.cluster`, `aws_lambda_function.orders.arn`. */
type Definitions = ReadonlyMap<string, HclExpression>;

/** Resources `aws_lambda_event_source_mapping` of a file of Terraform; undefined for a text without one. */
export function readTerraformImport(text: string): MappingImport | undefined {
  if (!text.includes(TYPE)) return undefined;
  const blocks = parseHcl(text);
  const definitions = toDefinitions(blocks);
  const mappings: ImportedMapping[] = [];
  const notes: string[] = [];
  const resources = blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === TYPE);
  for (const resource of resources) readResource(resource, definitions, mappings, notes);
  return resources.length === 0 ? undefined : { kind: 'terraform', mappings, notes };
}

function readResource(
  resource: HclBlock,
  definitions: Definitions,
  mappings: ImportedMapping[],
  notes: string[],
): void {
  const name = resource.labels[1] ?? '';
  const ownNotes: string[] = [];
  const { count, for_each: forEach, ...value } = toMembers(resource, definitions, ownNotes);
  if (count !== undefined || forEach !== undefined)
    ownNotes.push(l10n.t('The resource may be created several times, or not at all (count, for_each).'));
  const source = {
    EventSourceArn: value.event_source_arn,
    Topics: value.topics,
    SelfManagedEventSource: value.self_managed_event_source,
  };
  if (!isMskMapping(source)) notes.push(toSkippedNote(`${TYPE}.${name}`, toForeignSource(source)));
  else
    mappings.push(
      toImportedMapping(name, toApiMembers(toLiteral(value, '', ownNotes) ?? {}, 'terraform', ownNotes), ownNotes),
    );
}

/** Attributes as values; nested blocks as lists, since each may stand more than once. */
function toMembers(block: HclBlock, definitions: Definitions, notes: string[]): Readonly<Record<string, unknown>> {
  const attributes = [...block.attributes].map(
    ([name, value]) => [name, evaluate(value, definitions, notes, 0)] as const,
  );
  const types = new Set(block.blocks.map(({ type }) => type));
  const nested = [...types].map((type) => {
    const same = block.blocks.filter((inner) => inner.type === type);
    const isDynamic = type === 'dynamic';
    return [
      isDynamic ? (same[0]?.labels[0] ?? type) : type,
      isDynamic ? new NonLiteral('dynamic') : same.map((inner) => toMembers(inner, definitions, notes)),
    ] as const;
  });
  // An argument that is null is not given.
  const given = [...attributes, ...nested].filter(([name, value]) => value !== null && !META.includes(name));
  return Object.fromEntries(given);
}

function toDefinitions(blocks: readonly HclBlock[]): Definitions {
  const definitions = new Map<string, HclExpression>();
  const add = (name: string, value: HclExpression | undefined) => {
    if (value !== undefined) definitions.set(name, value);
  };
  for (const { type, labels, attributes } of blocks) {
    const [label = '', name = ''] = labels;
    if (type === 'variable') add(`var.${label}`, attributes.get('default'));
    if (type === 'locals') for (const [local, value] of attributes) add(`local.${local}`, value);
    if (type !== 'resource' || label !== 'aws_lambda_function') continue;
    for (const attribute of ['arn', 'function_name', 'id'])
      add(`${label}.${name}.${attribute}`, attributes.get('function_name'));
  }
  return definitions;
}

/** The value of an expression as far as literals of the same file go. A default that is taken becomes a note. */
function evaluate(value: HclExpression, definitions: Definitions, notes: string[], steps: number): unknown {
  const follow = (inner: HclExpression) => evaluate(inner, definitions, notes, steps);
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map(follow);
    case 'object':
      return Object.fromEntries(value.members.map(([key, member]) => [String(follow(key)), follow(member)]));
    case 'template': {
      const parts = value.parts.map((part) =>
        typeof part === 'string' ? part : evaluatePart(part.expression, definitions, notes, steps),
      );
      if (parts.length === 1) return parts[0] instanceof NonLiteral ? new NonLiteral(value.source) : parts[0];
      return parts.every(isText) ? parts.join('') : new NonLiteral(value.source);
    }
    case 'call':
      return evaluateCall(value.name, value.items.map(follow)) ?? new NonLiteral(value.source);
    default:
      return evaluateReference(value.source, definitions, notes, steps);
  }
}

/** `${name}` in a text; `%{if …}` is no value. */
function evaluatePart(expression: string, definitions: Definitions, notes: string[], steps: number): unknown {
  if (steps >= MOST_STEPS || !expression.startsWith('$')) return new NonLiteral(expression);
  const inner = expression.slice(2, -1).replace(/^~/, '').replace(/~$/, '');
  return evaluate(parseHclExpression(inner.trim()), definitions, notes, steps + 1);
}

function evaluateReference(source: string, definitions: Definitions, notes: string[], steps: number): unknown {
  const name = source.replaceAll(/\s/g, '');
  const value = definitions.get(name);
  if (value === undefined || steps >= MOST_STEPS) return new NonLiteral(source);
  const result = evaluate(value, definitions, notes, steps + 1);
  if (result instanceof NonLiteral || result === null) return new NonLiteral(source);
  if (name.startsWith('var.')) notes.push(l10n.t('The default of variable {0} was taken.', name.slice(4)));
  return result;
}

function evaluateCall(name: string, values: readonly unknown[]): unknown {
  const [value] = values;
  if (values.length !== 1 || !isKnown(value)) return undefined;
  if (name === 'jsonencode') return toTerraformJson(value);
  if (name === 'toset' || name === 'tolist') return Array.isArray(value) ? value : undefined;
  return name === 'tostring' && isText(value) ? String(value) : undefined;
}

/** Terraform sorts the members of objects, and escapes these characters. */
function toTerraformJson(value: unknown): string {
  const text = JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
  return text.replaceAll(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isKnown(value: unknown): boolean {
  if (value instanceof NonLiteral) return false;
  if (Array.isArray(value)) return value.every(isKnown);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
