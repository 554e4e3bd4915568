import { toFunctionName, toFunctionQualifier } from '../arn.ts';
import type { FieldPath } from '../mapping/finding.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { toTopic } from '../mapping/mapping.ts';
import { readMapping } from '../mapping/shape.ts';
import { formatTimestamp, parseTimestamp } from '../mapping/timestamp.ts';
import type { ExportOptions } from './mappingExport.ts';

/** What every format is made from. */
export interface ExportRequest {
  /** Members of MSK mappings only, each of its type; a timestamp that is text names its zone. */
  readonly input: MappingInput;
  /** Members that the given mapping had although MSK mappings have none of that name. */
  readonly foreign: readonly FieldPath[];
  readonly options: ExportOptions;
  readonly names: ExportNames;
}

/** Names that templates give to things, derived from function and topic so that another topic is another resource. */
interface ExportNames {
  /** Logical ID of the mapping: letters and digits, e.g. `HandleOrdersFromOrders`. */
  readonly mapping: string;
  /** The same as an identifier of Terraform, e.g. `handle_orders_from_orders`. */
  readonly mappingSnake: string;
  /** Logical ID of the function. */
  readonly function: string;
  /** Name of the function without account and qualifier; empty when the mapping names none. */
  readonly functionName: string;
  /** Version or alias that the mapping invokes. */
  readonly qualifier?: string;
}

export function toExportRequest(input: MappingInput, options: ExportOptions): ExportRequest {
  const { input: shaped, faults } = readMapping(input);
  const foreign = faults.filter((fault) => fault.expected === 'nothing').map((fault) => fault.path);
  const known = foreign.length === 0 ? shaped : withoutAll(shaped, foreign);
  return { input: withZone(known), foreign, options, names: toNames(known) };
}

function withoutAll(input: MappingInput, paths: readonly FieldPath[]): MappingInput {
  const rest = removeAll(input, paths);
  return typeof rest === 'object' && rest !== null ? rest : {};
}

/** Takes out all places in one pass: a document can hold thousands of members that AWS does not know. */
function removeAll(value: unknown, paths: readonly FieldPath[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const inside = new Map<string, FieldPath[]>();
  for (const [name, ...rest] of paths) {
    const rests = inside.get(String(name));
    if (rests === undefined) inside.set(String(name), [rest]);
    else rests.push(rest);
  }
  const isGone = (rests: readonly FieldPath[]) => rests.some((rest) => rest.length === 0);
  // An item of a list leaves the others at their places.
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const rests = inside.get(String(index)) ?? [];
      return isGone(rests) ? item : removeAll(item, rests);
    });
  }
  const members = Object.entries(value).flatMap(([key, member]) => {
    const rests = inside.get(key) ?? [];
    return isGone(rests) ? [] : [[key, removeAll(member, rests)] as const];
  });
  return Object.fromEntries(members);
}

/** The AWS CLI would take the zone of the machine, templates take UTC: all are told the same. */
function withZone(input: MappingInput): MappingInput {
  const { StartingPositionTimestamp: time } = input;
  const parsed = typeof time === 'string' ? parseTimestamp(time) : undefined;
  return parsed === undefined ? input : { ...input, StartingPositionTimestamp: formatTimestamp(parsed.milliseconds) };
}

/** CloudFormation takes 255 characters. */
const NAME_LENGTH = 100;

function toNames(input: MappingInput): ExportNames {
  const reference = input.FunctionName ?? '';
  const functionName = reference === '' ? '' : toFunctionName(reference);
  const qualifier = reference === '' ? undefined : toFunctionQualifier(reference);
  const functionWords = toWords(functionName);
  const words = [...(functionWords.length === 0 ? ['mapping'] : functionWords), 'from', ...toWords(toTopic(input))];
  const mapping = toPascal(words).slice(0, 2 * NAME_LENGTH);
  return {
    mapping,
    mappingSnake: toSnake(words),
    function: toPascal(functionWords.length === 0 ? ['function'] : functionWords).slice(0, NAME_LENGTH),
    functionName,
    ...(qualifier === undefined ? {} : { qualifier }),
  };
}

function toWords(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9]+/g) ?? [];
}

function toPascal(words: readonly string[]): string {
  const text = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(text) ? `N${text}` : text;
}

function toSnake(words: readonly string[]): string {
  const text = words.map((word) => word.toLowerCase()).join('_');
  return /^\d/.test(text) ? `_${text}` : text;
}
