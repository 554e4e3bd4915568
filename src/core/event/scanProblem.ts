export type ScanProblemId = 'truncated' | 'unexpected' | 'open-string' | 'comment' | 'repeated' | 'shape';

/** Something in the text that keeps it from being read as it stands. */
export interface ScanProblem {
  readonly id: ScanProblemId;
  /** Place in the text, in UTF-16 units as editors count. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** More problems than anyone reads; a text that is no JSON at all must not fill the memory with them. */
export const PROBLEM_LIMIT = 100;
