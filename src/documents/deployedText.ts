import * as l10n from '@vscode/l10n';
import { canonical, type Difference, toChanges, toMappingInput, toPatterns } from '../core/mapping/changes.ts';
import { toField } from '../core/mapping/fields.ts';
import { formatFieldValue, readFieldValue } from '../core/mapping/fieldValues.ts';
import type { FieldEdit, FieldPath } from '../core/mapping/finding.ts';
import { isSameFunction } from '../core/mapping/functions.ts';
import { type DeployedMapping, type MappingInput, toTopic } from '../core/mapping/mapping.ts';
import { editMappingText, parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { type Tags, toOwnTags } from '../core/mapping/tags.ts';
import { applyTextEdits } from '../core/mapping/textEdits.ts';

/** A document's text as it would be if it said what is deployed. */
export interface DeployedText {
  readonly text: string;
  /** What differs in meaning; `before` is what is deployed. */
  readonly differences: readonly Difference[];
}

/**
 * Edits in a document's own text only the values that really differ, so that a diff shows these and nothing else. Tags
 * are compared when both sides are known: `tags` are those of the deployed mapping, which answers do not hold.
 */
export function toDeployedText(text: string, deployed: DeployedMapping, tags?: Tags): DeployedText {
  const { input } = parseMappingDocument(text);
  const before: MappingInput = {
    ...toMappingInput(deployed),
    ...(tags === undefined ? {} : { Tags: toOwnTags(tags) }),
  };
  const differences = [...listDifferences(deployed, input), ...listTagDifferences(before, input)];
  const edits = differences.flatMap(({ path }) =>
    toEdits(path, readFieldValue(before, path), readFieldValue(input, path)),
  );
  return { text: applyTextEdits(text, editMappingText(text, edits)), differences };
}

/** What a document says otherwise than the mapping as deployed; tags, which the mapping does not tell, left aside. */
export function listDifferences(deployed: DeployedMapping, input: MappingInput): readonly Difference[] {
  const { differences, fixed } = toChanges(deployed, input);
  return [...differences, ...fixed].filter(({ path }) => !isHidden(path, deployed));
}

/** Mappings that a document can mean: the one it names, else all of its function, source and topic. */
export function findDeployedOf(
  { input, uuid }: { readonly input: MappingInput; readonly uuid?: string },
  mappings: readonly DeployedMapping[],
): readonly DeployedMapping[] {
  if (uuid !== undefined) return mappings.filter((mapping) => mapping.UUID === uuid);
  const { EventSourceArn: source, FunctionName: name } = input;
  if (source === undefined || name === undefined || toTopic(input) === '') return [];
  return mappings.filter(
    (mapping) =>
      mapping.EventSourceArn === source &&
      toTopic(mapping) === toTopic(input) &&
      isSameFunction(mapping.FunctionArn, name),
  );
}

/** Filters that are encrypted are left out of lists, and out of answers to those who may not decrypt (fields.md 10). */
function isHidden(path: FieldPath, deployed: DeployedMapping): boolean {
  return path[0] === 'FilterCriteria' && Boolean(deployed.KMSKeyArn) && !deployed.FilterCriteria;
}

function listTagDifferences(before: MappingInput, input: MappingInput): readonly Difference[] {
  // A document without tags leaves them as they are.
  if (before.Tags === undefined || input.Tags === undefined) return [];
  if (canonical(before.Tags) === canonical(input.Tags)) return [];
  const field = toField('tags');
  const words = (tags: Tags) => formatFieldValue(field, tags) || l10n.t('none');
  return [{ path: field.path, label: field.label(), before: words(before.Tags), after: words(input.Tags) }];
}

/** In lists only the items that differ; the last first where items go, so that the others keep their places. */
function toEdits(path: FieldPath, before: unknown, after: unknown): readonly FieldEdit[] {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0) return [{ path, value: before }];
  const old = toMeanings(path, before);
  const fresh = toMeanings(path, after);
  const changed = before.flatMap((value: unknown, index) =>
    index >= after.length || old[index] !== fresh[index] ? [{ path: [...path, index], value }] : [],
  );
  const extra = after.slice(before.length).map((_item, index) => ({ path: [...path, before.length + index] }));
  return [...changed, ...extra.toReversed().map((place) => ({ ...place, value: undefined }))];
}

function toMeanings(path: FieldPath, items: readonly unknown[]): readonly string[] {
  return (path[0] === 'FilterCriteria' ? toPatterns(items) : items).map(canonical);
}
