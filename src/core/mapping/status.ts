import * as l10n from '@vscode/l10n';
import { type DeployedMapping, isTransitional } from './mapping.ts';

/** `idle`: works, nothing read yet. `off`: disabled by the user. `unknown`: AWS has said nothing yet, or something new. */
export type StatusKind = 'ok' | 'idle' | 'off' | 'changing' | 'problem' | 'unknown';

/** Codes with which Lambda explains that it stopped a mapping (errors.md B). */
type StopReason =
  | 'ESM_CONFIG_NOT_VALID'
  | 'EVENT_SOURCE_AUTHN_ERROR'
  | 'EVENT_SOURCE_AUTHZ_ERROR'
  | 'FUNCTION_CONFIG_NOT_VALID';

export interface MappingStatus {
  readonly kind: StatusKind;
  /** State in words for the user. */
  readonly label: string;
  /** What went wrong in AWS's words, without `PROBLEM:`. Can be an old one: AWS keeps the last result (errors.md A). */
  readonly problem?: string;
  /** `warning`: told by a mapping that does not run now, or that is changing. */
  readonly severity?: 'error' | 'warning';
  /** Present when Lambda itself stopped the mapping. */
  readonly stopReason?: StopReason;
}

const STOP_REASONS: readonly StopReason[] = [
  'ESM_CONFIG_NOT_VALID',
  'EVENT_SOURCE_AUTHN_ERROR',
  'EVENT_SOURCE_AUTHZ_ERROR',
  'FUNCTION_CONFIG_NOT_VALID',
];

const STATE_LABELS: Readonly<Record<string, () => string>> = {
  Creating: () => l10n.t('Creating'),
  Enabling: () => l10n.t('Enabling'),
  Enabled: () => l10n.t('Enabled'),
  Disabling: () => l10n.t('Disabling'),
  Disabled: () => l10n.t('Disabled'),
  Updating: () => l10n.t('Updating'),
  Deleting: () => l10n.t('Deleting'),
};

/** Reads State, LastProcessingResult and StateTransitionReason together (errors.md A0, B, C). */
export function toStatus(mapping: DeployedMapping): MappingStatus {
  const label =
    (Object.hasOwn(STATE_LABELS, mapping.State) ? STATE_LABELS[mapping.State]?.() : undefined) ?? mapping.State;
  const result = readResult(mapping.LastProcessingResult);
  const problem = result.problem === undefined ? {} : { problem: result.problem };
  const stopReason = STOP_REASONS.find((reason) => reason === mapping.StateTransitionReason?.trim().toUpperCase());
  if (isTransitional(mapping)) return toMild('changing', label, problem);
  if (mapping.State === 'Disabled') {
    if (stopReason === undefined) return toMild('off', label, problem);
    return { kind: 'problem', label: l10n.t('Stopped by Lambda'), ...problem, severity: 'error', stopReason };
  }
  if (mapping.State !== 'Enabled') return toMild('unknown', label, problem);
  if (result.kind === 'problem') return { kind: 'problem', label, ...problem, severity: 'error' };
  return { kind: result.kind, label };
}

function toMild(kind: StatusKind, label: string, problem: { readonly problem?: string }): MappingStatus {
  return problem.problem === undefined ? { kind, label } : { kind, label, ...problem, severity: 'warning' };
}

interface Result {
  readonly kind: 'ok' | 'idle' | 'unknown' | 'problem';
  readonly problem?: string;
}

/** Anything but the two good answers is a problem: AWS leaves the word `PROBLEM:` out at times (errors.md A). */
function readResult(text: string | undefined): Result {
  const plain = (text ?? '').trim().replace(/\.$/, '').toLowerCase();
  if (plain === '') return { kind: 'unknown' };
  if (plain === 'ok') return { kind: 'ok' };
  if (plain === 'no records processed') return { kind: 'idle' };
  return { kind: 'problem', problem: (text ?? '').trim().replace(/^PROBLEM:\s*/i, '') };
}
