import type { Fix } from '../hints/explanation.ts';
import type { AccountChange } from './accountChange.ts';
import type { Gap } from './fact.ts';

/** `skipped`: it does not apply to this mapping, and `evidence` says why. `unknown`: it could not be told. */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'skipped';

export type CheckArea =
  | 'mapping'
  | 'cluster'
  | 'role'
  | 'secret'
  | 'network'
  | 'function'
  | 'destination'
  | 'consumer-group'
  | 'registry';

/** A remedy that a check proposes. */
export interface Remedy extends Fix {
  /** What the extension can do itself, after asking. Absent: only the reader can. */
  readonly change?: AccountChange;
  /** The same as infrastructure as code, e.g. a CloudFormation resource. */
  readonly template?: { readonly language: 'yaml' | 'json' | 'hcl'; readonly text: string };
}

export interface CheckResult {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly area: CheckArea;
  /** What was looked at, in our words. */
  readonly title: string;
  readonly outcome: Outcome;
  /** What was seen, a line each: names, ports, ARNs. */
  readonly evidence: readonly string[];
  /** What could not be read. A gap by `access-denied` names the permission that the caller lacks. */
  readonly gaps: readonly Gap[];
  readonly remedies: readonly Remedy[];
  /** Stable kebab-case words for what exactly it saw, where it can fail for several causes. */
  readonly signs?: readonly string[];
}

/** What a diagnosis found, as it is saved (`*.msk-diagnosis.json`) and compared. */
export interface DiagnosisReport {
  readonly version: 1;
  readonly account: string;
  readonly region: string;
  /** UUID; absent for a mapping that is not created yet. */
  readonly uuid?: string;
  readonly eventSourceArn: string;
  readonly topic: string;
  readonly functionArn: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** State, LastProcessingResult and StateTransitionReason as they were. */
  readonly state?: string;
  readonly result?: string;
  readonly stateReason?: string;
  readonly checks: readonly CheckResult[];
}
