import * as l10n from '@vscode/l10n';
import type { ParseError } from 'jsonc-parser';
import { FIELDS } from './fields.ts';
import type { FieldEdit, FieldPath, Fix, Severity } from './finding.ts';
import { editJsonText } from './jsonEdit.ts';
import {
  findJsonNode,
  isEmptyTree,
  type JsonTree,
  listOverriddenMembers,
  parseJsonTree,
  toJsonValue,
  toNodeFinder,
} from './jsonTree.ts';
import type { MappingInput } from './mapping.ts';
import { formatParseError } from './parseErrors.ts';
import { type PrintedMapping, readPrintedMapping } from './printedMapping.ts';
import { readMapping, type ShapeFault, toMemberOrder } from './shape.ts';
import { toShapeFinding } from './shapeFindings.ts';
import type { TextEdit } from './textEdits.ts';

/** Something in the text itself that stands in the way; what the text says is judged by `checkMapping`. */
export interface DocumentProblem {
  /** Stable id, as it appears in `Diagnostic.code`. */
  readonly ruleId: 'json-syntax' | 'nested-too-deeply' | 'not-a-mapping' | 'duplicate-member' | 'wrong-type';
  readonly severity: Severity;
  readonly message: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly length: number;
  /** The member concerned, if it is one. */
  readonly path?: FieldPath;
  readonly fix?: Fix;
}

interface TextRange {
  readonly offset: number;
  readonly length: number;
}

export interface MappingDocument {
  /**
   * `empty`: nothing but blank and comments. `broken`: no valid JSON; `input` is what could still be read.
   * `other`: JSON, but no mapping. Only `empty` and `mapping` (and `other` while it is an object) can be edited.
   */
  readonly kind: 'empty' | 'mapping' | 'other' | 'broken';
  /** Safe to read: every known member has its type. A document with problems of severity `error` must not be sent. */
  readonly input: MappingInput;
  /** Present: the document edits that deployed mapping. */
  readonly uuid?: string;
  readonly problems: readonly DocumentProblem[];
  /** Range of the value at a path; undefined when the text has no such place. */
  locate(path: FieldPath): TextRange | undefined;
}

/** Reads a mapping document, or what `aws lambda get-event-source-mapping` prints. Never throws. */
export function parseMappingDocument(text: string): MappingDocument {
  const tree = parseJsonTree(text);
  const printed = readPrintedMapping(toJsonValue(tree.root));
  const { input, faults } = readMapping(printed.members);
  const kind = toKind(tree, printed);
  const find = toNodeFinder(tree.root);
  const locate = (path: FieldPath) => toRange(find(printed.toTextPath(path)));
  return {
    kind,
    input,
    ...(printed.uuid === undefined ? {} : { uuid: printed.uuid }),
    problems: [
      ...toSyntaxProblems(text, tree, kind),
      ...toKindProblems(text, kind),
      ...toDuplicateProblems(tree),
      ...(kind === 'mapping' ? toShapeProblems(faults, printed, locate) : []),
    ],
    locate,
  };
}

/** Minimal edits of the text that make the changes; none when the text is broken JSON or no object. */
export function editMappingText(text: string, edits: readonly FieldEdit[]): readonly TextEdit[] {
  const printed = readPrintedMapping(toJsonValue(parseJsonTree(text).root));
  return editJsonText(
    text,
    edits.map((edit) => ({ ...edit, path: printed.toTextPath(edit.path) })),
    toDocumentOrder,
  );
}

/** A new document: members in the order of the table of fields, two blanks a level. */
export function formatMappingDocument(input: MappingInput, uuid?: string): string {
  const members = { ...(uuid === undefined ? {} : { UUID: uuid }), ...input };
  return `${JSON.stringify(toOrdered(members, []), null, 2)}\n`;
}

function toDocumentOrder(path: FieldPath): readonly string[] {
  const order = toMemberOrder(path);
  return path.length === 0 ? ['UUID', ...order] : order;
}

function toOrdered(value: unknown, path: FieldPath): unknown {
  if (Array.isArray(value)) return value.map((item, index) => toOrdered(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const order = toDocumentOrder(path);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([name, member]) => [name, toOrdered(member, [...path, name])]));
}

function toKind(tree: JsonTree, printed: PrintedMapping): MappingDocument['kind'] {
  if (isEmptyTree(tree)) return 'empty';
  if (tree.root === undefined || tree.errors.length > 0) return 'broken';
  if (tree.root.type !== 'object') return 'other';
  const names = Object.keys(printed.members);
  const known = new Set<unknown>(FIELDS.map((field) => field.path[0]));
  const foreign = names.length > 0 && printed.uuid === undefined && !names.some((name) => known.has(name));
  return foreign ? 'other' : 'mapping';
}

function toRange(node: JsonTree['root']): TextRange | undefined {
  return node === undefined ? undefined : { offset: node.offset, length: node.length };
}

function toSyntaxProblems(text: string, tree: JsonTree, kind: MappingDocument['kind']): readonly DocumentProblem[] {
  if (tree.tooDeep)
    return [toWholeProblem(text, 'nested-too-deeply', l10n.t('This JSON is nested too deeply to be read.'))];
  if (kind === 'empty') return [];
  return tree.errors.map((error: ParseError) => ({
    ruleId: 'json-syntax',
    severity: 'error',
    message: formatParseError(error.error),
    offset: error.offset,
    length: error.length,
  }));
}

function toKindProblems(text: string, kind: MappingDocument['kind']): readonly DocumentProblem[] {
  if (kind !== 'other') return [];
  return [
    toWholeProblem(
      text,
      'not-a-mapping',
      l10n.t(
        'This JSON is not an event source mapping: it has none of the members that create-event-source-mapping takes.',
      ),
    ),
  ];
}

function toWholeProblem(text: string, ruleId: DocumentProblem['ruleId'], message: string): DocumentProblem {
  return { ruleId, severity: 'error', message, offset: 0, length: text.length };
}

function toDuplicateProblems(tree: JsonTree): readonly DocumentProblem[] {
  return listOverriddenMembers(tree.root).map(({ path, property }) => ({
    ruleId: 'duplicate-member',
    severity: 'warning',
    message: l10n.t('{0} is given more than once; only the last one counts.', String(path.at(-1))),
    offset: property.offset,
    length: property.length,
    path,
    fix: {
      title: l10n.t('Keep only the last {0}', String(path.at(-1))),
      edits: [{ path, value: toJsonValue(findJsonNode(tree.root, path)) }],
    },
  }));
}

/** Wrong types. Members without meaning are left to the rules, which know why each is refused. */
function toShapeProblems(
  faults: readonly ShapeFault[],
  printed: PrintedMapping,
  locate: (path: FieldPath) => TextRange | undefined,
): readonly DocumentProblem[] {
  return faults.flatMap((fault) => {
    if (fault.expected === 'nothing' || printed.isNull(fault.path)) return [];
    const range = locate(fault.path);
    if (range === undefined) return [];
    const { severity, message, path, fix } = toShapeFinding(fault);
    return [{ ruleId: 'wrong-type', severity, message, path, ...(fix === undefined ? {} : { fix }), ...range }];
  });
}
