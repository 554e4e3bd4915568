/** How much a record matters to who reads a log. */
export type LogLevel = 'error' | 'warning' | 'information' | 'detail';

/** One record of a log group. */
export interface LogEvent {
  /** CloudWatch's own, unique in the group. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly stream: string;
  readonly message: string;
}

/** Which records of a log group are read. */
export interface LogSearch {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to?: number;
  /** CloudWatch Logs filter pattern; absent: all records. */
  readonly pattern?: string;
  /** Of an earlier page. */
  readonly token?: string;
}

/** Some records, oldest first; an empty page may be followed by more (limits.md 1). */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Token of the next page. */
  readonly next?: string;
}
