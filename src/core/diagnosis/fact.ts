import type { FailureReason } from '../failure.ts';

/** Why something could not be found out. `operation` is IAM-style (`ec2:DescribeSecurityGroups`): what the caller may lack. */
export interface Gap {
  readonly reason: FailureReason;
  readonly operation: string;
  /** AWS's own text, or ours where AWS gave none. */
  readonly message: string;
}

/** What calls to AWS found out, or why they could not. Something that does not exist is known: its value is undefined. */
export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly gap: Gap };
