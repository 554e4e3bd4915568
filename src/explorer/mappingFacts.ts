import { findProblem, stripResult, toProblem } from '../core/hints/problems.ts';
import { findTransitionReason } from '../core/hints/transitionReasons.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { type MappingStatus, type StatusKind, toStatus } from '../core/mapping/status.ts';

/** What a row says of a mapping's condition. */
export interface MappingFacts {
  readonly kind: StatusKind;
  /** The state in words. */
  readonly label: string;
  /** Present for a mapping that needs attention now. */
  readonly problem?: MappingProblem;
  /** A problem told by a mapping that does not run now: it may be an old one. */
  readonly earlier?: MappingProblem;
}

export interface MappingProblem {
  /** Id of the catalogue in core/hints. */
  readonly id: string;
  /** In our words; AWS's own words where the catalogue does not know them. */
  readonly title: string;
}

export function toMappingFacts(mapping: DeployedMapping): MappingFacts {
  const status = toStatus(mapping);
  const problem = toMappingProblem(status);
  if (problem === undefined) return { kind: status.kind, label: status.label };
  return { kind: status.kind, label: status.label, [status.severity === 'error' ? 'problem' : 'earlier']: problem };
}

/** The processing result says more than the reason for the stop, where it is a known one. */
function toMappingProblem({ problem: text, stopReason }: MappingStatus): MappingProblem | undefined {
  const known = text === undefined ? undefined : findProblem(text);
  const stopped = stopReason === undefined ? undefined : findTransitionReason(stopReason)?.problem;
  if (known !== undefined) return { id: known.id, title: known.title() };
  if (stopped !== undefined) return { id: stopped, title: toProblem(stopped).title() };
  return text === undefined ? undefined : { id: 'unknown-problem', title: stripResult(text) };
}
