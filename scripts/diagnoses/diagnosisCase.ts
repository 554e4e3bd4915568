import type { AwsApi } from '../../src/aws/awsApi.ts';
import type { ProblemId } from '../../src/core/hints/problems.ts';
import type { Account } from '../../src/sandbox/account/account.ts';
import type { Seed } from '../../src/sandbox/account/seed.ts';

/** A failing mapping, what is wrong with it, and what repairs it. */
export interface DiagnosisCase {
  /** What it shows: an entry of the catalogue of errors. */
  readonly entry: string;
  readonly uuid: string;
  /** Default: the sample account. */
  readonly seed?: () => Seed;
  /** What goes wrong in the account; absent: it is wrong in the seed already. */
  readonly make?: (account: Account) => void;
  /** Id of the true cause, which the hint has to rank first. */
  readonly cause: string;
  /** Id of the check that has to show it; absent: AWS's APIs do not show the cause. */
  readonly finds?: string;
  /** The problem that a system record of the mapping's log tells of; absent: the log is not read. */
  readonly logged?: ProblemId;
  /** Lambda calls it well, and metrics tell of records that are lost: afterwards they tell of none. */
  readonly loses?: true;
  /** The cause is concluded, and not seen: why. */
  readonly concluded?: string;
  /** The content of its secret has to be asked for. */
  readonly content?: true;
  /** What shows the cause instead. */
  readonly otherwise?: string;
  /** What people do, where the extension does not; absent: its first remedy is applied. */
  readonly repair?: Repair;
}

export interface Repair {
  /** Ends a sentence that begins with "By hand:". */
  readonly words: string;
  /** Resolves to the UUID of the mapping that takes the place of the other, if one does. */
  readonly carryOut: (bed: RepairBed) => Promise<string> | undefined;
}

export interface RepairBed {
  readonly account: Account;
  readonly api: AwsApi;
  readonly uuid: string;
  readonly signal: AbortSignal;
}

/** The item of a list that a member tells from the others. */
export function findBy<T extends object, K extends keyof T>(items: readonly T[], key: K, value: T[K]): T {
  const found = items.find((item) => item[key] === value);
  if (found === undefined) throw new Error(`The account has no ${String(key)} ${String(value)}.`);
  return found;
}
