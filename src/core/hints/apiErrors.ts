import type { AwsFailure } from '../failure.ts';
import { toFieldAt } from '../mapping/fields.ts';
import type { FieldPath } from '../mapping/finding.ts';
import { API_REFUSALS, type Refusal } from './apiRefusals.ts';
import { explainFailure } from './failures.ts';
import { toMemberPath } from './memberPath.ts';
import { TOOL_REFUSALS } from './toolRefusals.ts';

/** The first row that fits counts: a tool's own texts are exact, rows that only name a code stand last. */
const REFUSALS: readonly Refusal[] = [...TOOL_REFUSALS, ...API_REFUSALS];

export interface ApiExplanation {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly title: string;
  /** What to do. */
  readonly hint: string;
  /** The member of the mapping document that the refusal concerns. */
  readonly path?: FieldPath;
  /** UUID of the mapping that is in the way. */
  readonly existingUuid?: string;
}

/** The part of `AwsFailure` that is explained; messages that passed through a process boundary fit too. */
export type ApiFailure = Pick<AwsFailure, 'reason' | 'message' | 'operation'> & { readonly code?: string };

/**
 * What a refusal of Lambda means, beside which field it belongs, and which mapping stands in the way. A refusal that no
 * row knows is explained by its reason.
 */
export function explainApiFailure(failure: ApiFailure): ApiExplanation {
  const message = toPlainMessage(failure.message);
  for (const error of REFUSALS) {
    const groups = toMatch(error, failure, message);
    if (groups !== undefined) return toExplanation(error, groups);
  }
  const { title, message: hint } = explainFailure({ ...failure, code: failure.code });
  return { id: failure.reason, title, hint };
}

/** A refusal that stands in a text, and the part of the text that told. */
export interface FoundRefusal {
  readonly explanation: ApiExplanation;
  readonly part: string;
}

/**
 * The refusal that a line of a tool's output tells of. A code without a text tells only where the line is about event
 * source mappings: other services have the same codes.
 */
export function findRefusal(text: string): FoundRefusal | undefined {
  for (const error of REFUSALS) {
    const match = error.pattern?.exec(text) ?? undefined;
    if (match !== undefined) return { explanation: toExplanation(error, match.groups ?? {}), part: match[0] };
  }
  if (!/event ?source ?mapping/i.test(text)) return undefined;
  const coded = REFUSALS.find(({ code }) => code !== undefined && new RegExp(`\\b${code}\\b`).test(text));
  return coded?.code === undefined ? undefined : { explanation: toExplanation(coded, {}), part: coded.code };
}

function toMatch(error: Refusal, failure: ApiFailure, message: string): Readonly<Record<string, string>> | undefined {
  const match = error.pattern?.exec(message) ?? undefined;
  if (match !== undefined) return match.groups ?? {};
  return error.code !== undefined && error.code === failure.code ? {} : undefined;
}

function toExplanation(error: Refusal, groups: Readonly<Record<string, string | undefined>>): ApiExplanation {
  const path = error.path ?? toMemberPath(groups['field'] ?? '');
  const label = path === undefined ? undefined : toFieldAt(path)?.label();
  const found = { field: label ?? groups['field'] ?? '', value: groups['value'] ?? '' };
  return {
    id: error.id,
    title: error.title(found),
    hint: error.hint(found),
    ...(path !== undefined && { path }),
    ...(error.id === 'mapping-exists' && { existingUuid: found.value }),
  };
}

/** What CloudFormation and deployment tools wrap around the service's text (errors.md D). */
function toPlainMessage(message: string): string {
  const inner = /Invalid request provided: (.*?) \(Service: Lambda/s.exec(message)?.[1];
  return inner ?? message;
}
