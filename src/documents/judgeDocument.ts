import { findNodeAtOffset, type Node } from 'jsonc-parser';
import { toFieldAt } from '../core/mapping/fields.ts';
import type { FieldPath, Finding, Fix, Known, Severity } from '../core/mapping/finding.ts';
import { parseJsonTree } from '../core/mapping/jsonTree.ts';
import { type DocumentProblem, type MappingDocument, parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { checkMapping } from '../core/mapping/rules.ts';

/** What is wrong at one place of a text. Offsets are UTF-16 units from its start. */
export interface Judgement {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly fix?: Fix;
  /** Another mapping that the message is about. */
  readonly mappingUuid?: string;
  /** Page of the documentation about the field concerned. */
  readonly docUrl?: string;
}

/** Rules that object to a member itself, whatever its value is. */
const ABOUT_MEMBERS: ReadonlySet<string> = new Set(['unknown-member', 'not-for-msk', 'duplicate-member']);

/** Members that another one asks for: where they are missing, that one is marked. */
const ASKED_FOR_BY: Readonly<Record<string, FieldPath>> = { StartingPositionTimestamp: ['StartingPosition'] };

/** Everything that is wrong with a text as a mapping document, errors first. Never throws. */
export function judgeDocument(text: string, known: Known): readonly Judgement[] {
  const document = parseMappingDocument(text);
  // Of a broken text only parts were read: rules would miss members that are there.
  const all = document.kind === 'mapping' ? checkMapping(document.input, known) : [];
  const findings = all.filter((finding) => !isGuess(finding, document, known));
  if (findings.length === 0) return document.problems.map(toProblem);
  const { root } = parseJsonTree(text);
  return [...document.problems.map(toProblem), ...findings.map((finding) => toJudgement(finding, document, root))];
}

/** What a document leaves out is as deployed when it updates a mapping, and of that one nothing may be known yet. */
function isGuess({ ruleId, path }: Finding, { uuid }: MappingDocument, { deployed }: Known): boolean {
  if (ruleId !== 'required-member' || uuid === undefined || deployed !== undefined) return false;
  const field = toFieldAt(path);
  return field?.id === 'functionName' || field?.createOnly === true;
}

function toProblem({ path, ...problem }: DocumentProblem): Judgement {
  return { ...problem, ...toDocumentation(path) };
}

function toJudgement({ path, ...finding }: Finding, document: MappingDocument, root: Node | undefined): Judgement {
  return { ...finding, ...toPlace(path, finding.ruleId, document, root), ...toDocumentation(path) };
}

/** The value; for a member that is missing what asks for it, else the brace or bracket where it should be inside. */
function toPlace(path: FieldPath, ruleId: string, { locate }: MappingDocument, root: Node | undefined) {
  const exact = locate(path);
  if (exact !== undefined) return ABOUT_MEMBERS.has(ruleId) ? toMember(exact, root) : exact;
  const asking = path.length === 1 ? ASKED_FOR_BY[String(path[0])] : undefined;
  const asked = asking === undefined ? undefined : locate(asking);
  if (asked !== undefined) return asked;
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const around = locate(path.slice(0, length));
    if (around !== undefined) return { offset: around.offset, length: 1 };
  }
  return { offset: 0, length: 0 };
}

function toMember(value: { readonly offset: number; readonly length: number }, root: Node | undefined) {
  const property = root === undefined ? undefined : findNodeAtOffset(root, value.offset)?.parent;
  if (property?.type !== 'property') return value;
  return { offset: property.offset, length: property.length };
}

function toDocumentation(path: FieldPath | undefined): { readonly docUrl?: string } {
  const field = path === undefined ? undefined : toFieldAt(path);
  return field === undefined ? {} : { docUrl: field.docUrl };
}
