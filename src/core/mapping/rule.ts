import type { FieldId } from './fieldSpec.ts';
import { toField } from './fields.ts';
import type { FieldPath, Finding, Fix, Known, Severity } from './finding.ts';
import type { MappingInput } from './mapping.ts';

/** One place where a rule applies. `values` feed the message. */
export interface RuleHit<Values> {
  /** Absent: the path of the rule's field. */
  readonly path?: FieldPath;
  readonly values: Values;
  readonly fix?: Fix;
  readonly mappingUuid?: string;
}

/** What a rule says, once: the table of rules is made of these. */
export interface RuleSpec<Values> {
  /** Stable kebab-case id, as it appears in `Finding.ruleId`. */
  readonly id: string;
  readonly severity: Severity;
  readonly field: FieldId;
  /** Must stay silent when it needs a part of `known` that is missing. */
  readonly check: (draft: MappingInput, known: Known) => RuleHit<Values> | readonly RuleHit<Values>[] | undefined;
  /** What is wrong and what to do. */
  readonly message: (values: Values) => string;
  /** Where the fact comes from, e.g. `source-facts 118`. */
  readonly source: string;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly field: FieldId;
  readonly source: string;
  readonly find: (draft: MappingInput, known: Known) => readonly Finding[];
}

/** Rules have different values but live in one table: each keeps its own to itself. */
export function toRule<Values>({ check, message, ...rest }: RuleSpec<Values>): Rule {
  const toFinding = ({ values, path, ...extra }: RuleHit<Values>): Finding => ({
    ruleId: rest.id,
    severity: rest.severity,
    path: path ?? toField(rest.field).path,
    message: message(values),
    ...extra,
  });
  return { ...rest, find: (draft, known) => toHits(check(draft, known)).map(toFinding) };
}

function toHits<T>(hits: T | readonly T[] | undefined): readonly T[] {
  if (hits === undefined) return [];
  return isList(hits) ? hits : [hits];
}

function isList<T>(hits: T | readonly T[]): hits is readonly T[] {
  return Array.isArray(hits);
}

/** The mapping exists already: what is fixed at creation can no longer be right or wrong. */
export function isEditing(known: Known): boolean {
  return known.deployed !== undefined;
}

/** Other mappings of the account; undefined when they are not known. */
export function toOtherMappings(known: Known): Known['mappings'] {
  return known.mappings?.filter((mapping) => mapping.UUID !== known.deployed?.UUID);
}
