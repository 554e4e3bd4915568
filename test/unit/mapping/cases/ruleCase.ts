import type { FieldPath, Known } from '../../../../src/core/mapping/finding.ts';

/** Drafts that a rule must object to, and near misses that it must let pass. Drafts may be any JSON value. */
export interface RuleCase {
  readonly rule: string;
  readonly fires: readonly RuleExample[];
  readonly silent: readonly RuleExample[];
}

export interface RuleExample {
  readonly why: string;
  readonly draft: object;
  readonly known?: Known;
  /** Where the finding must be; checked for `fires` only. */
  readonly path?: FieldPath;
  /** Part of the message. */
  readonly says?: string;
  /** Members that the draft must have after the fix; present means that there must be a fix. */
  readonly fixed?: object;
  readonly uuid?: string;
}
