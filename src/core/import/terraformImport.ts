import * as l10n from '@vscode/l10n';
import { type HclBlock, parseHcl } from './hclParser.ts';
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
import { TerraformScope } from './terraformScope.ts';

const TYPE = 'aws_lambda_event_source_mapping';

/** Arguments of every resource; they say nothing about the mapping. */
const META: readonly string[] = ['depends_on', 'provider', 'lifecycle', 'region', 'timeouts'];

/** Resources `aws_lambda_event_source_mapping` of a file of Terraform; undefined for a text without one. */
export function readTerraformImport(text: string): MappingImport | undefined {
  if (!text.includes(TYPE)) return undefined;
  const blocks = parseHcl(text);
  const scope = new TerraformScope(blocks);
  const mappings: ImportedMapping[] = [];
  const notes: string[] = [];
  const resources = blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === TYPE);
  for (const resource of resources) readResource(resource, scope, mappings, notes);
  return resources.length === 0 ? undefined : { kind: 'terraform', mappings, notes };
}

function readResource(resource: HclBlock, scope: TerraformScope, mappings: ImportedMapping[], notes: string[]): void {
  const name = resource.labels[1] ?? '';
  const ownNotes: string[] = [];
  const { count, for_each: forEach, ...value } = toMembers(resource, scope, ownNotes);
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
function toMembers(block: HclBlock, scope: TerraformScope, notes: string[]): Readonly<Record<string, unknown>> {
  const attributes = [...block.attributes].map(([name, value]) => [name, scope.evaluate(value, notes)] as const);
  const types = new Set(block.blocks.map(({ type }) => type));
  const nested = [...types].map((type) => {
    const same = block.blocks.filter((inner) => inner.type === type);
    const isDynamic = type === 'dynamic';
    return [
      isDynamic ? (same[0]?.labels[0] ?? type) : type,
      isDynamic ? new NonLiteral('dynamic') : same.map((inner) => toMembers(inner, scope, notes)),
    ] as const;
  });
  // An argument that is null is not given.
  const given = [...attributes, ...nested].filter(([name, value]) => value !== null && !META.includes(name));
  return Object.fromEntries(given);
}
