/** What came of a synchronous invocation. */
export interface Invocation {
  /** 200 also when the function itself failed: then `functionError` is there. */
  readonly status: number;
  /** `Unhandled` or `Handled`; the payload then describes the error. */
  readonly functionError?: string;
  readonly executedVersion?: string;
  readonly requestId?: string;
  /** End of the function's log, 4 KB at most. */
  readonly log?: string;
  /** What the function returned, as JSON; empty for nothing. */
  readonly payload: string;
}
